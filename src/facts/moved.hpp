// Counts that went elsewhere: where a wide file's later edition has no row although it still has the category.
#pragma once

#include "facts/state.hpp"
#include "store/database.hpp"

#include <string>

namespace mf::facts {

/// One row a source, period, category and area that once had a count and whose current edition has no row for it,
/// though it has that category elsewhere: its number is nought now, marked [r]. With the largest count that it had.
/// `source` "" is all of them. `not_found`: no such source.
Result<store::Table>
moved(const State& state, const store::Database& database, const std::string& source);

} // namespace mf::facts
