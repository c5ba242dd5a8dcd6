#include "pages/trend_svg.hpp"

#include "pages/trend_layout.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::pages {

namespace {

constexpr double baseline = 5; // from the middle of a line of type to its foot

struct Look {
    double width;
    double plot_height;
    Literal css_class;
};

Look look_of(TrendWidth width) {
    switch (width) {
    case TrendWidth::narrow:
        return {320, 190, "trend trend-narrow"};
    case TrendWidth::middle:
        return {660, 230, "trend trend-middle"};
    case TrendWidth::wide:
        break;
    }
    return {1128, 270, "trend trend-wide"};
}

std::string at(double place) {
    return fmt::format("{:.1f}", place);
}

std::string cause_of(const Segment& segment, const Words& words) {
    std::string cause = segment.why_it_ends().empty() ? words("chart.break_unnamed")
                                                      : std::string{segment.why_it_ends()};
    if (cause.ends_with('.')) {
        cause.pop_back();
    }
    return words("chart.break", {{"cause", cause}});
}

std::vector<std::string> causes_of(const Series& series, const Words& words) {
    std::vector<std::string> causes;
    for (std::size_t i = 0; i + 1 < series.segments.size(); ++i) {
        causes.push_back(cause_of(series.segments[i], words));
    }
    return causes;
}

const Point* last_number(const Series& series) {
    const Point* found = nullptr;
    for (const Segment& segment : series.segments) {
        for (const Point& point : segment.points()) {
            found = point.value.is_number() ? &point : found;
        }
    }
    return found;
}

TrendSize size_of(const Series& series, const Words& words, const Look& look) {
    constexpr double digit = 8;
    double highest = 0;
    for (const Segment& segment : series.segments) {
        for (const Point& point : segment.points()) {
            highest = std::max(highest, point.value.value().value_or(0));
        }
    }
    const double number = digit * static_cast<double>(words.number(highest).size());
    return {look.width, look.plot_height, number + 12, number + 16};
}

void draw_values(Markup& svg, const TrendLayout& layout, const Words& words) {
    for (const TrendTick& tick : layout.values) {
        svg.single("line", {{"class", tick.value == 0 ? "axis" : "grid"},
                            {"x1", at(layout.left)},
                            {"x2", at(layout.right)},
                            {"y1", at(tick.at)},
                            {"y2", at(tick.at)}});
        svg.element("text",
                    {{"class", "tick"},
                     {"x", at(layout.left - 8)},
                     {"y", at(tick.at + baseline)},
                     {"text-anchor", "end"}},
                    words.number(tick.value));
    }
    svg.line();
}

void draw_label_below(
    Markup& svg, double x, double bottom, const std::string& anchor, const std::string& text) {
    svg.element("text",
                {{"class", "tick"}, {"x", at(x)}, {"y", at(bottom + 22)}, {"text-anchor", anchor}},
                text);
}

/// Years, or the first and last period where years would be too few.
void draw_time(Markup& svg, const TrendLayout& layout, const Series& series, const Words& words) {
    for (const TrendTick& year : layout.years) {
        svg.single("line", {{"class", "axis"},
                            {"x1", at(year.at)},
                            {"x2", at(year.at)},
                            {"y1", at(layout.bottom)},
                            {"y2", at(layout.bottom + 5)}});
        draw_label_below(svg, year.at, layout.bottom, "middle", fmt::format("{:.0f}", year.value));
    }
    std::vector<Period> periods;
    for (const Segment& segment : series.segments) {
        for (const Point& point : segment.points()) {
            periods.push_back(point.period);
        }
    }
    if (layout.years.empty() && periods.size() == 1) {
        draw_label_below(svg, (layout.left + layout.right) / 2, layout.bottom, "middle",
                         words.period(periods.front()));
    } else if (layout.years.empty() && !periods.empty()) {
        draw_label_below(svg, layout.left, layout.bottom, "start", words.period(periods.front()));
        draw_label_below(svg, layout.right, layout.bottom, "end", words.period(periods.back()));
    }
    svg.line();
}

void draw_runs(Markup& svg, const TrendLayout& layout) {
    for (const TrendRun& run : layout.runs) {
        if (run.points.size() == 1) {
            svg.single("circle", {{"class", run.newest ? "dot" : "dot older"},
                                  {"cx", at(run.points.front().x)},
                                  {"cy", at(run.points.front().y)},
                                  {"r", "2.5"}});
            continue;
        }
        std::string path;
        for (const TrendPoint& point : run.points) {
            path += fmt::format("{}{} {}", path.empty() ? "M" : "L", at(point.x), at(point.y));
        }
        svg.single("path", {{"class", run.newest ? "line" : "line older"}, {"d", path}});
    }
    svg.line();
}

void draw_breaks(Markup& svg, const TrendLayout& layout) {
    for (const TrendBreak& broken : layout.breaks) {
        svg.single("line", {{"class", "break"},
                            {"x1", at(broken.x)},
                            {"x2", at(broken.x)},
                            {"y1", at(broken.top)},
                            {"y2", at(layout.bottom)}});
        double y = broken.top + 14;
        for (const std::string& words : broken.lines) {
            svg.element("text",
                        {{"class", "cause"},
                         {"x", at(broken.text_x)},
                         {"y", at(y)},
                         {"text-anchor", broken.leftwards ? "end" : "start"}},
                        words);
            y += 19;
        }
        svg.line();
    }
}

/// The last number: at the line's end, or above its dot when missing months follow.
void draw_last(Markup& svg, const TrendLayout& layout, const Series& series, const Words& words) {
    const Point* point = last_number(series);
    if (point == nullptr || !layout.last) {
        svg.element("text",
                    {{"class", "tick"},
                     {"x", at((layout.left + layout.right) / 2)},
                     {"y", at((layout.top + layout.bottom) / 2)},
                     {"text-anchor", "middle"}},
                    words("chart.empty"));
        return;
    }
    const TrendPoint place = *layout.last;
    svg.single("circle",
               {{"class", "last"}, {"cx", at(place.x)}, {"cy", at(place.y)}, {"r", "4.5"}});
    const bool beside = layout.last_is_newest;
    svg.element("text",
                {{"class", "value"},
                 {"x", at(beside ? place.x + 9 : place.x)},
                 {"y", at(beside ? place.y + baseline : place.y - 11)},
                 {"text-anchor", beside ? "start" : "middle"}},
                words.amount(*point->value.value()));
}

std::string segment_in_words(const Segment& segment, const Words& words) {
    const auto points = segment.points();
    const Point* lowest = nullptr;
    const Point* highest = nullptr;
    for (const Point& point : points) {
        if (const auto value = point.value.value()) {
            lowest = lowest == nullptr || *value < *lowest->value.value() ? &point : lowest;
            highest = highest == nullptr || *value > *highest->value.value() ? &point : highest;
        }
    }
    if (points.empty() || lowest == nullptr) {
        return {};
    }
    return words("chart.segment", {{"first", words.period(points.front().period)},
                                   {"last", words.period(points.back().period)},
                                   {"lowest", words.amount(*lowest->value.value())},
                                   {"when_lowest", words.period(lowest->period)},
                                   {"highest", words.amount(*highest->value.value())},
                                   {"when_highest", words.period(highest->period)}});
}

} // namespace

std::string trend_in_words(const Series& series, const Words& words) {
    std::string text;
    const auto add = [&](const std::string& sentence) {
        text += (text.empty() || sentence.empty() ? "" : " ") + sentence;
    };
    for (const Segment& segment : series.segments) {
        add(segment_in_words(segment, words));
        if (&segment != &series.segments.back()) {
            add(cause_of(segment, words));
        }
    }
    return text.empty() ? words("chart.empty") : text;
}

Html trend_svg(const Chart& chart, const Words& words, TrendWidth width) {
    const Look look = look_of(width);
    const TrendLayout layout = trend_layout(chart.series, size_of(chart.series, words, look),
                                            causes_of(chart.series, words));
    const std::string id = fmt::format("{}-{:.0f}", chart.id, look.width);
    Markup svg;
    svg.open("svg", {{"class", std::string{look.css_class.view()}},
                     {"viewBox", fmt::format("0 0 {:.0f} {:.0f}", layout.width, layout.height)},
                     {"width", fmt::format("{:.0f}", layout.width)},
                     {"height", fmt::format("{:.0f}", layout.height)},
                     {"role", "img"},
                     {"aria-labelledby", fmt::format("{0}-title {0}-desc", id)}});
    svg.line();
    svg.element("title", {{"id", id + "-title"}}, chart.description.plain()).line();
    svg.element("desc", {{"id", id + "-desc"}}, trend_in_words(chart.series, words)).line();
    draw_values(svg, layout, words);
    draw_time(svg, layout, chart.series, words);
    draw_breaks(svg, layout);
    draw_runs(svg, layout);
    draw_last(svg, layout, chart.series, words);
    svg.close().line();
    return std::move(svg).done();
}

} // namespace mf::pages
