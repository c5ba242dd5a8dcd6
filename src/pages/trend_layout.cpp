#include "pages/trend_layout.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cmath>

namespace mf::pages {

namespace {

constexpr double character_width = 7.3; // of the chart's type, on the wide side
constexpr double line_height = 19;
constexpr double below_plot = 28;
constexpr double beside_line = 7;

struct MonthSpan {
    int first = 0;
    int last = 0; ///< inclusive
};

MonthSpan months_of(const Series& series) {
    bool any = false;
    MonthSpan span;
    for (const Segment& segment : series.segments) {
        for (const Point& point : segment.points()) {
            const int month = point.period.first().index();
            span.first = any ? std::min(span.first, month) : month;
            span.last = any ? std::max(span.last, month) : month;
            any = true;
        }
    }
    return span;
}

double highest_of(const Series& series) {
    double highest = 0;
    for (const Segment& segment : series.segments) {
        for (const Point& point : segment.points()) {
            highest = std::max(highest, point.value.value().value_or(0));
        }
    }
    return highest;
}

/// Turns months and values into places of the plot.
class Scale {
public:
    Scale(const TrendLayout& layout, MonthSpan months, double top_value)
        : layout_{layout}, months_{months}, top_value_{top_value} {}

    double x(double month) const {
        const double width = layout_.right - layout_.left;
        const int between = months_.last - months_.first;
        return between == 0 ? layout_.left + width / 2
                            : layout_.left + width * (month - months_.first) / between;
    }

    double y(double value) const {
        return layout_.bottom - (layout_.bottom - layout_.top) * value / top_value_;
    }

private:
    const TrendLayout& layout_;
    MonthSpan months_;
    double top_value_;
};

void add_runs(TrendLayout& layout, const Segment& segment, const Scale& scale, bool newest) {
    std::optional<Period> expected; // the period that would carry the run on
    for (const Point& point : segment.points()) {
        const auto value = point.value.value();
        if (!value) {
            expected.reset();
            continue;
        }
        if (!expected || *expected != point.period) {
            layout.runs.push_back({{}, newest});
        }
        const TrendPoint place{scale.x(point.period.first().index()), scale.y(*value)};
        layout.runs.back().points.push_back(place);
        layout.last = place;
        expected = point.period.next();
    }
}

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
                  const Scale& scale) {
    double top = 4;
    for (std::size_t i = 0; i + 1 < series.segments.size() && i < causes.size(); ++i) {
        const auto points = series.segments[i].points();
        if (points.empty()) {
            continue;
        }
        const double half_a_month = 0.5;
        const double x = scale.x(points.back().period.last().index() + half_a_month);
        layout.breaks.push_back(break_at(x, top, layout.width, causes[i]));
        top += line_height * static_cast<double>(layout.breaks.back().lines.size()) + 3;
    }
    return top;
}

void add_years(TrendLayout& layout, MonthSpan months, const Scale& scale) {
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
            layout.years.push_back({scale.x(year * 12), static_cast<double>(year)});
        }
    }
}

bool newest_is_number(const Series& series) {
    if (series.segments.empty() || series.segments.back().points().empty()) {
        return false;
    }
    return series.segments.back().points().back().value.is_number();
}

} // namespace

std::vector<double> round_steps(double highest, int ticks_max) {
    if (highest <= 0) {
        return {0, 1};
    }
    const double rough = highest / ticks_max;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = std::max(1.0, 10 * power);
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= rough && factor * power >= 1) {
            step = factor * power;
            break;
        }
    }
    std::vector<double> steps{0};
    while (steps.back() < highest) {
        steps.push_back(steps.back() + step);
    }
    return steps;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t characters) {
    std::vector<std::string> lines;
    for (const std::string_view word : split(text, ' ')) {
        const bool fits = !lines.empty() && lines.back().size() + 1 + word.size() <= characters;
        if (fits) {
            lines.back() += ' ';
            lines.back() += word;
        } else {
            lines.emplace_back(word);
        }
    }
    return lines;
}

TrendLayout
trend_layout(const Series& series, const TrendSize& size, const std::vector<std::string>& causes) {
    constexpr int ticks = 5;
    TrendLayout layout;
    layout.width = size.width;
    layout.left = size.left_margin;
    layout.right = size.width - size.right_margin;
    const MonthSpan months = months_of(series);
    const auto steps = round_steps(highest_of(series), ticks);
    const Scale scale{layout, months, steps.back()};
    layout.top = add_breaks(layout, series, causes, scale) + line_height;
    layout.bottom = layout.top + size.plot_height;
    layout.height = layout.bottom + below_plot;
    for (const Segment& segment : series.segments) {
        add_runs(layout, segment, scale, &segment == &series.segments.back());
    }
    if (layout.last) {
        for (const double step : steps) {
            layout.values.push_back({scale.y(step), step});
        }
    }
    layout.last_is_newest = layout.last.has_value() && newest_is_number(series);
    add_years(layout, months, scale);
    return layout;
}

} // namespace mf::pages
