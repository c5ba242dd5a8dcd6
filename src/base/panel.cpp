#include "base/panel.hpp"

#include <algorithm>
#include <utility>

namespace mf {

namespace {

std::int32_t packed(const Cell& count) {
    if (const auto value = count.value()) {
        return static_cast<std::int32_t>(*value);
    }
    return -1 - static_cast<std::int32_t>(*count.missing());
}

Cell unpacked(std::int32_t count) {
    if (count >= 0) {
        return Cell{static_cast<double>(count)};
    }
    return Cell{static_cast<Missing>(-1 - count)};
}

} // namespace

Panel::Panel(Shape shape, std::vector<Stretches> stretches, std::vector<std::uint32_t> stretches_of)
    : shape_{std::move(shape)}, stretches_{std::move(stretches)},
      stretches_of_{std::move(stretches_of)},
      counts_(shape_.areas.size() * static_cast<std::size_t>(shape_.months),
              packed(Missing::not_available)),
      marks_(counts_.size()) {}

std::optional<std::size_t> Panel::find(const std::string& area) const {
    const auto found = std::ranges::lower_bound(shape_.areas, area);
    if (found == shape_.areas.end() || *found != area) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - shape_.areas.begin());
}

void Panel::set(std::size_t area, int month, Cell count, Marks marks) {
    counts_[at(area, month)] = packed(count);
    marks_[at(area, month)] = marks;
}

Cell Panel::count(std::size_t area, int month) const {
    return unpacked(counts_[at(area, month)]);
}

Series Panel::series(std::size_t area) const {
    Series series{shape_.measure, shape_.version, shape_.areas[area], {}, {}};
    const Stretches& stretches = stretches_[stretches_of_[area]];
    for (const Stretch& stretch : stretches) {
        const bool newest = &stretch == &stretches.back();
        std::vector<Point> points;
        for (int month = stretch.first; month <= stretch.last; ++month) {
            const Cell cell = count(area, month);
            Marks marks = marks_[at(area, month)];
            if (month == stretch.last && !newest) {
                marks = marks.with(Mark::breaks);
            }
            points.push_back(Point{Period::month(shape_.first.plus(month)), cell, cell,
                                   Missing::not_applicable, std::nullopt, marks});
        }
        series.segments.emplace_back(stretch.basis, std::move(points), stretch.why_it_ends);
    }
    return series;
}

} // namespace mf
