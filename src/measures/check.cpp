#include "measures/check.hpp"

#include "measures/definition.hpp"
#include "measures/plan.hpp"
#include "store/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace mf::measures {

namespace {

/// Incidents that are no crime stand alone or not at all.
bool mixes_with_crimes(const Plan& plan) {
    std::size_t no_crime = 0;
    for (const std::string& id : plan.categories.counted) {
        no_crime += std::ranges::any_of(plan.categories.sets, [&](const facts::CategorySet& set) {
            return std::ranges::find(set.never, id) != set.never.end();
        });
    }
    return no_crime > 0 && no_crime < plan.categories.counted.size();
}

void check_one(const Definition& definition,
               const std::vector<facts::SourceDefinition>& sources,
               std::vector<Error>& errors) {
    const auto wrong = [&](const std::string& key, std::string message, std::string mend) {
        errors.push_back(
            {ErrorKind::invalid, std::move(message), definition.at(key), std::move(mend)});
    };
    if (definition.file.stem() != definition.id) {
        wrong("id", fmt::format("the file is not named after the measure '{}'", definition.id),
              fmt::format("Name it {}.toml", definition.id));
    }
    if (definition.question.empty()) {
        wrong("id", "the measure answers no question", "Add: question = \"…\"");
    }
    for (const auto& [level, post] : definition.answers) {
        const auto known = geo::level_of(level);
        if (!known || std::ranges::find(definition.levels, *known) == definition.levels.end()) {
            wrong("answers",
                  fmt::format("somebody answers for '{}', a level that the measure has not", level),
                  "Take it out, or add the level");
        }
    }
    const auto source = std::ranges::find(sources, definition.source, &facts::SourceDefinition::id);
    if (source == sources.end()) {
        wrong("counts", fmt::format("there is no source '{}'", definition.source),
              "Name one of definitions/sources");
        return;
    }
    auto found = problems(definition, *source, sources);
    if (found.empty()) {
        if (const auto plan = make_plan(definition, *source, sources);
            plan && mixes_with_crimes(*plan)) {
            wrong("counts", "it counts what is no crime together with crimes",
                  "Leave one of the two out");
        }
    }
    std::ranges::move(found, std::back_inserter(errors));
}

} // namespace

std::vector<Error> check(const std::vector<std::filesystem::path>& folders,
                         const std::vector<facts::SourceDefinition>& sources) {
    std::vector<Error> errors;
    std::map<std::string, std::string> seen;
    for (const auto& file : definition_files(folders)) {
        const auto text = store::read_file(file);
        const auto definition = text ? parse_definition(*text, file) : pass(text.error());
        if (!definition) {
            errors.push_back(definition.error());
            continue;
        }
        if (const auto [place, fresh] = seen.emplace(definition->id, definition->at("id"));
            !fresh) {
            errors.push_back({ErrorKind::invalid,
                              fmt::format("the measure '{}' is defined twice", definition->id),
                              definition->at("id"),
                              fmt::format("The other stands in {}", place->second)});
        }
        check_one(*definition, sources, errors);
    }
    std::ranges::stable_sort(errors, {}, &Error::where);
    return errors;
}

} // namespace mf::measures
