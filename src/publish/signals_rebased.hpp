// Decisions to begin the limits of a chart anew: data of the authority, never an automatism.
#pragma once

#include "base/error.hpp"
#include "base/period.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace mf::publish {

/// One decision about one area. There is none without post, day and reason.
struct Rebased {
    std::string measure;
    std::string area;                                  ///< code
    Period period = Period::month(Month::of(2000, 1)); ///< the first of the new limits
    std::string post;
    Day decided = Day::at(0);
    std::string reason;
    int line = 0; ///< of the file
};

/// Reads the tables [[rebased]] of a file (authorities/NAME/rebased.toml); none where there is no file. Ordered by
/// measure, area, period. `invalid` with file and line: a key that is missing, empty or not known, a period or day
/// that is none, the same decided twice.
Result<std::vector<Rebased>> load_rebased(const std::filesystem::path& file);

/// What is wrong between the decisions and the measures that there are, with file and line: a measure that is none, a
/// decision older than its period. O(decisions × measures).
std::vector<Error> problems(std::span<const Rebased> decisions,
                            const std::vector<std::string>& measures,
                            const std::filesystem::path& file);

/// Those about one measure in one area, by period. O(log decisions).
std::span<const Rebased> decisions_about(std::span<const Rebased> decisions,
                                         const std::string& measure,
                                         const std::string& area);

} // namespace mf::publish
