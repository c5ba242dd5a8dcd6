#include "pages/funnel_layout.hpp"

#include <algorithm>
#include <cmath>

namespace mf::pages {

namespace {

using release::FunnelEdge;
using release::FunnelPlace;
using release::SignalWord;

constexpr double below_plot = 50; // sizes, and what they count

struct Range {
    double lowest = 0;
    double highest = 1;
};

/// Up to the highest place, unless that is so far out that all others would lie in a heap at the foot: then up to twice
/// the limits, and what lies above stands at the edge.
Range values_of(const FunnelChart& chart) {
    constexpr double far_out = 2;
    Range range{0, chart.track.target};
    for (const FunnelEdge& edge : chart.track.edges) {
        range.highest = std::max(range.highest, edge.percent_95.upper);
    }
    const double most = range.highest * far_out;
    for (const FunnelPlace& place : chart.track.places) {
        const double up = place.area == chart.area ? place.value : std::min(place.value, most);
        range.highest = std::max(range.highest, up);
    }
    return range;
}

/// Sizes from a little under the smallest place to a little over the largest.
Range sizes_of(const release::FunnelTrack& track) {
    if (track.places.empty()) {
        return {};
    }
    const auto [smallest, largest] =
        std::ranges::minmax(track.places, {}, &FunnelPlace::denominator);
    const double margin = (largest.denominator - smallest.denominator) * 0.04;
    return {smallest.denominator - margin, largest.denominator + std::max(margin, 1.0)};
}

class FunnelPosition {
public:
    FunnelPosition(const FunnelLayout& layout, Range sizes, Range values)
        : layout_{layout}, sizes_{sizes}, values_{values} {}

    ChartPoint at(double size, double value) const { return {x(size), y(value)}; }
    double x(double size) const {
        return layout_.left + (layout_.right - layout_.left) * (size - sizes_.lowest) /
                                  (sizes_.highest - sizes_.lowest);
    }
    /// What lies above the plot stays at its edge.
    double y(double value) const {
        const double up = (value - values_.lowest) / (values_.highest - values_.lowest);
        return std::max(layout_.top, layout_.bottom - (layout_.bottom - layout_.top) * up);
    }

private:
    const FunnelLayout& layout_;
    Range sizes_;
    Range values_;
};

/// Whether a text would lie over a mark, or over another text.
bool is_free(const FunnelLayout& layout, const FunnelLabel& label, double width) {
    const double left = label.anchor == "end" ? label.at.x - width : label.at.x;
    const double right = left + width;
    const bool beside_edges = std::ranges::any_of(layout.edge_labels, [&](double edge) {
        return std::abs(edge + baseline - label.at.y) < line_height;
    });
    const double room = beside_edges ? layout.right : layout.width;
    if (left < layout.left || right > room || label.at.y - 14 < layout.top) {
        return false;
    }
    const auto over = [&](double x, double y) {
        return x > left - 5 && x < right + 5 && y > label.at.y - 17 && y < label.at.y + 5;
    };
    const bool on_mark = std::ranges::any_of(
        layout.marks, [&](const FunnelMark& mark) { return over(mark.at.x, mark.at.y); });
    const bool on_text = std::ranges::any_of(layout.labels, [&](const FunnelLabel& other) {
        const double other_width = width_of(other.name) + 40;
        const double other_left = other.anchor == "end" ? other.at.x - other_width : other.at.x;
        return left < other_left + other_width && right > other_left &&
               std::abs(label.at.y - other.at.y) < line_height - 2;
    });
    return !on_mark && !on_text;
}

void add_label(FunnelLayout& layout,
               const FunnelPlace& place,
               const std::string& name,
               ChartPoint at,
               bool own) {
    const double width = width_of(name) + 40; // the number after it
    const double beside = 9;
    FunnelLabel label{{}, "start", name, place.value, own};
    for (const double down : {5.0, -9.0, 19.0}) {
        for (const bool right : {true, false}) {
            label.anchor = right ? "start" : "end";
            label.at = {right ? at.x + beside : at.x - beside, at.y + down};
            if (is_free(layout, label, width)) {
                layout.labels.push_back(label);
                return;
            }
        }
    }
    if (own) { // it is named whatever it lies over
        label.anchor = at.x + beside + width <= layout.right ? "start" : "end";
        label.at = {label.anchor == "start" ? at.x + beside : at.x - beside, at.y - 9};
        layout.labels.push_back(label);
    }
}

void add_places(FunnelLayout& layout, const FunnelChart& chart, const FunnelPosition& position) {
    for (const FunnelPlace& place : chart.track.places) {
        layout.marks.push_back({position.at(place.denominator, place.value),
                                place.area == chart.area,
                                place.word == SignalWord::higher || place.word == SignalWord::lower,
                                place.value > layout.values.back().value});
    }
}

void add_labels(FunnelLayout& layout, const FunnelChart& chart, int labels_max) {
    const auto named = [&](const FunnelPlace& place) {
        const auto name = chart.names.find(place.area);
        return name == chart.names.end() ? place.area : name->second;
    };
    for (const bool own : {true, false}) { // its own place first
        for (std::size_t i = 0; i < chart.track.places.size(); ++i) {
            const FunnelMark& mark = layout.marks[i];
            const bool wanted = own ? mark.own : mark.apart && !mark.own;
            if (wanted && (own || static_cast<int>(layout.labels.size()) < labels_max)) {
                add_label(layout, chart.track.places[i], named(chart.track.places[i]), mark.at,
                          own);
            }
        }
    }
}

void add_edges(FunnelLayout& layout, const FunnelChart& chart, const FunnelPosition& position) {
    for (const FunnelEdge& edge : chart.track.edges) {
        layout.outer_upper.push_back(position.at(edge.denominator, edge.percent_99_8.upper));
        layout.inner_upper.push_back(position.at(edge.denominator, edge.percent_95.upper));
        layout.inner_lower.push_back(position.at(edge.denominator, edge.percent_95.lower));
        layout.outer_lower.push_back(position.at(edge.denominator, edge.percent_99_8.lower));
    }
    layout.target = position.y(chart.track.target);
    if (!layout.outer_upper.empty()) {
        layout.edge_labels =
            spread({layout.outer_upper.back().y, layout.inner_upper.back().y, layout.target,
                    layout.inner_lower.back().y, layout.outer_lower.back().y},
                   line_height - 2, layout.top - 8, layout.bottom);
    }
}

} // namespace

FunnelLayout funnel_layout(const FunnelChart& chart, const FunnelSize& size) {
    FunnelLayout layout;
    layout.width = size.width;
    layout.left = size.left_margin;
    layout.right = size.width - size.right_margin;
    layout.top = line_height;
    layout.bottom = layout.top + size.plot_height;
    layout.height = layout.bottom + below_plot;
    const Range values = values_of(chart);
    const Range sizes = sizes_of(chart.track);
    constexpr int ticks = 5;
    const auto steps = round_steps(0, values.highest, ticks, false);
    const FunnelPosition position{layout, sizes, {0, steps.back()}};
    for (const double step : steps) {
        layout.values.push_back({position.y(step), step});
    }
    const double room_of_a_size = 90;
    const int size_ticks =
        std::max(3, static_cast<int>((layout.right - layout.left) / room_of_a_size));
    for (const double step : round_steps(sizes.lowest, sizes.highest, size_ticks)) {
        if (step >= sizes.lowest && step <= sizes.highest) {
            layout.sizes.push_back({position.x(step), step});
        }
    }
    add_edges(layout, chart, position);
    add_places(layout, chart, position);
    add_labels(layout, chart, size.labels_max);
    return layout;
}

} // namespace mf::pages
