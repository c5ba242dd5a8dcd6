#include "measures/sql.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::measures {

namespace {

using store::sql_name;

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

std::string marks(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        text += i == 0 ? "?" : ", ?";
    }
    return text;
}

/// Appends a condition that is true or false, never NULL.
void add(const Filter& filter, Sql& sql) {
    const auto each = [&](std::string_view between, std::string_view none) {
        if (filter.parts.empty()) {
            sql.text += none;
            return;
        }
        sql.text += '(';
        for (std::size_t i = 0; i < filter.parts.size(); ++i) {
            sql.text += i == 0 ? "" : between;
            add(filter.parts[i], sql);
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

void add_counted(const Plan& plan, Sql& sql) {
    const std::string counted = plan.definition.sum.empty()
                                    ? "count(*)"
                                    : fmt::format("sum({})", sql_name(plan.definition.sum));
    sql.text += counted + " FILTER (WHERE ";
    add(plan.filter, sql);
    sql.text += ")";
}

/// Appends " AND …" that keeps the rows of one area.
void add_area(const Plan& plan,
              const geo::Areas& areas,
              geo::Level level,
              const std::string& area,
              Sql& sql) {
    if (area.empty()) {
        return;
    }
    if (level == geo::Level::force) {
        sql.text += fmt::format(" AND {} = ?", sql_name(plan.fields.force));
        sql.values.emplace_back(area);
    } else if (level == geo::Level::district) {
        const auto codes = areas.with_predecessors(area);
        sql.text +=
            fmt::format(" AND {} IN ({})", sql_name(plan.fields.district), marks(codes.size()));
        sql.values.insert(sql.values.end(), codes.begin(), codes.end());
    } else {
        sql.text += fmt::format(" AND {} = ?", sql_name(plan.fields.lsoa));
        sql.values.emplace_back(area);
    }
}

/// Railway and other forces without an area of their own never count inside one.
void add_territorial(const Plan& plan, const geo::Areas& areas, geo::Level level, Sql& sql) {
    if (level == geo::Level::force || plan.fields.force.empty()) {
        return;
    }
    std::vector<std::string> apart;
    for (const geo::Force& force : areas.forces()) {
        if (!force.territorial) {
            apart.push_back(force.slug);
        }
    }
    if (!apart.empty()) {
        sql.text += fmt::format(" AND coalesce({} NOT IN ({}), true)", sql_name(plan.fields.force),
                                marks(apart.size()));
        sql.values.insert(sql.values.end(), apart.begin(), apart.end());
    }
}

/// " FROM … WHERE …": the rows of one area in some months that the measure counts.
void add_rows(const Plan& plan,
              const geo::Areas& areas,
              geo::Level level,
              const std::string& area,
              const std::vector<Month>& months,
              Sql& sql) {
    sql.text += fmt::format(" FROM {} WHERE {} IN ({})", sql_name(plan.table),
                            sql_name(plan.fields.month), marks(months.size()));
    std::ranges::transform(months, std::back_inserter(sql.values),
                           [](Month month) { return month.text(); });
    add_area(plan, areas, level, area, sql);
    add_territorial(plan, areas, level, sql);
    sql.text += " AND ";
    add(plan.filter, sql);
}

bool has(const Scan& scan, geo::Level level) {
    return std::ranges::find(scan.levels, level) != scan.levels.end();
}

bool has_small(const Scan& scan) {
    return has(scan, geo::Level::lsoa2011) || has(scan, geo::Level::lsoa2021);
}

} // namespace

ScanColumns scan_columns(const Plan& plan, const Scan& scan) {
    ScanColumns columns;
    std::size_t next = 1;
    if (!plan.fields.force.empty()) {
        columns.force = next++;
    }
    if (!plan.fields.district.empty() && (has(scan, geo::Level::district) || has_small(scan))) {
        columns.district = next++;
    }
    if (!plan.fields.lsoa.empty() && has_small(scan)) {
        columns.lsoa = next++;
    }
    if (!scan.by.empty()) {
        columns.by = next++;
    }
    columns.counted = next;
    return columns;
}

Sql scan_sql(const Plan& plan, const Scan& scan, const geo::Areas& areas) {
    const ScanColumns columns = scan_columns(plan, scan);
    Sql sql;
    sql.text = "SELECT " + sql_name(plan.fields.month);
    const auto group = [&](const std::optional<std::size_t>& column, const std::string& field) {
        if (column) {
            sql.text += ", " + sql_name(field);
        }
    };
    group(columns.force, plan.fields.force);
    group(columns.district, plan.fields.district);
    group(columns.lsoa, plan.fields.lsoa);
    if (columns.by) {
        sql.text += fmt::format(", CAST({} AS VARCHAR) AS split_by", sql_name(scan.by));
    }
    sql.text += ", ";
    add_counted(plan, sql);
    sql.text += fmt::format(" AS counted FROM {} WHERE {} IS NOT NULL", sql_name(plan.table),
                            sql_name(plan.fields.month));
    if (scan.first) {
        sql.text += fmt::format(" AND {} >= ?", sql_name(plan.fields.month));
        sql.values.emplace_back(scan.first->text());
    }
    if (scan.last) {
        sql.text += fmt::format(" AND {} <= ?", sql_name(plan.fields.month));
        sql.values.emplace_back(scan.last->text());
    }
    if (!scan.area.empty()) {
        add_area(plan, areas, scan.levels.front(), scan.area, sql);
    }
    sql.text += " GROUP BY ALL";
    return sql;
}

Sql editions_sql(const Plan& plan,
                 const geo::Areas& areas,
                 geo::Level level,
                 const std::string& area,
                 const std::vector<Month>& months) {
    Sql sql{"SELECT edition, count(*) AS counted", {}};
    add_rows(plan, areas, level, area, months, sql);
    sql.text += " GROUP BY edition ORDER BY edition";
    return sql;
}

Sql lines_sql(const Plan& plan,
              const geo::Areas& areas,
              geo::Level level,
              const std::string& area,
              const std::vector<Month>& months,
              const std::string& edition,
              std::uint64_t limit) {
    Sql sql{"SELECT line", {}};
    add_rows(plan, areas, level, area, months, sql);
    sql.text += " AND edition = ? ORDER BY line";
    sql.values.emplace_back(edition);
    if (limit < static_cast<std::uint64_t>(INT64_MAX)) {
        sql.text += fmt::format(" LIMIT {}", limit);
    }
    return sql;
}

Sql sharing_sql(const Plan& plan,
                const geo::Areas& areas,
                geo::Level level,
                const std::string& area,
                const std::vector<Month>& months) {
    Sql sql{fmt::format("SELECT coalesce(sum(rows), 0) FROM (SELECT count(*) AS rows"), {}};
    add_rows(plan, areas, level, area, months, sql);
    sql.text += fmt::format(" AND {0} IS NOT NULL GROUP BY {0} HAVING count(*) > 1)",
                            sql_name(plan.fields.id));
    return sql;
}

Sql reader_sql(const Plan& plan) {
    Sql sql{"SELECT ", {}};
    std::string groups = sql_name(plan.fields.month);
    if (!plan.fields.force.empty()) {
        groups = sql_name(plan.fields.force) + ", " + groups;
    }
    sql.text += groups + ", ";
    add_counted(plan, sql);
    sql.text += fmt::format(" AS counted\nFROM {}\nGROUP BY {}\nORDER BY {}", sql_name(plan.table),
                            groups, groups);
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
