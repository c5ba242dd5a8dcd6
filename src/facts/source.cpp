#include "facts/source.hpp"

#include "store/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace mf::facts {

namespace {

using Contradiction = std::optional<Error>;

Contradiction contradicts(std::string message, std::string mend) {
    return Error{ErrorKind::invalid, std::move(message), {}, std::move(mend)};
}

Contradiction in_characters(const SourceDefinition& source) {
    constexpr std::string_view no_delimiter{"\"\r\n\0", 4};
    if (no_delimiter.contains(source.delimiter)) {
        return contradicts("'delimiter' is a quote, a line end or a zero byte",
                           "Use the character between two fields: \",\" or \";\"");
    }
    return std::nullopt;
}

/// Adds the names of all fields to `fields`.
Contradiction in_columns(const SourceDefinition& source, std::set<std::string>& fields) {
    for (const auto& column : source.columns) {
        if (!fields.insert(column.as).second) {
            return contradicts(fmt::format("two columns make the field '{}'", column.as),
                               "Give one of them another name under 'as'");
        }
        if (column.type == FieldType::category && source.category_sets.empty()) {
            return contradicts(
                fmt::format("the field '{}' is a category, and there is no category set",
                            column.as),
                "Add a [[category-set]]");
        }
    }
    if (source.periods && (!fields.insert(source.periods->as).second ||
                           !fields.insert(source.periods->value).second)) {
        return contradicts("the periods make a field that a column makes too",
                           "Give it another name under 'as' or 'value' of [periods]");
    }
    return std::nullopt;
}

Contradiction in_names(const SourceDefinition& source, const std::set<std::string>& fields) {
    const std::string known = fmt::format("The fields are {}", fmt::join(fields, ", "));
    for (const auto& field : source.slice) {
        if (!fields.contains(field)) {
            return contradicts(fmt::format("'slice' names '{}', which no column makes", field),
                               known);
        }
    }
    if (source.published.kind == PublishedRule::Kind::column &&
        !fields.contains(source.published.field)) {
        return contradicts(
            fmt::format("'published' names '{}', which no column makes", source.published.field),
            known);
    }
    return std::nullopt;
}

Contradiction in_categories(const SourceDefinition& source) {
    std::map<std::string, std::string> meaning;
    for (const auto& set : source.category_sets) {
        for (const auto& [text, id] : set.values) {
            if (const auto [place, fresh] = meaning.emplace(text, id);
                !fresh && place->second != id) {
                return contradicts(
                    fmt::format("'{}' is '{}' in one category set and '{}' in another", text,
                                place->second, id),
                    "Give it one id in all sets");
            }
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<Error> contradiction(const SourceDefinition& source) {
    std::set<std::string> fields;
    for (auto found : {in_characters(source), in_columns(source, fields), in_names(source, fields),
                       in_categories(source)}) {
        if (found) {
            return found;
        }
    }
    return std::nullopt;
}

Result<std::vector<SourceDefinition>>
load_sources(const std::vector<std::filesystem::path>& folders) {
    std::vector<std::filesystem::path> files;
    for (const auto& folder : folders) {
        std::error_code ignored; // an authority without sources of its own has no such folder
        for (const auto& entry : std::filesystem::directory_iterator{folder, ignored}) {
            if (entry.path().extension() == ".toml") {
                files.push_back(entry.path());
            }
        }
    }
    std::ranges::sort(files);
    std::vector<SourceDefinition> sources;
    for (const auto& file : files) {
        const auto text = store::read_file(file);
        if (!text) {
            return pass(text.error());
        }
        auto source = parse_source(*text, file);
        if (!source) {
            return pass(source.error());
        }
        sources.push_back(std::move(*source));
    }
    std::ranges::sort(sources, {}, &SourceDefinition::id);
    const auto twice = std::ranges::adjacent_find(sources, {}, &SourceDefinition::id);
    if (twice != sources.end()) {
        return fail(ErrorKind::invalid, fmt::format("'{}' is defined twice", twice->id),
                    (twice + 1)->file.string(), "Give one of them another id");
    }
    return sources;
}

} // namespace mf::facts
