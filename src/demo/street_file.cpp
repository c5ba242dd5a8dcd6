#include "demo/street_file.hpp"

namespace mf::demo {
namespace {

/// A row with a month that no calendar has, and one that lost its last columns.
void append_refused(
    const World& world, std::size_t force, int month, const Crime& like, std::string& out) {
    const ForceRow& row = world.tables.forces[force];
    const Trap& trap = world.tables.traps.refused;
    const std::string when = std::to_string(world.span.at(month).year()) + "-13";
    for (int i = 0; i < trap.rows + trap.more; ++i) {
        const bool ragged = i >= trap.rows;
        // Serials far above those of crimes.
        append_id(out, world.id_key(force, month), 4'000'000'000U + static_cast<std::uint32_t>(i));
        out += ',' + (ragged ? world.span.at(month).text() : when);
        out += ',' + row.name + ',' + row.name + world.street_text(like.spot);
        out += world.tables.crime.types[like.type].name;
        out += ragged ? "\n"
                      : "," + world.tables.crime.outcomes[world.tables.crime.open].street + ",\n";
    }
}

} // namespace

MadeFile street_file(const World& world, std::size_t force, int month) {
    const ForceRow& row = world.tables.forces[force];
    const TrapTable& traps = world.tables.traps;
    const std::vector<Crime>& crimes = world.month_of(force, month).crimes;
    const std::string_view end = traps.carriage_returns.in(force, month) ? "\r\n" : "\n";
    const std::string start = "," + world.span.at(month).text() + "," + row.name + "," + row.name;
    const std::string no_place = world.no_place_text();
    const std::uint64_t key = world.id_key(force, month);
    MadeFile file{world.police_file(force, month, "street"), {}};
    std::string& out = file.text;
    out.reserve((crimes.size() + 10) * 260);
    out += street_header;
    out += end;
    for (std::size_t i = 0; i < crimes.size(); ++i) {
        const Crime& crime = crimes[i];
        const CrimeType& type = world.tables.crime.types[crime.type];
        if (row.crime_ids && !type.incident) {
            append_id(out, key, crime.serial);
        }
        out += start;
        out += crime.spot == no_spot ? no_place : world.spot_text[crime.spot].street;
        out += type.name;
        out += ',';
        out += street_outcome(world.tables, row, crime, month, world.span);
        out += ',';
        out += end;
        if (i == crimes.size() / 3 && traps.refused.in(force, month)) {
            append_refused(world, force, month, crime, out);
        }
    }
    return file;
}

namespace {

/// The outcome that this crime has in this month, "" for none.
const std::string& outcome_in(const CrimeTable& table, const Crime& crime, int months_later) {
    static const std::string none;
    if (table.types[crime.type].incident) {
        return none;
    }
    const OutcomeKind& kind = table.outcomes[crime.outcome];
    if (crime.delay == months_later) {
        return kind.file;
    }
    return crime.later && crime.delay + kind.later_months == months_later ? kind.later : none;
}

} // namespace

MadeFile outcome_file(const World& world, std::size_t force, int month, OutcomeTally& tally) {
    const ForceRow& row = world.tables.forces[force];
    const std::string start = "," + world.span.at(month).text() + "," + row.name + "," + row.name;
    const std::string no_place = world.no_place_text();
    MadeFile file{world.police_file(force, month, "outcomes"), {}};
    std::string& out = file.text;
    out.reserve((world.month_of(force, month).crimes.size() + 10) * 220);
    out += outcome_header;
    out += '\n';
    for (int before = world.span.before; before >= 0; --before) {
        if (month - before < -world.span.before) {
            continue;
        }
        const std::uint64_t key = world.id_key(force, month - before);
        for (const Crime& crime : world.month_of(force, month - before).crimes) {
            const std::string& outcome = outcome_in(world.tables.crime, crime, before);
            if (outcome.empty()) {
                continue;
            }
            append_id(out, key, crime.serial);
            out += start;
            out += crime.spot == no_spot ? no_place : world.spot_text[crime.spot].street;
            out += outcome;
            out += '\n';
            ++tally[outcome];
        }
    }
    return file;
}

} // namespace mf::demo
