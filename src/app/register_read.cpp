// metforward register list, show, history, work, export: what the records say.
#include "app/register_command.hpp"
#include "registers/table_files.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::app {

namespace {

Result<std::vector<std::pair<std::string, std::string>>>
pairs(const std::vector<std::string>& texts) {
    std::vector<std::pair<std::string, std::string>> all;
    for (const std::string& text : texts) {
        const auto equals = text.find('=');
        if (equals == std::string::npos || equals == 0) {
            return fail(ErrorKind::usage, fmt::format("'{}' names no value", text), {},
                        "Write it as: owner=\"district commander\"");
        }
        all.emplace_back(text.substr(0, equals), text.substr(equals + 1));
    }
    return all;
}

std::string cell_text(const registers::FieldView& cell) {
    return cell.title.empty() ? cell.value : fmt::format("{} ({})", cell.title, cell.value);
}

/// All registers, with how many records each has and what it asks of people.
Result<int> list_registers(const Context& context, registers::Registers& open, Format format) {
    (void)context;
    const auto burden = registers::burden(open);
    if (!burden) {
        return pass(burden.error());
    }
    store::Table table{{{"register", ""}, {"records", ""}, {"minutes each", ""}, {"states", ""}},
                       {}};
    for (const registers::Burden& one : *burden) {
        const registers::Register* in = open.definitions().find(one.in);
        std::string states;
        for (const std::string& state : in->states) {
            states += (states.empty() ? "" : " ") + state;
        }
        table.rows.push_back({one.in, one.records, std::int64_t{one.minutes}, states});
    }
    auto printed = print(rendered(table, format));
    return printed ? Result<int>{done} : pass(printed.error());
}

} // namespace

Result<int> register_list(const Context& context, const RegisterCommand& command) {
    const auto format = format_of(context.json ? "json" : command.format);
    auto open = format ? open_registers(context) : pass(format.error());
    const auto where = open ? pairs(command.where) : pass(open.error());
    if (!where) {
        return pass(where.error());
    }
    if (command.in.empty() && command.words.empty()) {
        return list_registers(context, *open, *format);
    }
    const auto view = registers::view_list(*open,
                                           {.in = command.in,
                                            .states = command.states,
                                            .where = *where,
                                            .words = command.words,
                                            .offset = command.offset,
                                            .limit = command.limit},
                                           actor_of(command));
    if (!view) {
        return pass(view.error());
    }
    store::Table table{{{"register", ""}, {"id", ""}, {"title", ""}, {"state", ""}}, {}};
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < view->columns.size(); ++i) {
        const std::string& name = view->columns[i];
        const registers::Register* in = open->definitions().find(command.in);
        if (name != "id" && name != "state" && (in == nullptr || name != in->title)) {
            table.columns.push_back({name, ""});
            shown.push_back(i);
        }
    }
    for (const registers::ListView::Row& row : view->rows) {
        std::vector<store::Value> cells{row.in, row.id, row.title, row.state};
        for (const std::size_t i : shown) {
            cells.emplace_back(cell_text(row.cells[i]));
        }
        table.rows.push_back(std::move(cells));
    }
    if (view->total > command.offset + view->rows.size()) {
        context.say(fmt::format("{} of {} records; --offset {} shows the next.", view->rows.size(),
                                view->counted ? std::to_string(view->total) : "more than 1000",
                                command.offset + view->rows.size()));
    }
    auto printed = print(rendered(table, *format));
    return printed ? Result<int>{done} : pass(printed.error());
}

namespace {

Result<registers::RecordView> record_asked(const Context& context, const RegisterCommand& command) {
    auto open = open_registers(context);
    return open ? registers::view_record(*open, command.in, command.id, actor_of(command),
                                         context.clock.today)
                : pass(open.error());
}

} // namespace

Result<int> register_show(const Context& context, const RegisterCommand& command) {
    const auto format = format_of(context.json ? "json" : command.format);
    const auto view = format ? record_asked(context, command) : pass(format.error());
    if (!view) {
        return pass(view.error());
    }
    if (*format == Format::json) {
        auto printed = print(registers::json_of(*view));
        return printed ? Result<int>{done} : pass(printed.error());
    }
    store::Table table{{{"what", ""}, {"value", ""}},
                       {{std::string{"state"}, view->state},
                        {std::string{"since"}, view->since},
                        {std::string{"version"}, std::to_string(view->version)}}};
    for (const registers::FieldView& field : view->fields) {
        table.rows.push_back({field.name, field.erased ? "(erased)" : cell_text(field)});
    }
    for (const registers::DueView& due : view->due) {
        table.rows.push_back({fmt::format("{} by {}", due.to, due.due.day.text()),
                              registers::working(due.due) + (due.overdue ? "; overdue" : "")});
    }
    auto printed = print(rendered(table, *format));
    return printed ? Result<int>{done} : pass(printed.error());
}

Result<int> register_history(const Context& context, const RegisterCommand& command) {
    const auto format = format_of(context.json ? "json" : command.format);
    const auto view = format ? record_asked(context, command) : pass(format.error());
    if (!view) {
        return pass(view.error());
    }
    store::Table table{{{"happened", ""},
                        {"recorded", ""},
                        {"by", ""},
                        {"role", ""},
                        {"from", ""},
                        {"to", ""},
                        {"why", ""},
                        {"hash", ""}},
                       {}};
    for (const registers::HistoryLine& line : view->history) {
        table.rows.push_back({line.happened, line.recorded, line.post, line.role, line.from,
                              line.to, line.why, line.hash});
    }
    auto printed = print(rendered(table, *format));
    return printed ? Result<int>{done} : pass(printed.error());
}

Result<int> register_work(const Context& context, const RegisterCommand& command) {
    const auto format = format_of(context.json ? "json" : command.format);
    auto open = format ? open_registers(context) : pass(format.error());
    const auto view =
        open ? registers::view_work(*open, actor_of(command), context.clock.today, command.limit)
             : pass(open.error());
    if (!view) {
        return pass(view.error());
    }
    store::Table table{{{"due", ""},
                        {"overdue", ""},
                        {"register", ""},
                        {"id", ""},
                        {"title", ""},
                        {"state", ""},
                        {"to", ""},
                        {"working", ""}},
                       {}};
    for (const registers::WorkView::Line& line : view->lines) {
        table.rows.push_back({line.due ? line.due->day.text() : std::string{},
                              std::string{line.overdue ? "yes" : "no"}, line.in, line.id,
                              line.title, line.state, line.to,
                              line.due ? registers::working(*line.due) : std::string{}});
    }
    auto printed = print(rendered(table, *format));
    return printed ? Result<int>{done} : pass(printed.error());
}

Result<int> register_export(const Context& context, const RegisterCommand& command) {
    auto open = open_registers(context);
    const auto text =
        open ? registers::export_csv(*open, command.in, actor_of(command)) : pass(open.error());
    const auto printed = text ? print(*text) : pass(text.error());
    return printed ? Result<int>{done} : pass(printed.error());
}

} // namespace mf::app
