// The control charts behind a release's signals, as they are drawn.
#pragma once

#include "base/error.hpp"
#include "publish/charts.hpp"
#include "publish/signals_charts.hpp"
#include "release/chart_track.hpp"
#include "release/release.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mf::publish {

/// Makes charts of one release when they are asked for, and remembers what many areas share. The release outlives it.
/// One thread at a time.
class ChartTracks {
public:
    explicit ChartTracks(const release::Release& release);

    /// By the same rules and decisions as the release's signals; at the newest point its limits are the signal's.
    /// Nothing when the release has no such series. Errors of PanelCharts::of. O(periods), the first time for a panel
    /// O(areas × periods).
    Result<std::optional<release::ChartTrack>> chart(const std::string& measure,
                                                     const std::string& area);

private:
    struct Drawn {
        release::TrackSegment segment;
        release::SignalSeason season = release::SignalSeason::none;
        std::optional<double> chance;
    };

    const PanelCharts& charts_of(std::size_t panel, int newest);
    std::optional<Period> newest(const std::string& measure);
    std::optional<double> chance_of(const AreaChart& made);
    /// The chart of the segment that `last` is in, up to there.
    Result<Drawn> draw(std::size_t panel, std::size_t area, int last);
    Result<release::ChartTrack> track(std::size_t panel, std::size_t area, int newest);

    const release::Release& release_;
    std::vector<Rebased> decisions_;
    Alarms alarms_;
    std::map<std::string, std::optional<Period>> newest_;
    std::map<std::pair<std::size_t, int>, std::unique_ptr<PanelCharts>> charts_;
};

} // namespace mf::publish
