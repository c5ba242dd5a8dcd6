// What was published when, and what changed from one release to the next, as pages tell it.
#pragma once

#include "base/cell.hpp"
#include "base/period.hpp"
#include "geo/level.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mf::release {

/// A release that everyone may read, or could once.
struct PublicationInfo {
    std::string hash;
    std::string opened;      ///< UTC, to the second: "2026-03-31T09:30:00Z"
    std::string post;        ///< that published it, "" when nobody said it
    std::string prepared_by; ///< post that prepared it, "" when nobody said it
    std::vector<std::pair<std::string, int>>
        early;                    ///< posts that saw it before, and how many hours
    std::int64_t head_number = 0; ///< of the newest event in the journal then; 0: not noted
    std::string head = {}; ///< its hash: who keeps it can prove that nothing before was rewritten
    std::string head_at = {}; ///< when it was noted, as `opened`
};

/// One value that is another than it was in the release before.
struct ValueChange {
    std::string measure;
    geo::Level level = geo::Level::force;
    std::string area;
    Period period = Period::year(2000);
    Cell was = Missing::not_available;
    Cell is = Missing::not_available;
    std::string cause;  ///< "late records", "definition", "correction", …
    std::string reason; ///< of a correction, else ""
};

/// A file of a frozen release, for whoever wants to check all of it.
struct DownloadInfo {
    std::string name;
    std::string sha256; ///< of its bytes before compression
    std::uint64_t bytes = 0;
};

struct ReleaseChanges {
    PublicationInfo publication;
    std::string before; ///< hash of the release that everyone read until then, "" for the first
    std::vector<ValueChange> changes; ///< by measure, level, area, period
    std::vector<DownloadInfo> files;
};

} // namespace mf::release
