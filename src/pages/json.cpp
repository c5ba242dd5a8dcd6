#include "pages/json.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace mf::pages {

namespace {

using Json = nlohmann::ordered_json;

Json written(double value) {
    constexpr double exact = 9007199254740992.0; // 2^53: whole numbers below are exact
    if (value == std::trunc(value) && std::abs(value) < exact) {
        return static_cast<std::int64_t>(value);
    }
    return value;
}

Json value_of(const Cell& cell) {
    const auto value = cell.value();
    return value ? written(*value) : Json(nullptr);
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

Json point(const Point& point) {
    return {{"period", point.period.text()},
            {"value", value_of(point.value)},
            {"symbol", symbols(point.value, point.marks)},
            {"interval", interval_of(point.interval)}};
}

Json segments(const Series& series) {
    Json list = Json::array();
    for (const Segment& segment : series.segments) {
        Json points = Json::array();
        for (const Point& one : segment.points()) {
            points.push_back(point(one));
        }
        const Basis& basis = segment.basis();
        list.push_back({{"definition", basis.definition},
                        {"regime", basis.regime},
                        {"categories", basis.categories},
                        {"boundaries", basis.boundaries},
                        {"why_it_ends", segment.why_it_ends()},
                        {"points", std::move(points)}});
    }
    return list;
}

const char* name(Column::Type type) {
    switch (type) {
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

const char* name(Notice::Kind kind) {
    switch (kind) {
    case Notice::Kind::plain:
        return "plain";
    case Notice::Kind::demonstration:
        return "demonstration";
    case Notice::Kind::unpublished:
        return "unpublished";
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
    const Text& text = std::get<Text>(content);
    const Json links = links_of(text);
    return links.size() == 1 ? Json{{"text", text.plain()}, {"address", links[0]["address"]}}
                             : Json(text.plain());
}

Json groups(const Table& table) {
    Json list = Json::array();
    for (const RowGroup& group : table.groups) {
        Json rows = Json::array();
        for (const auto& row : group.rows) {
            Json object = Json::object();
            for (std::size_t column = 0; column < table.columns.size(); ++column) {
                object[table.columns[column].id] = cell(row[column], table.columns[column].type);
            }
            rows.push_back(std::move(object));
        }
        list.push_back({{"heading", group.heading.plain()}, {"rows", std::move(rows)}});
    }
    return list;
}

Json block(const Heading& heading) {
    return {{"kind", "heading"},
            {"text", heading.text.plain()},
            {"note", heading.note.plain()},
            {"level", heading.level}};
}

Json block(const Paragraph& paragraph) {
    return {{"kind", "paragraph"},
            {"text", paragraph.text.plain()},
            {"links", links_of(paragraph.text)}};
}

Json block(const FigureBlock& figure) {
    const Figure& number = figure.figure;
    Json object = point(number.point);
    return {{"kind", "figure"},
            {"label", figure.label.plain()},
            {"number",
             {{"measure", number.measure},
              {"version", number.version},
              {"definition", number.definition},
              {"area", number.area},
              {"period", object["period"]},
              {"value", object["value"]},
              {"symbol", object["symbol"]},
              {"interval", object["interval"]}}},
            {"words", texts(figure.words)},
            {"check", figure.check}};
}

Json block(const Chart& chart) {
    return {{"kind", "chart"},
            {"id", chart.id},
            {"description", chart.description.plain()},
            {"caption", chart.caption.plain()},
            {"measure", chart.series.measure},
            {"version", chart.series.version},
            {"area", chart.series.area},
            {"segments", segments(chart.series)}};
}

Json block(const Table& table) {
    Json columns = Json::array();
    for (const Column& column : table.columns) {
        columns.push_back(
            {{"id", column.id}, {"title", column.title}, {"type", name(column.type)}});
    }
    return {{"kind", "table"},
            {"id", table.id},
            {"caption", table.caption.plain()},
            {"main", table.main},
            {"columns", std::move(columns)},
            {"groups", groups(table)},
            {"note", table.note.plain()}};
}

Json block(const LinkList& list) {
    Json items = Json::array();
    for (const LinkItem& item : list.items) {
        items.push_back(
            {{"text", item.text}, {"address", item.address}, {"note", item.note.plain()}});
    }
    return {{"kind", "links"}, {"items", std::move(items)}};
}

Json block(const Notice& notice) {
    return {{"kind", "notice"},
            {"about", name(notice.kind)},
            {"title", notice.title.plain()},
            {"body", notice.body.plain()}};
}

Json block(const Definition& definition) {
    return {{"kind", "definition"},
            {"caption", definition.caption.plain()},
            {"language", definition.language},
            {"code", definition.code}};
}

Json block(const Search& search) {
    return {{"kind", "search"},
            {"label", search.label},
            {"action", search.action},
            {"field", search.field},
            {"value", search.value}};
}

Json block(const Facts& facts) {
    Json items = Json::array();
    for (const auto& [name, value] : facts.items) {
        items.push_back({{"name", name}, {"value", value.plain()}, {"links", links_of(value)}});
    }
    return {{"kind", "facts"}, {"items", std::move(items)}};
}

Json head(const Page& page) {
    Json breadcrumb = Json::array();
    for (const Crumb& crumb : page.breadcrumb) {
        breadcrumb.push_back({{"text", crumb.text}, {"address", crumb.address}});
    }
    Json notices = Json::array();
    for (const Notice& notice : page.notices) {
        notices.push_back(block(notice));
    }
    return {{"title", page.title},
            {"finding", page.finding.plain()},
            {"lead", texts(page.lead)},
            {"note", page.note.plain()},
            {"address", page.address},
            {"language", page.language},
            {"release", page.origin.release},
            {"authority", page.origin.authority},
            {"made", page.origin.made},
            {"published", page.origin.published},
            {"simulated", page.origin.simulated},
            {"licences", page.origin.licences},
            {"breadcrumb", std::move(breadcrumb)},
            {"notices", std::move(notices)}};
}

} // namespace

std::string json(const Page& page) {
    Json object = head(page);
    Json blocks = Json::array();
    for (const Block& one : page.blocks) {
        blocks.push_back(std::visit([](const auto& content) { return block(content); }, one));
    }
    object["blocks"] = std::move(blocks);
    // What is no UTF-8 shows as the replacement character: evidence is text as it was published.
    return object.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace mf::pages
