#include "demo/planted.hpp"

#include <nlohmann/json.hpp>

namespace mf::demo {
namespace {

using Json = nlohmann::ordered_json;

Json counts_by_type(const World& world, const std::vector<std::uint64_t>& counts) {
    Json out = Json::object();
    for (std::size_t type = 0; type < counts.size(); ++type) {
        if (counts[type] > 0) {
            out[world.tables.crime.types[type].name] = counts[type];
        }
    }
    return out;
}

Json street_month(const World& world, const StreetTally& tally) {
    return {{"rows", tally.rows},
            {"refused", tally.refused},
            {"without_id", tally.without_id},
            {"without_place", tally.without_place},
            {"without_street_name", tally.without_street_name},
            {"non_ascii", tally.non_ascii},
            {"sharing_id", tally.sharing_id},
            {"equal_to_another", tally.equal_to_another},
            {"outside_force", tally.outside_force},
            {"types", counts_by_type(world, tally.types)}};
}

Json police_months(const World& world, const Tallies& tallies, std::size_t force) {
    Json street = Json::object();
    Json outcomes = Json::object();
    Json stops = Json::object();
    for (std::size_t month = 0; month < tallies.street[force].size(); ++month) {
        const std::string when = world.span.at(static_cast<int>(month)).text();
        if (const auto& tally = tallies.street[force][month]) {
            street[when] = street_month(world, *tally);
        }
        if (const auto& tally = tallies.outcomes[force][month]) {
            outcomes[when] = *tally;
        }
        if (const auto& tally = tallies.stops[force][month]) {
            stops[when] = {{"rows", tally->rows},
                           {"without_place", tally->without_place},
                           {"evening_before", tally->evening_before},
                           {"doubled", tally->doubled}};
        }
    }
    return {{"street", street}, {"outcomes", outcomes}, {"stops", stops}};
}

/// By borough and type a number a month, of all forces' street files.
Json by_borough(const World& world, const Tallies& tallies) {
    Json out = Json::object();
    for (std::size_t b = 0; b < world.tables.boroughs.size(); ++b) {
        Json types = Json::object();
        for (std::size_t type = 0; type < world.tables.crime.types.size(); ++type) {
            std::vector<std::uint64_t> months(static_cast<std::size_t>(world.span.months), 0);
            for (const auto& force : tallies.street) {
                for (std::size_t month = 0; month < months.size(); ++month) {
                    months[month] += force[month] ? force[month]->borough_types[b][type] : 0;
                }
            }
            types[world.tables.crime.types[type].name] = months;
        }
        out[world.tables.boroughs[b].code] = types;
    }
    return out;
}

Json hot_spots(const World& world) {
    Json out = Json::array();
    std::vector<std::uint64_t> rows(world.geography.spots.size(), 0);
    for (std::size_t force = 0; force < world.crimes.size(); ++force) {
        for (int month = 0; month < world.span.months; ++month) {
            if (world.is_missing(force, month)) {
                continue;
            }
            for (const Crime& crime : world.month_of(force, month).crimes) {
                rows[crime.spot == no_spot ? 0 : crime.spot] += crime.spot == no_spot ? 0 : 1;
            }
        }
    }
    for (const Beat& beat : world.geography.beats) {
        if (beat.heat <= 0) {
            continue;
        }
        const Spot& spot = world.geography.spots[beat.hot_spot];
        std::string longitude;
        std::string latitude;
        append_micro(longitude, spot.longitude);
        append_micro(latitude, spot.latitude);
        out.push_back({{"borough", world.tables.boroughs[beat.borough].code},
                       {"ward", world.geography.wards[beat.ward].code},
                       {"lsoa", beat.lsoa_code},
                       {"longitude", longitude},
                       {"latitude", latitude},
                       {"location", spot.location},
                       {"heat", beat.heat},
                       {"rows", rows[beat.hot_spot]}});
    }
    return out;
}

Json change(const World& world) {
    const CrimeTable& crime = world.tables.crime;
    if (crime.change_month > world.span.months) {
        return nullptr;
    }
    return {{"type", crime.types[crime.change_type].name},
            {"borough", world.tables.boroughs[crime.change_borough].code},
            {"borough_name", world.tables.boroughs[crime.change_borough].name},
            {"from", world.span.at(crime.change_month - 1).text()},
            {"factor", crime.change_factor}};
}

Json repeats(const World& world) {
    const CrimeTable& crime = world.tables.crime;
    Json rows = Json::object();
    for (std::size_t force = 0; force < world.tables.forces.size(); ++force) {
        Json months = Json::array();
        for (int month = 0; month < world.span.months; ++month) {
            months.push_back(world.month_of(force, month).repeats);
        }
        rows[world.tables.forces[force].slug] = months;
    }
    return {{"type", crime.types[crime.repeat_type].name},
            {"share", crime.repeat_share},
            {"same_point", crime.repeat_same_point},
            {"rows_by_month", rows}};
}

Json movements(const World& world) {
    Json types = Json::object();
    for (const CrimeType& type : world.tables.crime.types) {
        types[type.name] = {
            {"season", type.season}, {"peak_month", type.peak}, {"trend_a_year", type.trend}};
    }
    Json boroughs = Json::object();
    for (const BoroughRow& row : world.tables.boroughs) {
        boroughs[row.code] = row.trend;
    }
    return {{"types", types},
            {"borough_trend_a_year", boroughs},
            {"borough_wobble", world.tables.crime.borough_wobble},
            {"area_wobble", world.tables.crime.area_wobble}};
}

Json residents_of(const World& world, const Residents& residents) {
    Json out = Json::object();
    for (int year = residents.first_year(); year <= residents.last_year(); ++year) {
        Json boroughs = Json::object();
        for (std::size_t b = 0; b < world.tables.boroughs.size(); ++b) {
            boroughs[world.tables.boroughs[b].code] = residents.of_borough(b, year);
        }
        out[std::to_string(year)] = boroughs;
    }
    return out;
}

Json codes(const World& world) {
    const auto range = [](const std::string& first, std::size_t count) {
        return Json{{"first", first}, {"last", code_after(first, count == 0 ? 0 : count - 1)}};
    };
    const FileTable& files = world.tables.files;
    std::size_t outside = 0;
    for (const OutsidePoint& point : world.tables.outside) {
        outside += point.lsoa_name.empty() ? 0U : 1U;
    }
    return {{"wards", range(files.ward_code, world.geography.wards.size())},
            {"middle_areas", range(files.msoa_code, world.geography.wards.size())},
            {"small_areas", range(files.lsoa_code, world.geography.areas.size())},
            {"small_areas_outside", range(files.outside_code, outside)},
            {"says", "These codes are in no use: they only look like those of real areas."}};
}

Json traps(const World& world, const Tallies& tallies) {
    Json out = Json::array();
    for (const PlantedTrap& trap : planted_traps(world, tallies)) {
        out.push_back(
            {{"trap", trap.id}, {"file", trap.file}, {"says", trap.says}, {"rows", trap.rows}});
    }
    return out;
}

} // namespace

MadeFile planted_json(const World& world, const Tallies& tallies, const Residents& residents) {
    Json forces = Json::object();
    for (std::size_t force = 0; force < world.tables.forces.size(); ++force) {
        forces[world.tables.forces[force].slug] = police_months(world, tallies, force);
    }
    const Json all{{"simulated", true},
                   {"sentence", world.tables.files.sentence},
                   {"seed", world.seed},
                   {"rows_asked", world.rows},
                   {"first", world.span.first.text()},
                   {"last", world.span.last().text()},
                   {"change", change(world)},
                   {"hot_spots", hot_spots(world)},
                   {"repeats", repeats(world)},
                   {"movements", movements(world)},
                   {"traps", traps(world, tallies)},
                   {"codes", codes(world)},
                   {"forces", forces},
                   {"boroughs", by_borough(world, tallies)},
                   {"residents", residents_of(world, residents)}};
    return {"planted.json", all.dump(1) + "\n"};
}

} // namespace mf::demo
