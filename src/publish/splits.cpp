#include "publish/splits.hpp"

#include "measures/series.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

namespace mf::publish {

namespace {

constexpr double percent = 100;

/// All values of the field at one level, the rows without it among them.
struct Told {
    const measures::Plan& plan;
    const std::string& field;
    std::vector<measures::Answer> answers;
};

std::optional<Period> newest_number(const Panel& panel, std::size_t area) {
    for (int period = panel.shape().periods - 1; period >= 0; --period) {
        if (panel.number(area, period).is_number()) {
            return panel.shape().period(period);
        }
    }
    return std::nullopt;
}

std::optional<Period> newest_of(const Told& told, const std::string& area) {
    std::optional<Period> newest;
    for (const measures::Answer& answer : told.answers) {
        const auto place = answer.panel.find(area);
        const auto found = place ? newest_number(answer.panel, *place) : std::nullopt;
        newest = !newest ? found : found ? std::max(*newest, *found) : newest;
    }
    return newest;
}

Cell number_at(const measures::Answer& answer, const std::string& area, const Period& period) {
    const auto place = answer.panel.find(area);
    return place ? answer.panel.number(*place, answer.panel.shape().index(period))
                 : Cell{Missing::not_available};
}

/// Whether a value says nothing of who it was.
bool says_nothing(const Told& told, const std::string& value) {
    const auto& unsaid = told.plan.definition.unsaid;
    return value.empty() || std::ranges::find(unsaid, value) != unsaid.end();
}

Cell sum_of(Cell sum, const Cell& more) {
    const auto a = sum.value();
    const auto b = more.value();
    return a && b ? Cell{*a + *b} : a ? sum : more;
}

std::optional<release::SplitInfo> split_of(const Told& told, const std::string& area) {
    const auto period = newest_of(told, area);
    if (!period) {
        return std::nullopt;
    }
    release::SplitInfo split;
    split.measure = told.plan.definition.id;
    split.field = told.field;
    split.area = area;
    split.period = *period;
    split.missing = 0.0; // unless rows lack the field
    double all = 0;
    for (const measures::Answer& answer : told.answers) {
        const Cell number = number_at(answer, area, *period);
        all += number.value().value_or(0);
        if (says_nothing(told, answer.value)) {
            split.missing = sum_of(split.missing, number);
        } else {
            split.groups.push_back({answer.value, number, number, number});
        }
    }
    const double missing = split.missing.value().value_or(0);
    for (release::SplitGroup& group : split.groups) {
        if (const auto number = group.number.value()) {
            group.highest = *number + missing; // all of them might belong to it
        }
    }
    split.missing_share = all > 0 ? Cell{missing / all * percent} : Cell{Missing::not_applicable};
    return split;
}

Done add_splits(const Material& material,
                const measures::Plan& plan,
                const std::string& field,
                std::vector<release::SplitInfo>& splits) {
    const measures::Setting setting{material.state, material.database, material.authority.regimes};
    for (const geo::Level level : plan.definition.levels) {
        auto answers = measures::ask(plan, setting, {{level}, "", {}, {}, field});
        if (!answers) {
            return pass(answers.error());
        }
        const Told told{plan, field, std::move(*answers)};
        if (told.answers.empty()) {
            continue;
        }
        for (const std::string& area : told.answers.front().panel.shape().areas) {
            if (auto split = split_of(told, area)) {
                splits.push_back(std::move(*split));
            }
        }
    }
    return {};
}

} // namespace

Result<std::vector<release::SplitInfo>> splits_of(const Material& material) {
    std::vector<release::SplitInfo> splits;
    for (const measures::Plan& plan : material.plans) {
        for (const std::string& field : plan.definition.splits) {
            if (auto added = add_splits(material, plan, field, splits); !added) {
                return pass(added.error());
            }
        }
    }
    std::ranges::sort(splits, {}, [](const release::SplitInfo& one) {
        return std::tie(one.measure, one.field, one.area);
    });
    return splits;
}

} // namespace mf::publish
