// Values and tables in JSON.
#include "pages/json_parts.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace mf::pages {

namespace {

const char* name(Column::Type type) {
    switch (type) {
    case Column::Type::word:
        return "word";
    case Column::Type::interval:
        return "interval";
    case Column::Type::picture:
        return "picture";
    case Column::Type::text:
        return "text";
    case Column::Type::number:
        return "number";
    case Column::Type::count:
        return "count";
    case Column::Type::link:
        return "link";
    case Column::Type::period:
        return "period";
    case Column::Type::code:
        return "code";
    }
    return "";
}

Json cell(const TableCell& content, Column::Type type) {
    if (const auto* number = std::get_if<NumberCell>(&content)) {
        if (type == Column::Type::count) {
            return value_of(number->value);
        }
        Json object{{"value", value_of(number->value)},
                    {"symbol", symbols(number->value, number->marks)}};
        if (!number->check.empty()) {
            object["check"] = number->check;
        }
        return object;
    }
    if (const auto* period = std::get_if<Period>(&content)) {
        return period->text();
    }
    if (const auto* word = std::get_if<release::SignalWord>(&content)) {
        return release::name(*word);
    }
    if (const auto* interval = std::get_if<IntervalCell>(&content)) {
        return interval_of(interval->interval);
    }
    const auto* text = std::get_if<Text>(&content);
    if (text == nullptr) {
        return nullptr;
    }
    const Json links = links_of(*text);
    return links.size() == 1 ? Json{{"text", text->plain()}, {"address", links[0]["address"]}}
                             : Json(text->plain());
}

Json groups(const Table& table) {
    Json list = Json::array();
    for (const RowGroup& group : table.groups) {
        Json rows = Json::array();
        for (const auto& row : group.rows) {
            Json object = Json::object();
            for (std::size_t column = 0; column < table.columns.size(); ++column) {
                if (table.columns[column].type == Column::Type::picture) {
                    continue;
                }
                object[table.columns[column].id] = cell(row[column], table.columns[column].type);
            }
            rows.push_back(std::move(object));
        }
        list.push_back({{"heading", group.heading.plain()}, {"rows", std::move(rows)}});
    }
    return list;
}

} // namespace

Json written(double value) {
    constexpr double exact = 9007199254740992.0; // 2^53: whole numbers below are exact
    if (value == std::trunc(value) && std::abs(value) < exact) {
        return static_cast<std::int64_t>(value);
    }
    return value;
}

Json value_of(const std::optional<double>& value) {
    return value ? written(*value) : Json(nullptr);
}

Json value_of(const Cell& cell) {
    return value_of(cell.value());
}

Json interval_of(const std::optional<Interval>& interval) {
    return interval ? Json{{"lower", written(interval->lower)}, {"upper", written(interval->upper)}}
                    : Json(nullptr);
}

Json links_of(const Text& text) {
    Json links = Json::array();
    for (const Span& span : text.spans()) {
        if (span.kind == Span::Kind::link) {
            links.push_back({{"text", span.text}, {"address", span.address}});
        }
    }
    return links;
}

Json texts(const std::vector<Text>& all) {
    Json list = Json::array();
    for (const Text& text : all) {
        list.push_back(text.plain());
    }
    return list;
}

Json point_of(const Point& point) {
    return {{"period", point.period.text()},
            {"value", value_of(point.value)},
            {"symbol", symbols(point.value, point.marks)},
            {"interval", interval_of(point.interval)}};
}

Json json_block(const Table& table) {
    Json columns = Json::array();
    for (const Column& column : table.columns) {
        if (column.type != Column::Type::picture) {
            columns.push_back(
                {{"id", column.id}, {"title", column.title}, {"type", name(column.type)}});
        }
    }
    return {{"kind", "table"},
            {"id", table.id},
            {"caption", table.caption.plain()},
            {"main", table.main},
            {"columns", std::move(columns)},
            {"groups", groups(table)},
            {"note", table.note.plain()}};
}

} // namespace mf::pages
