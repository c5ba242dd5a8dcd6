// Small things that are drawn within text and tables: the mark of a word, a spark line, a bar, an interval, a strip.
#pragma once

#include "pages/chart_axis.hpp"
#include "pages/markup.hpp"
#include "pages/table.hpp"

#include <string>
#include <vector>

namespace mf::pages {

/// "M1.0 2.0L3.0 4.0".
std::string path_of(const std::vector<ChartPoint>& points);
/// A triangle about a point, its tip up or down.
std::string triangle(ChartPoint middle, double size, bool up);

/// All of these are ornament: what they show is told in words beside them, so that nobody needs to see them.
Html word_mark(release::SignalWord word);
Html bar_svg(const BarCell& bar);
Html interval_svg(const IntervalCell& interval);
Html strip_svg(const StripCell& strip);
Html calendar_svg(const CalendarCell& calendar);

/// The size of a spark line: beside text, or in a row of a table.
enum class SparkSize { card, row };

/// Every usual range is drawn as high as every other, so that a reader compares how far out a line is and not how many.
/// Points outside that would leave the picture stay at its edge.
Html spark_svg(const Spark& spark, SparkSize size);

} // namespace mf::pages
