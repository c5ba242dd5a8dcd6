#include "measures/bounds.hpp"

#include <optional>

namespace mf::measures {

namespace {

constexpr double percent = 100;

/// What one group's number was made of; nothing where there is none.
struct Made {
    double numerator = 0;
    double denominator = 0;
};

std::optional<Made> made_of(const Answer& answer, const std::string& area, const Period& period) {
    const Panel& panel = answer.panel;
    const auto row = panel.find(area);
    const int index = panel.shape().index(period);
    if (!row || index < 0 || index >= panel.shape().periods ||
        panel.stretches(*row).front().first > index || panel.stretches(*row).back().last < index) {
        return std::nullopt;
    }
    const auto parts = panel.parts(*row, index);
    const auto numerator = !parts ? panel.number(*row, index).value() : parts->numerator.value();
    if (!numerator) {
        return std::nullopt;
    }
    return Made{*numerator, !parts ? 0 : parts->denominator.value().value_or(0)};
}

Cell ratio(double numerator, double denominator, double per) {
    return denominator > 0 ? Cell{numerator / denominator * per} : Cell{Missing::not_applicable};
}

} // namespace

Bounds bounds_of(const Plan& plan,
                 std::span<const Answer> answers,
                 const Answer& group,
                 const std::string& area,
                 const Period& period) {
    const Kind kind = plan.definition.kind;
    if (kind != Kind::count && kind != Kind::rate && kind != Kind::share) {
        return {};
    }
    const auto own = made_of(group, area, period);
    if (!own) {
        return {Missing::not_available, Missing::not_available, Missing::not_available};
    }
    const bool is_share = kind == Kind::share;
    double all = 0;
    Made missing;
    for (const Answer& one : answers) {
        const auto made = made_of(one, area, period);
        if (made) {
            all += is_share ? made->denominator : made->numerator;
            missing = one.value.empty() ? *made : missing;
        }
    }
    Bounds bounds;
    bounds.missing_share = ratio(is_share ? missing.denominator : missing.numerator, all, percent);
    if (group.value.empty()) {
        return bounds;
    }
    const auto [counting, rows] = *own;
    if (is_share) {
        bounds.lowest = ratio(counting, rows + missing.denominator - missing.numerator, percent);
        bounds.highest = ratio(counting + missing.numerator, rows + missing.numerator, percent);
    } else if (kind == Kind::rate) {
        bounds.lowest = ratio(counting, rows, plan.definition.per.people);
        bounds.highest = ratio(counting + missing.numerator, rows, plan.definition.per.people);
    } else {
        bounds.lowest = counting;
        bounds.highest = counting + missing.numerator;
    }
    return bounds;
}

} // namespace mf::measures
