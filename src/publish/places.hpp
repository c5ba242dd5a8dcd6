// Streets, stations, postcodes: names by which people look for where they live, from published files, each with its area.
#pragma once

#include "base/error.hpp"
#include "publish/make_release.hpp"
#include "release/release.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace mf::publish {

/// Named limit: so many names of a kind are kept; a city of nine million has about 150,000 streets, 190,000 postcodes.
inline constexpr std::size_t places_max = 400'000;

/// Where names are found: a source's field, and the field of the area that they lie in.
struct PlaceNames {
    enum class Kind { street, postcode };

    Kind kind = Kind::street;
    std::string source;
    std::string field;
    std::string cut; ///< what every name begins with, and nobody types
    std::string area;
    std::string ended; ///< a field that is blank while the name is in use, "" for none
};

/// Reads the tables [[place]] (definitions/places.toml); none where there is no file. `invalid` with file and line.
Result<std::vector<PlaceNames>> load_place_names(const std::filesystem::path& file);

/// Every name of a kind with each area of the release that it lies in, within the authority's own area where it has one; ordered by
/// name, then area, none twice; the first places_max. A source without any rows has none.
Result<std::vector<release::PlaceInfo>>
places_of(const Material& material, const release::Release& release, PlaceNames::Kind kind);

} // namespace mf::publish
