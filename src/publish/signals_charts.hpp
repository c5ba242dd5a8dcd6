// What the charts of one panel say of their newest points.
#pragma once

#include "base/error.hpp"
#include "base/panel.hpp"
#include "publish/signals_rebased.hpp"
#include "release/release.hpp"
#include "release/signal.hpp"
#include "stats/false_alarms.hpp"

#include <map>
#include <optional>
#include <span>
#include <vector>

namespace mf::publish {

/// What a chart says where its point beyond a limit is discounted.
struct Otherwise {
    release::SignalWord word = release::SignalWord::no_change;
    release::SignalRule rule = release::SignalRule::none;
    std::optional<Period> since;
    std::optional<double> chance;
};

/// What one chart says, before it is known whether a point beyond a limit stands among all those of the release.
struct ChartSignal {
    release::Signal signal; ///< the limit rule counts
    std::optional<Otherwise> otherwise;
    double false_patterns =
        0; ///< chance that a run, a trend or two of three speaks where nothing has changed
};

/// How often chance alone makes the rules speak, by number of points; computed once for each.
class Alarms {
public:
    /// Of more points than stats::false_alarm_points_max those of so many. pre: points > 0.
    const stats::FalseAlarms& of(std::size_t points);

private:
    std::map<std::size_t, stats::FalseAlarms> known_;
};

/// One for each area of the panel, in their order. `period` is the measure's newest. Errors of PanelCharts::of.
/// O(areas × periods).
Result<std::vector<ChartSignal>> chart_signals(const release::MeasureInfo& measure,
                                               const Panel& panel,
                                               const Period& period,
                                               std::span<const Rebased> decisions,
                                               Alarms& alarms);

} // namespace mf::publish
