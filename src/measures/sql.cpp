#include "measures/sql.hpp"

#include "base/text.hpp"
#include "measures/sql_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace mf::measures {

namespace {

using store::sql_name;

bool has(const Scan& scan, geo::Level level) {
    return std::ranges::find(scan.levels, level) != scan.levels.end();
}

bool has_small(const Plan& plan, const Scan& scan) {
    return std::ranges::any_of(plan.fields.small_levels,
                               [&](geo::Level level) { return has(scan, level); });
}

/// The fields that the filter looks at; nothing where it does not go by texts alone.
std::optional<std::set<std::string>> texts_told_by(const Filter& filter) {
    if (filter.kind == Filter::Kind::all_of || filter.kind == Filter::Kind::any_of) {
        std::set<std::string> all;
        for (const Filter& part : filter.parts) {
            auto fields = texts_told_by(part);
            if (!fields) {
                return std::nullopt;
            }
            all.merge(*fields);
        }
        return all;
    }
    const bool texts = std::ranges::all_of(filter.values, [](const Literal& value) {
        return std::holds_alternative<std::string>(value);
    });
    return filter.kind == Filter::Kind::one_of && texts
               ? std::optional{std::set<std::string>{filter.field}}
               : std::nullopt;
}

/// The one field that tells which rows the plan counts, "" where it is not one alone. Every row counts by category.
std::string told_by(const Plan& plan) {
    const auto fields = texts_told_by(plan.filter);
    if (!fields || fields->size() > 1 || plan.fields.category.empty()) {
        return "";
    }
    return fields->empty() ? plan.fields.category : *fields->begin();
}

/// Gives each plan its two columns. Plans that go by one field alone share theirs: sixteen kinds of crime then cost
/// little more than one.
void place_plans(std::span<const Plan> plans, std::size_t next, ScanColumns& columns) {
    std::map<std::string, std::size_t> times;
    for (const Plan& plan : plans) {
        ++times[told_by(plan)];
    }
    times.erase("");
    std::map<std::string, std::size_t> place_of;
    for (const auto& [field, number] : times) {
        if (number > 1) {
            place_of[field] = columns.told.size();
            columns.told.emplace_back(field, next++);
        }
    }
    for (const Plan& plan : plans) {
        const auto found = place_of.find(told_by(plan));
        columns.shares.push_back(found == place_of.end() ? std::nullopt
                                                         : std::optional{found->second});
    }
    // By what is summed, and by the rule where the columns are not every category's: a rate counts what its count does.
    std::map<std::tuple<std::string, bool, std::string>, std::size_t> shared;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        const auto [place, fresh] = shared.try_emplace(
            {plans[i].definition.sum, plans[i].squared,
             columns.shares[i] ? std::string{} : "where " + text(plans[i].filter)},
            next);
        columns.plans.push_back(place->second);
        next += fresh ? 2 : 0;
    }
}

} // namespace

ScanColumns scan_columns(std::span<const Plan> plans, const Scan& scan) {
    const Plan& plan = plans.front();
    const Fields& fields = plan.fields;
    const bool small = has_small(plan, scan);
    const bool ward = has(scan, geo::Level::ward) && !fields.ward.empty();
    ScanColumns columns;
    std::size_t next = 1;
    const auto place = [&](bool wanted, std::optional<std::size_t>& column) {
        if (wanted) {
            column = next++;
        }
    };
    place(!fields.force.empty(), columns.force);
    // A smaller area's district tells its force.
    place(!fields.district.empty() && (has(scan, geo::Level::district) || small || ward),
          columns.district);
    place(ward, columns.ward);
    place(small, columns.small);
    place(!scan.by.empty(), columns.by);
    place_plans(plans, next, columns);
    return columns;
}

Sql scan_sql(std::span<const Plan> plans, const Scan& scan, const geo::Areas& areas) {
    const Plan& plan = plans.front();
    const ScanColumns columns = scan_columns(plans, scan);
    Sql sql;
    sql.text = "SELECT " + sql_name(plan.fields.period);
    const auto group = [&](const std::optional<std::size_t>& column, const std::string& field) {
        if (column) {
            sql.text += ", " + sql_name(field);
        }
    };
    group(columns.force, plan.fields.force);
    group(columns.district, plan.fields.district);
    group(columns.ward, plan.fields.ward);
    group(columns.small, plan.fields.small);
    if (columns.by) {
        sql.text += fmt::format(", CAST({} AS VARCHAR) AS split_by", sql_name(scan.by));
    }
    for (const auto& [field, column] : columns.told) {
        group(column, field);
    }
    std::set<std::size_t> placed;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        if (!placed.insert(columns.plans[i]).second) {
            continue; // shared with a plan before
        }
        for (const bool rows : {true, false}) {
            sql.text += ", ";
            add_counted(plans[i], rows, columns.shares[i].has_value(), sql);
        }
    }
    sql.text += fmt::format(" FROM {} WHERE {}", plan.rows, sql_name(plan.fields.period));
    if (scan.periods.empty()) {
        sql.text += " IS NOT NULL";
    } else {
        add_periods(scan.periods, sql);
    }
    if (!scan.area.empty()) {
        add_area(plan, areas, scan.levels.front(), scan.area, sql);
    }
    sql.text += " GROUP BY ALL";
    return sql;
}

std::string with_values(const Sql& sql) {
    std::string text;
    std::size_t next = 0;
    for (const char c : sql.text) {
        if (c != '?' || next == sql.values.size()) {
            text += c;
            continue;
        }
        text += std::visit(
            [](const auto& value) -> std::string {
                using T = std::decay_t<decltype(value)>;
                if constexpr (std::is_same_v<T, std::monostate>) {
                    return "NULL";
                } else if constexpr (std::is_same_v<T, bool>) {
                    return value ? "true" : "false";
                } else if constexpr (std::is_same_v<T, std::string>) {
                    return store::sql_text(value);
                } else {
                    return fmt::format("{}", value);
                }
            },
            sql.values[next++]);
    }
    return text;
}

} // namespace mf::measures
