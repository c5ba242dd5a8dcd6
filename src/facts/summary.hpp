// An edition in words, for lists and pages.
#pragma once

#include "facts/state.hpp"

#include <string>
#include <vector>

namespace mf::facts {

std::string slices_in_words(
    const Edition& edition); ///< "metropolitan 2025-02", "24 slices, 2024-07 to 2026-06"
std::string
published_in_words(const Edition& edition); ///< "2025-03-31", "2025-03-01 to 2025-03-31", "unknown"
std::string scope_in_words(const Edition& edition); ///< "whole", "cut: burglary"
std::string state_in_words(
    const Edition& edition); ///< "current", "part current", "replaced", "undecided", "held"
/// The editions that are current for its slices, without itself; ordered.
std::vector<std::string> replaced_by(const State& state, const Edition& edition);

} // namespace mf::facts
