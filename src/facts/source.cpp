#include "facts/source.hpp"

#include "store/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace mf::facts {

std::optional<std::string> contradiction(const SourceDefinition& source) {
    std::set<std::string> fields;
    for (const auto& column : source.columns) {
        if (!fields.insert(column.as).second) {
            return fmt::format("two columns make the field '{}'", column.as);
        }
        if (column.type == FieldType::category && source.category_sets.empty()) {
            return fmt::format("the field '{}' is a category, and there is no category set",
                               column.as);
        }
    }
    if (source.periods) {
        fields.insert(source.periods->as);
        fields.insert(source.periods->value);
    }
    for (const auto& field : source.slice) {
        if (!fields.contains(field)) {
            return fmt::format("'slice' names '{}', which no column makes", field);
        }
    }
    if (source.published.kind == PublishedRule::Kind::column &&
        !fields.contains(source.published.field)) {
        return fmt::format("'published' names '{}', which no column makes", source.published.field);
    }
    std::map<std::string, std::string> meaning;
    for (const auto& set : source.category_sets) {
        for (const auto& [text, id] : set.values) {
            if (const auto [place, fresh] = meaning.emplace(text, id);
                !fresh && place->second != id) {
                return fmt::format("'{}' is '{}' in one category set and '{}' in another", text,
                                   place->second, id);
            }
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
