// What is to be said about a published place before anything is counted there.
#pragma once

#include "base/error.hpp"
#include "geo/degrees.hpp"
#include "geo/point_in_area.hpp"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace mf::geo {

enum class PlaceFlag {
    none,        ///< on the land that is meant
    no_place,    ///< the source gives none
    zero,        ///< 0,0: a place that was left empty
    not_degrees, ///< doubt_of_degrees says why
    swapped,     ///< nowhere; with longitude and latitude changed about it lies on the land
    in_sea, ///< on no land, and within territorial waters (12 nautical miles) of the land that is meant
    outside_country, ///< on other land that the outlines have, or farther away
};
std::string_view name(PlaceFlag flag); ///< "in_sea"

/// The land that is meant: a set of areas in degrees that covers a country, clipped to the coast; and other land beside
/// it, where a set has that. Made once; then read from any number of threads.
class Outline {
public:
    /// Both in degrees (`invalid` otherwise). The more of its neighbours `others` has, the less land is taken for sea.
    static Result<Outline> of(const BoundarySet& country, const BoundarySet* others = nullptr);

    /// On the coast itself is on the land. O(1) on land, O(edges of the country) off it.
    PlaceFlag flag(std::optional<Place> degrees) const;

private:
    Outline(PointInArea land, std::optional<PointInArea> other_land)
        : land_{std::move(land)}, other_land_{std::move(other_land)} {}

    PointInArea land_;
    std::optional<PointInArea> other_land_;
    std::vector<std::pair<Place, Place>> edges_; // of the country
};

} // namespace mf::geo
