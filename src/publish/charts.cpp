#include "publish/charts.hpp"

#include "measures/charting.hpp"
#include "stats/individuals_chart.hpp"
#include "stats/proportion_chart.hpp"
#include "stats/rare_events_chart.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::publish {

using release::SignalSeason;
using stats::ChartKind;

/// The points of a newest segment, as they are published.
struct PanelCharts::Points {
    int first = 0;
    std::vector<std::optional<double>>
        values; ///< those that may be judged; of charts of values only
    std::vector<std::optional<double>> events; ///< numerators; missing without a denominator
    std::vector<double> denominators;          ///< 1 of a count
    std::optional<double> newest;              ///< the value, where it may be judged
};

namespace {

bool has_exposure(ChartKind kind) {
    return kind == ChartKind::u || kind == ChartKind::u_prime;
}

bool has_parts(ChartKind kind) {
    return kind == ChartKind::p || kind == ChartKind::p_prime;
}

bool is_laney(ChartKind kind) {
    return kind == ChartKind::u_prime || kind == ChartKind::p_prime;
}

/// Whether the chart is of events and what they are divided by, not of values as they are.
bool of_events(ChartKind kind) {
    return has_exposure(kind) || has_parts(kind) || kind == ChartKind::c;
}

double days_in(const Period& period) {
    return Day::last_of(period.last()).days() - Day::first_of(period.first()).days() + 1;
}

/// What limits are made from: so many points, and on them so many events, and so many of the rest.
struct Sums {
    double points = 0;
    double events = 0;
    double others = 0;
};

Sums sums_of(std::span<const std::optional<double>> events,
             std::span<const double> denominators,
             std::size_t from) {
    Sums sums;
    for (std::size_t i = from; i < events.size(); ++i) {
        if (events[i]) {
            sums.points += 1;
            sums.events += *events[i];
            sums.others += denominators[i] - *events[i];
        }
    }
    return sums;
}

/// The chart of the plain model, where Laney's spread would be made of too few events.
ChartKind plain(ChartKind kind) {
    if (kind == ChartKind::u_prime) {
        return ChartKind::u;
    }
    return kind == ChartKind::p_prime ? ChartKind::p : kind;
}

template <class Counted>
std::vector<std::optional<Counted>> counted(std::span<const std::optional<double>> events,
                                            std::span<const double> denominators) {
    std::vector<std::optional<Counted>> found;
    found.reserve(events.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        found.push_back(events[i] ? std::optional{Counted{*events[i], denominators[i]}}
                                  : std::nullopt);
    }
    return found;
}

} // namespace

PanelCharts::PanelCharts(const release::MeasureInfo& measure,
                         const Panel& panel,
                         int newest,
                         std::span<const Rebased> decisions)
    : measure_{measure}, panel_{panel}, newest_{newest}, decisions_{decisions},
      kind_{measures::chart_named(measure.chart)} {
    for (int period = 0; period < panel.shape().periods; ++period) {
        days_.push_back(days_in(panel.shape().period(period)));
    }
    if (kind_ && has_exposure(*kind_) && newest < panel.shape().periods) {
        seasons_.emplace(panel, newest);
    }
}

PanelCharts::Points PanelCharts::points_of(std::size_t area) const {
    Points points;
    const auto value_at = [&](int period) {
        return panel_.marks(area, period).has(Mark::unreliable)
                   ? std::nullopt
                   : panel_.number(area, period).value();
    };
    const Stretch* stretch = stretch_at(panel_, area, newest_);
    if (stretch == nullptr) {
        return points;
    }
    points.first = stretch->first;
    const auto size = static_cast<std::size_t>(std::max(0, newest_ - points.first + 1));
    points.events.reserve(size);
    points.denominators.reserve(size);
    const bool of_values = kind_ && !of_events(*kind_);
    for (int period = points.first; period <= newest_; ++period) {
        if (of_values) {
            points.values.push_back(value_at(period));
        }
        auto events = events_at(panel_, area, period);
        const auto parts = panel_.parts(area, period);
        const double denominator = !parts ? 1.0 : parts->denominator.value().value_or(0);
        if (denominator <= 0.0) {
            events.reset();
        }
        points.events.push_back(events);
        points.denominators.push_back(denominator);
    }
    points.newest = size == 0 ? std::nullopt : value_at(newest_);
    return points;
}

stats::ChartOptions PanelCharts::options_of(std::size_t area, const Points& points) const {
    stats::ChartOptions options;
    options.windows = measure_.overlapping ? stats::Windows::overlapping : stats::Windows::apart;
    for (const Rebased& decision :
         decisions_about(decisions_, measure_.id, panel_.shape().areas[area])) {
        const int at = panel_.shape().index(decision.period);
        if (at > points.first && at <= newest_) {
            options.rebased.push_back({static_cast<std::size_t>(at - points.first), decision.post,
                                       decision.decided, decision.reason});
        }
    }
    return options;
}

std::vector<double>
PanelCharts::exposures_of(std::size_t area, const Points& points, AreaChart& made) const {
    const double events = sums_of(points.events, points.denominators, 0).events;
    const auto factors = seasons_ ? seasons_->factors(area, events) : std::vector<double>{};
    if (!factors.empty()) {
        made.season = SignalSeason::taken_out;
    }
    std::vector<double> exposures;
    exposures.reserve(points.events.size());
    for (std::size_t i = 0; i < points.events.size(); ++i) {
        const double share = days_[static_cast<std::size_t>(points.first) + i] *
                             (factors.empty() ? 1.0 : factors[i]);
        exposures.push_back(points.denominators[i] * share);
        made.to_value[i] = measure_.scale * share;
    }
    return exposures;
}

ChartKind PanelCharts::chart_kind(const Points& points,
                                  const stats::ChartOptions& options,
                                  AreaChart& made) const {
    if (!of_events(*kind_)) {
        return *kind_;
    }
    const std::size_t from = options.rebased.empty() ? 0 : options.rebased.back().point;
    const Sums sums = sums_of(points.events, points.denominators, from);
    const double rarer = has_parts(*kind_) ? std::min(sums.events, sums.others) : sums.events;
    made.too_few_events = sums.points > 0 && rarer < chart_events_min;
    made.patterns = rarer >= even_chances_from * sums.points;
    return made.patterns ? *kind_ : plain(*kind_);
}

Result<stats::Chart> PanelCharts::chart_of(std::size_t area,
                                           const Points& points,
                                           const stats::ChartOptions& options,
                                           AreaChart& made) const {
    const ChartKind kind = chart_kind(points, options, made);
    const auto dispersion = is_laney(kind) ? stats::Dispersion::laney : stats::Dispersion::model;
    if (made.too_few_events) {
        return stats::Chart{};
    }
    if (has_exposure(kind)) {
        const auto exposures = exposures_of(area, points, made);
        return stats::u_chart(counted<stats::Rate>(points.events, exposures), options, dispersion);
    }
    if (has_parts(kind)) {
        std::ranges::fill(made.to_value, measure_.scale);
        return stats::p_chart(counted<stats::Proportion>(points.events, points.denominators),
                              options, dispersion);
    }
    switch (kind) {
    case ChartKind::c:
        return stats::c_chart(points.events, options);
    case ChartKind::g:
        return stats::g_chart(points.values, options);
    case ChartKind::t:
        return stats::t_chart(points.values, options);
    default:
        break;
    }
    stats::IndividualsOptions individuals;
    individuals.chart = options;
    if (measure_.kind == "count" || measure_.kind == "rate" || measure_.kind == "share") {
        individuals.lowest = 0;
    }
    if (measure_.kind == "share") {
        individuals.highest = measure_.scale;
    }
    return stats::individuals_chart(points.values, individuals);
}

Result<AreaChart> PanelCharts::of(std::size_t area) const {
    const std::string where = fmt::format("{} in {}", measure_.id, panel_.shape().areas[area]);
    if (!kind_) {
        return fail(ErrorKind::invalid, fmt::format("there is no chart '{}'", measure_.chart),
                    where);
    }
    const Points points = points_of(area);
    AreaChart made;
    made.first = points.first;
    made.newest = points.newest;
    made.to_value.assign(points.events.size(), 1.0);
    if (panel_.shape().first.kind() == Period::Kind::month && !has_parts(*kind_) &&
        *kind_ != ChartKind::g && *kind_ != ChartKind::t) {
        made.season = SignalSeason::unknown;
    }
    auto chart = chart_of(area, points, options_of(area, points), made);
    if (!chart) {
        Error error = chart.error();
        error.where = error.where.empty() ? where : where + ", " + error.where;
        return pass(std::move(error));
    }
    made.chart = std::move(*chart);
    return made;
}

} // namespace mf::publish
