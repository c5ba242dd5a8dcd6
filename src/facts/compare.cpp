#include "facts/compare.hpp"

#include "base/text.hpp"
#include "facts/fact_writer.hpp"

#include <fmt/format.h>

namespace mf::facts {

namespace {

Result<const Edition*> edition_of(const State& state, const std::string& id) {
    const auto found = state.editions.find(id);
    if (found == state.editions.end()) {
        return fail(ErrorKind::not_found, fmt::format("there is no edition '{}'", id), {},
                    "`metforward editions` lists them");
    }
    return &found->second;
}

std::string rows_of(const Edition& edition) {
    std::vector<std::string> files;
    for (const char* name : {"part-0.parquet", "held.parquet"}) {
        if (std::filesystem::exists(edition.folder / name)) {
            files.push_back(store::sql_text((edition.folder / name).string()));
        }
    }
    return fmt::format("SELECT * FROM read_parquet([{}])", joined(files, ", "));
}

/// Point and text of a place are compared as one where both coordinates are fields.
std::vector<std::pair<std::string, std::string>> changes(const SourceDefinition& source,
                                                         const std::string& id) {
    std::vector<std::pair<std::string, std::string>> found;
    for (const ColumnDefinition& column : source.columns) {
        if (column.as != id) {
            const std::string name = store::sql_name(column.as);
            found.emplace_back(column.as, fmt::format("o.{0} IS DISTINCT FROM n.{0}", name));
        }
    }
    return found;
}

std::string id_part(const SourceDefinition& source, const std::string& id) {
    const std::string key = store::sql_name(id);
    std::string any = "false";
    std::string by_field;
    for (const auto& [field, condition] : changes(source, id)) {
        any += " OR " + condition;
        by_field += fmt::format(", count(*) FILTER (WHERE {}) AS {}", condition,
                                store::sql_name(field + "_changed"));
    }
    return fmt::format(
        "old_once AS (SELECT * FROM older WHERE {0} IN (SELECT {0} FROM older GROUP BY {0} HAVING "
        "count(*) = 1)), "
        "new_once AS (SELECT * FROM newer WHERE {0} IN (SELECT {0} FROM newer GROUP BY {0} HAVING "
        "count(*) = 1)), "
        "old_ids AS (SELECT DISTINCT {0} FROM older WHERE {0} IS NOT NULL), "
        "new_ids AS (SELECT DISTINCT {0} FROM newer WHERE {0} IS NOT NULL), "
        "ids AS (SELECT (SELECT count(*) FROM old_ids ANTI JOIN new_ids USING ({0})) AS "
        "ids_only_older, "
        "(SELECT count(*) FROM new_ids ANTI JOIN old_ids USING ({0})) AS ids_only_newer, "
        "(SELECT count(*) FROM new_ids SEMI JOIN old_ids USING ({0})) AS ids_in_both), "
        "once AS (SELECT count(*) AS ids_once_in_each, count(*) FILTER (WHERE {1}) AS "
        "of_these_changed{2} "
        "FROM old_once o JOIN new_once n USING ({0})), ",
        key, any, by_field);
}

} // namespace

Result<store::Table> compare(const State& state,
                             const store::Database& database,
                             const std::string& older,
                             const std::string& newer) {
    const auto before = edition_of(state, older);
    const auto after = edition_of(state, newer);
    if (!before || !after) {
        return pass(before ? after.error() : before.error());
    }
    if ((*before)->manifest.source != (*after)->manifest.source) {
        return fail(ErrorKind::usage, "the two editions are of different sources");
    }
    const SourceDefinition& source = *state.source((*before)->manifest.source);
    std::string id;
    for (const ColumnDefinition& column : source.columns) {
        id = column.type == FieldType::id ? column.as : id;
    }
    const std::string sql =
        fmt::format("WITH older AS ({0}), newer AS ({1}), {2}"
                    "gone AS (SELECT count(*) AS rows_only_older FROM (SELECT * EXCLUDE (line) "
                    "FROM older EXCEPT ALL SELECT * "
                    "EXCLUDE (line) FROM newer)), come AS (SELECT count(*) AS rows_only_newer FROM "
                    "(SELECT * EXCLUDE (line) FROM "
                    "newer EXCEPT ALL SELECT * EXCLUDE (line) FROM older)) "
                    "SELECT (SELECT count(*) FROM older) AS rows_older, (SELECT count(*) FROM "
                    "newer) AS rows_newer, {3}"
                    "rows_only_older, rows_only_newer FROM gone, come{4}",
                    rows_of(**before), rows_of(**after), id.empty() ? "" : id_part(source, id),
                    id.empty() ? "" : "ids.*, once.*, ", id.empty() ? "" : ", ids, once");
    return database.query(sql);
}

} // namespace mf::facts
