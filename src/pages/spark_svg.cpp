// A spark line: the newest months of a number over a band that is as high in every one.
#include "pages/marks_svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace mf::pages {

namespace {

using release::SignalWord;

struct Frame {
    double width;
    double height;
    double band; ///< half of its height
    Literal css_class;
};

Frame frame_of(SparkSize size) {
    return size == SparkSize::card ? Frame{200, 62, 14, "spark"} : Frame{150, 28, 6, "spark row"};
}

/// Half the height of the usual range in the measure's unit: one band is as high as another.
double reach_of(const SparkPoint& point) {
    return std::max(*point.upper - *point.centre, *point.centre - *point.lower);
}

class Drawing {
public:
    Drawing(const Spark& spark, const Frame& frame) : spark_{spark}, frame_{frame} {
        bool any = false;
        for (const auto& part : spark.parts) {
            for (const SparkPoint& point : part) {
                see(point, any);
                any = true;
            }
        }
        plain_ = !has_limits();
    }

    Html done() {
        svg_.open("svg",
                  {{"class", std::string{frame_.css_class.view()}},
                   {"viewBox", fmt::format("0 0 {:.0f} {:.0f}", frame_.width, frame_.height)},
                   {"width", fmt::format("{:.0f}", frame_.width)},
                   {"height", fmt::format("{:.0f}", frame_.height)},
                   {"aria-hidden", "true"},
                   {"focusable", "false"}});
        for (const auto& part : spark_.parts) {
            band(part);
        }
        for (const auto& part : spark_.parts) {
            line(part, &part == &spark_.parts.back());
        }
        svg_.close();
        return std::move(svg_).done();
    }

private:
    void see(const SparkPoint& point, bool any) {
        const int month = point.period.first().index();
        first_ = any ? std::min(first_, month) : month;
        last_ = any ? std::max(last_, month) : month;
        if (point.value) {
            lowest_ = lowest_ ? std::min(*lowest_, *point.value) : *point.value;
            highest_ = highest_ ? std::max(*highest_, *point.value) : *point.value;
        }
    }

    bool has_limits() const {
        return std::ranges::any_of(spark_.parts, [](const auto& part) {
            return std::ranges::any_of(part, [](const SparkPoint& one) {
                return one.lower && one.centre && one.upper && reach_of(one) > 0;
            });
        });
    }

    double x(const Period& period) const {
        constexpr double edge = 6;
        const int between = last_ - first_;
        const double width = frame_.width - 2 * edge;
        return between == 0 ? frame_.width / 2
                            : edge + width * (period.first().index() - first_) / between;
    }

    /// Nothing where there is no number, or no limits to hold it against while others have them.
    std::optional<double> y(const SparkPoint& point) const {
        const double middle = frame_.height / 2;
        const double edge = middle - 5;
        if (!point.value) {
            return std::nullopt;
        }
        if (plain_) {
            const double range = *highest_ - *lowest_;
            return range > 0 ? middle - edge * (2 * (*point.value - *lowest_) / range - 1) : middle;
        }
        if (!point.lower || !point.centre || !point.upper || reach_of(point) <= 0) {
            return std::nullopt;
        }
        const double off = (*point.value - *point.centre) / reach_of(point) * frame_.band;
        return middle - std::clamp(off, -edge, edge);
    }

    void band(const std::vector<SparkPoint>& part) {
        if (plain_ || part.empty()) {
            return;
        }
        const double half = part.size() == 1 ? 6 : 0;
        const double from = x(part.front().period) - half;
        const double to = x(part.back().period) + half;
        const double middle = frame_.height / 2;
        svg_.single("rect", {{"class", "band"},
                             {"x", at(from)},
                             {"y", at(middle - frame_.band)},
                             {"width", at(to - from)},
                             {"height", at(2 * frame_.band)}});
        svg_.single("path", {{"class", "centre"}, {"d", path_of({{from, middle}, {to, middle}})}});
    }

    void line(const std::vector<SparkPoint>& part, bool newest) {
        std::vector<ChartPoint> run;
        const auto end_run = [&] {
            if (run.size() > 1) {
                svg_.single("path",
                            {{"class", newest ? "line" : "line older"}, {"d", path_of(run)}});
            } else if (run.size() == 1) {
                svg_.single("circle", {{"class", newest ? "dot" : "dot older"},
                                       {"cx", at(run.front().x)},
                                       {"cy", at(run.front().y)},
                                       {"r", "1.5"}});
            }
            run.clear();
        };
        std::optional<Period> expected;
        for (const SparkPoint& point : part) {
            const auto height = y(point);
            if (!height || (expected && *expected != point.period)) {
                end_run();
            }
            if (height) {
                run.push_back({x(point.period), *height});
                expected = point.period.next();
            }
        }
        end_run();
        for (const SparkPoint& point : part) {
            mark(point, newest && &point == &part.back());
        }
    }

    /// The newest is a dot, or a triangle where it stands out; earlier ones that stood out are small dots.
    void mark(const SparkPoint& point, bool last) {
        const auto height = y(point);
        const bool stands_out = point.word == SignalWord::higher || point.word == SignalWord::lower;
        if (!height || (!last && !stands_out)) {
            return;
        }
        const ChartPoint place{x(point.period), *height};
        if (last && stands_out) {
            svg_.single("path", {{"class", "sign"},
                                 {"d", triangle(place, 5.5, point.word == SignalWord::higher)}});
        } else {
            svg_.single("circle", {{"class", last ? "last" : "earlier"},
                                   {"cx", at(place.x)},
                                   {"cy", at(place.y)},
                                   {"r", last ? "3.5" : "2.5"}});
        }
    }

    const Spark& spark_;
    const Frame& frame_;
    Markup svg_;
    int first_ = 0;
    int last_ = 0;
    std::optional<double> lowest_;
    std::optional<double> highest_;
    bool plain_ = true;
};

} // namespace

Html spark_svg(const Spark& spark, SparkSize size) {
    const Frame frame = frame_of(size);
    return Drawing{spark, frame}.done();
}

} // namespace mf::pages
