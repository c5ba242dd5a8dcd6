// Writes a folder of made-up files in the publishers' own formats, and beside them the truth that was planted.
#pragma once

#include "base/error.hpp"
#include "base/month.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>

namespace mf::demo {

struct DemoOptions {
    std::filesystem::path outlines; ///< TopoJSON of the boroughs, whose ids are their names
    std::filesystem::path places;   ///< the folder definitions/demo
    int months = 36;                ///< 1 to 240
    std::int64_t rows = 2'000'000;  ///< of street-level crime, about; 1,000 to 50,000,000
    Month last = Month::of(2026, 9);
    std::uint64_t seed = 1;
    int threads = 2; ///< 1 to 64; the bytes do not depend on it
};

struct DemoReport {
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
    std::uint64_t crimes =
        0; ///< rows of street-level crime that can be read; refused ones are not counted
    std::uint64_t refused = 0; ///< rows that were planted to be refused
    std::uint64_t outcomes = 0;
    std::uint64_t stops = 0;
    Month first = Month::of(2000, 1);
    Month last = Month::of(2000, 1);
};

/// Called with the files done and the files in all; by one thread at a time.
using DemoProgress = std::function<void(std::uint64_t done, std::uint64_t total)>;

/// What is written, all below `folder`:
///   simulated.toml       `simulated = true`, a sentence, the seed: the mark by which a loader knows
///   SIMULATED.txt        the same for people
///   PLANTED.md, planted.json   what was planted where, and the totals that a reader must find
///   editions.csv         glob,earliest,latest,scope: when each file is said to have been published
///   YYYY-MM/             street-level crime, outcomes, stop and search by force
///   and, where files.toml says: boundaries, which area lies in which, residents, recorded crime, a survey
/// Equal options and tables give equal bytes. `refused` when the folder holds something; `usage` for options out of
/// range; `not_found` or `invalid` for tables and outlines; `io`. Two million rows take about 250 MB of memory.
Result<DemoReport> write_demo(const std::filesystem::path& folder,
                              const DemoOptions& options,
                              const DemoProgress& progress = {});

} // namespace mf::demo
