#include "demo/planted.hpp"

namespace mf::demo {
namespace {

/// Sums one number over all street files.
template <class Number>
std::uint64_t sum_over(const Tallies& tallies, Number number) {
    std::uint64_t sum = 0;
    for (const auto& force : tallies.street) {
        for (const auto& month : force) {
            sum += month ? (*month).*number : 0;
        }
    }
    return sum;
}

void add_everywhere(const World& world, const Tallies& tallies, std::vector<PlantedTrap>& out) {
    out.push_back(
        {"blank-ids", "",
         "Rows without a Crime ID: all incidents, and all rows of forces that publish none",
         sum_over(tallies, &StreetTally::without_id)});
    out.push_back({"no-location", "",
                   "Rows whose place is not told: '" + world.tables.names.no_location + "'",
                   sum_over(tallies, &StreetTally::without_place)});
    out.push_back(
        {"blank-street-names", "",
         "Rows whose location ends after '" + world.tables.names.near + "', with its blank",
         sum_over(tallies, &StreetTally::without_street_name)});
    out.push_back({"non-ascii", "", "Rows whose location has letters beyond ASCII, in UTF-8",
                   sum_over(tallies, &StreetTally::non_ascii)});
    out.push_back({"other-area", "", "Rows whose place is not in the force's area",
                   sum_over(tallies, &StreetTally::outside_force)});
    out.push_back({"equal-rows", "",
                   "Surplus rows that equal an earlier one in every column; most have no id",
                   sum_over(tallies, &StreetTally::equal_to_another)});
    std::uint64_t evening = 0;
    for (const auto& force : tallies.stops) {
        for (const auto& month : force) {
            evening += month ? month->evening_before : 0;
        }
    }
    out.push_back({"summer-time", "",
                   "Stops dated, in UTC, on the evening before their month began", evening});
}

/// A trap in one file of the months shown.
bool is_planted(const World& world, const Trap& trap) {
    return trap.month >= 1 && trap.month <= world.span.months;
}

void add_street_traps(const World& world, const Tallies& tallies, std::vector<PlantedTrap>& out) {
    const TrapTable& traps = world.tables.traps;
    const auto file = [&](const Trap& trap) {
        return world.police_file(trap.force, trap.month - 1, "street");
    };
    const auto month_of = [&](const Trap& trap) -> const CrimeMonth& {
        return world.month_of(trap.force, trap.month - 1);
    };
    if (is_planted(world, traps.shared_ids)) {
        out.push_back({"shared-ids", file(traps.shared_ids),
                       "Rows added with the Crime ID of another row, and another place or outcome",
                       month_of(traps.shared_ids).shared});
    }
    if (is_planted(world, traps.equal_rows)) {
        out.push_back({"equal-rows-with-id", file(traps.equal_rows),
                       "Rows added that equal another in every column, the Crime ID too",
                       month_of(traps.equal_rows).equal});
    }
    if (is_planted(world, traps.refused)) {
        const auto& tally =
            tallies.street[traps.refused.force][static_cast<std::size_t>(traps.refused.month - 1)];
        out.push_back({"refused", file(traps.refused),
                       std::to_string(traps.refused.rows) + " rows with a month that is none and " +
                           std::to_string(traps.refused.more) + " that lost their last columns",
                       tally ? tally->refused : 0});
    }
    if (is_planted(world, traps.carriage_returns)) {
        const auto& tally =
            tallies.street[traps.carriage_returns.force]
                          [static_cast<std::size_t>(traps.carriage_returns.month - 1)];
        out.push_back({"carriage-returns", file(traps.carriage_returns),
                       "A file whose lines end in CRLF", tally ? tally->rows : 0});
    }
    if (is_planted(world, traps.missing)) {
        out.push_back({"missing", file(traps.missing), "A file that was not published", 0});
    }
}

} // namespace

std::vector<PlantedTrap> planted_traps(const World& world, const Tallies& tallies) {
    std::vector<PlantedTrap> traps;
    add_everywhere(world, tallies, traps);
    add_street_traps(world, tallies, traps);
    const Trap& doubled = world.tables.traps.doubled;
    if (is_planted(world, doubled)) {
        const auto& tally =
            tallies.stops[doubled.force][static_cast<std::size_t>(doubled.month - 1)];
        traps.push_back({"doubled",
                         world.police_file(doubled.force, doubled.month - 1, "stop-and-search"),
                         "A file in which every row stands twice", tally ? tally->rows : 0});
    }
    for (const Beat& beat : world.geography.beats) {
        if (beat.lsoa_name.find(',') == std::string::npos) {
            continue;
        }
        traps.push_back(
            {"comma-in-name", "",
             "A small area whose name has a comma and stands in quotes: " + beat.lsoa_name, 0});
    }
    return traps;
}

} // namespace mf::demo
