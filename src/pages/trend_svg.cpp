#include "pages/trend_svg.hpp"

#include "pages/marks_svg.hpp"
#include "pages/trend_layout.hpp"
#include "pages/trend_scale.hpp"
#include "pages/trend_words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::pages {

namespace {

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

const Point* last_number(const Series& series) {
    const Point* found = nullptr;
    for (const Segment& segment : series.segments) {
        for (const Point& point : segment.points()) {
            found = point.value.is_number() ? &point : found;
        }
    }
    return found;
}

/// "3,380", or with the line's name before it, or "4,058 upper".
std::string words_of(const TrendEnd& end, Unit unit, const Words& words) {
    constexpr double large = 100; // limits of so much need no digits after the point
    const bool limit = end.kind == TrendEnd::Kind::upper || end.kind == TrendEnd::Kind::centre ||
                       end.kind == TrendEnd::Kind::lower;
    const std::string number =
        limit && end.value >= large ? words.number(end.value, 0) : in_unit(words, end.value, unit);
    switch (end.kind) {
    case TrendEnd::Kind::upper:
        return words("chart.upper", {{"value", number}});
    case TrendEnd::Kind::centre:
        return words("chart.centre", {{"value", number}});
    case TrendEnd::Kind::lower:
        return words("chart.lower", {{"value", number}});
    default:
        break;
    }
    return end.label.empty() ? number
                             : words("chart.end", {{"label", end.label}, {"value", number}});
}

class Drawing {
public:
    Drawing(const Chart& chart, const Words& words, const Look& look)
        : chart_{newest_months(chart)}, words_{words}, look_{look} {
        const auto causes = causes_of(chart_.series, words_);
        TrendSize size{look.width, look.plot_height, left_margin(), 0};
        // The ends are known once there is a layout: their words decide the room that they need.
        for (const TrendEnd& end : trend_layout(chart_, size, causes).ends) {
            size.right_margin =
                std::max(size.right_margin, width_of(words_of(end, chart_.unit, words_)) + 16);
        }
        if (size.right_margin == 0) {
            size.right_margin = size.left_margin;
        }
        layout_ = trend_layout(chart_, size, causes);
    }

    Html done() {
        const std::string id = fmt::format("{}-{:.0f}", chart_.id, look_.width);
        svg_.open("svg",
                  {{"class", std::string{look_.css_class.view()}},
                   {"viewBox", fmt::format("0 0 {:.0f} {:.0f}", layout_.width, layout_.height)},
                   {"width", fmt::format("{:.0f}", layout_.width)},
                   {"height", fmt::format("{:.0f}", layout_.height)},
                   {"role", "img"},
                   {"aria-labelledby", fmt::format("{0}-title {0}-desc", id)}});
        svg_.line();
        svg_.element("title", {{"id", id + "-title"}}, chart_.description.plain()).line();
        svg_.element("desc", {{"id", id + "-desc"}}, trend_in_words(chart_, words_)).line();
        bands();
        values();
        time();
        breaks();
        runs();
        marks();
        brackets(layout_.brackets, "run", 5);
        brackets(layout_.usual, "usual", -5);
        ends();
        svg_.close().line();
        return std::move(svg_).done();
    }

private:
    double left_margin() const {
        double widest = 0;
        for (const double step : steps_of(chart_)) {
            widest = std::max(widest, width_of(in_unit(words_, step, chart_.unit)));
        }
        return widest + 12;
    }

    void text(
        Literal css_class, double x, double y, const std::string& anchor, const std::string& said) {
        svg_.element("text",
                     {{"class", std::string{css_class.view()}},
                      {"x", at(x)},
                      {"y", at(y)},
                      {"text-anchor", anchor}},
                     said);
    }

    void line(Literal css_class, double x1, double y1, double x2, double y2) {
        svg_.single("line", {{"class", std::string{css_class.view()}},
                             {"x1", at(x1)},
                             {"x2", at(x2)},
                             {"y1", at(y1)},
                             {"y2", at(y2)}});
    }

    void bands() {
        for (const TrendBand& band : layout_.bands) {
            std::vector<ChartPoint> edge = band.upper;
            edge.insert(edge.end(), band.lower.rbegin(), band.lower.rend());
            svg_.single("path", {{"class", band.newest ? "band" : "band older"},
                                 {"d", path_of(edge) + "Z"}});
            constexpr std::size_t level = 2; // points of a limit that is the same for all
            const bool steps = band.upper.size() > level || band.lower.size() > level;
            for (const auto* limit : {&band.upper, &band.lower}) {
                if (!steps) { // an edge of many steps is seen by the band alone
                    svg_.single("path", {{"class", "limit"}, {"d", path_of(*limit)}});
                }
            }
            svg_.single("path", {{"class", "centre"}, {"d", path_of(band.centre)}});
        }
    }

    void values() {
        for (const TrendTick& tick : layout_.values) {
            const bool foot = &tick == &layout_.values.front();
            line(foot ? Literal{"axis"} : Literal{"grid"}, layout_.left, tick.at, layout_.right,
                 tick.at);
            text("tick", layout_.left - 8, tick.at + baseline, "end",
                 in_unit(words_, tick.value, chart_.unit));
        }
        svg_.line();
    }

    /// Years, or the first and last period where years would be too few.
    void time() {
        const double y = layout_.axis + 22;
        for (const TrendTick& year : layout_.years) {
            line("axis", year.at, layout_.axis, year.at, layout_.axis + 5);
            text("tick", year.at, y, "middle", fmt::format("{:.0f}", year.value));
        }
        std::vector<Period> periods;
        for (const Segment& segment : chart_.series.segments) {
            for (const Point& point : segment.points()) {
                periods.push_back(point.period);
            }
        }
        if (layout_.years.empty() && periods.size() == 1) {
            text("tick", (layout_.left + layout_.right) / 2, y, "middle",
                 words_.period(periods.front()));
        } else if (layout_.years.empty() && !periods.empty()) {
            text("tick", layout_.left, y, "start", words_.begin_of(periods.front().text()));
            text("tick", layout_.right, y, "end", words_.end_of(periods.back().text()));
        }
        svg_.line();
    }

    void runs() {
        for (const TrendRun& run : layout_.runs) {
            const bool older = run.line != TrendLine::newest;
            if (run.points.size() == 1) {
                svg_.single("circle", {{"class", older ? "dot older" : "dot"},
                                       {"cx", at(run.points.front().x)},
                                       {"cy", at(run.points.front().y)},
                                       {"r", "2.5"}});
                continue;
            }
            svg_.single("path",
                        {{"class", older ? "line older" : "line"}, {"d", path_of(run.points)}});
        }
        svg_.line();
    }

    void marks() {
        if (layout_.last) {
            const bool marked =
                std::ranges::any_of(layout_.marks, [](const TrendMark& mark) { return mark.last; });
            if (!marked) {
                svg_.single("circle", {{"class", "last"},
                                       {"cx", at(layout_.last->x)},
                                       {"cy", at(layout_.last->y)},
                                       {"r", "4.5"}});
            }
        }
        for (const TrendMark& mark : layout_.marks) {
            svg_.single("path", {{"class", "sign"},
                                 {"d", triangle(mark.at, mark.last ? 6.5 : 4, mark.up)}});
        }
        svg_.line();
    }

    void breaks() {
        for (const TrendBreak& broken : layout_.breaks) {
            line("break", broken.x, broken.top, broken.x, layout_.bottom);
            double y = broken.top + 14;
            for (const std::string& said : broken.lines) {
                text("cause", broken.text_x, y, broken.leftwards ? "end" : "start", said);
                y += line_height;
            }
            svg_.line();
        }
    }

    void brackets(const std::vector<TrendBracket>& all, Literal css_class, double depth) {
        for (const TrendBracket& one : all) {
            const double foot = depth > 0 ? one.y + depth : one.y;
            const double tip = depth > 0 ? one.y : one.y + depth;
            svg_.single(
                "path",
                {{"class", "bracket " + std::string{css_class.view()}},
                 {"d",
                  path_of({{one.from, tip}, {one.from, foot}, {one.to, foot}, {one.to, tip}})}});
            text(css_class, one.text_x, foot + 18, one.anchor, one.label);
        }
        svg_.line();
    }

    /// Beside the ends; the last number above its dot when missing months follow.
    void ends() {
        for (const TrendEnd& end : layout_.ends) {
            const bool own = end.kind == TrendEnd::Kind::value;
            text(own ? Literal{"value"} : Literal{"end"}, layout_.right + 10, end.at.y + baseline,
                 "start", words_of(end, chart_.unit, words_));
        }
        const Point* point = last_number(chart_.series);
        if (point == nullptr || !layout_.last) {
            text("tick", (layout_.left + layout_.right) / 2, (layout_.top + layout_.bottom) / 2,
                 "middle", words_("chart.empty"));
        } else if (!layout_.last_is_newest) {
            text("value", layout_.last->x, layout_.last->y - 11, "middle",
                 in_unit(words_, *point->value.value(), chart_.unit));
        }
    }

    Chart chart_;
    const Words& words_;
    const Look& look_;
    TrendLayout layout_;
    Markup svg_;
};

} // namespace

Html trend_svg(const Chart& chart, const Words& words, TrendWidth width) {
    const Look look = look_of(width);
    return Drawing{chart, words, look}.done();
}

} // namespace mf::pages
