// Where the parts of a trend stand: numbers only, so that it can be tested without reading SVG.
#pragma once

#include "base/series.hpp"

#include <optional>
#include <string>
#include <vector>

namespace mf::pages {

struct TrendPoint {
    double x = 0;
    double y = 0;
};

/// Points that may be joined: they follow each other in one segment.
struct TrendRun {
    std::vector<TrendPoint> points;
    bool newest = false; ///< of the newest segment
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

struct TrendLayout {
    double width = 0;
    double height = 0;
    double left = 0; ///< the plot
    double right = 0;
    double top = 0;
    double bottom = 0;
    std::vector<TrendTick> values;
    std::vector<TrendTick>
        years; ///< at each January that is labelled; empty in less than two years
    std::vector<TrendRun> runs;
    std::vector<TrendBreak> breaks;
    std::optional<TrendPoint> last; ///< of the last number there is
    bool last_is_newest = false;    ///< no missing month follows it
};

struct TrendSize {
    double width = 0;
    double plot_height = 0;
    double left_margin = 0;  ///< room for the values
    double right_margin = 0; ///< room for the last value
};

/// `causes`: for each segment but the last, what is written at its end.
TrendLayout
trend_layout(const Series& series, const TrendSize& size, const std::vector<std::string>& causes);

/// Round steps from 0 to at least `highest`: at most `ticks_max` + 1 of them. post: ascending, begins with 0.
std::vector<double> round_steps(double highest, int ticks_max);

/// Words in lines of about `characters`; a longer word has a line of its own.
std::vector<std::string> wrapped(std::string_view text, std::size_t characters);

} // namespace mf::pages
