#include "measures/check.hpp"

#include "measures/definition.hpp"
#include "measures/filter.hpp"
#include "measures/parts.hpp"
#include "measures/versions.hpp"
#include "store/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

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

/// For each level of the measure a post answers, and for no other.
void check_answers(const Definition& definition, std::vector<Error>& errors) {
    const auto wrong = [&](std::string message, std::string mend) {
        errors.push_back(
            {ErrorKind::invalid, std::move(message), definition.at("answers"), std::move(mend)});
    };
    std::set<std::string> levels;
    for (const Definition& part : parts_of(definition)) {
        for (const geo::Level level : part.levels) {
            levels.emplace(geo::name(level));
        }
    }
    for (const auto& [level, post] : definition.answers) {
        if (!levels.contains(level)) {
            wrong(fmt::format("somebody answers for '{}', a level that the measure has not", level),
                  "Take it out, or add the level");
        }
    }
    for (const std::string& level : levels) {
        const auto post = definition.answers.find(level);
        if (post == definition.answers.end() || post->second.empty()) {
            wrong(fmt::format("nobody answers for the measure at the level '{}'", level),
                  fmt::format("Add to answers: {} = \"a post\"", level));
        }
    }
}

void check_one(const Definition& definition,
               const std::vector<facts::SourceDefinition>& sources,
               std::vector<Error>& errors) {
    const auto wrong = [&](const std::string& key, std::string message, std::string mend) {
        errors.push_back(
            {ErrorKind::invalid, std::move(message), definition.at(key), std::move(mend)});
    };
    if (definition.question.empty()) {
        wrong("id", "the measure answers no question", "Add: question = \"…\"");
    }
    check_answers(definition, errors);
    auto found = all_problems(definition, sources);
    const auto plans = found.empty() ? make_plans(definition, sources)
                                     : Result<std::vector<Plan>>{std::vector<Plan>{}};
    for (const std::string& field : definition.splits) {
        const auto has_it = [&](const Plan& plan) {
            return std::ranges::find(plan.dimensions, field) != plan.dimensions.end();
        };
        if (plans && !plans->empty() && !std::ranges::all_of(*plans, has_it)) {
            wrong("splits", fmt::format("'{}' is no field that it can be split by", field),
                  "`metforward series ID --by FIELD` says which there are");
        }
    }
    if (!definition.splits.empty() &&
        (definition.suppress_below > 0 || definition.kind != Kind::count)) {
        wrong("splits", "only a count that withholds nothing is split", "Take it out");
    }
    if (plans && std::ranges::any_of(*plans, mixes_with_crimes)) {
        wrong("counts", "it counts what is no crime together with crimes",
              "Leave one of the two out");
    }
    std::ranges::move(found, std::back_inserter(errors));
}

/// Of the measures that answer one question one is shown first: two sources would contradict each other.
void check_headlines(const std::vector<Definition>& definitions, std::vector<Error>& errors) {
    std::map<std::string, std::vector<const Definition*>> by_question;
    for (const Definition& definition : definitions) {
        if (!definition.question.empty()) {
            by_question[definition.question].push_back(&definition);
        }
    }
    for (auto& [question, all] : by_question) {
        const Definition& first = *all.front();
        std::erase_if(all, [](const Definition* one) { return !one->headline; });
        if (all.empty()) {
            errors.push_back({ErrorKind::invalid,
                              fmt::format("the question '{}' has no headline", question),
                              first.at("question"), "Give one of its measures: headline = true"});
        }
        for (std::size_t i = 1; i < all.size(); ++i) {
            errors.push_back({ErrorKind::invalid,
                              fmt::format("the question '{}' has a headline already", question),
                              all[i]->at("headline"),
                              fmt::format("The other stands in {}", all[0]->at("headline"))});
        }
    }
}

/// A kind is a kind of something that is counted too, and of nothing that is a kind itself.
void check_parts(const std::vector<Definition>& definitions, std::vector<Error>& errors) {
    for (const Definition& part : definitions) {
        if (part.part_of.empty()) {
            continue;
        }
        const auto whole = std::ranges::find(definitions, part.part_of, &Definition::id);
        if (whole == definitions.end() || !whole->part_of.empty()) {
            errors.push_back(
                {ErrorKind::invalid, fmt::format("'{}' is no measure that has parts", part.part_of),
                 part.at("part_of"), "Name a measure that is no part itself, or take it out"});
        }
    }
}

/// A sum is one of counts of the same source, each of them once.
void check_sums(const std::vector<Definition>& definitions, std::vector<Error>& errors) {
    for (const Definition& whole : definitions) {
        std::set<std::string> seen;
        for (const std::string& id : whole.sum_of) {
            const auto part = std::ranges::find(definitions, id, &Definition::id);
            const bool fits = part != definitions.end() && part->id != whole.id &&
                              part->source == whole.source && part->kind == Kind::count &&
                              whole.kind == Kind::count;
            if (!fits || !seen.insert(id).second) {
                errors.push_back(
                    {ErrorKind::invalid,
                     fmt::format("'{}' is no count that '{}' could be a sum of", id, whole.id),
                     whole.at("sum_of"),
                     "Name counts of the same source, each once, or take it out"});
            }
        }
    }
}

/// A split by a field would tell what another measure withholds of one of the field's values.
void check_splits(const std::vector<Definition>& definitions, std::vector<Error>& errors) {
    for (const Definition& split : definitions) {
        for (const Definition& other : definitions) {
            const auto filter = parse_filter(other.where);
            if (other.suppress_below == 0 || other.source != split.source || !filter) {
                continue;
            }
            for (const std::string& field : split.splits) {
                if (!named_values(*filter, field).empty()) {
                    errors.push_back({ErrorKind::invalid,
                                      fmt::format("the split by '{}' tells what '{}' withholds",
                                                  field, other.id),
                                      split.at("splits"), "Take the field out"});
                }
            }
        }
    }
}

/// Every definition that can be read; of two with one id and version the first.
std::vector<Definition> readable(const std::vector<std::filesystem::path>& folders,
                                 std::vector<Error>& errors) {
    std::vector<Definition> definitions;
    std::map<std::pair<std::string, int>, std::string> seen;
    for (const auto& file : definition_files(folders)) {
        const auto text = store::read_file(file);
        auto definition = text ? parse_definition(*text, file) : pass(text.error());
        if (!definition) {
            errors.push_back(definition.error());
            continue;
        }
        const auto [place, fresh] =
            seen.emplace(std::pair{definition->id, definition->version}, definition->at("id"));
        if (!fresh) {
            errors.push_back({ErrorKind::invalid,
                              fmt::format("the measure '{}' is defined twice", definition->id),
                              definition->at("id"),
                              fmt::format("The other stands in {}", place->second)});
            continue;
        }
        definitions.push_back(std::move(*definition));
    }
    std::ranges::sort(definitions, {},
                      [](const Definition& one) { return std::tuple{one.id, one.version}; });
    return definitions;
}

} // namespace

std::vector<Error> check(const std::vector<std::filesystem::path>& folders,
                         const std::vector<facts::SourceDefinition>& sources) {
    std::vector<Error> errors;
    auto definitions = readable(folders, errors);
    for (const Definition& definition : definitions) {
        check_one(definition, sources, errors);
    }
    std::ranges::move(version_problems(definitions, sources), std::back_inserter(errors));
    definitions = newest_of(std::move(definitions));
    check_headlines(definitions, errors);
    check_parts(definitions, errors);
    check_sums(definitions, errors);
    check_splits(definitions, errors);
    std::ranges::stable_sort(errors, {}, &Error::where);
    return errors;
}

} // namespace mf::measures
