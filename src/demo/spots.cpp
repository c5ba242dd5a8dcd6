// The points: eight in each small area, a few stations, and those outside; and where each force finds its own.
#include "demo/geography.hpp"

#include <algorithm>

namespace mf::demo {
namespace {

std::int32_t micro(double degrees) {
    return static_cast<std::int32_t>(degrees * 1e6 + (degrees < 0 ? -0.5 : 0.5));
}

/// A point well inside, so that no rounding carries it over the border.
Spot point_inside(const Shape& shape, Stream& stream) {
    const Box b = box(shape);
    constexpr double margin = 3e-6;
    for (int tries = 0;; ++tries) {
        Spot spot;
        spot.longitude = micro(stream.between(b.low.x, b.high.x));
        spot.latitude = micro(stream.between(b.low.y, b.high.y));
        const Place p{spot.longitude * 1e-6, spot.latitude * 1e-6};
        // A piece thinner than the margin cannot hold a point with room around it.
        const double room = tries < 10000 ? margin : 0;
        if (contains(shape, {p.x - room, p.y - room}) &&
            contains(shape, {p.x + room, p.y - room}) &&
            contains(shape, {p.x - room, p.y + room}) &&
            contains(shape, {p.x + room, p.y + room})) {
            return spot;
        }
    }
}

std::string street_name(const Tables& tables, Stream& stream) {
    const NameTable& names = tables.names;
    const auto any = [&](const std::vector<std::string>& list) -> const std::string& {
        return list[stream.below(static_cast<std::uint32_t>(list.size()))];
    };
    const double kind = stream.unit();
    if (kind < tables.traps.blank_name) {
        return names.near;
    }
    if (kind < tables.traps.blank_name + tables.traps.non_ascii) {
        return names.near + any(names.non_ascii);
    }
    if (kind < tables.traps.blank_name + tables.traps.non_ascii + tables.traps.place) {
        return names.near + any(names.places);
    }
    const std::string& first = any(names.street_first);
    return names.near + first + " " + any(names.street_second);
}

/// Heavy on the right: most places are quiet, a few are ten times as busy.
double bustle(Stream& stream) {
    return 1 / (0.12 + stream.unit());
}

void add_area_beat(const Tables& tables, std::size_t at, std::uint64_t seed, Geography& geo) {
    const SmallArea& small = geo.areas[at];
    Stream stream{seed, Purpose::spots, at};
    Beat beat;
    beat.lsoa_code = small.code;
    beat.lsoa_name = small.name;
    beat.ward = small.ward;
    beat.borough = geo.wards[small.ward].borough;
    beat.first_spot = geo.spots.size();
    beat.spots = spots_per_area;
    const double weight = tables.boroughs[beat.borough].weight;
    beat.home = weight * stream.between(0.6, 1.4);
    beat.bustle = weight * bustle(stream);
    for (std::size_t i = 0; i < beat.spots; ++i) {
        Spot spot = point_inside(small.shape, stream);
        spot.location = street_name(tables, stream);
        geo.spots.push_back(std::move(spot));
    }
    geo.beats.push_back(std::move(beat));
}

/// About one ward in six has a station, in its first small area.
void add_stations(const Tables& tables, std::uint64_t seed, Geography& geo) {
    for (std::size_t i = 0; i < geo.wards.size(); ++i) {
        Stream stream{seed, Purpose::spots, geo.areas.size() + i};
        if (!stream.chance(1.0 / 6)) {
            continue;
        }
        const Ward& ward = geo.wards[i];
        const SmallArea& small = geo.areas[ward.first_area];
        Beat beat;
        beat.lsoa_code = small.code;
        beat.lsoa_name = small.name;
        beat.ward = i;
        beat.borough = ward.borough;
        beat.first_spot = geo.spots.size();
        beat.spots = 1;
        beat.station = true;
        beat.bustle = tables.boroughs[ward.borough].weight * bustle(stream);
        Spot spot = point_inside(small.shape, stream);
        spot.location = tables.names.near + ward.name + " " + tables.names.station;
        geo.spots.push_back(std::move(spot));
        geo.beats.push_back(std::move(beat));
    }
}

void add_outside(const Tables& tables, Geography& geo) {
    std::size_t codes = 0;
    for (const OutsidePoint& point : tables.outside) {
        Beat beat;
        beat.lsoa_name = point.lsoa_name;
        if (!point.lsoa_name.empty()) {
            beat.lsoa_code = code_after(tables.files.outside_code, codes++);
        }
        beat.first_spot = geo.spots.size();
        beat.spots = 1;
        beat.station = point.station;
        geo.spots.push_back({micro(point.longitude), micro(point.latitude), point.location, 0});
        geo.beats.push_back(std::move(beat));
    }
}

void sort_beats(Geography& geo) {
    std::stable_sort(geo.beats.begin(), geo.beats.end(), [](const Beat& a, const Beat& b) {
        if (a.lsoa_name.empty() != b.lsoa_name.empty()) {
            return b.lsoa_name.empty();
        }
        return a.lsoa_name < b.lsoa_name;
    });
    for (std::size_t i = 0; i < geo.beats.size(); ++i) {
        for (std::size_t k = 0; k < geo.beats[i].spots; ++k) {
            geo.spots[geo.beats[i].first_spot + k].beat = i;
        }
    }
}

/// One spot each in so many boroughs of the main force, drawn by chance.
void heat_spots(const Tables& tables, std::uint64_t seed, Geography& geo) {
    Stream stream{seed, Purpose::spots, geo.areas.size() + geo.wards.size()};
    std::vector<std::size_t> boroughs;
    for (std::size_t i = 0; i < tables.boroughs.size(); ++i) {
        if (tables.boroughs[i].force == tables.main_force) {
            boroughs.push_back(i);
        }
    }
    shuffle(boroughs, stream);
    boroughs.resize(std::min(boroughs.size(), static_cast<std::size_t>(tables.crime.hot_spots)));
    for (const std::size_t borough : boroughs) {
        std::vector<std::size_t> own;
        for (std::size_t i = 0; i < geo.beats.size(); ++i) {
            if (geo.beats[i].borough == borough && !geo.beats[i].station) {
                own.push_back(i);
            }
        }
        Beat& beat = geo.beats[own[stream.below(static_cast<std::uint32_t>(own.size()))]];
        beat.heat = tables.crime.hot_spot_heat;
        beat.hot_spot = beat.first_spot + stream.below(static_cast<std::uint32_t>(beat.spots));
    }
}

void share_out(const Tables& tables, Geography& geo) {
    for (std::size_t f = 0; f < tables.forces.size(); ++f) {
        const ForceRow& force = tables.forces[f];
        std::vector<std::size_t> own;
        std::vector<std::size_t> strays;
        for (std::size_t i = 0; i < geo.beats.size(); ++i) {
            const Beat& beat = geo.beats[i];
            const bool inside = beat.borough != nowhere;
            if (beat.station != force.stations) {
                continue;
            }
            if (force.stations || (inside && tables.boroughs[beat.borough].force == f)) {
                own.push_back(i);
            } else if (!inside || std::count(force.strays_in.begin(), force.strays_in.end(),
                                             tables.boroughs[beat.borough].code) > 0) {
                strays.push_back(i);
            }
        }
        geo.beats_of_force.push_back(std::move(own));
        geo.strays_of_force.push_back(std::move(strays));
    }
}

} // namespace

void place_spots(const Tables& tables, std::uint64_t seed, Geography& geography) {
    for (std::size_t i = 0; i < geography.areas.size(); ++i) {
        add_area_beat(tables, i, seed, geography);
    }
    add_stations(tables, seed, geography);
    add_outside(tables, geography);
    sort_beats(geography);
    heat_spots(tables, seed, geography);
    share_out(tables, geography);
}

} // namespace mf::demo
