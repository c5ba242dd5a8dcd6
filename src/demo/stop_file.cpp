#include "demo/stop_file.hpp"

#include "demo/local_time.hpp"

#include <algorithm>
#include <array>

namespace mf::demo {
namespace {

/// Where stops happen: busy places more often than others.
Choice stop_beats(const World& world, std::size_t force) {
    std::vector<double> weights;
    for (const std::size_t at : world.geography.beats_of_force[force]) {
        const Beat& beat = world.geography.beats[at];
        weights.push_back(beat.bustle * (1 + beat.heat / 5));
    }
    return Choice{weights};
}

/// Minutes since 1970 in UTC, in order.
std::vector<long> stop_times(const World& world, Month month, std::size_t count, Stream& stream) {
    const Day first = Day::first_of(month);
    const auto days = static_cast<std::uint32_t>(Day::last_of(month).day_of_month());
    std::vector<long> times;
    for (std::size_t i = 0; i < count; ++i) {
        const Day day = first.plus(static_cast<int>(stream.below(days)));
        const auto hour = static_cast<int>(world.tables.stops.hour.pick(stream));
        const bool whole = stream.chance(world.tables.stops.whole_hours);
        const int minute = whole ? 0 : static_cast<int>(stream.below(60));
        times.push_back(utc_minutes(day, hour * 60 + minute));
    }
    std::sort(times.begin(), times.end());
    return times;
}

/// "2026-05-31T23:02:00+00:00"
void append_time(long minutes, std::string& out) {
    out += Day::at(static_cast<std::int32_t>(minutes / 1440)).text();
    out += 'T';
    append_two(out, static_cast<int>(minutes % 1440 / 60));
    out += ':';
    append_two(out, static_cast<int>(minutes % 60));
    out += ":00+00:00";
}

/// Everything from the gender on.
void append_search(const World& world, const ForceRow& force, Stream& stream, std::string& out) {
    const StopTable& table = world.tables.stops;
    const auto& search = table.search.rows[table.search.pick(stream)];
    const std::size_t outcome = table.outcome.pick(stream);
    const auto& ethnicity = table.ethnicity.rows[table.ethnicity.pick(stream)];
    const std::string& drawn = table.officer_defined.rows[table.officer_defined.pick(stream)][0];
    const bool found = stream.chance(table.outcome.extra[outcome]);
    const bool outer = stream.chance(table.outer);
    const std::array<std::string_view, 9> fields{table.gender.rows[table.gender.pick(stream)][0],
                                                 table.age.rows[table.age.pick(stream)][0],
                                                 ethnicity[0],
                                                 ethnicity[1] == "*" ? drawn : ethnicity[1],
                                                 search[0],
                                                 search[1],
                                                 table.outcome.rows[outcome][0],
                                                 force.stops_found && found ? "True" : "False",
                                                 outer ? "True" : "False"};
    for (const std::string_view field : fields) {
        out += ',';
        append_field(out, field);
    }
    out += '\n';
}

void append_stop(const World& world,
                 std::size_t force,
                 const Choice& beats,
                 long time,
                 Stream& stream,
                 StopTally& tally,
                 std::string& out) {
    const StopTable& table = world.tables.stops;
    out += table.type.rows[table.type.pick(stream)][0];
    out += ',';
    append_time(time, out);
    out += ",False,,";
    const Beat& beat =
        world.geography.beats[world.geography.beats_of_force[force][beats.pick(stream)]];
    const std::size_t spot = beat.first_spot + stream.below(static_cast<std::uint32_t>(beat.spots));
    if (stream.chance(table.no_place)) {
        out += ',';
        ++tally.without_place;
    } else {
        out += world.spot_text[spot].stop;
    }
    append_search(world, world.tables.forces[force], stream, out);
}

} // namespace

MadeFile stop_file(const World& world, std::size_t force, int month, StopTally& tally) {
    const ForceRow& row = world.tables.forces[force];
    Stream stream{world.seed, Purpose::stops, force, static_cast<std::uint64_t>(month)};
    const Choice beats = stop_beats(world, force);
    const double size = static_cast<double>(world.rows) / 2'000'000;
    // A doubled file must be large enough to be seen for one, however small the demonstration.
    const std::size_t count = std::max(40U, stream.poisson(row.stops * size));
    const Month when = world.span.at(month);
    const long begins = Day::first_of(when).days() * 1440L;
    tally.doubled = world.tables.traps.doubled.in(force, month);
    MadeFile file{world.police_file(force, month, "stop-and-search"), {}};
    file.text.reserve(count * 300 * (tally.doubled ? 2U : 1U));
    file.text += stop_header;
    file.text += '\n';
    std::string line;
    for (const long time : stop_times(world, when, count, stream)) {
        line.clear();
        append_stop(world, force, beats, time, stream, tally, line);
        file.text += line;
        file.text += tally.doubled ? line : "";
        tally.evening_before += time < begins ? 1 : 0;
    }
    const std::uint64_t times = tally.doubled ? 2 : 1;
    tally.rows = count * times;
    tally.without_place *= times;
    tally.evening_before *= times;
    return file;
}

} // namespace mf::demo
