// Views as JSON: the same values that a page shows.
#include "registers/views.hpp"

#include <nlohmann/json.hpp>

namespace mf::registers {

namespace {

using Json = nlohmann::ordered_json;

std::string written(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json json_of(const Due& due) {
    Json holidays = Json::array();
    for (const Holiday& holiday : due.holidays) {
        holidays.push_back({{"day", holiday.day.text()}, {"name", holiday.name}});
    }
    return {
        {"day", due.day.text()},  {"from", due.from.text()},          {"term", text_of(due.term)},
        {"before", due.before},   {"weekend_days", due.weekend_days}, {"holidays", holidays},
        {"working", working(due)}};
}

Json json_of(const FieldView& field) {
    if (field.erased) {
        return {{"erased", true}};
    }
    if (field.type == FieldType::posts || field.type == FieldType::evidence) {
        return lines_of(field.value);
    }
    if (field.type == FieldType::reference) {
        return {{"in", field.refers}, {"id", field.value}, {"title", field.title}};
    }
    return field.value;
}

std::string_view name_of_kind(EventKind kind) {
    switch (kind) {
    case EventKind::opened:
        return "opened";
    case EventKind::changed:
        return "changed";
    case EventKind::moved:
        return "moved";
    case EventKind::keyed:
        return "first key";
    case EventKind::erased:
        return "erased";
    }
    return "";
}

Json json_of(const HistoryLine& line) {
    Json changed = Json::object();
    for (const FieldView& field : line.changed) {
        changed[field.name] = field.value;
    }
    Json evidence = Json::array();
    for (const EvidenceView& one : line.evidence) {
        evidence.push_back(text_of(one.item));
    }
    return {{"what", name_of_kind(line.kind)},
            {"happened", line.happened},
            {"recorded", line.recorded},
            {"by", line.post},
            {"role", line.role},
            {"from", line.from},
            {"to", line.to},
            {"why", line.why},
            {"evidence", evidence},
            {"told", line.told},
            {"changed", changed},
            {"simulated", line.simulated},
            {"hash", line.hash}};
}

} // namespace

std::string json_of(const RecordView& view) {
    Json fields = Json::object();
    for (const FieldView& field : view.fields) {
        fields[field.name] = json_of(field);
    }
    Json due = Json::array();
    for (const DueView& one : view.due) {
        Json item = json_of(one.due);
        item["to"] = one.to;
        item["overdue"] = one.overdue;
        due.push_back(std::move(item));
    }
    Json history = Json::array();
    for (const HistoryLine& line : view.history) {
        history.push_back(json_of(line));
    }
    return written({{"register", view.in},
                    {"id", view.id},
                    {"title", view.title},
                    {"version", view.version},
                    {"state", view.state},
                    {"since", view.since},
                    {"opened", view.opened},
                    {"simulated", view.simulated},
                    {"awaits", view.awaits},
                    {"fields", fields},
                    {"due", due},
                    {"history", history}});
}

std::string json_of(const ListView& view) {
    Json rows = Json::array();
    for (const ListView::Row& row : view.rows) {
        Json cells = Json::object();
        cells["register"] = row.in;
        cells["id"] = row.id;
        cells["title"] = row.title;
        cells["simulated"] = row.simulated;
        for (const FieldView& cell : row.cells) {
            cells[cell.name] = json_of(cell);
        }
        rows.push_back(std::move(cells));
    }
    Json states = Json::object();
    for (const auto& [state, count] : view.states) {
        states[state] = count;
    }
    return written({{"register", view.in},
                    {"total", view.total},
                    {"counted", view.counted},
                    {"offset", view.offset},
                    {"states", states},
                    {"records", rows}});
}

} // namespace mf::registers
