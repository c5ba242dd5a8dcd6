#include "facts/source.hpp"

#include "store/files.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::facts {

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
