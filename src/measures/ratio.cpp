#include "measures/ratio.hpp"

#include "stats/rate.hpp"

#include <algorithm>

namespace mf::measures {

namespace {

constexpr double percent = 100;

/// A denominator, and of when it is where that is not the period itself.
struct Divisor {
    Cell number = Missing::not_available;
    std::optional<Period> period;
};

/// The panel's number of the period's time, or the nearest before it, or else after it.
Divisor nearest(const Panel& people, std::size_t row, const Period& period) {
    const Panel::Shape& shape = people.shape();
    const int own = shape.index(period);
    const auto at = [&](int index) {
        return Divisor{people.number(row, index), shape.period(index)};
    };
    for (int index = std::min(own, shape.periods - 1); index >= 0; --index) {
        if (const Divisor found = at(index); found.number.is_number()) {
            return found;
        }
    }
    for (int index = std::max(own + 1, 0); index < shape.periods; ++index) {
        if (const Divisor found = at(index); found.number.is_number()) {
            return found;
        }
    }
    return {};
}

/// Finds what the numbers of one answer are divided by.
class Denominators {
public:
    Denominators(const Plan& plan,
                 std::span<const std::vector<Answer>> denominators,
                 const geo::Areas& areas,
                 const Answer& answer)
        : is_rate_{plan.definition.kind == Kind::rate}, level_{answer.level}, areas_{areas} {
        for (const std::vector<Answer>& one : denominators) {
            for (const Answer& candidate : one) {
                if (candidate.level == level_ && (is_rate_ || candidate.value == answer.value)) {
                    panels_.push_back(&candidate.panel);
                }
            }
        }
    }

    Divisor of(const std::string& area, const Period& period) const {
        const geo::Force* force =
            is_rate_ && level_ == geo::Level::force ? areas_.force(area) : nullptr;
        if (force != nullptr && !force->territorial) {
            return {Missing::not_applicable, std::nullopt};
        }
        for (const Panel* panel : panels_) {
            const auto row = panel->find(area);
            if (!row) {
                continue;
            }
            const Divisor found =
                is_rate_ ? nearest(*panel, *row, period)
                         : Divisor{panel->number(*row, panel->shape().index(period)), {}};
            if (found.number.is_number()) {
                return found;
            }
        }
        return {};
    }

private:
    bool is_rate_;
    geo::Level level_;
    const geo::Areas& areas_;
    std::vector<const Panel*> panels_;
};

/// Divides one number by another, as the plan says.
class Division {
public:
    explicit Division(const Plan& plan)
        : is_rate_{plan.definition.kind == Kind::rate},
          per_{is_rate_ ? plan.definition.per.people : percent} {}

    /// The value, and its interval in `parts`.
    Result<Cell> value(Parts& parts) const {
        if (!parts.numerator.is_number()) {
            return parts.numerator;
        }
        if (!parts.denominator.is_number()) {
            return parts.denominator;
        }
        const double numerator = *parts.numerator.value();
        const double denominator = *parts.denominator.value();
        if (denominator == 0) {
            return Cell{Missing::not_applicable};
        }
        const auto estimate = is_rate_ ? stats::rate({numerator, denominator}, per_, intervals_)
                                       : stats::proportion({numerator, denominator}, per_);
        if (!estimate) {
            return pass(estimate.error());
        }
        parts.interval = estimate->interval;
        return Cell{estimate->value};
    }

private:
    bool is_rate_;
    double per_;
    stats::CountIntervals intervals_;
};

Done divide_area(const Denominators& denominators,
                 const Division& division,
                 std::size_t area,
                 Panel& panel) {
    const Stretches& stretches = panel.stretches(area);
    if (stretches.empty()) {
        return {};
    }
    const std::string code = panel.shape().areas[area];
    for (int index = stretches.front().first; index <= stretches.back().last; ++index) {
        const Divisor divisor = denominators.of(code, panel.shape().period(index));
        Parts parts{panel.number(area, index), divisor.number, divisor.period, std::nullopt};
        const auto value = division.value(parts);
        if (!value) {
            return pass(value.error());
        }
        panel.set(area, index, *value, panel.marks(area, index));
        panel.set_parts(area, index, parts);
    }
    return {};
}

} // namespace

Done divide(const Plan& plan,
            std::span<const std::vector<Answer>> denominators,
            const geo::Areas& areas,
            std::vector<Answer>& answers) {
    const Division division{plan};
    for (Answer& answer : answers) {
        const Denominators found{plan, denominators, areas, answer};
        for (std::size_t area = 0; area < answer.panel.shape().areas.size(); ++area) {
            if (auto done = divide_area(found, division, area, answer.panel); !done) {
                return done;
            }
        }
    }
    return {};
}

} // namespace mf::measures
