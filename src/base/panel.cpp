#include "base/panel.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace mf {

namespace {

std::int32_t packed(Missing reason) {
    return -1 - static_cast<std::int32_t>(reason);
}

bool fits(double number) {
    return number >= 0 && number <= INT32_MAX && number == std::floor(number);
}

} // namespace

Period Panel::Shape::period(int index) const {
    const Month month = first.first().plus(index * first.months());
    switch (first.kind()) {
    case Period::Kind::month:
        return Period::month(month);
    case Period::Kind::quarter:
        return Period::quarter(month);
    case Period::Kind::year:
        return Period::year(month.year());
    case Period::Kind::financial_year:
        return Period::financial_year(month.year());
    }
    return first;
}

int Panel::Shape::index(const Period& period) const {
    const int months = period.first().months_since(first.first());
    return months < 0 ? -1 : months / first.months();
}

Panel::Panel(Shape shape, std::vector<Stretches> stretches, std::vector<std::uint32_t> stretches_of)
    : shape_{std::move(shape)}, stretches_{std::move(stretches)},
      stretches_of_{std::move(stretches_of)} {
    begins_.reserve(stretches_of_.size() + 1);
    begins_.push_back(0);
    for (const std::uint32_t index : stretches_of_) {
        const Stretches& own = stretches_[index];
        const int cells = own.empty() ? 0 : own.back().last - own.front().first + 1;
        begins_.push_back(begins_.back() + static_cast<std::size_t>(cells));
    }
    whole_.resize(begins_.back(), packed(Missing::not_available));
    marks_.resize(begins_.back());
}

std::optional<std::size_t> Panel::find(const std::string& area) const {
    const auto found = std::ranges::lower_bound(shape_.areas, area);
    if (found == shape_.areas.end() || *found != area) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - shape_.areas.begin());
}

void Panel::set(std::size_t area, int period, Cell number, Marks marks) {
    const std::size_t place = at(area, period);
    marks_[place] = marks;
    if (const auto missing = number.missing()) {
        whole_[place] = packed(*missing);
    } else {
        put(place, *number.value());
    }
}

void Panel::set_parts(std::size_t area, int period, const Parts& parts) {
    parts_.set(at(area, period), whole_.size(), parts);
}

void Panel::put(std::size_t place, double number) {
    if (fits(number)) {
        whole_[place] = static_cast<std::int32_t>(number);
        return;
    }
    if (whole_[place] <= in_exact) {
        exact_[static_cast<std::size_t>(in_exact - whole_[place])] = number;
        return;
    }
    whole_[place] = in_exact - static_cast<std::int32_t>(exact_.size());
    exact_.push_back(number);
}

void Panel::add(std::size_t area, int period, double number) {
    if (!holds(area, period)) {
        return;
    }
    const std::size_t place = at(area, period);
    if (whole_[place] <= in_exact) {
        put(place, exact_[static_cast<std::size_t>(in_exact - whole_[place])] + number);
    } else if (whole_[place] >= 0) {
        put(place, whole_[place] + number);
    }
}

void Panel::copy(std::size_t from, std::size_t to) {
    const auto first = static_cast<std::ptrdiff_t>(begins_[from]);
    const auto last = static_cast<std::ptrdiff_t>(begins_[from + 1]);
    const auto target = static_cast<std::ptrdiff_t>(begins_[to]);
    std::copy(marks_.begin() + first, marks_.begin() + last, marks_.begin() + target);
    for (std::size_t i = 0; i < begins_[from + 1] - begins_[from]; ++i) {
        const std::int32_t packed = whole_[begins_[from] + i];
        if (packed <= in_exact) { // each cell has a place of its own there
            put(begins_[to] + i, exact_[static_cast<std::size_t>(in_exact - packed)]);
        } else {
            whole_[begins_[to] + i] = packed;
        }
    }
}

Series Panel::series(std::size_t area) const {
    Series series{shape_.measure, shape_.version, shape_.areas[area], {}, {}};
    const Stretches& stretches = stretches_[stretches_of_[area]];
    for (const Stretch& stretch : stretches) {
        const bool newest = &stretch == &stretches.back();
        std::vector<Point> points;
        for (int period = stretch.first; period <= stretch.last; ++period) {
            const Cell cell = number(area, period);
            Marks marks = marks_[at(area, period)];
            if (period == stretch.last && !newest) {
                marks = marks.with(Mark::breaks);
            }
            Point point{shape_.period(period), cell, cell, Missing::not_applicable, {}, {}, marks};
            if (!parts_.empty()) {
                const Parts parts = parts_.at(at(area, period));
                point.numerator = parts.numerator;
                point.denominator = parts.denominator;
                point.denominator_period = parts.denominator_period;
                point.interval = parts.interval;
            }
            points.push_back(point);
        }
        series.segments.push_back(Segment{stretch.basis, std::move(points), stretch.why_it_ends});
    }
    return series;
}

} // namespace mf
