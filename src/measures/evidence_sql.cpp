// The rows behind a number, and the question as a reader may put it himself.
#include "measures/sql.hpp"
#include "measures/sql_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace mf::measures {

using store::sql_name;

namespace {

/// Railway and other forces without an area of their own never count inside one.
void add_territorial(const Plan& plan, const geo::Areas& areas, geo::Level level, Sql& sql) {
    if (level == geo::Level::force || plan.fields.force.empty() ||
        !plan.definition.reported_by.empty()) {
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

/// " FROM … WHERE …": the rows of one area in some periods that the measure counts.
void add_rows(const Plan& plan,
              const geo::Areas& areas,
              geo::Level level,
              const std::string& area,
              const std::vector<Period>& periods,
              Sql& sql) {
    sql.text += fmt::format(" FROM {} WHERE {}", plan.rows, sql_name(plan.fields.period));
    std::vector<std::string> texts;
    std::ranges::transform(periods, std::back_inserter(texts), &Period::text);
    add_periods(texts, sql);
    add_area(plan, areas, level, area, sql);
    add_territorial(plan, areas, level, sql);
    sql.text += " AND ";
    add_filter(plan.filter, sql);
}

} // namespace

Sql editions_sql(const Plan& plan,
                 const geo::Areas& areas,
                 geo::Level level,
                 const std::string& area,
                 const std::vector<Period>& periods) {
    Sql sql{"SELECT edition, count(*) AS counted", {}};
    add_rows(plan, areas, level, area, periods, sql);
    sql.text += " GROUP BY edition ORDER BY edition";
    return sql;
}

Sql lines_sql(const Plan& plan,
              const geo::Areas& areas,
              geo::Level level,
              const std::string& area,
              const std::vector<Period>& periods,
              const std::string& edition,
              std::uint64_t limit) {
    Sql sql{"SELECT line", {}};
    add_rows(plan, areas, level, area, periods, sql);
    sql.text += " AND edition = ? ORDER BY line";
    sql.values.emplace_back(edition);
    if (limit < static_cast<std::uint64_t>(INT64_MAX)) {
        sql.text += fmt::format(" LIMIT {}", limit);
    }
    return sql;
}

Sql by_place_sql(const Plan& plan,
                 const geo::Areas& areas,
                 geo::Level level,
                 const std::string& area,
                 const std::vector<Period>& periods,
                 const std::array<std::string, 3>& fields) {
    const auto& [name, longitude, latitude] = fields;
    Sql sql{fmt::format("SELECT {}, {}, {}, count(*) AS counted", sql_name(name),
                        sql_name(longitude), sql_name(latitude)),
            {}};
    add_rows(plan, areas, level, area, periods, sql);
    sql.text += fmt::format(" AND {0} IS NOT NULL AND {1} IS NOT NULL GROUP BY ALL",
                            sql_name(longitude), sql_name(latitude));
    return sql;
}

Sql sharing_sql(const Plan& plan,
                const geo::Areas& areas,
                geo::Level level,
                const std::string& area,
                const std::vector<Period>& periods) {
    Sql sql{fmt::format("SELECT coalesce(sum(rows), 0) FROM (SELECT count(*) AS rows"), {}};
    add_rows(plan, areas, level, area, periods, sql);
    sql.text += fmt::format(" AND {0} IS NOT NULL GROUP BY {0} HAVING count(*) > 1)",
                            sql_name(plan.fields.id));
    return sql;
}

Sql reader_sql(const Plan& plan) {
    Sql sql{"SELECT ", {}};
    std::string groups = sql_name(plan.fields.period);
    if (!plan.fields.force.empty()) {
        groups = sql_name(plan.fields.force) + ", " + groups;
    }
    sql.text += groups + ", ";
    add_counted(plan, false, false, sql);
    sql.text += fmt::format(" AS counted\nFROM {}\nGROUP BY {}\nORDER BY {}", sql_name(plan.table),
                            groups, groups);
    return sql;
}

} // namespace mf::measures
