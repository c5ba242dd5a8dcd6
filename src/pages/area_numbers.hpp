// What a release says of one area, gathered once for all parts of its page.
#pragma once

#include "pages/numbers.hpp"
#include "pages/site_pages.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace mf::pages {

/// A measure that says anything of the area.
struct Known {
    const release::MeasureInfo* measure = nullptr;
    Series series;
};

/// One of the kinds that a total is made of, with its chart.
struct Kind {
    const Known* known = nullptr;
    const release::Signal* signal = nullptr; ///< nullptr: the release says nothing of it
    release::ChartTrack track;

    release::SignalWord word() const;
    bool stands_out() const;
};

struct AreaNumbers {
    const release::AreaInfo& area;
    std::vector<Known>
        all; ///< in the release's order; a rate of a count is left out, it stands beside that
    std::optional<std::size_t> total; ///< of `all`: what the others are kinds of
    release::ChartTrack total_track;
    std::vector<Kind>
        kinds; ///< those of the total's newest period; those that stand out first, then by name

    const Known* total_known() const { return total ? &all[*total] : nullptr; }
    const Known* find(const std::string& measure) const;
    std::size_t standing_out() const;
    bool any_judged() const; ///< whether anything can be said of any kind
    /// How many of the kinds chance alone would make stand out.
    double by_chance() const;
};

/// Errors of Asked::chart.
Result<AreaNumbers> area_numbers(const Asked& asked, const release::AreaInfo& area);

/// The chart's or funnel's signal of a measure in an area; nullptr when the release has none.
const release::Signal* signal_of(const release::Release& release,
                                 const std::string& measure,
                                 const std::string& area,
                                 release::SignalTest test = release::SignalTest::chart);

/// Whether the series has a number from the last two years before the release's newest month.
bool is_news(const release::Release& release, const Series& series);

/// The chart of a series; without limits where none can be drawn.
Result<release::ChartTrack>
track_of(const Asked& asked, const std::string& measure, const std::string& area);

/// The newest periods of a series with their limits: two years of months.
Spark spark_of(const Series& series, const release::ChartTrack& track);

/// From what to what the newest number would be usual.
std::optional<Interval> usual_of(const release::ChartTrack& track, const Period& period);

} // namespace mf::pages
