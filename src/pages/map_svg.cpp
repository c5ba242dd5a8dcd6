#include "pages/map_svg.hpp"

#include "pages/addresses.hpp"
#include "pages/html_parts.hpp"
#include "pages/map_layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace mf::pages {

namespace {

constexpr double map_width = 1000;
constexpr double digit_width = 12; ///< of a number on the map, in the map's units
constexpr std::size_t links_max = 80;

/// Of few steps the shades lie as far apart as they can: 1 is the lowest, 5 the highest.
std::size_t shade_of(std::size_t step, std::size_t steps) {
    return steps < 2 ? 3 : 1 + step * (map_steps_max - 1) / (steps - 1);
}

std::string class_of(const MapChart& chart, const MapArea& area) {
    if (!area.value.is_number()) {
        return "missing";
    }
    const auto step = chart.step_of(area.value);
    return step ? fmt::format("step-{}", shade_of(*step, chart.steps.size())) : "plain";
}

class Drawing {
public:
    Drawing(const MapChart& chart, const Words& words) : chart_{chart}, words_{words} {
        std::vector<std::string> codes;
        std::ranges::transform(chart.areas, std::back_inserter(codes), &MapArea::code);
        layout_ = map_layout(chart.outlines, codes, map_width, chart.places);
    }

    Html done() {
        const bool linked = chart_.areas.size() <= links_max;
        const std::string title = chart_.id + "-title";
        svg_.open("svg",
                  {{"class", "map"},
                   {"viewBox", fmt::format("0 0 {:.0f} {:.0f}", layout_.width, layout_.height)},
                   {"role", linked ? "group" : "img"},
                   {"aria-labelledby", title}});
        svg_.line().element("title", {{"id", title}}, chart_.description.plain()).line();
        hatch();
        for (std::size_t i = 0; i < chart_.areas.size(); ++i) {
            shape(chart_.areas[i], layout_.shapes[i], linked);
        }
        svg_.single("path", {{"class", "inner"}, {"d", layout_.inner}});
        svg_.single("path", {{"class", "outer"}, {"d", layout_.outer}}).line();
        if (chart_.places.empty()) {
            numbers();
        } else {
            places();
        }
        svg_.close().line();
        return std::move(svg_).done();
    }

private:
    void hatch() {
        svg_.open("defs");
        svg_.open("pattern", {{"id", chart_.id + "-hatch"},
                              {"class", "hatch"},
                              {"width", "10"},
                              {"height", "10"},
                              {"patternUnits", "userSpaceOnUse"}});
        svg_.single("path", {{"d", "M-2 12L12 -2M3 17L17 3M-7 7L7 -7"}});
        svg_.close().close().line();
    }

    std::string said(const MapArea& area) const {
        return words_("map.area", {{"name", area.name},
                                   {"value", shown(area.value, area.marks, words_, chart_.unit)}});
    }

    void shape(const MapArea& area, const MapShape& shape, bool linked) {
        if (shape.path.empty()) {
            return;
        }
        if (linked) {
            svg_.open("a", {{"href", area_address(area.code)}, {"aria-label", said(area)}});
        }
        const std::string css_class = class_of(chart_, area);
        svg_.open("path", {{"class", css_class}, {"fill-rule", "evenodd"}, {"d", shape.path}});
        svg_.element("title", {}, said(area)).close();
        if (linked) {
            svg_.close();
        }
        svg_.line();
    }

    /// For the eye alone: the list has them too.
    void numbers() {
        svg_.open("g", {{"class", "numbers"}, {"aria-hidden", "true"}}).line();
        for (std::size_t i = 0; i < chart_.areas.size(); ++i) {
            const MapArea& area = chart_.areas[i];
            const MapShape& shape = layout_.shapes[i];
            const std::string text = shown(area.value, area.marks, words_, chart_.unit);
            if (shape.room < static_cast<double>(text.size()) * digit_width) {
                continue;
            }
            svg_.element("text",
                         {{"class", class_of(chart_, area)},
                          {"x", at(shape.label.x)},
                          {"y", at(shape.label.y + 7)},
                          {"text-anchor", "middle"}},
                         text);
            svg_.line();
        }
        svg_.close().line();
    }

    /// A ring a place; its area grows with the rows that were put there.
    void places() {
        constexpr double smallest = 4;
        svg_.open("g", {{"class", "places"}}).line();
        for (std::size_t i = 0; i < chart_.places.size(); ++i) {
            const MapPlace& place = chart_.places[i];
            svg_.open("circle", {{"cx", at(layout_.points[i].x)},
                                 {"cy", at(layout_.points[i].y)},
                                 {"r", at(smallest * std::sqrt(static_cast<double>(place.rows)))}});
            svg_.element(
                "title", {},
                words_("map.area", {{"name", place.name},
                                    {"value", words_.number(static_cast<double>(place.rows), 0)}}));
            svg_.close().line();
        }
        svg_.close().line();
    }

    const MapChart& chart_;
    const Words& words_;
    MapLayout layout_;
    Markup svg_;
};

} // namespace

Html map_svg(const MapChart& chart, const Words& words) {
    return Drawing{chart, words}.done();
}

Html map_legend(const MapChart& chart, const Words& words) {
    Markup html;
    html.open("ul", {{"class", "map-steps"}}).line();
    const auto item = [&](const std::string& css_class, const std::string& text) {
        html.open("li").open("svg", {{"class", "map"},
                                     {"viewBox", "0 0 28 18"},
                                     {"width", "28"},
                                     {"height", "18"},
                                     {"aria-hidden", "true"}});
        html.single("path", {{"class", css_class}, {"d", "M0 0h28v18h-28z"}});
        html.close().text(" ").text(text).close().line();
    };
    for (std::size_t i = 0; i < chart.steps.size(); ++i) {
        const MapStep& step = chart.steps[i];
        item(fmt::format("step-{}", shade_of(i, chart.steps.size())),
             step.lower == step.upper
                 ? shown(Cell{step.lower}, {}, words, chart.unit)
                 : words("map.step", {{"lower", shown(Cell{step.lower}, {}, words, chart.unit)},
                                      {"upper", shown(Cell{step.upper}, {}, words, chart.unit)}}));
    }
    if (std::ranges::any_of(chart.areas,
                            [](const MapArea& area) { return !area.value.is_number(); })) {
        item("missing", words("map.missing"));
    }
    html.close().line();
    return std::move(html).done();
}

} // namespace mf::pages
