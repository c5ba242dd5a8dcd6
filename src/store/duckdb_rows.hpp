// DuckDB's vectors as our values. For this room only.
#pragma once

#include "store/database.hpp"

// DuckDB's own name for the handle, so that its header stays out of ours.
struct _duckdb_data_chunk; // NOLINT(readability-identifier-naming)

namespace mf::store {

/// "BIGINT", "DECIMAL", "LIST", …; a number of duckdb_type.
std::string duckdb_type_name(int type);

/// Whether append_rows can read the type; what it cannot is to be cast to VARCHAR by the query.
bool is_read_directly(int duckdb_type);

/// Adds the rows of a chunk. pre: is_read_directly for each column.
void append_rows(_duckdb_data_chunk* chunk, std::vector<std::vector<Value>>& rows);

/// Adds the rows of a chunk to columns; at the first chunk there are none yet. Remembers the words of texts.
class ColumnAppender {
public:
    ColumnAppender();
    ~ColumnAppender();
    ColumnAppender(const ColumnAppender&) = delete;
    ColumnAppender& operator=(const ColumnAppender&) = delete;

    Done append(_duckdb_data_chunk* chunk, Columns& columns);

private:
    struct Words;
    std::vector<Words> words_; ///< of each column
};

} // namespace mf::store
