// What the workspace knows of boundaries that were handed in: a manifest beside the prepared areas, events in the journal.
#pragma once

#include "base/clock.hpp"
#include "base/error.hpp"
#include "store/journal.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace mf::facts {

/// What stands in geo/<source>/<id>/manifest.json, beside areas.csv (geo/boundary_table.hpp reads it).
struct PlacesManifest {
    std::string
        id; ///< names the folder: of the original's bytes, the definition and this version of the reader
    std::string source;     ///< the definition's id
    std::string definition; ///< hash of the definition
    std::string input_sha256;
    std::string layer;
    std::string crs; ///< PROJ's words
    std::string frame;
    bool reprojected = false; ///< from a third system to degrees
    std::uint64_t areas = 0;
    std::vector<std::string> refused;  ///< a sentence a row that is no area
    std::vector<std::string> repaired; ///< "E1: Self-intersection[1 2]; area 5 before, 4 after"
    std::string areas_sha256;
};

std::string to_json(const PlacesManifest& manifest);
/// `integrity` when it is not what to_json wrote.
Result<PlacesManifest> places_manifest_from_json(const std::string& json, const std::string& where);

/// One meeting with a file of boundaries, as the journal has it (stream "places").
struct PlacesObserved {
    std::string sha256;
    std::string name; ///< of the file that was handed in
    std::string source;
    Day met = Day::at(0);
};
Result<std::vector<PlacesObserved>> read_places(const store::Journal& journal);
store::NewEvent event_of(const PlacesObserved& observed, const Clock& clock);

} // namespace mf::facts
