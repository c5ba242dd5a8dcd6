// DuckDB, through its C API: questions to Parquet files. Knows nothing of what the files mean.
#pragma once

#include "base/error.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mf::store {

/// A value that goes into a query or comes out of it. monostate is NULL. Dates, times, hashes (BLOB, as lower-case
/// hexadecimal) and everything else that is not a number come out as text.
using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string>;

struct Column {
    std::string name;
    std::string type; ///< DuckDB's name: "BIGINT", "VARCHAR", …
};

/// A whole answer, row by row. Meant for aggregates: `rows_max` bounds it.
struct Table {
    std::vector<Column> columns;
    std::vector<std::vector<Value>> rows;
};

/// A column of texts: each row a number of `words`, which stand once each. words[0] is "", for rows without a value.
struct TextColumn {
    std::vector<std::uint32_t> codes;
    std::vector<std::string> words{""};
};

/// A column of numbers; NaN for rows without a value. Whole numbers are exact to 2^53.
using NumberColumn = std::vector<double>;

/// A whole answer, column by column: for the long ones. VARCHAR becomes texts, numbers become numbers.
struct Columns {
    std::size_t rows = 0;
    std::vector<std::variant<TextColumn, NumberColumn>> columns;
};

struct DatabaseOptions {
    int threads = 2;
    std::uint64_t memory_bytes_max = std::uint64_t{512} << 20;
    /// Where it may spill; empty: nowhere.
    std::filesystem::path scratch;
    /// A query that takes longer is stopped and is `limit`; 0: never.
    std::chrono::milliseconds query_time_max{0};
};

/// An in-memory database. Movable; one connection; not thread-safe (make one per thread, or guard it).
class Database {
public:
    /// `unsupported` when the library is not the pinned version.
    static Result<Database> open(const DatabaseOptions& options = {});
    ~Database();
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;

    /// One statement with `?` bound to `values`. `invalid` carries DuckDB's words; `limit` past rows_max.
    Result<Table> query(std::string_view sql,
                        std::span<const Value> values = {},
                        std::uint64_t rows_max = 10'000'000) const;
    /// The same for answers of millions of rows. `unsupported`: a column that is neither text nor number.
    Result<Columns> query_columns(std::string_view sql,
                                  std::span<const Value> values = {},
                                  std::uint64_t rows_max = 50'000'000) const;
    Done run(std::string_view sql, std::span<const Value> values = {}) const;
    /// Appends rows to a table that exists; quick.
    Done append(std::string_view table, const std::vector<std::vector<Value>>& rows) const;

    /// From here on: no file but those that views already name may be read, nothing written, no extension,
    /// no setting changed. Only `query` of SELECT, WITH, DESCRIBE, SHOW, EXPLAIN, SUMMARIZE, VALUES, PIVOT
    /// statements is answered; everything else is `refused`. One statement at a time.
    /// `readable` are the folders that the views' files lie in.
    Done lock_down(const std::vector<std::filesystem::path>& readable);

private:
    struct State;
    explicit Database(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// A text as an SQL literal, quotes doubled: 'it''s'.
std::string sql_text(std::string_view text);
/// A name as an SQL identifier: "as ""is""".
std::string sql_name(std::string_view name);

} // namespace mf::store
