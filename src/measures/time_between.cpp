#include "measures/time_between.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace mf::measures {

namespace {

/// Where the last event was, as far as is known.
struct Last {
    std::optional<int> event;
    bool known = true; ///< false after a gap: an event in it would have been the last
};

Cell since(Last& last, const Cell& count, int index, int months) {
    if (!count.is_number()) {
        last = {std::nullopt, false};
        return count;
    }
    if (*count.value() <= 0) {
        return Missing::not_applicable;
    }
    const Cell between = last.event   ? Cell{static_cast<double>((index - *last.event) * months)}
                         : last.known ? Cell{Missing::not_applicable}
                                      : Cell{Missing::not_available};
    last = {index, true};
    return between;
}

void change(Panel& panel, std::size_t area) {
    const int months = panel.shape().first.months();
    for (const Stretch& stretch : panel.stretches(area)) {
        Last last;
        for (int index = stretch.first; index <= stretch.last; ++index) {
            const Cell count = panel.number(area, index);
            panel.set(area, index, since(last, count, index, months), panel.marks(area, index));
            panel.set_parts(area, index,
                            {count, Missing::not_applicable, std::nullopt, std::nullopt});
        }
    }
}

bool is_asked(const Question& question, const Period& period) {
    return (!question.from || period.first() >= *question.from) &&
           (!question.to || period.first() <= *question.to);
}

/// The stretches inside [first, last], counted from `first`.
Stretches inside(const Stretches& stretches, int first, int last) {
    Stretches kept;
    for (Stretch stretch : stretches) {
        stretch.first = std::max(stretch.first, first) - first;
        stretch.last = std::min(stretch.last, last) - first;
        if (stretch.first <= stretch.last) {
            kept.push_back(std::move(stretch));
        }
    }
    return kept;
}

Panel cut(const Panel& panel, int first, int last) {
    Panel::Shape shape = panel.shape();
    shape.first = panel.shape().period(first);
    shape.periods = last - first + 1;
    shape.areas.clear();
    std::vector<Stretches> stretches;
    std::vector<std::uint32_t> stretches_of;
    std::vector<std::size_t> rows;
    for (std::size_t area = 0; area < panel.shape().areas.size(); ++area) {
        if (Stretches kept = inside(panel.stretches(area), first, last); !kept.empty()) {
            stretches_of.push_back(static_cast<std::uint32_t>(stretches.size()));
            stretches.push_back(std::move(kept));
            shape.areas.push_back(panel.shape().areas[area]);
            rows.push_back(area);
        }
    }
    Panel left{std::move(shape), std::move(stretches), std::move(stretches_of)};
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const Stretches& kept = left.stretches(row);
        for (int index = kept.front().first; index <= kept.back().last; ++index) {
            left.set(row, index, panel.number(rows[row], first + index),
                     panel.marks(rows[row], first + index));
            if (const auto parts = panel.parts(rows[row], first + index)) {
                left.set_parts(row, index, *parts);
            }
        }
    }
    return left;
}

} // namespace

void months_between(std::vector<Answer>& answers) {
    for (Answer& answer : answers) {
        for (std::size_t area = 0; area < answer.panel.shape().areas.size(); ++area) {
            change(answer.panel, area);
        }
    }
}

void keep_asked(const Question& question, std::vector<Answer>& answers) {
    for (Answer& answer : answers) {
        const Panel::Shape& shape = answer.panel.shape();
        int first = 0;
        int last = shape.periods - 1;
        while (first <= last && !is_asked(question, shape.period(first))) {
            ++first;
        }
        while (last >= first && !is_asked(question, shape.period(last))) {
            --last;
        }
        if (first > 0 || last < shape.periods - 1) {
            answer.panel =
                first <= last
                    ? cut(answer.panel, first, last)
                    : Panel{
                          {shape.measure, shape.version, shape.level, shape.first, 0, {}}, {}, {}};
        }
    }
}

} // namespace mf::measures
