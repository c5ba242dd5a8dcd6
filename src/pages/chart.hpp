// What pages draw, before anybody draws it: numbers and words, no places on paper.
#pragma once

#include "base/series.hpp"
#include "pages/text.hpp"
#include "release/chart_track.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mf::pages {

/// One point of a spark line, in the measure's own unit.
struct SparkPoint {
    Period period = Period::year(2000);
    std::optional<double> value;
    std::optional<double> lower; ///< the usual range, where there is one
    std::optional<double> centre;
    std::optional<double> upper;
    release::SignalWord word = release::SignalWord::no_change;
};

/// The newest periods, without a scale: what lies outside the usual range is as far out of the band in every one.
struct Spark {
    std::vector<std::vector<SparkPoint>> parts; ///< each of one segment, oldest first
};

/// How a number is shown.
enum class Unit {
    as_is,
    percent_of_one, ///< 0.48 is "48%"
    whole,          ///< limits of a count: without digits after the point
};

/// One of several small charts that stand beside each other.
struct SmallChart {
    std::string id; ///< of the measure
    Text name;      ///< with a link to its page
    Cell value = Missing::not_available;
    Marks marks = {};
    std::optional<Interval> usual; ///< from what to what would be usual
    release::SignalWord word = release::SignalWord::cannot_say;
    Spark spark;
};

/// Many numbers of one period, each with its newest months and a word. The first stand out.
struct SmallCharts {
    std::string id;
    Text legend; ///< what line, band and marks mean
    std::vector<SmallChart> charts;
};

/// A further line of a chart, in the colour of other places.
struct OtherLine {
    std::string label;
    Series series;
};

/// A run that is marked in a chart: "11 months in a row below average".
struct MarkedRun {
    Period first = Period::year(2000);
    Period last = Period::year(2000);
    std::string label;
};

/// A trend. Segments are drawn apart; a chart is always followed by its table.
struct Chart {
    std::string id;   ///< unique on the page, made of [a-z0-9-]
    Text description; ///< its text alternative: kind of chart and what it shows
    Series series;
    Text caption; ///< below: units, where the scale starts, source
    Unit unit = Unit::as_is;
    release::ChartTrack track = {}; ///< its limits; without segments a plain line
    int months = 0;                 ///< so many up to the newest are drawn; 0: all
    std::string label = {};         ///< at the end of the line, where there are others
    std::vector<OtherLine> others = {};
    std::vector<MarkedRun> runs = {};  ///< below the line
    std::vector<MarkedRun> usual = {}; ///< at the foot: which months made the usual range
};

/// Places of different size against what their size explains. Followed by its table, A to Z.
struct FunnelChart {
    std::string id;
    Text description;
    release::FunnelTrack track;
    std::string area; ///< code of the place that the page is about, "" for none
    std::map<std::string, std::string> names; ///< code -> name
    std::string target_label;                 ///< "All 32"
    Text across;                              ///< what the axis of sizes counts: "residents"
    Text caption;
};

} // namespace mf::pages
