// The trend of one measure in one area as blocks: heading, chart with its limits, causes of breaks, table.
#pragma once

#include "pages/page.hpp"
#include "pages/site_pages.hpp"

#include <vector>

namespace mf::pages {

/// What a trend is made of. All of it outlives the call.
struct Trend {
    const release::MeasureInfo& measure;
    const release::AreaInfo& area;
    const Series& series;
    const release::ChartTrack& track;
    const release::Signal* signal = nullptr; ///< nullptr: the release says nothing of it
};

/// Nothing for a series without points.
std::vector<Block> trend_blocks(const Asked& asked, const Trend& trend);

/// The chart alone, of the newest years, with its limits and marks.
Chart trend_chart(const Asked& asked, const Trend& trend);

/// Every period of a series; only JSON and CSV have it when `data_only`.
Table months_table(const Asked& asked,
                   const release::MeasureInfo& measure,
                   const release::AreaInfo& area,
                   const Series& series,
                   bool data_only);

} // namespace mf::pages
