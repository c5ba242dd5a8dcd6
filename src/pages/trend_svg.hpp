// A trend as SVG: segments drawn apart, each with its own usual range, a dotted line with its cause where they part,
// nothing where there is no number.
#pragma once

#include "pages/chart.hpp"
#include "pages/markup.hpp"
#include "pages/words.hpp"

namespace mf::pages {

/// A page holds the same trend in three widths and shows the one that fits, so that its text never shrinks.
enum class TrendWidth { narrow, middle, wide }; // 320, 660 and 1128 units

/// Colours are classes of site.css. Points are joined only when they follow each other in one segment and both are
/// numbers. Only the newest `chart.months` are drawn. Any number of points, none included.
Html trend_svg(const Chart& chart, const Words& words, TrendWidth width);

} // namespace mf::pages
