#include "demo/rates.hpp"

#include "demo/arithmetic.hpp"

namespace mf::demo {

Rates::Rates(const Tables& tables, const Geography& geography, const Span& span, std::int64_t rows)
    : tables_{tables}, span_{span} {
    set_weights(geography);
    set_scales(geography, rows);
}

double Rates::movement(std::size_t type, std::size_t borough, int month) const {
    const CrimeType& row = tables_.crime.types[type];
    const double years = (month - tables_.crime.growth_from * span_.months) / 12;
    const double local = borough == nowhere ? 0 : tables_.boroughs[borough].trend;
    const Month when = span_.at(month);
    const double days = Day::last_of(when).day_of_month() / 30.4375;
    return days * (1 + row.season * season(when.month(), row.peak)) *
           (1 + (row.trend + local) * years);
}

double Rates::change(std::size_t type, std::size_t borough, int month) const {
    const CrimeTable& crime = tables_.crime;
    const bool planted = type == crime.change_type && borough == crime.change_borough &&
                         month >= crime.change_month - 1;
    return planted ? crime.change_factor : 1;
}

double Rates::level(std::size_t force, std::size_t type, std::size_t borough, int month) const {
    return scales_[force][type] * movement(type, borough, month) * change(type, borough, month);
}

void Rates::set_weights(const Geography& geography) {
    for (const auto& beats : geography.beats_of_force) {
        auto& types = weights_.emplace_back();
        for (const CrimeType& type : tables_.crime.types) {
            std::vector<double> weights;
            double sum = 0;
            for (const std::size_t at : beats) {
                const Beat& beat = geography.beats[at];
                const double mix = (1 - type.bustle) * beat.home + type.bustle * beat.bustle;
                weights.push_back((beat.station ? beat.bustle : mix) * (1 + beat.heat * type.hot));
                sum += weights.back();
            }
            for (double& weight : weights) {
                weight /= sum;
            }
            types.push_back(std::move(weights));
        }
    }
}

void Rates::set_scales(const Geography& geography, std::int64_t rows) {
    const CrimeTable& crime = tables_.crime;
    for (std::size_t force = 0; force < tables_.forces.size(); ++force) {
        auto& scales = scales_.emplace_back();
        for (std::size_t type = 0; type < crime.types.size(); ++type) {
            // Slot 0 is for beats in no borough.
            std::vector<double> share(tables_.boroughs.size() + 1, 0);
            const auto& beats = geography.beats_of_force[force];
            for (std::size_t place = 0; place < beats.size(); ++place) {
                const std::size_t borough = geography.beats[beats[place]].borough;
                share[borough == nowhere ? 0 : borough + 1] += weight(force, type, place);
            }
            double moved = 0;
            for (int month = 0; month < span_.months; ++month) {
                for (std::size_t slot = 0; slot < share.size(); ++slot) {
                    moved += share[slot] * movement(type, slot == 0 ? nowhere : slot - 1, month);
                }
            }
            double wanted = static_cast<double>(rows) * tables_.forces[force].share *
                            crime.types[type].shares[force];
            if (type == crime.repeat_type && !tables_.forces[force].stations) {
                wanted /= 1 + crime.repeat_share;
            }
            scales.push_back(moved > 0 ? wanted / moved : 0);
        }
    }
}

} // namespace mf::demo
