#include "pages/marks_svg.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::pages {

namespace {

using release::SignalWord;

void begin(Markup& svg, Literal css_class, double width, double height) {
    svg.open("svg", {{"class", std::string{css_class.view()}},
                     {"viewBox", fmt::format("0 0 {:.0f} {:.0f}", width, height)},
                     {"width", fmt::format("{:.0f}", width)},
                     {"height", fmt::format("{:.0f}", height)},
                     {"aria-hidden", "true"},
                     {"focusable", "false"}});
}

Html end(Markup svg) {
    svg.close();
    return std::move(svg).done();
}

void rectangle(Markup& svg, Literal css_class, double x, double y, double width, double height) {
    svg.single("rect", {{"class", std::string{css_class.view()}},
                        {"x", at(x)},
                        {"y", at(y)},
                        {"width", at(std::max(0.0, width))},
                        {"height", at(height)}});
}

/// Where `value` lies on a scale from 0 to `full` that is `width` long.
double along(double value, double full, double width) {
    return full > 0 ? std::clamp(value / full, 0.0, 1.0) * width : 0;
}

} // namespace

std::string path_of(const std::vector<ChartPoint>& points) {
    std::string path;
    for (const ChartPoint& point : points) {
        path += fmt::format("{}{} {}", path.empty() ? "M" : "L", at(point.x), at(point.y));
    }
    return path;
}

std::string triangle(ChartPoint middle, double size, bool up) {
    const double tip = up ? -size : size;
    return path_of({{middle.x, middle.y + tip},
                    {middle.x + size, middle.y - tip * 0.8},
                    {middle.x - size, middle.y - tip * 0.8}}) +
           "Z";
}

Html word_mark(SignalWord word) {
    constexpr double size = 12;
    Markup svg;
    const bool speaks = word == SignalWord::higher || word == SignalWord::lower;
    begin(svg, speaks ? Literal{"mark-of chance"} : Literal{"mark-of"}, size, size);
    switch (word) {
    case SignalWord::higher:
    case SignalWord::lower:
        svg.single("path",
                   {{"class", "sign"},
                    {"d", triangle({size / 2, size / 2}, 4.5, word == SignalWord::higher)}});
        break;
    case SignalWord::no_change:
        svg.single("circle", {{"class", "ring"}, {"cx", "6"}, {"cy", "6"}, {"r", "3.5"}});
        break;
    case SignalWord::cannot_say:
        svg.single("path", {{"class", "dash"}, {"d", "M1 6H5M7 6H11"}});
        break;
    }
    return end(std::move(svg));
}

Html bar_svg(const BarCell& bar) {
    constexpr double width = 160;
    constexpr double height = 16;
    Markup svg;
    begin(svg, "bar", width, height);
    svg.single("path", {{"class", "axis"}, {"d", "M0.5 0V16"}});
    if (const auto value = bar.value.value()) {
        const double solid = along(*value, bar.full, width);
        rectangle(svg, "solid", 1, 3, solid, height - 6);
        if (bar.highest) {
            const double open = along(*bar.highest, bar.full, width);
            rectangle(svg, "open", 1 + solid, 3, open - solid, height - 6);
        }
    }
    return end(std::move(svg));
}

Html interval_svg(const IntervalCell& interval) {
    constexpr double width = 150;
    constexpr double height = 16;
    Markup svg;
    begin(svg, "interval", width, height);
    svg.single("path", {{"class", "grid"}, {"d", "M0 8H150"}});
    if (interval.reference) {
        const std::string x = at(along(*interval.reference, interval.full, width));
        svg.single("path", {{"class", "reference"}, {"d", "M" + x + " 0V16"}});
    }
    if (interval.interval) {
        const double from = along(interval.interval->lower, interval.full, width);
        const double to = along(interval.interval->upper, interval.full, width);
        rectangle(svg, "spread", from, 5, std::max(1.0, to - from), 6);
    }
    if (const auto value = interval.value.value()) {
        svg.single("circle", {{"class", "dot"},
                              {"cx", at(along(*value, interval.full, width))},
                              {"cy", "8"},
                              {"r", "3.5"}});
    }
    return end(std::move(svg));
}

Html strip_svg(const StripCell& strip) {
    constexpr double step = 9;
    constexpr double height = 12;
    const int all = strip.higher + strip.neither + strip.lower;
    Markup svg;
    begin(svg, "strip", step * std::max(1, all), height);
    for (int i = 0; i < all; ++i) {
        const ChartPoint middle{step * i + step / 2, height / 2};
        if (i < strip.higher || i >= strip.higher + strip.neither) {
            svg.single("path", {{"class", "sign"}, {"d", triangle(middle, 3.4, i < strip.higher)}});
        } else {
            svg.single(
                "circle",
                {{"class", "neither"}, {"cx", at(middle.x)}, {"cy", at(middle.y)}, {"r", "1.8"}});
        }
    }
    return end(std::move(svg));
}

/// Runs of alike months are one shape each: full height, half, or a line at the foot.
Html calendar_svg(const CalendarCell& calendar) {
    constexpr double height = 14;
    constexpr double width_max = 320;
    const double step =
        std::min(6.0, width_max / std::max<double>(1, static_cast<double>(calendar.marks.size())));
    Markup svg;
    begin(svg, "calendar", std::max(1.0, step * static_cast<double>(calendar.marks.size())),
          height);
    for (std::size_t i = 0; i < calendar.marks.size();) {
        const std::size_t from = i;
        while (i < calendar.marks.size() && calendar.marks[i] == calendar.marks[from]) {
            ++i;
        }
        const double x = step * static_cast<double>(from);
        const double width = step * static_cast<double>(i - from);
        switch (calendar.marks[from]) {
        case CalendarCell::Mark::whole:
            rectangle(svg, "whole", x, 1, width, height - 2);
            break;
        case CalendarCell::Mark::part:
            rectangle(svg, "part", x, height / 2, width, height / 2 - 1);
            break;
        case CalendarCell::Mark::none:
            rectangle(svg, "none", x, height - 2, width, 1);
            break;
        }
    }
    return end(std::move(svg));
}

} // namespace mf::pages
