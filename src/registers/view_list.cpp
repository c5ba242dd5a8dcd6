// Lists, work lists and what records ask of people, as values.
#include "registers/view_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::registers {

namespace {

/// What a viewer sees of any record of a register: what a record's own posts may see more does not count in a list.
bool sees(const Field& field, const Actor& viewer) {
    return may_see(field, viewer, Record{});
}

Done check_query(const Register& in, const ListQuery& query, const Actor& viewer) {
    std::vector<std::string> names;
    for (const auto& [name, value] : query.where) {
        names.push_back(name);
    }
    if (!query.order_field.empty()) {
        names.push_back(query.order_field);
    }
    if (query.order == ListQuery::Order::by_title && !sees(*in.field(in.title), viewer)) {
        names.push_back(in.title);
    }
    for (const std::string& name : names) {
        const Field* field = in.field(name);
        if (field == nullptr || !sees(*field, viewer)) {
            return fail(ErrorKind::invalid,
                        fmt::format("a list cannot be filtered or ordered by '{}'", name), in.id,
                        "Name a field that you can see");
        }
    }
    return {};
}

/// Whether a row is to be shown: of blind work only what the viewer may find.
Result<bool>
is_shown(Registers& registers, const Register& in, const ListRow& row, const Actor& viewer) {
    if (!in.blind) {
        return true;
    }
    const auto record = registers.record(row.in, row.id);
    return record ? may_find(registers, *record, viewer) : pass(record.error());
}

Result<ListView::Row> row_of(const Register& in,
                             const ListRow& row,
                             const std::vector<std::string>& columns,
                             const Actor& viewer,
                             Titles& titles) {
    const bool titled = sees(*in.field(in.title), viewer);
    ListView::Row shown{row.in, row.id, titled ? row.title : row.id, row.state, row.simulated, {}};
    for (const std::string& name : columns) {
        const Field* field = in.field(name);
        if (field == nullptr) {
            const std::string& value = name == "id"      ? row.id
                                       : name == "state" ? row.state
                                                         : row.since;
            shown.cells.push_back(
                {.name = name,
                 .label = "register.column." + name,
                 .value = value,
                 .value_word = name == "state" ? word_of(in, "state", value) : std::string{},
                 .title = {}});
            continue;
        }
        const auto value = row.values.find(name);
        auto cell = view_field(in, *field, value == row.values.end() ? "" : value->second, titles);
        if (!cell) {
            return pass(cell.error());
        }
        shown.cells.push_back(std::move(*cell));
    }
    return shown;
}

/// The columns that the viewer sees, with the keys of their words.
void add_columns(ListView& view, const Register* in, const Actor& viewer) {
    view.columns = in == nullptr ? std::vector<std::string>{"state", "since"} : in->list;
    std::erase_if(view.columns, [&](const std::string& name) {
        const Field* field = in == nullptr ? nullptr : in->field(name);
        return field != nullptr && !sees(*field, viewer);
    });
    for (const std::string& name : view.columns) {
        const bool field = in != nullptr && in->field(name) != nullptr;
        view.column_words.push_back(field ? word_of(*in, "field", name)
                                          : "register.column." + name);
    }
}

Result<WorkView::Line>
work_line(Registers& registers, const TaskRow& row, const Actor& viewer, Day today) {
    const Register* in = registers.definitions().find(row.record.in);
    const auto record = registers.record(row.record.in, row.record.id);
    if (!record) {
        return pass(record.error());
    }
    const bool titled = may_see(*in->field(in->title), viewer, *record);
    WorkView::Line line{.in = in->id,
                        .id = record->id,
                        .title = titled ? record->value(in->title) : record->id,
                        .state = record->state,
                        .to = {},
                        .due = {}};
    for (const Task& task : tasks(*in, *record, registers.calendar())) {
        if (task.move == row.move) {
            line.to = task.to.front();
            line.due = task.due;
        }
    }
    line.overdue = line.due && line.due->day < today;
    return line;
}

} // namespace

Result<ListView> view_list(Registers& registers, ListQuery query, const Actor& viewer) {
    const Register* in = registers.definitions().find(query.in);
    if (in == nullptr && !query.in.empty()) {
        return fail(ErrorKind::not_found, fmt::format("there is no register '{}'", query.in));
    }
    if (const auto sound = in == nullptr ? Done{} : check_query(*in, query, viewer); !sound) {
        return pass(sound.error());
    }
    query.hidden_too = in != nullptr && works_with(*in, viewer);
    // Who does not see every field does not search in those that are closed: a hit would tell what stands there.
    query.closed_too = in != nullptr && std::ranges::all_of(in->fields, [&](const Field& field) {
                           return sees(field, viewer);
                       });
    const auto page = registers.list(query);
    const auto states =
        page && in != nullptr ? registers.states(in->id) : decltype(registers.states("")){};
    if (!page || !states) {
        return pass(page ? states.error() : page.error());
    }
    ListView view;
    view.in = query.in;
    view.title_field = in == nullptr ? std::string{} : in->title;
    view.total = page->total;
    view.counted = page->counted;
    view.offset = query.offset;
    view.states = *states;
    std::erase_if(view.states,
                  [&](const auto& one) { return !query.hidden_too && in->is_hidden(one.first); });
    add_columns(view, in, viewer);
    Titles titles{registers, viewer};
    for (const ListRow& row : page->rows) {
        const Register* own = registers.definitions().find(row.in);
        const auto shown = is_shown(registers, *own, row, viewer);
        auto made = shown ? row_of(*own, row, view.columns, viewer, titles) : pass(shown.error());
        if (!made) {
            return pass(made.error());
        }
        if (*shown) {
            view.rows.push_back(std::move(*made));
        }
    }
    return view;
}

Result<WorkView>
view_work(Registers& registers, const Actor& viewer, Day today, std::size_t limit) {
    const auto rows = registers.work(viewer, limit);
    if (!rows) {
        return pass(rows.error());
    }
    WorkView view;
    for (const TaskRow& row : *rows) {
        auto line = work_line(registers, row, viewer, today);
        if (!line) {
            return pass(line.error());
        }
        view.overdue += line->overdue ? 1U : 0U;
        view.lines.push_back(std::move(*line));
    }
    return view;
}

Result<std::vector<Burden>> burden(Registers& registers) {
    std::vector<Burden> all;
    for (const Register& in : registers.definitions().registers) {
        const auto states = registers.states(in.id);
        if (!states) {
            return pass(states.error());
        }
        Burden one{in.id, in.minutes, 0};
        for (const auto& [state, count] : *states) {
            one.records += count;
        }
        all.push_back(one);
    }
    return all;
}

} // namespace mf::registers
