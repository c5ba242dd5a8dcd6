#include "measures/folding.hpp"

#include <algorithm>
#include <cmath>

namespace mf::measures {

Folding::Folding(const Given& given, const Question& question) : given_{given} {
    for (const std::string& force : given.places.forces) {
        if (const auto span = given.supplied.span(force, question)) {
            spans_.try_emplace(force, *span);
        }
    }
}

Panel Folding::panel(const std::optional<std::uint32_t>& value) const {
    Panel::Shape shape = shape_of();
    std::map<std::string, std::uint32_t> index_of;
    std::vector<Stretches> stretches;
    for (const auto& [force, span] : spans_) {
        index_of[force] = static_cast<std::uint32_t>(stretches.size());
        stretches.push_back(given_.supplied.stretches(force, given_.level, shape.first, span));
    }
    std::vector<std::uint32_t> stretches_of;
    std::vector<std::int32_t> row_of(given_.places.areas.size(),
                                     -1); // areas without a span have none
    for (std::size_t area = 0; area < given_.places.areas.size(); ++area) {
        if (const auto index = index_of.find(given_.places.forces[area]); index != index_of.end()) {
            row_of[area] = static_cast<std::int32_t>(shape.areas.size());
            shape.areas.push_back(given_.places.areas[area]);
            stretches_of.push_back(index->second);
        }
    }
    Panel panel{std::move(shape), std::move(stretches), std::move(stretches_of)};
    begin(panel, row_of);
    if (is_published()) {
        read(panel, row_of, value);
        give_no_parts(panel);
    } else {
        count(panel, row_of, value);
    }
    return panel;
}

bool Folding::is_published() const {
    return given_.plan.definition.kind == Kind::published;
}

/// Where no row counts: nought, but a publisher's own number is not nought because it did not give one.
Cell Folding::nothing_counted() const {
    return is_published() ? Cell{Missing::not_available} : Cell{0.0};
}

/// A publisher's own number comes without what it was made of.
void Folding::give_no_parts(Panel& panel) const {
    for (std::size_t area = 0; area < panel.shape().areas.size(); ++area) {
        const Stretches& stretches = panel.stretches(area);
        for (int period = stretches.front().first; period <= stretches.back().last; ++period) {
            panel.set_parts(area, period, {});
        }
    }
}

Panel::Shape Folding::shape_of() const {
    Panel::Shape shape{given_.plan.definition.id,
                       given_.plan.definition.version,
                       std::string{geo::name(given_.level)},
                       Period::month(Month::of(2000, 1)),
                       0,
                       {}};
    std::optional<Span> all;
    for (const auto& [force, span] : spans_) {
        all = all ? Span{std::min(all->first, span.first), std::max(all->last, span.last)} : span;
    }
    if (all) {
        shape.first = all->first;
        shape.periods = shape.index(all->last) + 1;
    }
    return shape;
}

/// Nought where something is supplied, the reason where not. Areas of one force and mark begin alike.
void Folding::begin(Panel& panel, const RowOf& row_of) const {
    std::map<std::pair<std::string, bool>, std::size_t> alike;
    for (std::size_t area = 0; area < row_of.size(); ++area) {
        if (row_of[area] < 0) {
            continue;
        }
        const auto row = static_cast<std::size_t>(row_of[area]);
        const std::string& force = given_.places.forces[area];
        const Marks marks = given_.vintages.marks(given_.places.areas[area], given_.level);
        const auto [first, fresh] = alike.try_emplace({force, marks.empty()}, row);
        if (!fresh) {
            panel.copy(first->second, row);
            continue;
        }
        const Span& span = spans_.at(force);
        for (Period period = span.first; period <= span.last; period = period.next()) {
            const auto reason = missing(force, period);
            panel.set(row, panel.shape().index(period), reason ? Cell{*reason} : nothing_counted(),
                      reason ? Marks{} : marks.with(doubt(period)));
        }
    }
}

/// Calls `each` with the row, period, rows and number of every group whose split is `value`, or of all.
template <class Each>
void Folding::for_each(const Panel& panel,
                       const RowOf& row_of,
                       const std::optional<std::uint32_t>& value,
                       Each each) const {
    const std::vector<int> period_of = index_periods(panel.shape());
    for (std::size_t group = 0; group < given_.groups.size; ++group) {
        const std::int32_t area = given_.places.area_of[group];
        const int period = period_of[given_.groups.period.codes[group]];
        if (area < 0 || period < 0 || row_of[static_cast<std::size_t>(area)] < 0 ||
            !given_.groups.has_rows(given_.counted, group) ||
            (value && given_.groups.by.codes[group] != *value)) {
            continue;
        }
        const double number = given_.groups.value(given_.counted, group);
        each(static_cast<std::size_t>(row_of[static_cast<std::size_t>(area)]), period,
             given_.groups.rows(given_.counted, group), std::isnan(number) ? 0 : number);
    }
}

void Folding::count(Panel& panel,
                    const RowOf& row_of,
                    const std::optional<std::uint32_t>& value) const {
    const auto periods = static_cast<std::size_t>(panel.shape().periods);
    std::vector<bool> has_row;
    if (given_.plan.wide) {
        has_row.resize(panel.shape().areas.size() * periods);
    }
    for_each(panel, row_of, value, [&](std::size_t row, int period, double, double number) {
        panel.add(row, period, number);
        if (given_.plan.wide) {
            has_row[row * periods + static_cast<std::size_t>(period)] = true;
        }
    });
    if (given_.plan.wide) {
        mark_moved(panel, has_row);
    }
}

/// Takes the number of the one row; where several rows say something, nobody knows which holds.
void Folding::read(Panel& panel,
                   const RowOf& row_of,
                   const std::optional<std::uint32_t>& value) const {
    std::vector<std::string> force_of(panel.shape().areas.size());
    for (std::size_t area = 0; area < row_of.size(); ++area) {
        if (row_of[area] >= 0) {
            force_of[static_cast<std::size_t>(row_of[area])] = given_.places.forces[area];
        }
    }
    std::map<std::pair<std::size_t, int>, std::pair<double, double>> found;
    for_each(panel, row_of, value, [&](std::size_t row, int period, double rows, double number) {
        auto& [seen, sum] = found[{row, period}];
        seen += rows;
        sum += number;
    });
    for (const auto& [place, rows] : found) {
        const auto& [row, period] = place;
        const std::string& force = force_of[row];
        if (rows.first == 1 && !missing(force, panel.shape().period(period))) {
            panel.set(row, period, rows.second, panel.marks(row, period));
        }
    }
}

Marks Folding::doubt(const Period& period) const {
    return given_.plan.doubted.contains(period.text()) ? Marks{Mark::unreliable} : Marks{};
}

std::vector<int> Folding::index_periods(const Panel::Shape& shape) const {
    std::vector<int> period_of;
    for (const std::string& word : given_.groups.period.words) {
        const auto period = Period::parse(word);
        const int index =
            period && period->kind() == given_.plan.period ? shape.index(*period) : -1;
        period_of.push_back(index < shape.periods ? index : -1);
    }
    return period_of;
}

/// A pair without a row is nought; where it had a count before, that was revised away.
void Folding::mark_moved(Panel& panel, const std::vector<bool>& has_row) const {
    const auto periods = static_cast<std::size_t>(panel.shape().periods);
    for (const auto& [period, area] : given_.rows.moved_away) {
        const auto row = panel.find(area);
        const auto parsed = Period::parse(period);
        const int index = parsed ? panel.shape().index(*parsed) : -1;
        if (!row || index < 0 || index >= panel.shape().periods ||
            has_row[*row * periods + static_cast<std::size_t>(index)] ||
            !panel.number(*row, index).is_number()) {
            continue;
        }
        panel.set(
            *row, index, 0.0,
            given_.vintages.marks(area, given_.level).with(Mark::revised).with(doubt(*parsed)));
    }
}

std::optional<Missing> Folding::missing(const std::string& force, const Period& period) const {
    const auto reason = given_.supplied.missing(force, period, given_.level);
    const bool gone = given_.plan.wide && !given_.rows.present.contains(period.text());
    return reason || !gone ? reason : std::optional{Missing::not_available};
}

} // namespace mf::measures
