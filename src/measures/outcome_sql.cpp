#include "measures/sql.hpp"
#include "measures/sql_parts.hpp"

#include <fmt/format.h>

namespace mf::measures {

using store::sql_name;

namespace {

/// " AND …" that keeps a part of the ids.
void add_part(const std::string& id, const IdPart& part, Sql& sql) {
    if (part.of > 1) {
        sql.text += fmt::format(" AND hash({}) % {} = {}", sql_name(id), part.of, part.number);
    }
}

/// The ids of the incidents that the plan counts, each once in its group.
void add_incidents(const Plan& plan,
                   const std::vector<std::string>& groups,
                   const Scan& scan,
                   const geo::Areas& areas,
                   const IdPart& part,
                   Sql& sql) {
    const Fields& fields = plan.fields;
    sql.text += "WITH incidents AS (SELECT DISTINCT ";
    for (const std::string& group : groups) {
        sql.text += group + ", ";
    }
    sql.text += fmt::format("{} AS incident FROM {} WHERE {} IS NOT NULL", sql_name(fields.id),
                            sql_name(plan.table), sql_name(fields.id));
    add_part(fields.id, part, sql);
    sql.text += fmt::format(" AND {}", sql_name(fields.period));
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

/// Of each incident, which plans count its latest outcome: a bit for each. Month, line and bits are one number, whose
/// largest is the latest: so that a group needs a few bytes alone.
void add_latest(std::span<const Plan> plans,
                std::span<const std::string> cut,
                const IdPart& part,
                Sql& sql) {
    constexpr std::uint64_t lines_max = 10'000'000'000;
    const OutcomePlan& outcome = *plans.front().outcome;
    const Fields& fields = outcome.fields;
    sql.text += fmt::format(", latest AS (SELECT {} AS force, {} AS incident, "
                            "max((CAST(replace({}, '-', '') AS BIGINT) * {} + line) * {}",
                            sql_name(fields.force), sql_name(fields.id), sql_name(fields.period),
                            lines_max, 1U << plans.size());
    for (std::size_t i = 0; i < plans.size(); ++i) {
        sql.text += " + CASE WHEN ";
        add_filter(plans[i].outcome->filter, sql);
        sql.text += fmt::format(" THEN {} ELSE 0 END", 1U << i);
    }
    sql.text += fmt::format(") AS told FROM {} WHERE {} IS NOT NULL", sql_name(outcome.table),
                            sql_name(fields.id));
    add_part(fields.id, part, sql);
    if (!cut.empty()) {
        sql.text += fmt::format(" AND edition NOT IN ({})", marks(cut.size()));
        sql.values.insert(sql.values.end(), cut.begin(), cut.end());
    }
    sql.text += " GROUP BY 1, 2)";
}

} // namespace

Sql outcome_sql(std::span<const Plan> plans,
                const Scan& scan,
                const geo::Areas& areas,
                std::span<const std::string> cut,
                const IdPart& part) {
    const Plan& plan = plans.front();
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
    add_incidents(plan, groups, scan, areas, part, sql);
    add_latest(plans, cut, part, sql);
    sql.text += fmt::format(" SELECT {}, count(*), count(*)", names);
    for (std::size_t i = 0; i < plans.size(); ++i) {
        sql.text += fmt::format(
            ", count(*), count(*) FILTER (WHERE coalesce((latest.told >> {}) & 1, 0) = 1)", i);
    }
    sql.text += " FROM incidents i LEFT JOIN latest ON latest.incident = i.incident AND "
                "latest.force = i.force GROUP BY ALL";
    return sql;
}

} // namespace mf::measures
