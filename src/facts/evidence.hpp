// The published text of rows, from the originals.
#pragma once

#include "base/series.hpp"
#include "facts/state.hpp"
#include "facts/workspace.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace mf::facts {

/// A row by its edition and physical line.
struct RowAt {
    std::string edition;
    std::uint64_t line = 0;
};

/// File, line and text of each, in the order given. Each original is read once. `not_found` for an edition or an original
/// that is not kept, `integrity` when a line is not there.
Result<std::vector<Evidence>>
texts_of(const Workspace& workspace, const State& state, const std::vector<RowAt>& rows);

} // namespace mf::facts
