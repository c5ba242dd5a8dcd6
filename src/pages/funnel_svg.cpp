#include "pages/funnel_svg.hpp"

#include "pages/funnel_layout.hpp"
#include "pages/marks_svg.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::pages {

namespace {

class Drawing {
public:
    Drawing(const FunnelChart& chart, const Words& words, FunnelWidth width)
        : chart_{chart}, words_{words}, narrow_{width == FunnelWidth::narrow} {
        FunnelSize size;
        size.width = narrow_ ? 320 : 720;
        size.plot_height = narrow_ ? 230 : 330;
        size.left_margin = 44;
        size.right_margin = std::max(width_of(target()), width_of("99.8%")) + 14;
        size.labels_max = narrow_ ? 3 : 9;
        layout_ = funnel_layout(chart, size);
    }

    Html done() {
        const std::string id = fmt::format("{}-{:.0f}", chart_.id, layout_.width);
        svg_.open("svg",
                  {{"class", narrow_ ? "funnel funnel-narrow" : "funnel funnel-wide"},
                   {"viewBox", fmt::format("0 0 {:.0f} {:.0f}", layout_.width, layout_.height)},
                   {"width", fmt::format("{:.0f}", layout_.width)},
                   {"height", fmt::format("{:.0f}", layout_.height)},
                   {"role", "img"},
                   {"aria-labelledby", id + "-title"}});
        svg_.line();
        svg_.element("title", {{"id", id + "-title"}}, chart_.description.plain()).line();
        limits();
        axes();
        edges();
        marks();
        labels();
        svg_.close().line();
        return std::move(svg_).done();
    }

private:
    std::string target() const {
        return words_("funnel.target", {{"label", chart_.target_label},
                                        {"value", words_.amount(chart_.track.target)}});
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

    void area(Literal css_class,
              const std::vector<ChartPoint>& upper,
              const std::vector<ChartPoint>& lower) {
        std::vector<ChartPoint> edge = upper;
        edge.insert(edge.end(), lower.rbegin(), lower.rend());
        svg_.single("path", {{"class", std::string{css_class.view()}}, {"d", path_of(edge) + "Z"}});
    }

    void limits() {
        area("band outer", layout_.outer_upper, layout_.outer_lower);
        area("band", layout_.inner_upper, layout_.inner_lower);
        for (const auto* line : {&layout_.outer_upper, &layout_.outer_lower}) {
            svg_.single("path", {{"class", "limit outer"}, {"d", path_of(*line)}});
        }
        for (const auto* line : {&layout_.inner_upper, &layout_.inner_lower}) {
            svg_.single("path", {{"class", "limit"}, {"d", path_of(*line)}});
        }
        svg_.single(
            "path",
            {{"class", "target"},
             {"d", path_of({{layout_.left, layout_.target}, {layout_.right, layout_.target}})}});
        svg_.line();
    }

    void axes() {
        for (const FunnelTick& tick : layout_.values) {
            const bool foot = &tick == &layout_.values.front();
            svg_.single("path",
                        {{"class", foot ? "axis" : "grid"},
                         {"d", path_of({{layout_.left, tick.at}, {layout_.right, tick.at}})}});
            text("tick", layout_.left - 8, tick.at + baseline, "end", words_.number(tick.value, 2));
        }
        for (const FunnelTick& tick : layout_.sizes) {
            svg_.single(
                "path",
                {{"class", "axis"},
                 {"d", path_of({{tick.at, layout_.bottom}, {tick.at, layout_.bottom + 5}})}});
            text("tick", tick.at, layout_.bottom + 21, "middle", words_.number(tick.value));
        }
        text("tick", (layout_.left + layout_.right) / 2, layout_.bottom + 43, "middle",
             chart_.across.plain());
        svg_.line();
    }

    void edges() {
        if (layout_.edge_labels.empty()) {
            return;
        }
        const std::string outer = words_("funnel.outer");
        const std::string inner = words_("funnel.inner");
        const std::vector<std::string> said{outer, inner, target(), inner, outer};
        for (std::size_t i = 0; i < said.size(); ++i) {
            text(i == 2 ? Literal{"value"} : Literal{"end"}, layout_.right + 8,
                 layout_.edge_labels[i] + baseline, "start", said[i]);
        }
        svg_.line();
    }

    void circle(Literal css_class, ChartPoint place, Literal radius) {
        svg_.single("circle", {{"class", std::string{css_class.view()}},
                               {"cx", at(place.x)},
                               {"cy", at(place.y)},
                               {"r", std::string{radius.view()}}});
    }

    void marks() {
        for (const FunnelMark& mark : layout_.marks) {
            if (mark.above) {
                svg_.single("path", {{"class", "sign"},
                                     {"d", triangle({mark.at.x, mark.at.y - 11}, 4, true)}});
            }
            if (!mark.own) {
                circle(mark.apart ? Literal{"ring apart"} : Literal{"ring"}, mark.at,
                       mark.apart ? Literal{"5.0"} : Literal{"4.0"});
            }
        }
        for (const FunnelMark& mark : layout_.marks) {
            if (mark.own) {
                circle(mark.apart ? Literal{"disc apart"} : Literal{"disc"}, mark.at, "6.5");
            }
        }
        svg_.line();
    }

    void labels() {
        for (const FunnelLabel& label : layout_.labels) {
            text(label.own ? Literal{"value"} : Literal{"name"}, label.at.x, label.at.y,
                 label.anchor,
                 words_("chart.end",
                        {{"label", label.name}, {"value", words_.amount(label.value)}}));
        }
    }

    const FunnelChart& chart_;
    const Words& words_;
    bool narrow_;
    FunnelLayout layout_;
    Markup svg_;
};

} // namespace

Html funnel_svg(const FunnelChart& chart, const Words& words, FunnelWidth width) {
    return Drawing{chart, words, width}.done();
}

} // namespace mf::pages
