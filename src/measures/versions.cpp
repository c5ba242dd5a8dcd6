#include "measures/versions.hpp"

#include "base/month.hpp"
#include "measures/parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

namespace mf::measures {

namespace {

Error wrong(const Definition& definition,
            const std::string& key,
            std::string message,
            std::string mend) {
    return {ErrorKind::invalid, std::move(message), definition.at(key), std::move(mend)};
}

std::optional<Error> name_problem(const Definition& definition, int newest) {
    const std::string name = definition.version == newest
                                 ? definition.id
                                 : fmt::format("{}.v{}", definition.id, definition.version);
    if (definition.file.stem() == name) {
        return std::nullopt;
    }
    return wrong(definition, "id",
                 fmt::format("the file is not named after the measure '{}'{}", definition.id,
                             definition.version == newest ? "" : " and its version"),
                 fmt::format("Name it {}.toml", name));
}

/// Who changed the rule, who looked, why and when.
std::vector<Error> change_problems(const Definition& definition) {
    std::vector<Error> errors;
    const auto& change = definition.change;
    if (definition.version == 1) {
        if (change) {
            errors.push_back(wrong(definition, "change", "the first version changes nothing",
                                   "Take 'change' out, or raise the version"));
        }
        return errors;
    }
    if (!change) {
        errors.push_back(wrong(definition, "version", "a new version does not say why it is",
                               "Add: change = { reason = \"…\", author = \"POST\", checker = "
                               "\"POST\", date = \"2026-03-31\", replaces = \"HASH\" }"));
        return errors;
    }
    if (change->author == change->checker) {
        errors.push_back(wrong(definition, "change", "author and checker are one post",
                               "Let another post check it"));
    }
    if (!Day::parse(change->date)) {
        errors.push_back(wrong(definition, "change", fmt::format("'{}' is no day", change->date),
                               "Write it as 2026-03-31"));
    }
    return errors;
}

/// What a version says that it replaced must still be there, unaltered.
std::optional<Error> replaced_problem(const Definition& definition,
                                      std::span<const Definition> definitions,
                                      std::span<const facts::SourceDefinition> sources) {
    if (definition.version == 1 || !definition.change) {
        return std::nullopt;
    }
    const auto before = std::ranges::find_if(definitions, [&](const Definition& one) {
        return one.id == definition.id && one.version == definition.version - 1;
    });
    if (before == definitions.end()) {
        return wrong(definition, "version",
                     fmt::format("version {} of it is not there", definition.version - 1),
                     fmt::format("Keep it as {}.v{}.toml", definition.id, definition.version - 1));
    }
    const auto plans = make_plans(*before, sources);
    if (!plans || plans->front().hash == definition.change->replaces) {
        return std::nullopt;
    }
    return wrong(*before, "version",
                 fmt::format("version {} is not what version {} replaced", before->version,
                             definition.version),
                 fmt::format("Its hash is {}; undo the change, or make it a new version",
                             plans->front().hash));
}

} // namespace

std::vector<Definition> newest_of(std::vector<Definition> definitions) {
    std::vector<Definition> newest;
    for (Definition& definition : definitions) {
        if (!newest.empty() && newest.back().id == definition.id) {
            newest.back() = std::move(definition);
        } else {
            newest.push_back(std::move(definition));
        }
    }
    return newest;
}

std::vector<Error> version_problems(std::span<const Definition> definitions,
                                    std::span<const facts::SourceDefinition> sources) {
    std::vector<Error> errors;
    for (const Definition& definition : definitions) {
        int newest = definition.version;
        for (const Definition& one : definitions) {
            newest = one.id == definition.id ? std::max(newest, one.version) : newest;
        }
        if (auto error = name_problem(definition, newest)) {
            errors.push_back(std::move(*error));
        }
        std::ranges::move(change_problems(definition), std::back_inserter(errors));
        if (auto error = replaced_problem(definition, definitions, sources)) {
            errors.push_back(std::move(*error));
        }
    }
    return errors;
}

} // namespace mf::measures
