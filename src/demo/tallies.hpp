// What was counted while the files were made: the totals that a reader of them must find.
#pragma once

#include "demo/stop_file.hpp"
#include "demo/street_file.hpp"

#include <optional>
#include <vector>

namespace mf::demo {

/// By force, then by month. Nothing where a force has no such file.
struct Tallies {
    std::vector<std::vector<std::optional<StreetTally>>> street;
    std::vector<std::vector<std::optional<OutcomeTally>>> outcomes;
    std::vector<std::vector<std::optional<StopTally>>> stops;

    Tallies(std::size_t forces, std::size_t months)
        : street(forces, std::vector<std::optional<StreetTally>>(months)),
          outcomes(forces, std::vector<std::optional<OutcomeTally>>(months)),
          stops(forces, std::vector<std::optional<StopTally>>(months)) {}
};

} // namespace mf::demo
