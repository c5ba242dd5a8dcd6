#include "pages/trend_layout.hpp"

#include "pages/trend_parts.hpp"
#include "pages/trend_scale.hpp"

#include <algorithm>
#include <cmath>

namespace mf::pages {

namespace {

constexpr double below_plot = 28;
constexpr double beside_line = 7;
constexpr double bracket_height = 34;

/// The text of a break stands on the side with more room.
TrendBreak break_at(double x, double top, double width, const std::string& cause) {
    const double room = std::max(x, width - x) - beside_line;
    TrendBreak broken{x, top, {}, 0, x > width - x};
    broken.lines = wrapped(cause, static_cast<std::size_t>(std::max(1.0, room / character_width)));
    broken.text_x = broken.leftwards ? x - beside_line : x + beside_line;
    return broken;
}

/// Breaks stand in rows above the plot, so that their texts never meet. Gives the height they need.
double add_breaks(TrendLayout& layout,
                  const Series& series,
                  const std::vector<std::string>& causes,
                  const TrendPlace& place) {
    double top = 4;
    for (std::size_t i = 0; i + 1 < series.segments.size() && i < causes.size(); ++i) {
        const auto points = series.segments[i].points();
        if (points.empty()) {
            continue;
        }
        const double half_a_month = 0.5;
        const double x = place.x(points.back().period.last().index() + half_a_month);
        layout.breaks.push_back(break_at(x, top, layout.width, causes[i]));
        top += line_height * static_cast<double>(layout.breaks.back().lines.size()) + 3;
    }
    return top;
}

void add_years(TrendLayout& layout, MonthSpan months, const TrendPlace& place) {
    constexpr int months_of_two_years = 24;
    if (months.last - months.first < months_of_two_years) {
        return;
    }
    constexpr double room_of_a_year = 46;
    const double a_year = (layout.right - layout.left) * 12 / (months.last - months.first);
    const int every = std::max(1, static_cast<int>(std::ceil(room_of_a_year / a_year)));
    const int last_year = months.last / 12;
    for (int year = (months.first + 11) / 12; year <= last_year; ++year) {
        if ((last_year - year) % every == 0) {
            layout.years.push_back({place.x(year * 12), static_cast<double>(year)});
        }
    }
}

/// The words of a bracket stand below its middle, or begin or end with it where they would leave the plot.
TrendBracket
bracket_of(const TrendLayout& layout, const MarkedRun& run, double y, const TrendPlace& place) {
    const double half = place.month_width() / 2;
    TrendBracket bracket{place.clipped(place.x(run.first.first().index()) - half),
                         place.clipped(place.x(run.last.first().index()) + half),
                         y,
                         0,
                         "middle",
                         run.label};
    const double width = width_of(run.label);
    const double middle = (bracket.from + bracket.to) / 2;
    if (middle + width / 2 > layout.width) {
        bracket.anchor = "end";
        bracket.text_x = std::max(bracket.to, std::min(width, layout.width));
    } else if (middle - width / 2 < 0) {
        bracket.anchor = "start";
        bracket.text_x = std::max(0.0, std::min(bracket.from, layout.width - width));
    } else {
        bracket.text_x = middle;
    }
    return bracket;
}

void add_brackets(TrendLayout& layout, const Chart& chart, const TrendPlace& place) {
    double y = layout.bottom + beside_line;
    for (const MarkedRun& run : chart.runs) {
        layout.brackets.push_back(bracket_of(layout, run, y, place));
        y += bracket_height;
    }
    layout.axis = y - beside_line;
    y = layout.axis + below_plot + beside_line;
    for (const MarkedRun& run : chart.usual) {
        layout.usual.push_back(bracket_of(layout, run, y, place));
    }
    layout.height = layout.axis + below_plot + (chart.usual.empty() ? 0 : bracket_height);
}

/// The end of the newest line first, then its limits, then other lines; none meets another.
void add_ends(TrendLayout& layout, const Chart& chart, const TrendPlace& place) {
    if (const Point* end = end_of(chart.series)) {
        layout.ends.push_back(
            {TrendEnd::Kind::value, place.at(*end), *end->value.value(), chart.label});
    }
    add_limit_ends(layout, chart, place);
    for (const OtherLine& other : chart.others) {
        if (const auto end = end_of(other.series)) {
            layout.ends.push_back(
                {TrendEnd::Kind::other, place.at(*end), *end->value.value(), other.label});
        }
    }
    std::vector<double> places;
    std::ranges::transform(layout.ends, std::back_inserter(places),
                           [](const TrendEnd& end) { return end.at.y; });
    const auto apart = spread(places, line_height - 1, layout.top - line_height / 2, layout.bottom);
    for (std::size_t i = 0; i < apart.size(); ++i) {
        layout.ends[i].at.y = apart[i];
    }
}

} // namespace

TrendLayout
trend_layout(const Chart& chart, const TrendSize& size, const std::vector<std::string>& causes) {
    TrendLayout layout;
    layout.width = size.width;
    layout.left = size.left_margin;
    layout.right = size.width - size.right_margin;
    const MonthSpan months = months_of(chart);
    const auto steps = steps_of(chart);
    const TrendPlace place{layout, months, steps};
    layout.top = add_breaks(layout, chart.series, causes, place) + line_height;
    layout.bottom = layout.top + size.plot_height;
    for (const OtherLine& other : chart.others) {
        add_runs(layout, other.series, place, true);
    }
    layout.last.reset(); // of its own line alone
    add_bands(layout, chart, place);
    add_runs(layout, chart.series, place, false);
    add_marks(layout, chart, place);
    if (layout.last) {
        for (const double step : steps) {
            layout.values.push_back({place.y(step), step});
        }
    }
    layout.last_is_newest = end_of(chart.series) != nullptr;
    add_years(layout, months, place);
    add_brackets(layout, chart, place);
    add_ends(layout, chart, place);
    return layout;
}

} // namespace mf::pages
