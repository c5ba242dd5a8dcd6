#include "measures/sql.hpp"
#include "measures/sql_parts.hpp"

#include <fmt/format.h>

namespace mf::measures {

using store::sql_name;

namespace {

/// The ids of the incidents that the plan counts, each once in its group.
void add_incidents(const Plan& plan,
                   const std::vector<std::string>& groups,
                   const Scan& scan,
                   const geo::Areas& areas,
                   Sql& sql) {
    const Fields& fields = plan.fields;
    sql.text += "WITH incidents AS (SELECT DISTINCT ";
    for (const std::string& group : groups) {
        sql.text += group + ", ";
    }
    sql.text +=
        fmt::format("{} AS incident FROM {} WHERE {} IS NOT NULL AND {}", sql_name(fields.id),
                    sql_name(plan.table), sql_name(fields.id), sql_name(fields.period));
    if (scan.periods.empty()) {
        sql.text += " IS NOT NULL";
    } else {
        add_periods(scan.periods, sql);
    }
    add_area(plan, areas, scan.levels.front(), scan.area, sql);
    sql.text += " AND ";
    add_filter(plan.filter, sql);
    sql.text += ")";
}

/// Of each incident whether its latest outcome counts.
void add_latest(const OutcomePlan& outcome, std::span<const std::string> cut, Sql& sql) {
    const Fields& fields = outcome.fields;
    sql.text += fmt::format(", latest AS (SELECT {} AS force, {} AS incident, arg_max(",
                            sql_name(fields.force), sql_name(fields.id));
    add_filter(outcome.filter, sql);
    sql.text += fmt::format(", ({}, line)) AS counts FROM {} WHERE {} IS NOT NULL",
                            sql_name(fields.period), sql_name(outcome.table), sql_name(fields.id));
    if (!cut.empty()) {
        sql.text += fmt::format(" AND edition NOT IN ({})", marks(cut.size()));
        sql.values.insert(sql.values.end(), cut.begin(), cut.end());
    }
    sql.text += " GROUP BY 1, 2)";
}

} // namespace

Sql outcome_sql(const Plan& plan,
                const Scan& scan,
                const geo::Areas& areas,
                std::span<const std::string> cut) {
    std::vector<std::string> groups{sql_name(plan.fields.period),
                                    sql_name(plan.fields.force) + " AS force"};
    std::string names = fmt::format("i.{}, i.force", sql_name(plan.fields.period));
    if (scan.levels.front() != geo::Level::force) {
        groups.push_back(sql_name(plan.fields.of(scan.levels.front())) + " AS place");
        names += ", i.place";
    }
    if (!scan.by.empty()) {
        groups.push_back(fmt::format("CAST({} AS VARCHAR) AS split_by", sql_name(scan.by)));
        names += ", i.split_by";
    }
    Sql sql;
    add_incidents(plan, groups, scan, areas, sql);
    add_latest(*plan.outcome, cut, sql);
    sql.text += fmt::format(" SELECT {}, count(*), count(*), count(*), count(*) FILTER (WHERE "
                            "coalesce(latest.counts, false)) FROM incidents i LEFT JOIN latest ON "
                            "latest.incident = i.incident AND latest.force = i.force GROUP BY ALL",
                            names);
    return sql;
}

} // namespace mf::measures
