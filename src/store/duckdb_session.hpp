// One connection to DuckDB, through its C interface: statements, answers, the appender. For this room only.
#pragma once

#include "store/database.hpp"

#include <utility>

// DuckDB's own names for its handles, so that its header stays out of ours.
struct _duckdb_database;   // NOLINT(readability-identifier-naming)
struct _duckdb_connection; // NOLINT(readability-identifier-naming)

namespace mf::store {

class DuckdbSession {
public:
    /// An in-memory database with these settings.
    static Result<DuckdbSession>
    open(const std::vector<std::pair<std::string, std::string>>& settings);

    /// Runs every statement of the text; the values are bound to those that have places for them. The answer is the
    /// last one's. Columns of types that have no Value (lists, intervals, …) come as DuckDB writes them as text.
    Result<Table>
    ask(std::string_view sql, std::span<const Value> values, std::uint64_t rows_max) const;

    /// The same answer column by column, of texts and numbers only.
    Result<Columns>
    ask_columns(std::string_view sql, std::span<const Value> values, std::uint64_t rows_max) const;

    Done append(std::string_view table, const std::vector<std::vector<Value>>& rows) const;

    /// Makes what is being asked on another thread end with an error.
    void interrupt() const;

private:
    struct CloseDatabase {
        void operator()(_duckdb_database* database) const;
    };

    struct CloseConnection {
        void operator()(_duckdb_connection* connection) const;
    };

    DuckdbSession() = default;

    std::unique_ptr<_duckdb_database, CloseDatabase> database_;
    std::unique_ptr<_duckdb_connection, CloseConnection> connection_;
};

/// "v1.4.4"
std::string duckdb_version();

} // namespace mf::store
