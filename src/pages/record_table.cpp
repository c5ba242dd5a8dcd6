// The table of a list of records.
#include "pages/record_parts.hpp"

#include <algorithm>

namespace mf::pages {

using registers::FieldView;
using registers::ListView;

namespace {

constexpr std::size_t day_characters = 10;

/// A cell of the list: a state and a day have their words, a field its own, the title leads to the record.
Text cell_text(const RecordFrame& frame,
               const ListView& view,
               const ListView::Row& row,
               const FieldView& cell,
               std::size_t characters_max) {
    const Words& words = frame.words;
    if (cell.name == "state" && !cell.value_word.empty()) {
        return Text{view_word(words, cell.value_word, cell.value)};
    }
    if (cell.name == "since" && cell.label == "register.column.since") {
        return Text{words.day(cell.value.substr(0, day_characters))};
    }
    FieldView cut = cell;
    cut.value = cell.type == registers::FieldType::long_text ? shortened(cell.value, characters_max)
                                                             : cell.value;
    Text text = field_text(frame, {row.in, row.id}, cut);
    if (cell.name == view.title_field && !view.title_field.empty()) {
        return Text{link(text.plain(), record_address(frame, row.in, row.id))};
    }
    return text;
}

bool shows_title(const ListView& view) {
    return !view.title_field.empty() &&
           std::ranges::find(view.columns, view.title_field) != view.columns.end();
}

std::vector<Column> columns_of(const Words& words, const ListView& view) {
    using Type = Column::Type;
    const bool simulated = std::ranges::any_of(view.rows, &ListView::Row::simulated);
    std::vector<Column> columns;
    if (!shows_title(view)) {
        columns.push_back({"title", words("record.title"), Type::link});
    }
    if (view.in.empty()) {
        columns.push_back({"kind", words("record.register"), Type::link});
    }
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
        columns.push_back({view.columns[i], view_word(words, view.column_words[i], view.columns[i]),
                           view.columns[i] == view.title_field ? Type::link : Type::text});
    }
    columns.push_back({"made_up", words("record.made_up"), Type::text, !simulated});
    columns.push_back({"register", words("record.register"), Type::code, true});
    columns.push_back({"record", words("register.column.id"), Type::code, true});
    columns.push_back({"state_code", words("register.column.state"), Type::code, true});
    return columns;
}

} // namespace

Table records_table(const RecordFrame& frame,
                    const ListView& view,
                    Text caption,
                    std::size_t characters_max) {
    const Words& words = frame.words;
    Table table;
    table.id = "records";
    table.caption = std::move(caption);
    table.columns = columns_of(words, view);
    RowGroup group;
    for (const ListView::Row& row : view.rows) {
        std::vector<TableCell> cells;
        if (!shows_title(view)) {
            cells.emplace_back(Text{
                link(shortened(row.title, characters_max), record_address(frame, row.in, row.id))});
        }
        if (view.in.empty()) {
            cells.emplace_back(
                Text{link(register_name(words, row.in), register_address(frame, row.in))});
        }
        for (const FieldView& cell : row.cells) {
            cells.emplace_back(cell_text(frame, view, row, cell, characters_max));
        }
        cells.emplace_back(Text{words(row.simulated ? "record.yes" : "record.no")});
        cells.emplace_back(Text{row.in});
        cells.emplace_back(Text{row.id});
        cells.emplace_back(Text{row.state});
        group.rows.push_back(std::move(cells));
    }
    table.groups.push_back(std::move(group));
    table.main = true;
    return table;
}

} // namespace mf::pages
