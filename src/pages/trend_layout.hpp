// Where the parts of a trend stand: numbers only, so that it can be tested without reading SVG.
#pragma once

#include "pages/chart.hpp"
#include "pages/chart_axis.hpp"

#include <optional>
#include <string>
#include <vector>

namespace mf::pages {

enum class TrendLine { newest, older, other };

/// Points that may be joined: they follow each other in one segment.
struct TrendRun {
    std::vector<ChartPoint> points;
    TrendLine line = TrendLine::older;
};

/// The usual range of points that follow each other in one segment: two edges and the average, in steps.
struct TrendBand {
    std::vector<ChartPoint> upper;
    std::vector<ChartPoint> centre;
    std::vector<ChartPoint> lower;
    bool newest = false;
};

/// A point that stood out.
struct TrendMark {
    ChartPoint at;
    bool up = false;
    bool last = false; ///< the newest number
};

/// Where one segment ends and what is written there, in lines that fit.
struct TrendBreak {
    double x = 0;
    double top = 0; ///< of the dotted line; the text hangs beside it
    std::vector<std::string> lines;
    double text_x = 0;
    bool leftwards = false; ///< the text ends at text_x
};

struct TrendTick {
    double at = 0; ///< y of a value, x of a year
    double value = 0;
};

/// A bracket with words below it.
struct TrendBracket {
    double from = 0;
    double to = 0;
    double y = 0;
    double text_x = 0;
    std::string anchor; ///< of the text: "start", "middle", "end"
    std::string label;
};

/// What is written beside the end of the lines.
struct TrendEnd {
    enum class Kind { value, upper, centre, lower, other };

    Kind kind = Kind::value;
    ChartPoint at;
    double value = 0;
    std::string label; ///< of lines that have a name
};

struct TrendLayout {
    double width = 0;
    double height = 0;
    double left = 0; ///< the plot
    double right = 0;
    double top = 0;
    double bottom = 0;
    double axis = 0; ///< y of the words below the plot
    std::vector<TrendTick> values;
    std::vector<TrendTick>
        years; ///< at each January that is labelled; empty in less than two years
    std::vector<TrendBand> bands;
    std::vector<TrendRun> runs;
    std::vector<TrendMark> marks;
    std::vector<TrendBreak> breaks;
    std::vector<TrendBracket> brackets; ///< of runs
    std::vector<TrendBracket> usual;    ///< of the months that made the usual range
    std::vector<TrendEnd> ends;         ///< apart from each other; the last number first
    std::optional<ChartPoint> last;     ///< of the last number there is
    bool last_is_newest = false;        ///< no missing month follows it
};

struct TrendSize {
    double width = 0;
    double plot_height = 0;
    double left_margin = 0;  ///< room for the values
    double right_margin = 0; ///< room for what stands at the ends
};

/// `causes`: for each segment but the last, what is written at its end. pre: the chart has the months that are drawn
/// (trend_scale.hpp).
TrendLayout
trend_layout(const Chart& chart, const TrendSize& size, const std::vector<std::string>& causes);

} // namespace mf::pages
