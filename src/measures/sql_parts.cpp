#include "measures/sql_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::measures {

using store::sql_name;

namespace {

store::Value value_of(const Literal& literal) {
    return std::visit([](const auto& value) { return store::Value{value}; }, literal);
}

std::string_view sign(Order order) {
    switch (order) {
    case Order::less:
        return "<";
    case Order::less_or_equal:
        return "<=";
    case Order::greater:
        return ">";
    case Order::greater_or_equal:
        return ">=";
    }
    return "=";
}

} // namespace

std::string marks(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        text += i == 0 ? "?" : ", ?";
    }
    return text;
}

void add_filter(const Filter& filter, Sql& sql) {
    const auto each = [&](std::string_view between, std::string_view none) {
        if (filter.parts.empty()) {
            sql.text += none;
            return;
        }
        sql.text += '(';
        for (std::size_t i = 0; i < filter.parts.size(); ++i) {
            sql.text += i == 0 ? "" : between;
            add_filter(filter.parts[i], sql);
        }
        sql.text += ')';
    };
    switch (filter.kind) {
    case Filter::Kind::all_of:
        each(" AND ", "true");
        return;
    case Filter::Kind::any_of:
        each(" OR ", "false");
        return;
    case Filter::Kind::missing:
        sql.text +=
            fmt::format("{} IS {}NULL", sql_name(filter.field), filter.negated ? "NOT " : "");
        return;
    case Filter::Kind::one_of:
        sql.text += fmt::format("{}coalesce({} IN ({}), false)", filter.negated ? "NOT " : "",
                                sql_name(filter.field), marks(filter.values.size()));
        break;
    case Filter::Kind::ordered:
        sql.text += fmt::format("{}coalesce({} {} ?, false)", filter.negated ? "NOT " : "",
                                sql_name(filter.field), sign(filter.order));
        break;
    }
    std::ranges::transform(filter.values, std::back_inserter(sql.values), value_of);
}

void add_area(const Plan& plan,
              const geo::Areas& areas,
              geo::Level level,
              const std::string& area,
              Sql& sql) {
    if (area.empty()) {
        return;
    }
    const std::vector<std::string> codes =
        level == geo::Level::district ? areas.with_predecessors(area) : std::vector{area};
    sql.text +=
        fmt::format(" AND {} IN ({})", sql_name(plan.fields.of(level)), marks(codes.size()));
    sql.values.insert(sql.values.end(), codes.begin(), codes.end());
}

void add_periods(const std::vector<std::string>& periods, Sql& sql) {
    sql.text += fmt::format(" IN ({})", marks(periods.size()));
    sql.values.insert(sql.values.end(), periods.begin(), periods.end());
}

namespace {

/// The sum of the measure's field. Fractions are added as decimals, which come to the same in any order: doubles would not,
/// and several threads add in several orders.
std::string sum_of(const Plan& plan) {
    const std::string field = sql_name(plan.definition.sum);
    if (plan.fractions) {
        return plan.squared
                   ? fmt::format("sum(CAST({0} AS DECIMAL(19,6)) * CAST({0} AS DECIMAL(19,6)))",
                                 field)
                   : fmt::format("sum(CAST({} AS DECIMAL(38,9)))", field);
    }
    return plan.squared ? fmt::format("sum(CAST({0} AS DOUBLE) * {0})", field)
                        : fmt::format("sum({})", field);
}

} // namespace

void add_counted(const Plan& plan, bool rows, bool all, Sql& sql) {
    const bool is_sum = !rows && !plan.definition.sum.empty();
    const bool as_double = is_sum && plan.fractions;
    sql.text += as_double ? "CAST(" : "";
    sql.text += is_sum ? sum_of(plan) : "count(*)";
    if (!all) {
        sql.text += " FILTER (WHERE ";
        add_filter(plan.filter, sql);
        sql.text += ")";
    }
    sql.text += as_double ? " AS DOUBLE)" : "";
}

} // namespace mf::measures
