#include "store/database.hpp"

#include "base/text.hpp"
#include "store/duckdb_rows.hpp"
#include "store/query_guard.hpp"
#include "store/watchdog.hpp"

#include <duckdb.h>
#include <fmt/core.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <set>
#include <type_traits>
#include <utility>

namespace mf::store {

namespace {

constexpr std::string_view pinned_version = "v1.4.4";

/// A handle of DuckDB's C interface, given back with the value.
template <class Handle, auto give_back>
struct GiveBack {
    using pointer = Handle;

    void operator()(Handle handle) const { give_back(&handle); }
};
template <class Handle, auto give_back>
using Owned = std::unique_ptr<std::remove_pointer_t<Handle>, GiveBack<Handle, give_back>>;

using DatabaseHandle = Owned<duckdb_database, duckdb_close>;
using Connection = Owned<duckdb_connection, duckdb_disconnect>;
using Config = Owned<duckdb_config, duckdb_destroy_config>;
using Statements = Owned<duckdb_extracted_statements, duckdb_destroy_extracted>;
using Prepared = Owned<duckdb_prepared_statement, duckdb_destroy_prepare>;
using Pending = Owned<duckdb_pending_result, duckdb_destroy_pending>;
using Chunk = Owned<duckdb_data_chunk, duckdb_destroy_data_chunk>;
using Appender = Owned<duckdb_appender, duckdb_appender_destroy>;

struct Answer {
    duckdb_result result{};

    Answer() = default;

    ~Answer() { duckdb_destroy_result(&result); }

    Answer(const Answer&) = delete;
    Answer& operator=(const Answer&) = delete;
};

/// DuckDB's words on one line, and the place in the query that it points at.
Error error_of(const char* words, duckdb_error_type type = DUCKDB_ERROR_INVALID) {
    std::string text = words != nullptr ? words : "DuckDB gave no reason";
    std::string where;
    if (const std::size_t line = text.find("\n\nLINE "); line != std::string::npos) {
        where = text.substr(line + 2, text.find('\n', line + 2) - line - 2);
        text.resize(line);
    }
    std::ranges::replace(text, '\n', ' ');
    const bool memory =
        type == DUCKDB_ERROR_OUT_OF_MEMORY || text.starts_with("Out of Memory Error");
    return Error{
        memory ? ErrorKind::limit : ErrorKind::invalid, std::move(text), std::move(where), {}};
}

Error error_of(duckdb_result& result) {
    return error_of(duckdb_result_error(&result), duckdb_result_error_type(&result));
}

struct Binder {
    duckdb_prepared_statement statement;
    idx_t index;

    duckdb_state operator()(std::monostate) const { return duckdb_bind_null(statement, index); }

    duckdb_state operator()(bool value) const {
        return duckdb_bind_boolean(statement, index, value);
    }

    duckdb_state operator()(std::int64_t value) const {
        return duckdb_bind_int64(statement, index, value);
    }

    duckdb_state operator()(double value) const {
        return duckdb_bind_double(statement, index, value);
    }

    duckdb_state operator()(const std::string& value) const {
        return duckdb_bind_varchar_length(statement, index, value.data(), value.size());
    }
};

Done bind(duckdb_prepared_statement statement, std::span<const Value> values) {
    const idx_t wanted = duckdb_nparams(statement);
    if (wanted != values.size()) {
        return fail(ErrorKind::invalid,
                    fmt::format("the query has {} places for values and {} were given", wanted,
                                values.size()));
    }
    for (idx_t i = 0; i < wanted; ++i) {
        if (std::visit(Binder{statement, i + 1}, values[i]) != DuckDBSuccess) {
            return pass(error_of(duckdb_prepare_error(statement)));
        }
    }
    return {};
}

struct AppendOne {
    duckdb_appender appender;

    duckdb_state operator()(std::monostate) const { return duckdb_append_null(appender); }

    duckdb_state operator()(bool value) const { return duckdb_append_bool(appender, value); }

    duckdb_state operator()(std::int64_t value) const {
        return duckdb_append_int64(appender, value);
    }

    duckdb_state operator()(double value) const { return duckdb_append_double(appender, value); }

    duckdb_state operator()(const std::string& value) const {
        return duckdb_append_varchar_length(appender, value.data(), value.size());
    }
};

Done append_rows_to(duckdb_appender appender, const std::vector<std::vector<Value>>& rows) {
    for (const std::vector<Value>& row : rows) {
        for (const Value& value : row) {
            if (std::visit(AppendOne{appender}, value) != DuckDBSuccess) {
                return pass(error_of(duckdb_appender_error(appender)));
            }
        }
        if (duckdb_appender_end_row(appender) != DuckDBSuccess) {
            return pass(error_of(duckdb_appender_error(appender)));
        }
    }
    if (duckdb_appender_close(appender) != DuckDBSuccess) {
        return pass(error_of(duckdb_appender_error(appender)));
    }
    return {};
}

std::vector<Column> columns_of(duckdb_result& result) {
    std::vector<Column> columns;
    for (idx_t i = 0; i < duckdb_column_count(&result); ++i) {
        columns.push_back(
            {duckdb_column_name(&result, i), duckdb_type_name(duckdb_column_type(&result, i))});
    }
    return columns;
}

/// The same query with the columns that append_rows cannot read as text; nothing when it can read all.
std::optional<std::string> with_text_columns(duckdb_result& result, std::string_view sql) {
    std::string selected;
    std::string names;
    bool any = false;
    for (idx_t i = 0; i < duckdb_column_count(&result); ++i) {
        const bool direct = is_read_directly(duckdb_column_type(&result, i));
        any = any || !direct;
        names += fmt::format("{}c{}", i == 0 ? "" : ", ", i);
        selected += fmt::format(fmt::runtime(direct ? "{}t.c{}" : "{}CAST(t.c{} AS VARCHAR)"),
                                i == 0 ? "" : ", ", i);
    }
    if (!any) {
        return std::nullopt;
    }
    std::string_view inner = trimmed(sql);
    while (inner.ends_with(';')) {
        inner = trimmed(inner.substr(0, inner.size() - 1));
    }
    // The line end closes a comment that the query may end with.
    return fmt::format("SELECT {} FROM ({}\n) AS t({})", selected, inner, names);
}

} // namespace

struct Database::State {
    DatabaseOptions options;
    DatabaseHandle database;
    Connection connection;
    bool locked = false;
    std::set<std::string, std::less<>> internal; ///< DuckDB's own views

    Result<Prepared> prepare(duckdb_extracted_statements statements, idx_t index) const {
        duckdb_prepared_statement raw = nullptr;
        const duckdb_state state =
            duckdb_prepare_extracted_statement(connection.get(), statements, index, &raw);
        Prepared prepared{raw};
        if (state != DuckDBSuccess) {
            return pass(error_of(duckdb_prepare_error(raw)));
        }
        return prepared;
    }

    Done execute(duckdb_prepared_statement prepared, Answer& answer) const {
        duckdb_pending_result raw = nullptr;
        const duckdb_state state = duckdb_pending_prepared_streaming(prepared, &raw);
        const Pending pending{raw};
        if (state != DuckDBSuccess) {
            return pass(error_of(duckdb_pending_error(raw)));
        }
        if (duckdb_execute_pending(raw, &answer.result) != DuckDBSuccess) {
            return pass(error_of(answer.result));
        }
        return {};
    }

    /// Runs every statement of the text, the values bound to that which has places for them; `answer` is the last
    /// one's.
    Done run_all(std::string_view sql,
                 std::span<const Value> values,
                 std::optional<Answer>& answer) const {
        duckdb_extracted_statements raw = nullptr;
        const idx_t count =
            duckdb_extract_statements(connection.get(), std::string{sql}.c_str(), &raw);
        const Statements statements{raw};
        if (count == 0) {
            const char* words = duckdb_extract_statements_error(raw);
            return pass(error_of(words != nullptr ? words : "there is no statement"));
        }
        bool used = values.empty();
        for (idx_t i = 0; i < count; ++i) {
            const Result<Prepared> prepared = prepare(raw, i);
            if (!prepared) {
                return pass(prepared.error());
            }
            const bool takes = duckdb_nparams(prepared->get()) > 0 || (!used && i + 1 == count);
            used = used || takes;
            if (Done bound = bind(prepared->get(), takes ? values : std::span<const Value>{});
                !bound) {
                return bound;
            }
            answer.emplace();
            if (Done done = execute(prepared->get(), *answer); !done) {
                return done;
            }
        }
        return {};
    }

    Done fetch(duckdb_result& result, std::uint64_t rows_max, Table& table) const {
        while (true) {
            const Chunk chunk{duckdb_fetch_chunk(result)};
            if (!chunk) {
                const char* words = duckdb_result_error(&result);
                return words == nullptr || *words == '\0' ? Done{} : Done{pass(error_of(result))};
            }
            if (table.rows.size() + duckdb_data_chunk_get_size(chunk.get()) > rows_max) {
                return fail(ErrorKind::limit,
                            fmt::format("the answer has more than {} rows", rows_max), {},
                            "Ask for less, or for a summary");
            }
            append_rows(chunk.get(), table.rows);
        }
    }

    Result<Table>
    ask(std::string_view sql, std::span<const Value> values, std::uint64_t rows_max) const {
        std::optional<Answer> answer;
        if (Done done = run_all(sql, values, answer); !done) {
            return pass(done.error());
        }
        Table table{.columns = columns_of(answer->result), .rows = {}};
        if (const auto text = with_text_columns(answer->result, sql)) {
            answer.reset();
            if (Done done = run_all(*text, values, answer); !done) {
                return pass(done.error());
            }
        }
        if (Done done = fetch(answer->result, rows_max, table); !done) {
            return pass(done.error());
        }
        return table;
    }

    /// Asks, and stops asking when the time is over.
    Result<Table>
    ask_in_time(std::string_view sql, std::span<const Value> values, std::uint64_t rows_max) const {
        Watchdog watchdog{options.query_time_max, [this] { duckdb_interrupt(connection.get()); }};
        Result<Table> table = ask(sql, values, rows_max);
        if (watchdog.stop() && !table) {
            return fail(
                ErrorKind::limit,
                fmt::format("the query took longer than {} ms", options.query_time_max.count()), {},
                "Ask for less");
        }
        return table;
    }

    Done check(std::string_view sql) const {
        const std::vector<Value> text{std::string{without_explain(sql)}};
        const Result<Table> tree = ask("SELECT CAST(json_serialize_sql(?) AS VARCHAR)", text, 1);
        if (!tree) {
            return pass(tree.error());
        }
        const auto* words = std::get_if<std::string>(&tree->rows.at(0).at(0));
        return check_query_tree(words != nullptr ? *words : std::string{}, internal);
    }
};

Database::Database(std::unique_ptr<State> state) : state_{std::move(state)} {}

Database::~Database() = default;
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

Result<Database> Database::open(const DatabaseOptions& options) {
    if (duckdb_library_version() != pinned_version) {
        return fail(
            ErrorKind::unsupported,
            fmt::format("DuckDB is {} and not {}", duckdb_library_version(), pinned_version), {},
            "Run `tools/setup run` to fetch the right one");
    }
    duckdb_config raw_config = nullptr;
    duckdb_create_config(&raw_config);
    const Config config{raw_config};
    const std::vector<std::pair<const char*, std::string>> settings{
        {"threads", std::to_string(std::max(options.threads, 1))},
        {"memory_limit", std::to_string(options.memory_bytes_max) + "B"},
        {"temp_directory", options.scratch.string()},
        {"autoinstall_known_extensions", "false"},
        {"autoload_known_extensions", "false"},
        {"allow_community_extensions", "false"},
        {"preserve_insertion_order", "true"},
    };
    for (const auto& [name, value] : settings) {
        if (duckdb_set_config(raw_config, name, value.c_str()) != DuckDBSuccess) {
            return fail(ErrorKind::internal,
                        fmt::format("DuckDB does not take {} = {}", name, value));
        }
    }
    auto state = std::make_unique<State>();
    state->options = options;
    duckdb_database database = nullptr;
    char* words = nullptr;
    const duckdb_state opened = duckdb_open_ext(nullptr, &database, raw_config, &words);
    state->database.reset(database);
    if (opened != DuckDBSuccess) {
        const Error error = error_of(words);
        duckdb_free(words);
        return pass(error);
    }
    duckdb_connection connection = nullptr;
    if (duckdb_connect(database, &connection) != DuckDBSuccess) {
        return fail(ErrorKind::internal, "DuckDB gives no connection");
    }
    state->connection.reset(connection);
    Database made{std::move(state)};
    if (Done set = made.run("SET TimeZone = 'UTC'"); !set) {
        return pass(set.error());
    }
    return made;
}

Result<Table>
Database::query(std::string_view sql, std::span<const Value> values, std::uint64_t rows_max) const {
    if (state_->locked) {
        if (Done fine = state_->check(sql); !fine) {
            return pass(fine.error());
        }
    }
    return state_->ask_in_time(sql, values, rows_max);
}

Done Database::run(std::string_view sql, std::span<const Value> values) const {
    if (state_->locked) {
        return fail(ErrorKind::refused, "the database is locked: only queries are answered");
    }
    const Result<Table> table =
        state_->ask_in_time(sql, values, std::numeric_limits<std::uint64_t>::max());
    return table ? Done{} : pass(table.error());
}

Done Database::append(std::string_view table, const std::vector<std::vector<Value>>& rows) const {
    if (state_->locked) {
        return fail(ErrorKind::refused, "the database is locked: nothing is written");
    }
    // All rows or none, also where the appender has handed over a part. Inside the caller's own transaction that is up
    // to the caller.
    const bool ours = run("BEGIN TRANSACTION").has_value();
    Done done;
    {
        duckdb_appender raw = nullptr;
        const duckdb_state created = duckdb_appender_create(state_->connection.get(), nullptr,
                                                            std::string{table}.c_str(), &raw);
        const Appender appender{raw};
        done = created == DuckDBSuccess ? append_rows_to(raw, rows)
                                        : Done{pass(error_of(duckdb_appender_error(raw)))};
    }
    if (ours) {
        const Done ended = run(done ? "COMMIT" : "ROLLBACK");
        return done ? ended : done;
    }
    return done;
}

Done Database::lock_down(const std::vector<std::filesystem::path>& readable) {
    const Result<Table> names = query("SELECT DISTINCT lower(view_name) FROM duckdb_views() "
                                      "WHERE internal AND schema_name IN ('main', 'pg_catalog')");
    if (!names) {
        return pass(names.error());
    }
    for (const std::vector<Value>& row : names->rows) {
        state_->internal.insert(std::get<std::string>(row.at(0)));
    }
    std::vector<std::string> folders;
    for (const std::filesystem::path& folder : readable) {
        folders.push_back(sql_text(folder.string()));
        folders.push_back(sql_text(std::filesystem::absolute(folder).lexically_normal().string()));
    }
    for (const std::string& setting : {"SET allowed_directories = [" + joined(folders, ", ") + "]",
                                       std::string{"SET enable_external_access = false"},
                                       std::string{"SET lock_configuration = true"}}) {
        if (Done set = run(setting); !set) {
            return set;
        }
    }
    state_->locked = true;
    return {};
}

namespace {

std::string quoted(std::string_view text, char quote) {
    std::string result{quote};
    for (const char c : text) {
        result += c;
        if (c == quote) {
            result += c;
        }
    }
    return result + quote;
}

} // namespace

std::string sql_text(std::string_view text) {
    return quoted(text, '\'');
}

std::string sql_name(std::string_view name) {
    return quoted(name, '"');
}

} // namespace mf::store
