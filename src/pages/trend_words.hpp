// A trend in words: its long text alternative, and the causes of its breaks.
#pragma once

#include "pages/chart.hpp"
#include "pages/words.hpp"

#include <string>
#include <vector>

namespace mf::pages {

/// A number as a chart or figure of that unit shows it: "1,234", "0.74", "48%".
std::string in_unit(const Words& words, double value, Unit unit);

/// The long text alternative: each part's first and last month, lowest and highest number, and why it ends.
std::string trend_in_words(const Chart& chart, const Words& words);

/// What is written where segments part: one for each but the last.
std::vector<std::string> causes_of(const Series& series, const Words& words);

} // namespace mf::pages
