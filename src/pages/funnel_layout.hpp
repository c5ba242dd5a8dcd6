// Where the parts of a funnel stand: numbers only.
#pragma once

#include "pages/chart.hpp"
#include "pages/chart_axis.hpp"

#include <string>
#include <vector>

namespace mf::pages {

struct FunnelMark {
    ChartPoint at;
    bool own = false;   ///< the place that the page is about
    bool apart = false; ///< outside the limits, and stands
    bool above = false; ///< higher than the chart reaches: drawn at its upper edge
};

struct FunnelLabel {
    ChartPoint at; ///< of the text's foot
    std::string anchor;
    std::string name;
    double value = 0;
    bool own = false;
};

struct FunnelTick {
    double at = 0;
    double value = 0;
};

struct FunnelLayout {
    double width = 0;
    double height = 0;
    double left = 0;
    double right = 0;
    double top = 0;
    double bottom = 0;
    std::vector<FunnelTick> values; ///< up the side
    std::vector<FunnelTick> sizes;  ///< along the foot
    std::vector<ChartPoint> outer_upper;
    std::vector<ChartPoint> inner_upper;
    std::vector<ChartPoint> inner_lower;
    std::vector<ChartPoint> outer_lower;
    double target = 0; ///< y
    std::vector<FunnelMark> marks;
    std::vector<FunnelLabel>
        labels; ///< of the place itself and of those apart; none lies over another
    std::vector<double>
        edge_labels; ///< y, apart: 99.8 above, 95 above, target, 95 below, 99.8 below
};

struct FunnelSize {
    double width = 0;
    double plot_height = 0;
    double left_margin = 0;
    double right_margin = 0;
    int labels_max = 0; ///< so many places are named; the page's own always is
};

FunnelLayout funnel_layout(const FunnelChart& chart, const FunnelSize& size);

} // namespace mf::pages
