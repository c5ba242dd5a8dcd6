// A trend as SVG: segments drawn apart, a dotted line with its cause where they part, nothing where there is no number.
#pragma once

#include "pages/markup.hpp"
#include "pages/page.hpp"
#include "pages/words.hpp"

namespace mf::pages {

/// A page holds the same trend in three widths and shows the one that fits, so that its text never shrinks.
enum class TrendWidth { narrow, middle, wide }; // 320, 660 and 1128 units

/// Colours are classes of site.css. Points are joined only when they follow each other in one segment and both are
/// numbers. The scale starts at 0. Any number of points, none included.
Html trend_svg(const Chart& chart, const Words& words, TrendWidth width);

/// The long text alternative: each part's first and last month, lowest and highest number, and why it ends.
std::string trend_in_words(const Series& series, const Words& words);

} // namespace mf::pages
