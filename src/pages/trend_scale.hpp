// What of a chart is drawn, and between which values.
#pragma once

#include "pages/chart.hpp"

#include <vector>

namespace mf::pages {

struct MonthSpan {
    int first = 0; ///< Month::index()
    int last = 0;  ///< inclusive
};

/// The chart with nothing but its newest `months` months: of its own line, its limits, and the other lines.
Chart newest_months(Chart chart);

/// All months that the chart's lines touch; of a chart without points nought to nought.
MonthSpan months_of(const Chart& chart);

/// The steps of its scale, from the foot up. It begins at 0 unless everything that is drawn lies in its upper half.
std::vector<double> steps_of(const Chart& chart);

} // namespace mf::pages
