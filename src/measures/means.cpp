#include "measures/means.hpp"

#include "stats/mean.hpp"

#include <algorithm>

namespace mf::measures {

namespace {

const Panel* panel_like(const std::vector<Answer>& answers, const Answer& answer) {
    const auto found = std::ranges::find_if(answers, [&](const Answer& one) {
        return one.level == answer.level && one.value == answer.value;
    });
    return found == answers.end() ? nullptr : &found->panel;
}

/// The number of the same area and period; nought where the panel does not know the area.
Cell like(const Panel* panel, const std::string& area, const Period& period) {
    const auto row = panel == nullptr ? std::nullopt : panel->find(area);
    return row ? panel->number(*row, panel->shape().index(period)) : Cell{0.0};
}

Result<Cell> mean_of(const Cell& sum, const Cell& rows, const Cell& squares, Parts& parts) {
    parts = {sum, rows, std::nullopt, std::nullopt};
    if (!sum.is_number() || !rows.is_number() || !squares.is_number()) {
        return sum.is_number() ? Cell{Missing::not_available} : sum;
    }
    const double count = *rows.value();
    if (count == 0) {
        return Cell{Missing::not_applicable};
    }
    if (count < 2) {
        return Cell{*sum.value() / count};
    }
    const auto estimate = stats::mean_of_sums({count, *sum.value(), *squares.value()});
    if (!estimate) {
        return pass(estimate.error());
    }
    parts.interval = estimate->interval;
    return Cell{estimate->value};
}

} // namespace

Done average(std::span<const std::vector<Answer>> denominators, std::vector<Answer>& answers) {
    for (Answer& answer : answers) {
        Panel& panel = answer.panel;
        const Panel* rows = panel_like(denominators[0], answer);
        const Panel* squares = panel_like(denominators[1], answer);
        for (std::size_t area = 0; area < panel.shape().areas.size(); ++area) {
            const Stretches& stretches = panel.stretches(area);
            const std::string& code = panel.shape().areas[area];
            for (int index = stretches.front().first; index <= stretches.back().last; ++index) {
                const Period period = panel.shape().period(index);
                Parts parts;
                const auto mean = mean_of(panel.number(area, index), like(rows, code, period),
                                          like(squares, code, period), parts);
                if (!mean) {
                    return pass(mean.error());
                }
                panel.set(area, index, *mean, panel.marks(area, index));
                panel.set_parts(area, index, parts);
            }
        }
    }
    return {};
}

} // namespace mf::measures
