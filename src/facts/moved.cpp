#include "facts/moved.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::facts {

namespace {

/// The field that tells the area: a code of the file's own level, else a district's name, else any code.
std::string area_field(const SourceDefinition& source) {
    const auto find = [&](auto condition) {
        const auto found = std::ranges::find_if(source.columns, condition);
        return found == source.columns.end() ? std::string{} : found->as;
    };
    std::string field = find([&](const ColumnDefinition& column) {
        return column.type == FieldType::code && column.level == source.level;
    });
    if (field.empty()) {
        field = find([](const auto& column) { return column.type == FieldType::district; });
    }
    return field.empty() ? find([](const auto& column) { return column.type == FieldType::code; })
                         : field;
}

std::string category_field(const SourceDefinition& source) {
    const auto found =
        std::ranges::find(source.columns, FieldType::category, &ColumnDefinition::type);
    return found == source.columns.end() ? std::string{} : found->as;
}

/// $1 is the category.
std::string moved_sql(const SourceDefinition& source, const std::string& area) {
    const std::string table = sql_table(source.id);
    return fmt::format(
        "WITH now AS (SELECT DISTINCT {period}, {area} FROM {now} WHERE {category} = $1) "
        "SELECT {source} AS source, w.{period} AS period, $1 AS category, "
        "w.{area} AS area, max(w.{value}) AS had FROM {all} w "
        "WHERE w.{category} = $1 AND w.{value} > 0 AND w.{area} IS NOT NULL "
        "AND w.{period} IN (SELECT {period} FROM now) AND NOT EXISTS (SELECT 1 "
        "FROM now WHERE now.{period} = w.{period} AND now.{area} = w.{area}) "
        "GROUP BY ALL ORDER BY period, area",
        fmt::arg("source", store::sql_text(source.id)),
        fmt::arg("period", store::sql_name(source.periods->as)),
        fmt::arg("category", store::sql_name(category_field(source))),
        fmt::arg("area", store::sql_name(area)),
        fmt::arg("value", store::sql_name(source.periods->value)),
        fmt::arg("all", store::sql_name(table + "_all")), fmt::arg("now", store::sql_name(table)));
}

/// One category at a time, so that memory stays small.
Done add_moved(const SourceDefinition& source,
               const std::string& area,
               const store::Database& database,
               store::Table& all) {
    const auto categories = database.query(fmt::format(
        "SELECT DISTINCT {0} FROM {1} WHERE {0} IS NOT NULL ORDER BY 1",
        store::sql_name(category_field(source)), store::sql_name(sql_table(source.id))));
    if (!categories) {
        return pass(categories.error());
    }
    const std::string sql = moved_sql(source, area);
    for (const std::vector<store::Value>& category : categories->rows) {
        auto table = database.query(sql, category);
        if (!table) {
            return pass(table.error());
        }
        std::ranges::move(table->rows, std::back_inserter(all.rows));
    }
    return {};
}

} // namespace

Result<store::Table>
moved(const State& state, const store::Database& database, const std::string& source) {
    if (!source.empty() && state.source(source) == nullptr) {
        return fail(ErrorKind::not_found, fmt::format("there is no source '{}'", source));
    }
    store::Table all{{{"source", ""}, {"period", ""}, {"category", ""}, {"area", ""}, {"had", ""}},
                     {}};
    for (const SourceDefinition& one : state.sources) {
        const std::string area = area_field(one);
        if ((!source.empty() && one.id != source) || !one.periods || area.empty() ||
            category_field(one).empty()) {
            continue;
        }
        if (auto added = add_moved(one, area, database, all); !added) {
            return pass(added.error());
        }
    }
    return all;
}

} // namespace mf::facts
