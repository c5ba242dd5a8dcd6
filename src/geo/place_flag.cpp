#include "geo/place_flag.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace mf::geo {

namespace {

constexpr double territorial_waters_m = 12 * 1852.0; // 12 nautical miles
constexpr double metres_a_degree = 111'320.0;        // of latitude, on a sphere: enough for a flag

/// Which band of latitude; an outline's edges are kept by them.
int band_of(double latitude) {
    constexpr double bands_a_degree = 20;
    return static_cast<int>(std::floor(latitude * bands_a_degree));
}

/// Metres from the place to the edge, in a plane that touches the Earth at the place. `narrow`: the cosine of its latitude.
double metres_to(Place place, Place a, Place b, double narrow) {
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

Result<Outline>
Outline::of(const BoundarySet& country, const BoundarySet* others, double drawn_within_m) {
    if (country.frame != Frame::degrees || (others != nullptr && others->frame != Frame::degrees)) {
        return fail(ErrorKind::invalid, "outlines must be in degrees", country.id.text(),
                    "Bring the set to degrees first");
    }
    std::optional<PointInArea> other_land;
    if (others != nullptr) {
        other_land = PointInArea::over(*others);
    }
    Outline outline{PointInArea::over(country), std::move(other_land), drawn_within_m};
    outline.take_edges(country);
    return outline;
}

void Outline::take_edges(const BoundarySet& country) {
    const Box box = country.box();
    if (box.empty()) {
        return;
    }
    first_band_ = band_of(box.low.y);
    bands_.resize(static_cast<std::size_t>(band_of(box.high.y) - first_band_ + 1));
    for (const Boundary& area : country.areas) {
        for_each_edge(area.shape, [&](Place a, Place b) {
            for (int band = band_of(std::min(a.y, b.y)); band <= band_of(std::max(a.y, b.y));
                 ++band) {
                bands_[static_cast<std::size_t>(band - first_band_)].emplace_back(a, b);
            }
        });
    }
}

double Outline::metres_to_land(Place place) const {
    const double reach = territorial_waters_m / metres_a_degree; // degrees of latitude
    const double narrow = std::cos(place.y * std::numbers::pi / 180);
    const int last = first_band_ + static_cast<int>(bands_.size()) - 1;
    double nearest = std::numeric_limits<double>::infinity();
    for (int band = std::max(first_band_, band_of(place.y - reach));
         band <= std::min(last, band_of(place.y + reach)); ++band) {
        for (const auto& [a, b] : bands_[static_cast<std::size_t>(band - first_band_)]) {
            const bool far = std::min(a.x, b.x) - place.x > reach / narrow ||
                             place.x - std::max(a.x, b.x) > reach / narrow;
            if (!far) {
                nearest = std::min(nearest, metres_to(place, a, b, narrow));
            }
        }
    }
    return nearest;
}

PlaceFlag Outline::flag_off_land(Place place) const {
    if (std::isnan(place.x) || std::isnan(place.y)) {
        return PlaceFlag::no_place;
    }
    if (place == Place{0, 0}) {
        return PlaceFlag::zero;
    }
    if (doubt_of_degrees(place) != DegreesDoubt::none) {
        return PlaceFlag::not_degrees;
    }
    const double metres = metres_to_land(place);
    if (metres <= drawn_within_m_) {
        return PlaceFlag::none;
    }
    if (other_land_ && other_land_->find(place)) {
        return PlaceFlag::outside_country;
    }
    if (land_.find({place.y, place.x})) {
        return PlaceFlag::swapped;
    }
    return metres <= territorial_waters_m ? PlaceFlag::in_sea : PlaceFlag::outside_country;
}

PlaceFlag Outline::flag(std::optional<Place> degrees) const {
    if (!degrees) {
        return PlaceFlag::no_place;
    }
    // 0,0 may be land somewhere, and is still a place that was left empty.
    const bool on_land = *degrees != Place{0, 0} && land_.find(*degrees).has_value();
    return on_land ? PlaceFlag::none : flag_off_land(*degrees);
}

void Outline::flag(std::span<const Place> degrees, std::span<PlaceFlag> flags) const {
    std::vector<std::uint32_t> areas(degrees.size());
    land_.find(degrees, areas);
    for (std::size_t i = 0; i < degrees.size(); ++i) {
        const bool on_land = areas[i] != PointInArea::nowhere && degrees[i] != Place{0, 0};
        flags[i] = on_land ? PlaceFlag::none : flag_off_land(degrees[i]);
    }
}

} // namespace mf::geo
