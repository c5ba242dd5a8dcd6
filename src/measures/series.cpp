#include "measures/series.hpp"

#include "measures/counting.hpp"
#include "measures/means.hpp"
#include "measures/outcomes.hpp"
#include "measures/ratio.hpp"
#include "measures/time_between.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace mf::measures {

namespace {

Done check_question(const Plan& plan, const Question& question) {
    for (const geo::Level level : question.levels) {
        if (std::ranges::find(plan.definition.levels, level) == plan.definition.levels.end()) {
            std::string levels;
            for (const geo::Level one : plan.definition.levels) {
                levels += (levels.empty() ? "" : ", ") + std::string{geo::name(one)};
            }
            return fail(
                ErrorKind::usage,
                fmt::format("'{}' is not counted by {}", plan.definition.id, geo::name(level)), {},
                fmt::format("Its levels are: {}", levels));
        }
    }
    if (!question.by.empty() &&
        std::ranges::find(plan.dimensions, question.by) == plan.dimensions.end()) {
        std::string known;
        for (const std::string& dimension : plan.dimensions) {
            known += (known.empty() ? "" : ", ") + dimension;
        }
        return fail(ErrorKind::usage, fmt::format("'{}' is nothing to split by", question.by), {},
                    fmt::format("Use one of: {}", known));
    }
    return {};
}

std::vector<geo::Level> no_smaller(std::vector<geo::Level> levels, geo::Level smallest) {
    std::erase_if(levels, [&](geo::Level level) { return level > smallest; });
    return levels;
}

/// The plan's own count, whatever it is divided by.
Result<std::vector<Answer>>
ask_count(const Plan& plan, const Setting& setting, const Question& question) {
    const Supplied supplied{plan, setting};
    const auto groups =
        scan({&plan, 1}, setting,
             {question.levels, question.area, question.by, periods_of(supplied, question)});
    if (!groups) {
        return pass(groups.error());
    }
    const auto vintages = Vintages::load(setting);
    if (!vintages) {
        return pass(vintages.error());
    }
    const auto rows = WideRows::load({&plan, 1}, setting, question.levels);
    if (!rows) {
        return pass(rows.error());
    }
    SharedPlaces shared;
    return answers(plan, setting, question, *vintages, *groups, groups->plans.front(), {*rows, 0},
                   shared);
}

/// What is to be asked of a denominator: of people all years and no split, since they are looked for by year.
Question question_of(const Plan& plan, const Plan& denominator, const Question& question) {
    if (plan.definition.kind != Kind::rate) {
        return question;
    }
    Question people{{}, question.area, {}, {}, ""};
    std::ranges::copy_if(question.levels, std::back_inserter(people.levels), [&](geo::Level level) {
        return std::ranges::find(denominator.definition.levels, level) !=
               denominator.definition.levels.end();
    });
    return people;
}

Result<std::vector<std::vector<Answer>>>
ask_denominators(const Plan& plan, const Setting& setting, const Question& question) {
    std::vector<std::vector<Answer>> all;
    for (const Plan& denominator : plan.denominators) {
        const Question of_it = question_of(plan, denominator, question);
        auto answered = of_it.levels.empty() ? Result<std::vector<Answer>>{std::vector<Answer>{}}
                                             : ask_count(denominator, setting, of_it);
        if (answered) {
            all.push_back(std::move(*answered));
        } else if (answered.error().kind == ErrorKind::not_found) {
            all.emplace_back(); // nobody is known to live there
        } else {
            return pass(answered.error());
        }
    }
    return all;
}

/// Every count that the plans are made of, each once: their own in order, then what they divide by.
struct Counts {
    std::vector<Plan> plans;
    std::map<std::string, std::size_t> place; ///< of a denominator, by its hash

    explicit Counts(std::span<const Plan> all) : plans{all.begin(), all.end()} {
        for (const Plan& plan : all) {
            for (const Plan& denominator : plan.denominators) {
                add(denominator);
            }
        }
    }

private:
    void add(const Plan& denominator) {
        const auto [found, fresh] = place.try_emplace(denominator.hash, plans.size());
        if (fresh) {
            plans.push_back(denominator);
            return;
        }
        auto& levels = plans[found->second].definition.levels;
        for (const geo::Level level : denominator.definition.levels) {
            if (std::ranges::find(levels, level) == levels.end()) {
                levels.push_back(level);
            }
        }
    }
};

/// Every plan as a count, in their order: the rows of each table are read once.
Result<std::vector<std::vector<Answer>>>
ask_counts(std::span<const Plan> plans, const Setting& setting, geo::Level smallest) {
    const auto vintages = Vintages::load(setting);
    if (!vintages) {
        return pass(vintages.error());
    }
    std::vector<std::vector<Answer>> all(plans.size());
    std::map<std::string, std::vector<std::size_t>> by_table;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        if (!plans[i].outcome) { // they have a question of their own
            by_table[plans[i].table].push_back(i);
        }
    }
    for (const auto& [table, members] : by_table) {
        std::vector<Plan> together;
        std::set<geo::Level> levels;
        for (const std::size_t i : members) {
            together.push_back(plans[i]);
            const auto wanted = no_smaller(plans[i].definition.levels, smallest);
            levels.insert(wanted.begin(), wanted.end());
        }
        const auto groups = scan(together, setting, {{levels.begin(), levels.end()}, "", "", {}});
        if (!groups) {
            return pass(groups.error());
        }
        const std::vector<geo::Level> asked{levels.begin(), levels.end()};
        const auto rows = WideRows::load(together, setting, asked);
        if (!rows) {
            return pass(rows.error());
        }
        SharedPlaces shared;
        for (std::size_t k = 0; k < members.size(); ++k) {
            const Plan& plan = plans[members[k]];
            auto answered = answers(plan, setting,
                                    {no_smaller(plan.definition.levels, smallest), "", {}, {}, ""},
                                    *vintages, *groups, groups->plans[k], {*rows, k}, shared);
            if (!answered) {
                return pass(answered.error());
            }
            all[members[k]] = std::move(*answered);
        }
    }
    return all;
}

/// From counts to what the measure says.
Done finish(const Plan& plan,
            std::span<const std::vector<Answer>> denominators,
            const Setting& setting,
            std::vector<Answer>& answers) {
    switch (plan.definition.kind) {
    case Kind::rate:
    case Kind::share:
        return divide(plan, denominators, setting.state.areas, answers);
    case Kind::mean:
        return average(denominators, answers);
    case Kind::time_between:
        months_between(answers);
        return {};
    case Kind::count:
    case Kind::published:
        break;
    }
    return {};
}

} // namespace

Result<std::vector<Answer>>
ask(const Plan& plan, const Setting& setting, const Question& question) {
    if (auto checked = check_question(plan, question); !checked) {
        return pass(checked.error());
    }
    if (plan.outcome) {
        auto told = ask_outcomes({&plan, 1}, setting, question);
        return told ? Result<std::vector<Answer>>{std::move(told->front())} : pass(told.error());
    }
    // The time since an event before the months asked for is wanted too.
    const bool is_between = plan.definition.kind == Kind::time_between;
    auto counted = ask_count(
        plan, setting,
        is_between ? Question{question.levels, question.area, {}, {}, question.by} : question);
    if (!counted) {
        return counted;
    }
    const auto denominators = ask_denominators(plan, setting, question);
    if (!denominators) {
        return pass(denominators.error());
    }
    if (auto done = finish(plan, *denominators, setting, *counted); !done) {
        return pass(done.error());
    }
    if (is_between) {
        keep_asked(question, *counted);
    }
    return counted;
}

Result<std::vector<std::vector<Answer>>>
ask_all(std::span<const Plan> plans, const Setting& setting, geo::Level smallest) {
    const Counts counts{plans};
    auto all = ask_counts(counts.plans, setting, smallest);
    if (!all) {
        return all;
    }
    for (std::size_t i = 0; i < plans.size(); ++i) {
        if (plans[i].outcome) {
            continue;
        }
        std::vector<std::vector<Answer>> denominators;
        for (const Plan& denominator : plans[i].denominators) {
            denominators.push_back((*all)[counts.place.at(denominator.hash)]);
        }
        if (auto done = finish(plans[i], denominators, setting, (*all)[i]); !done) {
            return pass(done.error());
        }
    }
    all->resize(plans.size());
    if (auto told = tell_outcomes(plans, setting, smallest, *all); !told) {
        return pass(told.error());
    }
    return all;
}

Result<std::vector<Series>>
ask_series(const Plan& plan, const Setting& setting, const Question& question) {
    const auto answers = ask(plan, setting, question);
    if (!answers) {
        return pass(answers.error());
    }
    std::vector<Series> all;
    for (const Answer& answer : *answers) {
        if (const auto area = answer.panel.find(question.area)) {
            all.push_back(answer.panel.series(*area));
            if (!question.by.empty()) {
                all.back().dimensions.emplace_back(question.by, answer.value);
            }
        }
    }
    return all;
}

std::vector<geo::Level> levels_of(const geo::Areas& areas, const std::string& code) {
    if (areas.force(code) != nullptr) {
        return {geo::Level::force};
    }
    if (areas.district(code) != nullptr) {
        return {geo::Level::district};
    }
    if (code.starts_with("E05") || code.starts_with("W05")) {
        return {geo::Level::ward};
    }
    if (areas.is_2021_only(code)) {
        return {geo::Level::lsoa2021};
    }
    if (code.size() == 9 && (code.starts_with("E01") || code.starts_with("W01"))) {
        return {geo::Level::lsoa2021, geo::Level::lsoa2011};
    }
    return {geo::Level::force, geo::Level::district};
}

} // namespace mf::measures
