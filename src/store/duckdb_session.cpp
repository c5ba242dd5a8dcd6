#include "store/duckdb_session.hpp"

#include "base/text.hpp"
#include "store/duckdb_rows.hpp"

#include <duckdb.h>
#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <type_traits>

namespace mf::store {

namespace {

/// A handle of DuckDB's C interface, given back with the value.
template <class Handle, auto GivesBack>
struct GiveBack {
    using pointer = Handle;

    void operator()(Handle handle) const { GivesBack(&handle); }
};
template <class Handle, auto GivesBack>
using Owned = std::unique_ptr<std::remove_pointer_t<Handle>, GiveBack<Handle, GivesBack>>;

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

Result<Prepared>
prepare(duckdb_connection connection, duckdb_extracted_statements statements, idx_t index) {
    duckdb_prepared_statement raw = nullptr;
    const duckdb_state state =
        duckdb_prepare_extracted_statement(connection, statements, index, &raw);
    Prepared prepared{raw};
    if (state != DuckDBSuccess) {
        return pass(error_of(duckdb_prepare_error(raw)));
    }
    return prepared;
}

/// The answer is fetched piece by piece, so that its size costs no memory before rows_max is passed.
Done execute(duckdb_prepared_statement prepared, Answer& answer) {
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

Done run_all(duckdb_connection connection,
             std::string_view sql,
             std::span<const Value> values,
             std::optional<Answer>& answer) {
    duckdb_extracted_statements raw = nullptr;
    const idx_t count = duckdb_extract_statements(connection, std::string{sql}.c_str(), &raw);
    const Statements statements{raw};
    if (count == 0) {
        const char* words = duckdb_extract_statements_error(raw);
        return pass(error_of(words != nullptr ? words : "there is no statement"));
    }
    bool used = values.empty();
    for (idx_t i = 0; i < count; ++i) {
        const Result<Prepared> prepared = prepare(connection, raw, i);
        if (!prepared) {
            return pass(prepared.error());
        }
        const bool takes = duckdb_nparams(prepared->get()) > 0 || (!used && i + 1 == count);
        used = used || takes;
        if (Done bound = bind(prepared->get(), takes ? values : std::span<const Value>{}); !bound) {
            return bound;
        }
        answer.emplace();
        if (Done done = execute(prepared->get(), *answer); !done) {
            return done;
        }
    }
    return {};
}

/// Hands over each chunk of the answer; stops at rows_max or at the first that is not taken.
template <class Take>
Done fetch(duckdb_result& result, std::uint64_t rows_max, Take take) {
    std::uint64_t rows = 0;
    while (true) {
        const Chunk chunk{duckdb_fetch_chunk(result)};
        if (!chunk) {
            const char* words = duckdb_result_error(&result);
            return words == nullptr || *words == '\0' ? Done{} : Done{pass(error_of(result))};
        }
        rows += duckdb_data_chunk_get_size(chunk.get());
        if (rows > rows_max) {
            return fail(ErrorKind::limit, fmt::format("the answer has more than {} rows", rows_max),
                        {}, "Ask for less, or for a summary");
        }
        if (Done taken = take(chunk.get()); !taken) {
            return taken;
        }
    }
}

} // namespace

void DuckdbSession::CloseDatabase::operator()(duckdb_database database) const {
    duckdb_close(&database);
}

void DuckdbSession::CloseConnection::operator()(duckdb_connection connection) const {
    duckdb_disconnect(&connection);
}

Result<DuckdbSession>
DuckdbSession::open(const std::vector<std::pair<std::string, std::string>>& settings) {
    duckdb_config raw_config = nullptr;
    duckdb_create_config(&raw_config);
    const Config config{raw_config};
    for (const auto& [name, value] : settings) {
        if (duckdb_set_config(raw_config, name.c_str(), value.c_str()) != DuckDBSuccess) {
            return fail(ErrorKind::internal,
                        fmt::format("DuckDB does not take {} = {}", name, value));
        }
    }
    DuckdbSession session;
    duckdb_database database = nullptr;
    char* words = nullptr;
    const duckdb_state opened = duckdb_open_ext(nullptr, &database, raw_config, &words);
    session.database_.reset(database);
    if (opened != DuckDBSuccess) {
        Error error = error_of(words);
        duckdb_free(words);
        return pass(std::move(error));
    }
    duckdb_connection connection = nullptr;
    if (duckdb_connect(database, &connection) != DuckDBSuccess) {
        return fail(ErrorKind::internal, "DuckDB gives no connection");
    }
    session.connection_.reset(connection);
    return session;
}

Result<Table> DuckdbSession::ask(std::string_view sql,
                                 std::span<const Value> values,
                                 std::uint64_t rows_max) const {
    std::optional<Answer> answer;
    if (Done done = run_all(connection_.get(), sql, values, answer); !done) {
        return pass(done.error());
    }
    Table table{.columns = columns_of(answer->result), .rows = {}};
    if (const auto text = with_text_columns(answer->result, sql)) {
        answer.reset();
        if (Done done = run_all(connection_.get(), *text, values, answer); !done) {
            return pass(done.error());
        }
    }
    const auto take = [&](duckdb_data_chunk chunk) {
        append_rows(chunk, table.rows);
        return Done{};
    };
    if (Done done = fetch(answer->result, rows_max, take); !done) {
        return pass(done.error());
    }
    return table;
}

Result<Columns> DuckdbSession::ask_columns(std::string_view sql,
                                           std::span<const Value> values,
                                           std::uint64_t rows_max) const {
    std::optional<Answer> answer;
    if (Done done = run_all(connection_.get(), sql, values, answer); !done) {
        return pass(done.error());
    }
    Columns columns;
    columns.columns.resize(duckdb_column_count(&answer->result));
    ColumnAppender appender;
    const auto take = [&](duckdb_data_chunk chunk) { return appender.append(chunk, columns); };
    if (Done done = fetch(answer->result, rows_max, take); !done) {
        return pass(done.error());
    }
    return columns;
}

Done DuckdbSession::append(std::string_view table,
                           const std::vector<std::vector<Value>>& rows) const {
    duckdb_appender raw = nullptr;
    const duckdb_state created =
        duckdb_appender_create(connection_.get(), nullptr, std::string{table}.c_str(), &raw);
    const Appender appender{raw};
    if (created != DuckDBSuccess) {
        return pass(error_of(duckdb_appender_error(raw)));
    }
    return append_rows_to(raw, rows);
}

void DuckdbSession::interrupt() const {
    duckdb_interrupt(connection_.get());
}

std::string duckdb_version() {
    return duckdb_library_version();
}

} // namespace mf::store
