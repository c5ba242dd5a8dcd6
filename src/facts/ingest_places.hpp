// Files of boundaries and lookups among what an ingest is handed, and what became of them.
#pragma once

#include "facts/ingest.hpp"
#include "facts/places_manifest.hpp"

#include <filesystem>
#include <vector>

namespace mf::facts {

/// Remembers which files the journal knows: meeting one again is no event.
class PlacesRecord {
public:
    explicit PlacesRecord(std::vector<PlacesObserved> known) : known_{std::move(known)} {}

    /// Notes the meeting; false when it is an old one.
    bool add(PlacesObserved observed);
    std::vector<store::NewEvent> events(const Clock& clock) const;

private:
    std::vector<PlacesObserved> known_;
    std::vector<PlacesObserved> fresh_;
};

/// Boundaries and grids. What is wrong with one file is its report; an error of the disk ends it. pre: the workspace's lock
/// is held.
Result<std::vector<FileReport>> ingest_places(const Workspace& workspace,
                                              const std::vector<std::filesystem::path>& boundaries,
                                              const std::vector<store::Item>& grids,
                                              const Clock& clock,
                                              PlacesRecord& record);

/// One report for each set and lookup that was prepared again.
Result<std::vector<FileReport>> rebuild_places(const Workspace& workspace);

} // namespace mf::facts
