// What changed from one edition to another of the same source.
#pragma once

#include "facts/state.hpp"
#include "store/database.hpp"

#include <string>

namespace mf::facts {

/// One row: rows in each; where the source has an id, ids only in one, in both, once in each, and of these how many
/// changed, in all and by field; last, whole rows only in one (as multisets, compared field by field). `not_found`
/// for an edition that is not held, `usage` for two of different sources. Reads both files once; memory as DuckDB's.
Result<store::Table> compare(const State& state,
                             const store::Database& database,
                             const std::string& older,
                             const std::string& newer);

} // namespace mf::facts
