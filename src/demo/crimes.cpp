#include "demo/crimes.hpp"

#include <algorithm>

namespace mf::demo {
namespace {

/// Months before the first are below nought; a stream needs a number that is not.
std::uint64_t stream_month(std::size_t force, int month) {
    return force * 1'000'000 + static_cast<std::uint64_t>(month + 10'000);
}

} // namespace

/// Expected rows by type and borough in one month, the boroughs' own wobble put in; slot 0 is no borough.
struct CrimeMaker::Levels {
    std::vector<std::vector<double>> of;
    double at(std::size_t type, std::size_t borough) const {
        return of[type][borough == nowhere ? 0 : borough + 1];
    }
};

CrimeMaker::CrimeMaker(const Tables& tables,
                       const Geography& geography,
                       const Rates& rates,
                       Span span,
                       std::uint64_t seed)
    : tables_{tables}, geography_{geography}, rates_{rates}, span_{span}, seed_{seed} {
    // Of the points of a small area the first has most, as a few streets have.
    std::vector<double> weights;
    for (std::size_t i = 0; i < spots_per_area; ++i) {
        weights.push_back(1.0 / static_cast<double>(i + 1));
    }
    spot_ = Choice{weights};
}

CrimeMaker::Levels CrimeMaker::levels(std::size_t force, int month) const {
    Stream stream{seed_, Purpose::wobble, stream_month(force, month)};
    Levels found;
    for (std::size_t type = 0; type < tables_.crime.types.size(); ++type) {
        auto& row = found.of.emplace_back();
        for (std::size_t slot = 0; slot <= tables_.boroughs.size(); ++slot) {
            const double wobble = 1 + tables_.crime.borough_wobble * stream.noise();
            row.push_back(rates_.level(force, type, slot == 0 ? nowhere : slot - 1, month) *
                          wobble);
        }
    }
    return found;
}

std::size_t CrimeMaker::spot_of(const Beat& beat, const CrimeType& type, Stream& stream) const {
    const double heat = beat.heat * type.hot;
    if (heat > 0 && stream.unit() * (1 + heat) < heat) {
        return beat.hot_spot;
    }
    return beat.first_spot + (beat.spots == spots_per_area ? spot_.pick(stream) : 0);
}

void CrimeMaker::draw_ending(Crime& crime, Stream& stream) const {
    const CrimeType& type = tables_.crime.types[crime.type];
    if (type.incident) {
        return;
    }
    crime.outcome = static_cast<std::uint8_t>(type.outcome.pick(stream));
    crime.delay = static_cast<std::uint8_t>(tables_.crime.delay.pick(stream));
    crime.later = stream.chance(tables_.crime.outcomes[crime.outcome].later_share);
}

void CrimeMaker::draw_beat(std::size_t force,
                           int month,
                           std::size_t place,
                           const Levels& levels,
                           std::vector<Crime>& out) const {
    const std::size_t at = geography_.beats_of_force[force][place];
    const Beat& beat = geography_.beats[at];
    Stream stream{seed_, Purpose::crimes, stream_month(force, month), at};
    const double wobble = 1 + tables_.crime.area_wobble * stream.noise();
    for (std::size_t type = 0; type < tables_.crime.types.size(); ++type) {
        const double mean =
            levels.at(type, beat.borough) * rates_.weight(force, type, place) * wobble;
        for (std::uint32_t left = stream.poisson(mean); left > 0; --left) {
            Crime crime;
            crime.type = static_cast<std::uint8_t>(type);
            crime.serial = static_cast<std::uint32_t>(out.size());
            if (!stream.chance(tables_.forces[force].no_location)) {
                crime.beat = static_cast<std::uint32_t>(at);
                crime.spot =
                    static_cast<std::uint32_t>(spot_of(beat, tables_.crime.types[type], stream));
            }
            draw_ending(crime, stream);
            out.push_back(crime);
        }
    }
}

std::vector<Crime> CrimeMaker::first_draw(std::size_t force, int month) const {
    const Levels now = levels(force, month);
    std::vector<Crime> crimes;
    for (std::size_t place = 0; place < geography_.beats_of_force[force].size(); ++place) {
        draw_beat(force, month, place, now, crimes);
    }
    return crimes;
}

void CrimeMaker::add_repeats(std::size_t force,
                             int month,
                             const std::vector<Crime>& before,
                             CrimeMonth& out) const {
    Stream stream{seed_, Purpose::again, stream_month(force, month)};
    for (const Crime& earlier : before) {
        const bool again = earlier.type == tables_.crime.repeat_type && earlier.spot != no_spot &&
                           stream.chance(tables_.crime.repeat_share);
        if (!again) {
            continue;
        }
        const Beat& beat = geography_.beats[earlier.beat];
        Crime crime;
        crime.type = earlier.type;
        crime.beat = earlier.beat;
        crime.spot = earlier.spot;
        crime.serial = static_cast<std::uint32_t>(out.crimes.size());
        if (!stream.chance(tables_.crime.repeat_same_point)) {
            // One of the other points of the small area.
            const auto step = 1 + stream.below(static_cast<std::uint32_t>(beat.spots) - 1);
            crime.spot = static_cast<std::uint32_t>(
                beat.first_spot + (earlier.spot - beat.first_spot + step) % beat.spots);
        }
        draw_ending(crime, stream);
        out.crimes.push_back(crime);
        ++out.repeats;
    }
}

CrimeMonth CrimeMaker::finished(std::size_t force,
                                int month,
                                std::vector<Crime> drawn,
                                const std::vector<Crime>& month_before) const {
    CrimeMonth out;
    out.crimes = std::move(drawn);
    if (!tables_.forces[force].stations) {
        add_repeats(force, month, month_before, out);
    }
    plant(force, month, out);
    std::stable_sort(out.crimes.begin(), out.crimes.end(), [](const Crime& a, const Crime& b) {
        return a.beat != b.beat   ? a.beat < b.beat
               : a.type != b.type ? a.type < b.type
                                  : a.serial < b.serial;
    });
    return out;
}

int months_of_history(const CrimeTable& crime) {
    int later = 0;
    for (const OutcomeKind& kind : crime.outcomes) {
        later = std::max(later, kind.later_months);
    }
    return static_cast<int>(crime.delay_weights.size()) + later;
}

} // namespace mf::demo
