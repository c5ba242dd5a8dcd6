// What is to be said about a published place before anything is counted there.
#pragma once

#include "base/error.hpp"
#include "geo/degrees.hpp"
#include "geo/point_in_area.hpp"

#include <optional>
#include <span>
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
    /// `drawn_within_m`: how far the drawing may be off the true coast, for generalised ones; a place that is no farther
    /// off the land is not flagged.
    static Result<Outline>
    of(const BoundarySet& country, const BoundarySet* others = nullptr, double drawn_within_m = 0);

    /// On the coast itself is on the land. O(1) on land; off it O(edges of the country within 12 nautical miles north and
    /// south).
    PlaceFlag flag(std::optional<Place> degrees) const;

    /// The same for many, quicker: flags[i] for places[i]. A place of NaN is none. pre: as many of each.
    void flag(std::span<const Place> degrees, std::span<PlaceFlag> flags) const;

private:
    Outline(PointInArea land, std::optional<PointInArea> other_land, double drawn_within_m)
        : land_{std::move(land)}, other_land_{std::move(other_land)},
          drawn_within_m_{drawn_within_m} {}

    using Edge = std::pair<Place, Place>;
    void take_edges(const BoundarySet& country);
    PlaceFlag flag_off_land(Place place) const;
    /// Metres to the nearest edge, as far as one is within territorial waters.
    double metres_to_land(Place place) const;

    PointInArea land_;
    std::optional<PointInArea> other_land_;
    double drawn_within_m_;
    std::vector<std::vector<Edge>>
        bands_; ///< of the country's edges: those that reach into each band of latitude
    int first_band_ = 0;
};

} // namespace mf::geo
