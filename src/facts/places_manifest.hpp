// What the workspace knows of boundaries, lookups and grids that were handed in: a manifest beside what was prepared, and
// events in the journal.
#pragma once

#include "base/clock.hpp"
#include "base/error.hpp"
#include "geo/lookup.hpp"
#include "store/journal.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace mf::facts {

/// What stands in geo/<source>/<id>/manifest.json, beside areas.csv (geo/boundary_table.hpp) and list.csv
/// (geo/area_list.hpp).
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
    std::string list_sha256;
};

std::string to_json(const PlacesManifest& manifest);
/// `integrity` when it is not what to_json wrote.
Result<PlacesManifest> places_manifest_from_json(const std::string& json, const std::string& where);

/// The same of a lookup, beside links.csv (geo/lookup.hpp).
struct LookupManifest {
    std::string id;
    std::string source; ///< the definition's id
    std::string definition;
    std::string input_sha256;
    geo::SetId from; ///< its source is ""
    geo::SetId to;
    geo::LookupBasis basis = geo::LookupBasis::whole;
    std::string
        weight_of; ///< what the weights are shares of: "residents"; "" where nothing is parted
    std::uint64_t links = 0;          ///< from one area to one
    std::uint64_t areas = 0;          ///< that go somewhere
    std::uint64_t targets = 0;        ///< to which one goes
    std::uint64_t parted = 0;         ///< of `areas`, those that go to several
    std::vector<std::string> refused; ///< a sentence a row
    std::string links_sha256;
};

std::string to_json(const LookupManifest& manifest);
/// `integrity` when it is not what to_json wrote.
Result<LookupManifest> lookup_manifest_from_json(const std::string& json, const std::string& where);

/// One meeting with such a file, as the journal has it (stream "places").
struct PlacesObserved {
    enum class Kind { boundaries, lookup, grid } kind = Kind::boundaries;
    std::string sha256;
    std::string name; ///< of the file that was handed in
    std::string source;
    Day met = Day::at(0);
    std::optional<Day> published; ///< as it was stated; nothing: nobody said
};
Result<std::vector<PlacesObserved>> read_places(const store::Journal& journal);
store::NewEvent event_of(const PlacesObserved& observed, const Clock& clock);

/// What two files of one definition are told apart by where no day does: the greater counts.
struct PlacesContents {
    std::optional<Day> newest; ///< first day of its newest area, where the file has such days
    std::uint64_t areas = 0;
    std::uint64_t links = 0; ///< of a lookup
    auto operator<=>(const PlacesContents&) const = default;
};
/// Looks into one that is prepared.
using LookIntoPlaces = std::function<Result<PlacesContents>(const PlacesObserved&)>;

/// Of each source of the kind the file that counts; by source. A day that was stated comes before none, the newest first (of
/// several for the same bytes the smallest holds); then the contents decide, which are looked at where they must, and at
/// last the hash of the bytes. The order of loading plays no part.
Result<std::vector<PlacesObserved>> that_count(const std::vector<PlacesObserved>& all,
                                               PlacesObserved::Kind kind,
                                               const LookIntoPlaces& look);

} // namespace mf::facts
