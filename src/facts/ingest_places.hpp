// Files of boundaries and lookups among what an ingest is handed, and what became of them.
#pragma once

#include "facts/ingest.hpp"
#include "facts/places_manifest.hpp"
#include "facts/work.hpp"

#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

namespace mf::facts {

/// Remembers which files the journal knows: meeting one again is no event.
class PlacesRecord {
public:
    explicit PlacesRecord(std::vector<PlacesObserved> known) : known_{std::move(known)} {}

    /// Notes the meeting; false when it is an old one that says nothing new.
    bool add(PlacesObserved observed);
    std::vector<store::NewEvent> events(const Clock& clock) const;

private:
    std::vector<PlacesObserved> known_;
    std::vector<PlacesObserved> fresh_;
};

/// Files of boundaries and grids, each with the day on which it was published where somebody stated it.
struct PlacesHanded {
    std::vector<std::pair<std::filesystem::path, std::optional<Day>>> boundaries;
    std::vector<std::pair<store::Item, std::optional<Day>>> grids;

    /// Takes them out of what was listed. `published`: of all, instead of what stands beside them.
    void take(Handed& handed, const std::optional<Day>& published);
};

/// Boundaries and grids. What is wrong with one file is its report; an error of the disk ends it. pre: the workspace's lock
/// is held.
Result<std::vector<FileReport>> ingest_places(const Workspace& workspace,
                                              const PlacesHanded& handed,
                                              const Clock& clock,
                                              PlacesRecord& record);

/// Names, in the report of each file of boundaries and lookup that does not count, the file that does.
Done name_what_counts(const Workspace& workspace, std::vector<FileReport>& reports);

/// One report for each set and lookup that was prepared again.
Result<std::vector<FileReport>> rebuild_places(const Workspace& workspace);

} // namespace mf::facts
