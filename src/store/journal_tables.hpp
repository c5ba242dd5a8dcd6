// The journal's tables: made, brought forward, and the hash by which an event hangs on the one before it.
#pragma once

#include "store/journal.hpp"
#include "store/sqlite.hpp"

#include <string>
#include <string_view>

namespace mf::store {

constexpr std::int64_t journal_format = 2; ///< 1 had no chain

/// What the first event hangs on.
std::string chain_begin();

/// SHA-256 of the hash before and of number, version and texts, each led by its length: no two events give the same bytes.
std::string chained(std::string_view previous, const Event& event);

/// The format of the file: 0 when it is new. `unsupported` or `integrity` when it is not for us.
Result<std::int64_t> format_of_journal(const Sqlite& database);

/// Makes a new journal, brings an older one forward, leaves one of today as it is.
Done prepare_tables(const Sqlite& database);

/// Columns number, version, stream, kind, at, who, body of the row that was stepped to; the hash where it was asked for.
Event event_in(const SqliteStatement& statement, bool with_hash);

} // namespace mf::store
