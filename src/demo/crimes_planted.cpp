// What is planted in a month: rows in another force's area, ids that stand on two rows, equal rows.
#include "demo/crimes.hpp"

#include <algorithm>

namespace mf::demo {

const std::string& street_outcome(
    const Tables& tables, const ForceRow& force, const Crime& crime, int month, const Span& span) {
    static const std::string none;
    const CrimeTable& table = tables.crime;
    if (!force.outcomes || table.types[crime.type].incident) {
        return none;
    }
    const OutcomeKind& kind = table.outcomes[crime.outcome];
    const int ended = month + crime.delay;
    if (crime.later && ended + kind.later_months < span.months) {
        return kind.later;
    }
    return ended < span.months ? kind.street : table.outcomes[table.open].street;
}

std::size_t
CrimeMaker::any_with_id(const std::vector<Crime>& crimes, std::size_t count, Stream& stream) const {
    for (;;) {
        const std::size_t at = stream.below(static_cast<std::uint32_t>(count));
        if (!tables_.crime.types[crimes[at].type].incident && crimes[at].spot != no_spot) {
            return at;
        }
    }
}

void CrimeMaker::plant_strays(std::size_t force, Stream& stream, CrimeMonth& out) const {
    const auto& places = geography_.strays_of_force[force];
    for (int left = tables_.forces[force].strays; left > 0 && !places.empty(); --left) {
        Crime& crime = out.crimes[stream.below(static_cast<std::uint32_t>(out.crimes.size()))];
        const std::size_t at = places[stream.below(static_cast<std::uint32_t>(places.size()))];
        const Beat& beat = geography_.beats[at];
        // The same row may be drawn twice, and then strays once.
        const bool already = std::count(places.begin(), places.end(), crime.beat) > 0;
        crime.beat = static_cast<std::uint32_t>(at);
        crime.spot = static_cast<std::uint32_t>(
            beat.first_spot + stream.below(static_cast<std::uint32_t>(beat.spots)));
        out.strays += already ? 0 : 1;
    }
}

void CrimeMaker::plant_shared(std::size_t force, int month, Stream& stream, CrimeMonth& out) const {
    const std::size_t count = out.crimes.size();
    const auto& beats = geography_.beats_of_force[force];
    const ForceRow& row = tables_.forces[force];
    for (int i = 0; i < tables_.traps.shared_ids.rows; ++i) {
        Crime copy = out.crimes[any_with_id(out.crimes, count, stream)];
        if (i % 2 == 0) { // another place
            const std::size_t at = beats[stream.below(static_cast<std::uint32_t>(beats.size()))];
            copy.beat = static_cast<std::uint32_t>(at);
            copy.spot = static_cast<std::uint32_t>(geography_.beats[at].first_spot);
        } else { // another outcome
            const std::string before = street_outcome(tables_, row, copy, month, span_);
            copy.delay = 0;
            copy.later = false;
            do {
                copy.outcome =
                    static_cast<std::uint8_t>((copy.outcome + 1U) % tables_.crime.outcomes.size());
            } while (street_outcome(tables_, row, copy, month, span_) == before);
        }
        out.crimes.push_back(copy);
        ++out.shared;
    }
}

void CrimeMaker::plant(std::size_t force, int month, CrimeMonth& out) const {
    const auto key = static_cast<std::uint64_t>(month) + 10'000;
    Stream stream{seed_, Purpose::traps, force, key};
    const ForceRow& row = tables_.forces[force];
    const bool some = std::any_of(out.crimes.begin(), out.crimes.end(), [&](const Crime& crime) {
        return !tables_.crime.types[crime.type].incident && crime.spot != no_spot;
    });
    if (!some) {
        return;
    }
    plant_strays(force, stream, out);
    if (row.crime_ids && row.outcomes && tables_.traps.shared_ids.in(force, month)) {
        plant_shared(force, month, stream, out);
    }
    if (row.crime_ids && tables_.traps.equal_rows.in(force, month)) {
        const std::size_t count = out.crimes.size();
        for (int i = 0; i < tables_.traps.equal_rows.rows; ++i) {
            out.crimes.push_back(out.crimes[any_with_id(out.crimes, count, stream)]);
            ++out.equal;
        }
    }
}

} // namespace mf::demo
