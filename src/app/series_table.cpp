#include "app/series_table.hpp"

#include "measures/bounds.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace mf::app {

namespace {

store::Value value(const Cell& cell) {
    return cell.value() ? store::Value{*cell.value()} : store::Value{};
}

/// A part of a number: where the number is there and the part is not, the reason stands in its place.
store::Value part(const Point& point, const Cell& cell) {
    const bool withheld = point.value.is_number() && cell.missing() == Missing::not_available;
    return withheld ? store::Value{std::string{symbol(Missing::not_available)}} : value(cell);
}

/// An end of the interval. A number made of nothing that is known has none, and says so.
store::Value end(const Point& point, double Interval::* side) {
    if (point.interval) {
        return (*point.interval).*side;
    }
    return part(point,
                point.numerator.is_number() ? Cell{Missing::not_applicable} : point.numerator);
}

void add_bounds(const AreaAnswer& area, const Period& period, std::vector<store::Value>& row) {
    const measures::Bounds bounds =
        measures::bounds_of(area.plan, area.answers, area.answer, area.area, period);
    row.push_back(value(bounds.missing_share));
    row.push_back(value(bounds.lowest));
    row.push_back(value(bounds.highest));
}

std::vector<store::Value> row_of(const AreaAnswer& area, const Point& point, std::int64_t segment) {
    const measures::Definition& definition = area.plan.definition;
    const bool stands = area.published.has(area.answer.panel.shape().level, area.area, point.period,
                                           point.value, area.plan.hash);
    return {definition.id,
            std::int64_t{definition.version},
            area.area,
            area.area_name,
            point.period.text(),
            part(point, point.numerator),
            part(point, point.denominator),
            value(point.value),
            end(point, &Interval::lower),
            end(point, &Interval::upper),
            symbols(point.value, point.marks),
            segment,
            area.plan.hash.substr(0, 16),
            std::string{stands ? is_published : "unpublished"},
            point.denominator_period ? point.denominator_period->text() : ""};
}

} // namespace

store::Table series_table(const std::string& by) {
    store::Table table{{{"measure", ""},
                        {"version", ""},
                        {"area_code", ""},
                        {"area_name", ""},
                        {"period", ""},
                        {"numerator", ""},
                        {"denominator", ""},
                        {"value", ""},
                        {"lower", ""},
                        {"upper", ""},
                        {"symbol", ""},
                        {"segment", ""},
                        {"definition", ""},
                        {"published", ""},
                        {"denominator_period", ""}},
                       {}};
    if (!by.empty()) {
        for (const char* name : {by.c_str(), "missing_share", "lowest", "highest"}) {
            table.columns.push_back({name, ""});
        }
    }
    return table;
}

void add_series(const AreaAnswer& area, const std::string& by, store::Table& table) {
    const auto place = area.answer.panel.find(area.area);
    if (!place) {
        return;
    }
    std::int64_t number = 0;
    for (const Segment& segment : area.answer.panel.series(*place).segments) {
        ++number;
        for (const Point& point : segment.points()) {
            auto row = row_of(area, point, number);
            if (!by.empty()) {
                row.emplace_back(area.answer.value);
                add_bounds(area, point.period, row);
            }
            table.rows.push_back(std::move(row));
        }
    }
}

} // namespace mf::app
