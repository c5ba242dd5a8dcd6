// What all charts need to stand on paper: round steps, lines of words, labels that do not meet.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mf::pages {

struct ChartPoint {
    double x = 0;
    double y = 0;
};

constexpr double character_width = 7.3; ///< of a chart's type, on the wide side
constexpr double line_height = 19;      ///< of a chart's type
constexpr double baseline = 5;          ///< from the middle of a line of type to its foot

/// Round steps from at most `lowest` to at least `highest`, at most `ticks_max` + 2 of them. Of whole numbers steps are
/// whole. post: ascending, two at least.
std::vector<double> round_steps(double lowest, double highest, int ticks_max, bool whole = true);

/// Words in lines of about `characters`; a longer word has a line of its own.
std::vector<std::string> wrapped(std::string_view text, std::size_t characters);

/// How wide a text is, on the wide side.
double width_of(std::string_view text);

/// Moves labels apart so that neighbours are at least `gap` from each other and all are between `top` and `bottom`, as
/// far as there is room; each stays as near to its place as it can. `places` in any order; given back in theirs.
std::vector<double>
spread(const std::vector<double>& places, double gap, double top, double bottom);

/// "12.3": a place on paper.
std::string at(double place);

} // namespace mf::pages
