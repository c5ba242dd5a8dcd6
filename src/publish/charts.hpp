// The control chart of one measure in one area: of one segment of its series, and of nothing before it.
#pragma once

#include "base/error.hpp"
#include "base/panel.hpp"
#include "publish/charts_season.hpp"
#include "publish/signals_rebased.hpp"
#include "release/release.hpp"
#include "release/signal.hpp"
#include "stats/chart.hpp"

#include <optional>
#include <span>
#include <vector>

namespace mf::publish {

/// With fewer events in the whole segment nothing is said.
inline constexpr double chart_events_min = 12;
/// From so many events a point on, points lie above and below the centre with about even chances, which runs and
/// trends suppose. Below it a chart has the limits of its plain model and the limit rule alone.
inline constexpr double even_chances_from = 5;

struct AreaChart {
    stats::Chart chart; ///< on the scale of its model: events a day, say; empty with too_few_events
    int first = 0;      ///< period of the panel that its first point belongs to
    std::vector<double> to_value; ///< what a point is multiplied by to be the measure's value
    std::optional<double> newest; ///< the measure's newest value
    release::SignalSeason season = release::SignalSeason::none;
    bool patterns = true; ///< whether runs, trends and two of three may speak
    bool too_few_events = false;
};

/// Makes the charts of one panel. The panel, the measure and the decisions outlive it.
class PanelCharts {
public:
    /// `newest`: the period up to which points count, from the panel's first. The charts are of the segments that hold
    /// it. O(areas × periods), for the season.
    PanelCharts(const release::MeasureInfo& measure,
                const Panel& panel,
                int newest,
                std::span<const Rebased> decisions);

    /// Which chart, what each point is divided by, and which points there are: docs/signals.md. An area without a
    /// segment at the newest period has a chart without points. `invalid`: a number that its chart cannot
    /// have (below 0), a chart that is not known; `where` names measure and area. O(periods).
    Result<AreaChart> of(std::size_t area) const;

private:
    struct Points;

    Points points_of(std::size_t area) const;
    stats::ChartOptions options_of(std::size_t area, const Points& points) const;
    std::vector<double> exposures_of(std::size_t area, const Points& points, AreaChart& made) const;
    stats::ChartKind
    chart_kind(const Points& points, const stats::ChartOptions& options, AreaChart& made) const;
    Result<stats::Chart> chart_of(std::size_t area,
                                  const Points& points,
                                  const stats::ChartOptions& options,
                                  AreaChart& made) const;

    const release::MeasureInfo& measure_;
    const Panel& panel_;
    int newest_;
    std::span<const Rebased> decisions_;
    std::optional<stats::ChartKind> kind_;
    std::optional<Seasons> seasons_; ///< of charts that have exposures
    std::vector<double> days_;       ///< of each period of the panel
};

} // namespace mf::publish
