#include "demo/planted.hpp"

namespace mf::demo {
namespace {

/// "2,000,123"
std::string grouped(std::uint64_t value) {
    std::string digits = std::to_string(value);
    for (std::size_t at = digits.size(); at > 3; at -= 3) {
        digits.insert(at - 3, ",");
    }
    return digits;
}

std::string per_cent(double factor) {
    return decimal((factor - 1) * 100, 0) + " %";
}

std::string change(const World& world) {
    const CrimeTable& crime = world.tables.crime;
    if (crime.change_month > world.span.months) {
        return "None: it would come in month " + std::to_string(crime.change_month) +
               ", and fewer were written.\n";
    }
    return "From " + world.span.at(crime.change_month - 1).text() + " on there is " +
           per_cent(crime.change_factor) + " more of the type *" +
           crime.types[crime.change_type].name + "* in " +
           world.tables.boroughs[crime.change_borough].name + " (" +
           world.tables.boroughs[crime.change_borough].code +
           "). Everything else moves by its season, its trend, and chance.\n";
}

std::string totals(const World& world, const Tallies& tallies) {
    std::string out =
        "| force | street-level crime | outcomes | stops |\n| --- | ---: | ---: | ---: |\n";
    for (std::size_t force = 0; force < world.tables.forces.size(); ++force) {
        std::uint64_t street = 0;
        std::uint64_t outcomes = 0;
        std::uint64_t stops = 0;
        for (std::size_t month = 0; month < tallies.street[force].size(); ++month) {
            street += tallies.street[force][month] ? tallies.street[force][month]->rows : 0;
            stops += tallies.stops[force][month] ? tallies.stops[force][month]->rows : 0;
            for (const auto& [text, rows] :
                 tallies.outcomes[force][month].value_or(OutcomeTally{})) {
                outcomes += rows;
            }
        }
        out += "| " + world.tables.forces[force].name + " | " + grouped(street) + " | " +
               grouped(outcomes) + " | " + grouped(stops) + " |\n";
    }
    return out;
}

std::string traps(const World& world, const Tallies& tallies) {
    std::string out = "| trap | file | rows | what |\n| --- | --- | ---: | --- |\n";
    for (const PlantedTrap& trap : planted_traps(world, tallies)) {
        out += "| " + trap.id + " | " + (trap.file.empty() ? "all" : trap.file) + " | " +
               grouped(trap.rows) + " | " + trap.says + " |\n";
    }
    return out;
}

std::string hot_spots(const World& world) {
    std::string out;
    for (const Beat& beat : world.geography.beats) {
        if (beat.heat <= 0) {
            continue;
        }
        const Spot& spot = world.geography.spots[beat.hot_spot];
        std::string place;
        append_micro(place, spot.longitude);
        place += ' ';
        append_micro(place, spot.latitude);
        out += "- " + beat.lsoa_name + " (" + beat.lsoa_code + "), " +
               world.geography.wards[beat.ward].name + ": " + place + ", \"" + spot.location +
               "\"\n";
    }
    return out;
}

} // namespace

MadeFile planted_text(const World& world, const Tallies& tallies) {
    const Geography& geography = world.geography;
    const CrimeTable& crime = world.tables.crime;
    std::string out = "# What was planted\n\n" + world.tables.files.sentence + "\n\n";
    out +=
        "Seed " + std::to_string(world.seed) + ", " + std::to_string(world.span.months) +
        " months from " + world.span.first.text() + " to " + world.span.last().text() + ", " +
        grouped(static_cast<std::uint64_t>(world.rows)) +
        " crimes asked for. The same seed and tables give the same bytes. The numbers below for\n"
        "each force, month, type and borough stand in planted.json.\n\n## Rows\n\n" +
        totals(world, tallies);
    out += "\n## The planted change\n\n" + change(world);
    out += "\n## Repeats\n\nOf each 100 crimes of the type *" +
           crime.types[crime.repeat_type].name + "* " + decimal(crime.repeat_share * 100, 0) +
           " are followed by one more in the month after, " +
           decimal(crime.repeat_same_point * 100, 0) +
           " % of these at the same point, the others at another point of the same small area.\n";
    out += "\n## Hot spots\n\nPoints that draw " + decimal(crime.hot_spot_heat, 0) +
           " times as much as their small area, for the types that gather there:\n\n" +
           hot_spots(world);
    out += "\n## Traps\n\nWhat publishers' files do to those who read them, in known numbers:\n\n" +
           traps(world, tallies);
    out += "\n## Codes and names\n\nBoroughs are real: their outlines, names and codes. Wards and "
           "small areas are cut "
           "from them by straight lines.\nTheir codes are in ranges that no area has (wards from " +
           world.tables.files.ward_code + ", " + std::to_string(geography.wards.size()) +
           " of them; small areas from " + world.tables.files.lsoa_code + ", " +
           std::to_string(geography.areas.size()) +
           ";\nthe middle layer, which is the wards again, from " + world.tables.files.msoa_code +
           "). Names of wards and "
           "streets are made of parts.\nResidents, recorded crime, survey and days of publication "
           "are made up too.\n";
    return {"PLANTED.md", std::move(out)};
}

} // namespace mf::demo
