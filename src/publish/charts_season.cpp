#include "publish/charts_season.hpp"

#include "stats/season.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

namespace mf::publish {

namespace {

constexpr std::size_t months_of_a_year = 12;
/// A month in which nearly nothing was counted in any year has no season but a gap.
constexpr double factor_min = 0.05;

/// Every number of the area from `first` to `newest`; nothing when one is missing.
std::optional<std::vector<double>>
whole_row(const Panel& panel, std::size_t area, int first, int newest) {
    std::vector<double> row;
    row.reserve(static_cast<std::size_t>(newest - first) + 1);
    for (int period = first; period <= newest; ++period) {
        const auto events = events_at(panel, area, period);
        if (!events || *events < 0.0) {
            return std::nullopt;
        }
        row.push_back(*events);
    }
    return row;
}

} // namespace

std::optional<double> events_at(const Panel& panel, std::size_t area, int period) {
    const auto number = panel.number(area, period).value();
    if (!number || panel.marks(area, period).has(Mark::unreliable)) {
        return std::nullopt;
    }
    const auto parts = panel.parts(area, period);
    return !parts ? number : parts->numerator.value();
}

const Stretch* stretch_at(const Panel& panel, std::size_t area, int period) {
    const Stretches& stretches = panel.stretches(area);
    const auto found = std::ranges::find_if(
        stretches, [&](const Stretch& one) { return one.first <= period && period <= one.last; });
    return found == stretches.end() ? nullptr : &*found;
}

Seasons::Seasons(const Panel& panel, int newest) : panel_{panel}, newest_{newest} {
    if (panel.shape().first.kind() != Period::Kind::month) {
        return;
    }
    for (std::size_t area = 0; area < panel.shape().areas.size(); ++area) {
        const Stretch* stretch = stretch_at(panel, area, newest);
        if (stretch == nullptr || newest - stretch->first + 1 < season_months_min) {
            continue;
        }
        const int first = stretch->first;
        const auto row = whole_row(panel, area, first, newest);
        if (!row) {
            continue;
        }
        Pool& pool = pools_[first];
        pool.sums.resize(row->size());
        std::ranges::transform(pool.sums, *row, pool.sums.begin(), std::plus{});
    }
    for (auto& [first, pool] : pools_) {
        pool.events = std::accumulate(pool.sums.begin(), pool.sums.end(), 0.0);
        auto factors = stats::seasonal_factors(pool.sums, months_of_a_year);
        if (factors && std::ranges::min(*factors) >= factor_min &&
            pool.events >= season_events_min * static_cast<double>(pool.sums.size())) {
            pool.factors = std::move(*factors);
        }
    }
}

std::vector<double> Seasons::factors(std::size_t area, double events) const {
    const Stretch* stretch = stretch_at(panel_, area, newest_);
    const auto pool = stretch == nullptr ? pools_.end() : pools_.find(stretch->first);
    if (pool == pools_.end() || pool->second.factors.empty()) {
        return {};
    }
    const int months = newest_ - pool->first + 1;
    if (events > season_own_share_max * pool->second.events && months < season_own_months_min) {
        return {};
    }
    std::vector<double> factors;
    for (std::size_t i = 0; i < static_cast<std::size_t>(months); ++i) {
        factors.push_back(pool->second.factors[i % months_of_a_year]);
    }
    return factors;
}

} // namespace mf::publish
