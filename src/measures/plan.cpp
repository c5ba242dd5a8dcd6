#include "measures/plan.hpp"

#include "facts/state.hpp"
#include "measures/count_plan.hpp"
#include "measures/source_fields.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::measures {

namespace {

/// The rows that a share is a share of.
Definition whole_of(const Definition& share) {
    Definition whole = share;
    whole.kind = Kind::count;
    whole.where = share.out_of;
    whole.suppress_below = 0;
    return whole;
}

/// The rows that a mean is made of: those with a value.
Definition valued(const Definition& mean) {
    Definition rows = mean;
    rows.kind = Kind::count;
    const std::string there = fmt::format("{} is not missing", mean.sum);
    rows.where = mean.where.empty() ? there : fmt::format("({}) and {}", mean.where, there);
    return rows;
}

Result<std::vector<Plan>> mean_denominators(const Definition& mean,
                                            const facts::SourceDefinition& source) {
    Definition rows = valued(mean);
    auto squares = count_plan(rows, source);
    rows.sum.clear();
    auto counted = count_plan(rows, source);
    if (!squares || !counted) {
        return pass(squares ? counted.error() : squares.error());
    }
    squares->squared = true;
    squares->hash = hash_of(*squares);
    return std::vector<Plan>{std::move(*counted), std::move(*squares)};
}

/// What is wrong with the outcomes, told where they stand.
std::vector<Error> outcome_problems(const Definition& definition,
                                    const facts::SourceDefinition& source,
                                    std::span<const facts::SourceDefinition> sources) {
    const auto wrong = [&](std::string message, std::string mend) {
        return std::vector<Error>{
            {ErrorKind::invalid, std::move(message), definition.at("outcome"), std::move(mend)}};
    };
    const Outcome& outcome = *definition.outcome;
    const auto found = std::ranges::find(sources, outcome.source, &facts::SourceDefinition::id);
    if (found == sources.end()) {
        return wrong(fmt::format("there is no source '{}'", outcome.source),
                     "Name one of definitions/sources");
    }
    for (const geo::Level level : definition.levels) {
        if (level != geo::Level::force && level != geo::Level::district) {
            return wrong("outcomes are told by force and district", "Leave the smaller levels out");
        }
    }
    Definition told;
    told.where = outcome.where;
    told.lines = {{"counts", definition.line("outcome")}};
    told.file = definition.file;
    std::vector<Error> errors = count_problems(told, *found);
    for (const Fields& fields : {find_fields(source), find_fields(*found)}) {
        if (fields.id.empty() || fields.force.empty() ||
            find_period(source, {})->second != Period::Kind::month) {
            std::ranges::move(wrong("incidents and outcomes need an id, a force and a month",
                                    "Use sources that have them"),
                              std::back_inserter(errors));
        }
    }
    return errors;
}

Result<OutcomePlan> outcome_plan(const Outcome& outcome, const facts::SourceDefinition& source) {
    auto filter = parse_filter(outcome.where);
    if (!filter) {
        return pass(filter.error());
    }
    return OutcomePlan{std::move(*filter), facts::sql_table(source.id), find_fields(source),
                       outcome.after_months};
}

/// One source's people, at those levels of the rate that it serves: its own where it names one, else all it has.
Definition people_of(const Definition& rate, const facts::SourceDefinition& source) {
    const auto own = geo::level_of(source.level);
    const Fields fields = find_fields(source);
    Definition people;
    people.id = rate.per.of;
    people.source = source.id;
    people.sum = rate.per.of;
    people.file = rate.file;
    people.lines = rate.lines;
    for (const geo::Level level : rate.levels) {
        if (own ? level == *own : !fields.of(level).empty()) {
            people.levels.push_back(level);
        }
    }
    return people;
}

/// Those that have what the rate divides by, in order of their ids.
std::vector<Definition> people_of(const Definition& rate,
                                  std::span<const facts::SourceDefinition> sources) {
    std::vector<Definition> found;
    for (const facts::SourceDefinition& source : sources) {
        if (!source.denominator.empty() && source.denominator == rate.per.of) {
            found.push_back(people_of(rate, source));
        }
    }
    std::erase_if(found, [](const Definition& people) { return people.levels.empty(); });
    return found;
}

const facts::SourceDefinition& named(std::span<const facts::SourceDefinition> sources,
                                     const std::string& id) {
    return *std::ranges::find(sources, id, &facts::SourceDefinition::id);
}

Result<std::vector<Plan>> denominators_of(const Definition& definition,
                                          const facts::SourceDefinition& source,
                                          std::span<const facts::SourceDefinition> sources) {
    if (definition.kind == Kind::mean) {
        return mean_denominators(definition, source);
    }
    std::vector<Definition> dividing;
    if (definition.kind == Kind::share) {
        dividing.push_back(whole_of(definition));
    } else if (definition.kind == Kind::rate) {
        dividing = people_of(definition, sources);
    }
    std::vector<Plan> denominators;
    for (Definition& one : dividing) {
        const bool own = one.source == definition.source;
        auto denominator = count_plan(one, own ? source : named(sources, one.source));
        if (!denominator) {
            return pass(denominator.error());
        }
        denominators.push_back(std::move(*denominator));
    }
    return denominators;
}

} // namespace

bool Plan::counts(geo::Level level) const {
    return std::ranges::find(definition.levels, level) != definition.levels.end();
}

std::vector<Error> problems(const Definition& definition,
                            const facts::SourceDefinition& source,
                            std::span<const facts::SourceDefinition> sources) {
    std::vector<Error> errors = count_problems(definition, source);
    if (definition.outcome && errors.empty()) {
        return outcome_problems(definition, source, sources);
    }
    if (definition.kind == Kind::share) {
        for (Error& error : count_problems(whole_of(definition), source)) {
            error.where = definition.at("out_of");
            errors.push_back(std::move(error));
        }
    }
    if (definition.kind != Kind::rate) {
        return errors;
    }
    const auto people = people_of(definition, sources);
    if (people.empty()) {
        errors.push_back(
            {ErrorKind::invalid, fmt::format("no source has '{}' to divide by", definition.per.of),
             definition.at("per"), "Use what a source names in 'denominator': \"residents\""});
    }
    for (const Definition& one : people) {
        std::ranges::move(count_problems(one, named(sources, one.source)),
                          std::back_inserter(errors));
    }
    return errors;
}

Result<Plan> make_plan(Definition definition,
                       const facts::SourceDefinition& source,
                       std::span<const facts::SourceDefinition> sources) {
    const auto errors = problems(definition, source, sources);
    if (!errors.empty()) {
        return pass(errors.front());
    }
    auto plan = count_plan(std::move(definition), source);
    if (!plan) {
        return plan;
    }
    if (plan->definition.outcome) {
        const Outcome& outcome = *plan->definition.outcome;
        auto told = outcome_plan(outcome, named(sources, outcome.source));
        if (!told) {
            return pass(told.error());
        }
        plan->outcome = std::move(*told);
    } else {
        auto denominators = denominators_of(plan->definition, source, sources);
        if (!denominators) {
            return pass(denominators.error());
        }
        plan->denominators = std::move(*denominators);
    }
    plan->hash = hash_of(*plan);
    return plan;
}

} // namespace mf::measures
