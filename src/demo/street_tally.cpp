// Counts what a reader must find in a street file, from the crimes themselves and not from the file's text.
#include "demo/street_file.hpp"

#include <algorithm>
#include <tuple>

namespace mf::demo {
namespace {

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

/// Surplus rows: rows without an id are equal when place, type and outcome are.
std::uint64_t equal_rows(const World& world, std::size_t force, int month) {
    const ForceRow& row = world.tables.forces[force];
    using Key = std::tuple<std::uint8_t, std::uint32_t, std::int64_t, std::string_view>;
    std::vector<Key> keys;
    for (const Crime& crime : world.month_of(force, month).crimes) {
        const bool has_id = row.crime_ids && !world.tables.crime.types[crime.type].incident;
        keys.emplace_back(crime.type, crime.spot, has_id ? std::int64_t{crime.serial} : -1,
                          street_outcome(world.tables, row, crime, month, world.span));
    }
    std::sort(keys.begin(), keys.end());
    const auto last = std::unique(keys.begin(), keys.end());
    return static_cast<std::uint64_t>(keys.end() - last);
}

std::uint64_t rows_sharing_id(const World& world, std::size_t force, int month) {
    std::vector<std::uint32_t> serials;
    for (const Crime& crime : world.month_of(force, month).crimes) {
        if (!world.tables.crime.types[crime.type].incident) {
            serials.push_back(crime.serial);
        }
    }
    std::sort(serials.begin(), serials.end());
    std::uint64_t sharing = 0;
    for (std::size_t i = 0; i < serials.size(); ++i) {
        const bool before = i > 0 && serials[i - 1] == serials[i];
        const bool after = i + 1 < serials.size() && serials[i + 1] == serials[i];
        sharing += before || after ? 1U : 0U;
    }
    return sharing;
}

void count_place(const World& world, std::size_t force, const Crime& crime, StreetTally& tally) {
    const Geography& geography = world.geography;
    if (crime.spot == no_spot) {
        ++tally.without_place;
        ++tally.borough_types.back()[crime.type];
        return;
    }
    const Spot& spot = geography.spots[crime.spot];
    const std::size_t borough = geography.beats[crime.beat].borough;
    tally.without_street_name += spot.location == world.tables.names.near ? 1U : 0U;
    tally.non_ascii += is_ascii(spot.location) ? 0U : 1U;
    const bool stations = world.tables.forces[force].stations;
    const bool own = borough != nowhere && world.tables.boroughs[borough].force == force;
    tally.outside_force += stations || own ? 0U : 1U;
    ++tally.borough_types[borough == nowhere ? geography.boroughs.size() : borough][crime.type];
}

} // namespace

StreetTally street_tally(const World& world, std::size_t force, int month) {
    const ForceRow& row = world.tables.forces[force];
    const std::size_t types = world.tables.crime.types.size();
    StreetTally tally;
    tally.types.assign(types, 0);
    tally.borough_types.assign(world.geography.boroughs.size() + 1,
                               std::vector<std::uint64_t>(types, 0));
    for (const Crime& crime : world.month_of(force, month).crimes) {
        ++tally.rows;
        ++tally.types[crime.type];
        const bool has_id = row.crime_ids && !world.tables.crime.types[crime.type].incident;
        tally.without_id += has_id ? 0U : 1U;
        count_place(world, force, crime, tally);
    }
    tally.sharing_id = row.crime_ids ? rows_sharing_id(world, force, month) : 0;
    tally.equal_to_another = equal_rows(world, force, month);
    const Trap& refused = world.tables.traps.refused;
    if (refused.in(force, month) && !world.month_of(force, month).crimes.empty()) {
        tally.refused =
            static_cast<std::uint64_t>(refused.rows) + static_cast<std::uint64_t>(refused.more);
    }
    return tally;
}

} // namespace mf::demo
