#include "measures/sql.hpp"
#include "measures/sql_parts.hpp"

#include <fmt/format.h>

#include <set>

namespace mf::measures {

using store::sql_name;

namespace {

void add_fields(const Filter& filter, std::set<std::string>& fields) {
    if (!filter.field.empty()) {
        fields.insert(filter.field);
    }
    for (const Filter& part : filter.parts) {
        add_fields(part, fields);
    }
}

/// All that the plans' filters look at: rows that are alike in it are told once, so that many plans cost what one does.
std::string fields_of(std::span<const Plan> plans) {
    std::set<std::string> fields;
    for (const Plan& plan : plans) {
        add_fields(plan.filter, fields);
    }
    std::string text;
    for (const std::string& field : fields) {
        text += ", " + sql_name(field);
    }
    return text;
}

void add_flags(std::span<const Plan> plans, Sql& sql) {
    for (const Plan& plan : plans) {
        sql.text += ", bool_or(";
        add_filter(plan.filter, sql);
        sql.text += ")";
    }
}

} // namespace

Sql presence_sql(std::span<const Plan> plans) {
    const Plan& plan = plans.front();
    const std::string period = sql_name(plan.fields.period);
    Sql sql{"SELECT " + period, {}};
    add_flags(plans, sql);
    sql.text += fmt::format(" FROM (SELECT DISTINCT {}{} FROM {}) GROUP BY 1", period,
                            fields_of(plans), sql_name(plan.table));
    return sql;
}

Sql moved_away_sql(std::span<const Plan> plans,
                   geo::Level level,
                   const std::vector<std::string>& periods) {
    const Plan& plan = plans.front();
    const std::string place =
        fmt::format("{}, {}", sql_name(plan.fields.period), sql_name(plan.fields.of(level)));
    const std::string fields = place + fields_of(plans);
    const auto add_own = [&](Sql& sql) {
        sql.text += sql_name(plan.fields.period);
        add_periods(periods, sql);
        if (plans.size() == 1) { // a plan alone need not look at the rows of others
            sql.text += " AND ";
            add_filter(plan.filter, sql);
        }
    };
    Sql sql{"SELECT " + place, {}};
    add_flags(plans, sql);
    sql.text += fmt::format(" FROM (SELECT {} FROM {} WHERE {} > 0 AND ", fields,
                            sql_name(plan.table + "_all"), sql_name(plan.definition.sum));
    add_own(sql);
    sql.text += fmt::format(" EXCEPT SELECT {} FROM {} WHERE ", fields, sql_name(plan.table));
    add_own(sql);
    sql.text += ") GROUP BY 1, 2";
    return sql;
}

} // namespace mf::measures
