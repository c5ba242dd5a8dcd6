// The views through which everything above the facts asks its questions.
#include "base/text.hpp"
#include "facts/fact_writer.hpp"
#include "facts/state.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::facts {

namespace {

std::string_view sql_type(store::ColumnType type) {
    switch (type) {
    case store::ColumnType::text:
        return "VARCHAR";
    case store::ColumnType::whole:
        return "BIGINT";
    case store::ColumnType::number:
        return "DOUBLE";
    case store::ColumnType::flag:
        return "BOOLEAN";
    case store::ColumnType::bytes32:
        return "BLOB";
    case store::ColumnType::day:
        return "DATE";
    case store::ColumnType::moment:
        return "TIMESTAMPTZ";
    }
    return "VARCHAR";
}

std::string file_list(const std::vector<std::filesystem::path>& files) {
    std::vector<std::string> texts;
    for (const auto& file : files) {
        texts.push_back(store::sql_text(file.string()));
    }
    return fmt::format("[{}]", joined(texts, ", "));
}

/// A file whose rows count whole, or only those of some slices.
struct CurrentFiles {
    std::vector<std::filesystem::path> whole;
    std::vector<std::filesystem::path> partial;
    std::vector<std::vector<store::Value>> slices; ///< file, then the key
};

void add_edition(const Edition& edition, CurrentFiles& files) {
    for (const bool held : {false, true}) {
        const auto file = edition.folder / (held ? "held.parquet" : "part-0.parquet");
        std::vector<const Slice*> current;
        std::size_t in_file = 0;
        for (std::size_t i = 0; i < edition.states.size(); ++i) {
            const Slice& slice = edition.manifest.slices[i];
            if (slice.hold.empty() == held) {
                continue;
            }
            ++in_file;
            if (edition.states[i] == SliceState::current) {
                current.push_back(&slice);
            }
        }
        if (current.empty()) {
            continue;
        }
        if (current.size() == in_file) {
            files.whole.push_back(file);
            continue;
        }
        files.partial.push_back(file);
        for (const Slice* slice : current) {
            std::vector<store::Value> row{file.string()};
            row.insert(row.end(), slice->key.begin(), slice->key.end());
            files.slices.push_back(std::move(row));
        }
    }
}

Done make_slices_table(store::Database& database,
                       const std::string& table,
                       const SourceDefinition& source,
                       const CurrentFiles& files) {
    std::string columns = "file VARCHAR";
    for (std::size_t i = 0; i < source.slice.size(); ++i) {
        columns += fmt::format(", k{} VARCHAR", i);
    }
    if (auto done = database.run(
            fmt::format("CREATE TABLE {} ({})", store::sql_name("slices_" + table), columns));
        !done) {
        return done;
    }
    return database.append("slices_" + table, files.slices);
}

std::string field_list(const SourceDefinition& source) {
    std::string fields;
    for (const FactColumn& column : fact_columns(source)) {
        fields += fmt::format("f.{}, ", store::sql_name(column.name()));
    }
    return fields;
}

constexpr std::string_view edition_of_file = "string_split(f.filename, '/')[-2] AS edition, f.line";

std::string empty_view(const SourceDefinition& source) {
    std::string fields;
    for (const FactColumn& column : fact_columns(source)) {
        fields += fmt::format("NULL::{} AS {}, ", sql_type(column.spec().type),
                              store::sql_name(column.name()));
    }
    return fmt::format("SELECT {}NULL::VARCHAR AS edition, NULL::BIGINT AS line WHERE false",
                       fields);
}

/// Most sources have no edition in most workspaces, and an empty table is made in a tenth of the time of a view.
Done make_empty_tables(store::Database& database,
                       const SourceDefinition& source,
                       const std::string& table) {
    std::string columns;
    for (const FactColumn& column : fact_columns(source)) {
        columns +=
            fmt::format("{} {}, ", store::sql_name(column.name()), sql_type(column.spec().type));
    }
    columns += "edition VARCHAR, line BIGINT";
    return database.run(fmt::format("CREATE TABLE {} ({}); CREATE TABLE {} ({})",
                                    store::sql_name(table), columns,
                                    store::sql_name(table + "_all"), columns));
}

std::string
current_sql(const SourceDefinition& source, const std::string& table, const CurrentFiles& files) {
    std::vector<std::string> selects;
    if (!files.whole.empty()) {
        selects.push_back(fmt::format("SELECT {}{} FROM read_parquet({}, filename = true) f",
                                      field_list(source), edition_of_file, file_list(files.whole)));
    }
    if (!files.partial.empty()) {
        std::string condition = "f.filename = s.file";
        for (std::size_t i = 0; i < source.slice.size(); ++i) {
            condition +=
                fmt::format(" AND coalesce(f.{}, '') = s.k{}", store::sql_name(source.slice[i]), i);
        }
        selects.push_back(
            fmt::format("SELECT {}{} FROM read_parquet({}, filename = true) f SEMI JOIN {} s ON {}",
                        field_list(source), edition_of_file, file_list(files.partial),
                        store::sql_name("slices_" + table), condition));
    }
    return selects.empty() ? empty_view(source) : joined(selects, " UNION ALL ");
}

std::string all_sql(const State& state, const SourceDefinition& source) {
    std::vector<std::filesystem::path> files;
    const auto ids = state.by_source.find(source.id);
    if (ids != state.by_source.end()) {
        for (const std::string& id : ids->second) {
            const Edition& edition = state.editions.at(id);
            for (const char* file : {"part-0.parquet", "held.parquet"}) {
                if (std::filesystem::exists(edition.folder / file)) {
                    files.push_back(edition.folder / file);
                }
            }
        }
    }
    return files.empty() ? empty_view(source)
                         : fmt::format("SELECT {}{} FROM read_parquet({}, filename = true) f",
                                       field_list(source), edition_of_file, file_list(files));
}

Done make_editions_table(store::Database& database, const State& state) {
    if (auto done = database.run(
            "CREATE TABLE editions (edition VARCHAR, source VARCHAR, file VARCHAR, sha256 "
            "VARCHAR, earliest VARCHAR, latest VARCHAR, scope VARCHAR, rows_read BIGINT, "
            "rows_kept BIGINT, rows_held BIGINT, rows_refused BIGINT)");
        !done) {
        return done;
    }
    std::vector<std::vector<store::Value>> rows;
    const auto day = [](const std::optional<Day>& value) {
        return value ? store::Value{value->text()} : store::Value{};
    };
    const auto count = [](std::uint64_t value) {
        return store::Value{static_cast<std::int64_t>(value)};
    };
    for (const auto& [id, edition] : state.editions) {
        const Manifest& manifest = edition.manifest;
        rows.push_back(
            {id, manifest.source, edition.names.empty() ? std::string{} : edition.names.front(),
             manifest.input_sha256, day(edition.published.earliest), day(edition.published.latest),
             edition.scope.whole ? std::string{"whole"} : "cut: " + edition.scope.words,
             count(manifest.rows_read), count(manifest.rows_kept), count(manifest.rows_held),
             count(manifest.rows_refused)});
    }
    return database.append("editions", rows);
}

} // namespace

std::string sql_table(const std::string& source_id) {
    std::string table = source_id;
    std::ranges::replace(table, '-', '_');
    return table;
}

std::string current_rows(const State& state,
                         const SourceDefinition& source,
                         std::size_t key,
                         const std::vector<std::string>& values) {
    CurrentFiles files;
    if (const auto ids = state.by_source.find(source.id); ids != state.by_source.end()) {
        for (const std::string& id : ids->second) {
            const Edition& edition = state.editions.at(id);
            const bool wanted = std::ranges::any_of(edition.manifest.slices, [&](const Slice& one) {
                return std::ranges::find(values, one.key.at(key)) != values.end();
            });
            if (wanted) {
                add_edition(edition, files);
            }
        }
    }
    return fmt::format("({})", current_sql(source, sql_table(source.id), files));
}

Done make_views(store::Database& database, const State& state) {
    if (auto done = make_editions_table(database, state); !done) {
        return done;
    }
    for (const SourceDefinition& source : state.sources) {
        const std::string table = sql_table(source.id);
        if (!state.by_source.contains(source.id)) {
            if (auto done = make_empty_tables(database, source, table); !done) {
                return done;
            }
            continue;
        }
        CurrentFiles files;
        if (const auto ids = state.by_source.find(source.id); ids != state.by_source.end()) {
            for (const std::string& id : ids->second) {
                add_edition(state.editions.at(id), files);
            }
        }
        if (!files.partial.empty()) {
            if (auto done = make_slices_table(database, table, source, files); !done) {
                return done;
            }
        }
        for (const auto& [view, sql] : {std::pair{table, current_sql(source, table, files)},
                                        std::pair{table + "_all", all_sql(state, source)}}) {
            if (auto done =
                    database.run(fmt::format("CREATE VIEW {} AS {}", store::sql_name(view), sql));
                !done) {
                return done;
            }
        }
    }
    return {};
}

} // namespace mf::facts
