#include "geo/place_flag.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace mf::geo {

namespace {

constexpr double territorial_waters_m = 12 * 1852.0; // 12 nautical miles
constexpr double metres_a_degree = 111'320.0;        // of latitude, on a sphere: enough for a flag

/// Metres from the place to the edge, in a plane that touches the Earth at the place.
double metres_to(Place place, Place a, Place b) {
    const double narrow = std::cos(place.y * std::numbers::pi / 180);
    const auto in_metres = [&](Place corner) {
        return Place{(corner.x - place.x) * metres_a_degree * narrow,
                     (corner.y - place.y) * metres_a_degree};
    };
    const Place from = in_metres(a);
    const Place to = in_metres(b);
    const Place along{to.x - from.x, to.y - from.y};
    const double length = along.x * along.x + along.y * along.y;
    const double at =
        length > 0 ? std::clamp(-(from.x * along.x + from.y * along.y) / length, 0.0, 1.0) : 0.0;
    return std::hypot(from.x + at * along.x, from.y + at * along.y);
}

} // namespace

std::string_view name(PlaceFlag flag) {
    switch (flag) {
    case PlaceFlag::none:
        return "none";
    case PlaceFlag::no_place:
        return "no_place";
    case PlaceFlag::zero:
        return "zero";
    case PlaceFlag::not_degrees:
        return "not_degrees";
    case PlaceFlag::swapped:
        return "swapped";
    case PlaceFlag::in_sea:
        return "in_sea";
    case PlaceFlag::outside_country:
        return "outside_country";
    }
    return "";
}

Result<Outline> Outline::of(const BoundarySet& country, const BoundarySet* others) {
    if (country.frame != Frame::degrees || (others != nullptr && others->frame != Frame::degrees)) {
        return fail(ErrorKind::invalid, "outlines must be in degrees", country.id.text(),
                    "Bring the set to degrees first");
    }
    std::optional<PointInArea> other_land;
    if (others != nullptr) {
        other_land = PointInArea::over(*others);
    }
    Outline outline{PointInArea::over(country), std::move(other_land)};
    for (const Boundary& area : country.areas) {
        for_each_edge(area.shape, [&](Place a, Place b) { outline.edges_.emplace_back(a, b); });
    }
    return outline;
}

PlaceFlag Outline::flag(std::optional<Place> degrees) const {
    if (!degrees) {
        return PlaceFlag::no_place;
    }
    const Place place = *degrees;
    if (place == Place{0, 0}) {
        return PlaceFlag::zero;
    }
    if (doubt_of_degrees(place) != DegreesDoubt::none) {
        return PlaceFlag::not_degrees;
    }
    if (land_.find(place)) {
        return PlaceFlag::none;
    }
    if (other_land_ && other_land_->find(place)) {
        return PlaceFlag::outside_country;
    }
    if (land_.find({place.y, place.x})) {
        return PlaceFlag::swapped;
    }
    const bool near = std::ranges::any_of(edges_, [&](const auto& edge) {
        return metres_to(place, edge.first, edge.second) <= territorial_waters_m;
    });
    return near ? PlaceFlag::in_sea : PlaceFlag::outside_country;
}

} // namespace mf::geo
