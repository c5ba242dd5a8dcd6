#include "registers/table_files.hpp"

#include "base/csv_text.hpp"
#include "base/text.hpp"
#include "registers/each_row.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace mf::registers {

namespace {

constexpr std::string_view formula_starts = "=+-@\t\r";
constexpr std::array<std::string_view, 4> own_columns{"id", "happened", "why", "evidence"};

bool is_own(std::string_view column) {
    return std::ranges::find(own_columns, column) != own_columns.end();
}

Done check_header(const CsvTable& table, const Register& in) {
    for (const std::string& column : table.header) {
        if (!is_own(column) && in.field(column) == nullptr) {
            std::vector<std::string> known{own_columns.begin(), own_columns.end()};
            std::ranges::transform(in.fields, std::back_inserter(known), &Field::name);
            return fail(ErrorKind::invalid, fmt::format("'{}' has no field '{}'", in.id, column),
                        table.name + ":1", "Known are: " + joined(known, ", "));
        }
    }
    return {};
}

struct RowOf {
    std::string id;
    Change change;
};

RowOf read_row(const CsvTable& table, const CsvRow& row, const Register& in, const Actor& who) {
    RowOf read{.id = {}, .change = {.who = who}};
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        const std::string& column = table.header[i];
        std::string text{without_guard(row.fields[i])};
        std::erase(text, '\r'); // a spreadsheet's line ends within a cell
        if (column == "id") {
            read.id = std::move(text);
        } else if (column == "happened") {
            read.change.happened = std::move(text);
        } else if (column == "why") {
            read.change.why = std::move(text);
        } else if (const Field* field = in.field(column); field != nullptr) {
            if (!text.empty()) {
                read.change.values[column] = std::move(text);
            }
        } else {
            read.change.evidence = lines_of(text);
        }
    }
    return read;
}

} // namespace

std::string csv_field(std::string_view text) {
    std::string guarded{text};
    if (!text.empty() &&
        (formula_starts.find(text[0]) != std::string_view::npos || text[0] == '\'')) {
        guarded.insert(guarded.begin(), '\'');
    }
    return guarded.find_first_of(",\"\r\n") == std::string::npos ? guarded : csv_quoted(guarded);
}

std::string_view without_guard(std::string_view text) {
    const bool led = text.size() > 1 && text[0] == '\'' &&
                     (formula_starts.find(text[1]) != std::string_view::npos || text[1] == '\'');
    return led ? text.substr(1) : text;
}

Result<std::string> export_csv(Registers& registers, const std::string& in, const Actor& viewer) {
    const Register* definition = registers.definitions().find(in);
    if (definition == nullptr) {
        return fail(ErrorKind::not_found, fmt::format("there is no register '{}'", in));
    }
    const Record none;
    std::string text = "id,state,since,opened,simulated";
    for (const Field& field : definition->fields) {
        text += may_see(field, viewer, none) ? "," + csv_field(field.name) : std::string{};
    }
    text += "\r\n";
    const auto add_row = [&](const ListRow& row) -> Done {
        auto record = registers.record(in, row.id);
        const auto found = record ? may_find(registers, *record, viewer) : pass(record.error());
        auto whole = found && *found ? registers.unsealed(std::move(*record)) : record;
        if (!found || !whole) {
            return pass(found ? whole.error() : found.error());
        }
        if (!*found) {
            return {};
        }
        text += csv_field(whole->id) + "," + csv_field(whole->state) + "," + whole->since + "," +
                whole->opened + (whole->simulated ? ",yes" : ",no");
        for (const Field& field : definition->fields) {
            if (may_see(field, viewer, none)) {
                text += "," + csv_field(whole->value(field.name));
            }
        }
        text += "\r\n";
        return {};
    };
    const Done done = for_each_row(registers, *definition, viewer, add_row);
    return done ? Result<std::string>{std::move(text)} : pass(done.error());
}

Result<Imported> import_csv(Registers& registers,
                            const std::string& in,
                            std::string_view text,
                            const std::string& name,
                            const Actor& who,
                            const Clock& clock) {
    const Register* definition = registers.definitions().find(in);
    if (definition == nullptr) {
        return fail(ErrorKind::not_found, fmt::format("there is no register '{}'", in));
    }
    if (text.size() > import_bytes_max) {
        return fail(ErrorKind::limit, "the table is too large", name, "Divide it");
    }
    const auto table = parse_csv(text, name);
    const auto sound = table ? check_header(*table, *definition) : pass(table.error());
    if (!sound) {
        return pass(sound.error());
    }
    Imported done;
    for (const CsvRow& row : table->rows) {
        const RowOf read = read_row(*table, row, *definition, who);
        if (!read.id.empty() && registers.record(in, read.id)) {
            ++done.there;
            continue;
        }
        const auto outcome = registers.add(in, read.id, read.change, clock);
        if (outcome) {
            ++done.added;
            continue;
        }
        if (outcome.error().kind == ErrorKind::io || outcome.error().kind == ErrorKind::busy) {
            return pass(outcome.error()); // it is not the row's fault
        }
        Error refused = outcome.error();
        refused.where = table->where(row);
        done.refused.push_back(std::move(refused));
    }
    return done;
}

} // namespace mf::registers
