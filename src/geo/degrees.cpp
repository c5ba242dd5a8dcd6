#include "geo/degrees.hpp"

#include <cmath>
#include <numbers>

namespace mf::geo {

DegreesDoubt doubt_of_degrees(Place place) {
    if (std::abs(place.x) <= 180 && std::abs(place.y) <= 90) {
        return DegreesDoubt::none;
    }
    const bool on_the_grid =
        place.x >= 0 && place.x <= 700'000 && place.y >= 0 && place.y <= 1'300'000;
    return on_the_grid ? DegreesDoubt::grid_reference : DegreesDoubt::no_degrees;
}

std::string_view sentence_of(DegreesDoubt doubt) {
    switch (doubt) {
    case DegreesDoubt::none:
        return "";
    case DegreesDoubt::grid_reference:
        return "cannot be degrees: these are metres of the national grid";
    case DegreesDoubt::no_degrees:
        return "cannot be degrees: longitudes end at 180 and latitudes at 90";
    }
    return "";
}

double metres_between(Place a, Place b) {
    constexpr double radius =
        6'378'137.0; // WGS84: at the equator, and the square of the eccentricity
    constexpr double eccentricity = 0.006'694'379'990'14;
    constexpr double radian = std::numbers::pi / 180;
    const double latitude = (a.y + b.y) / 2 * radian;
    const double bent = 1 - eccentricity * std::sin(latitude) * std::sin(latitude);
    const double east = radius / std::sqrt(bent);
    const double north = east * (1 - eccentricity) / bent;
    return std::hypot((b.x - a.x) * radian * std::cos(latitude) * east,
                      (b.y - a.y) * radian * north);
}

} // namespace mf::geo
