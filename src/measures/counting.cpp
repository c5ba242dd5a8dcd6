#include "measures/counting.hpp"

#include "measures/folding.hpp"

#include <fmt/format.h>

#include <set>

namespace mf::measures {

namespace {

/// The splits that count anything, ascending, by their code in the groups; one nothing where nothing is split.
std::vector<std::optional<std::uint32_t>>
splits_of(const Question& question, const Groups& groups, const Counted& counted) {
    if (question.by.empty()) {
        return {std::nullopt};
    }
    std::map<std::string, std::uint32_t> found;
    for (std::size_t group = 0; group < groups.size; ++group) {
        if (groups.has_rows(counted, group)) {
            found.emplace(Groups::word(groups.by, group), groups.by.codes[group]);
        }
    }
    std::vector<std::optional<std::uint32_t>> splits;
    for (const auto& [word, code] : found) {
        splits.emplace_back(code);
    }
    return splits.empty() ? std::vector<std::optional<std::uint32_t>>{0U} : splits;
}

} // namespace

const Places& SharedPlaces::at(const Plan& plan,
                               const Setting& setting,
                               const Question& question,
                               const Supplied& supplied,
                               const Vintages& vintages,
                               const Groups& groups,
                               geo::Level level) {
    const auto [place, fresh] =
        made_.try_emplace({level, plan.definition.reported_by, supplied.forces()});
    if (fresh) {
        place->second = places_of(plan, setting, question, supplied, vintages, groups, level);
    }
    return place->second;
}

std::vector<std::string> periods_of(const Supplied& supplied, const Question& question) {
    std::set<std::string> periods;
    if (question.from || question.to) {
        for (const std::string& force : supplied.forces()) {
            if (const auto span = supplied.span(force, question)) {
                for (Period period = span->first; period <= span->last; period = period.next()) {
                    periods.insert(period.text());
                }
            }
        }
        periods.insert(""); // none asked for is not all
    }
    return {periods.begin(), periods.end()};
}

Result<std::vector<Answer>> answers(const Plan& plan,
                                    const Setting& setting,
                                    const Question& question,
                                    const Vintages& vintages,
                                    const Groups& groups,
                                    const Counted& counted,
                                    const PlanRows& rows,
                                    SharedPlaces& shared) {
    std::vector<Answer> answers;
    const Supplied supplied{plan, setting};
    const auto splits = splits_of(question, groups, counted);
    for (const geo::Level level : question.levels) {
        const Places& places =
            shared.at(plan, setting, question, supplied, vintages, groups, level);
        if (!question.area.empty() && !places.has(question.area)) {
            return fail(
                ErrorKind::not_found,
                fmt::format("'{}' is no area for which anything is supplied", question.area), {},
                fmt::format("`metforward series {} --level {}` lists those that there are",
                            plan.definition.id, geo::name(level)));
        }
        const Rows own = rows.all.of(rows.plan, level);
        const Folding folding{{plan, supplied, vintages, groups, counted, places, own, level},
                              question};
        for (const auto& split : splits) {
            answers.push_back({level, split ? groups.by.words[*split] : "", folding.panel(split)});
        }
    }
    return answers;
}

} // namespace mf::measures
