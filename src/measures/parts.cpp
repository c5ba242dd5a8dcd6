#include "measures/parts.hpp"

#include "base/hash.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>

namespace mf::measures {

std::vector<Definition> parts_of(const Definition& definition) {
    std::vector<Definition> parts{definition};
    parts.front().also.clear();
    for (const Elsewhere& elsewhere : definition.also) {
        Definition part = parts.front();
        part.source = elsewhere.source;
        part.where = elsewhere.where;
        part.sum = elsewhere.sum;
        part.levels = elsewhere.levels;
        part.lines["counts"] = part.lines["levels"] = definition.line("also");
        parts.push_back(std::move(part));
    }
    return parts;
}

std::vector<Error> all_problems(const Definition& definition,
                                std::span<const facts::SourceDefinition> sources) {
    std::vector<Error> errors;
    std::set<geo::Level> levels;
    bool first = true;
    for (const Definition& part : parts_of(definition)) {
        const std::string at = definition.at(first ? "counts" : "also");
        first = false;
        for (const geo::Level level : part.levels) {
            if (!levels.insert(level).second) {
                errors.push_back({ErrorKind::invalid,
                                  fmt::format("the level '{}' is counted twice", geo::name(level)),
                                  at, "Leave it to one of the sources"});
            }
        }
        const auto source = std::ranges::find(sources, part.source, &facts::SourceDefinition::id);
        if (source == sources.end()) {
            errors.push_back({ErrorKind::invalid,
                              fmt::format("there is no source '{}'", part.source), at,
                              "Name one of definitions/sources"});
            continue;
        }
        std::ranges::move(problems(part, *source, sources), std::back_inserter(errors));
    }
    return errors;
}

Result<std::vector<Plan>> make_plans(const Definition& definition,
                                     std::span<const facts::SourceDefinition> sources) {
    if (const auto errors = all_problems(definition, sources); !errors.empty()) {
        return pass(errors.front());
    }
    std::vector<Plan> plans;
    std::string hashes = "metforward measure of several sources 1\n";
    for (Definition& part : parts_of(definition)) {
        const auto source = std::ranges::find(sources, part.source, &facts::SourceDefinition::id);
        auto plan = make_plan(std::move(part), *source, sources);
        if (!plan) {
            return pass(plan.error());
        }
        hashes += plan->hash + "\n";
        for (const geo::Level level : plan->definition.levels) {
            hashes += fmt::format("{} ", geo::name(level));
        }
        plans.push_back(std::move(*plan));
    }
    if (plans.size() > 1) {
        const std::string hash = sha256(hashes);
        for (Plan& plan : plans) {
            plan.hash = hash;
        }
    }
    return plans;
}

} // namespace mf::measures
