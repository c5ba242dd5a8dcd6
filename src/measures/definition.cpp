#include "measures/definition.hpp"

#include "store/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace mf::measures {

namespace {

constexpr std::array<std::pair<Kind, std::string_view>, 6> names{
    {{Kind::count, "count"},
     {Kind::rate, "rate"},
     {Kind::share, "share"},
     {Kind::mean, "mean"},
     {Kind::published, "published"},
     {Kind::time_between, "time-between"}}};

} // namespace

bool Definition::counts(geo::Level level) const {
    const auto has = [level](const std::vector<geo::Level>& all) {
        return std::ranges::find(all, level) != all.end();
    };
    return has(levels) || std::ranges::any_of(also, has, &Elsewhere::levels);
}

int Definition::line(const std::string& key) const {
    const auto found = lines.find(key);
    return found == lines.end() ? 1 : found->second;
}

std::string Definition::at(const std::string& key) const {
    return fmt::format("{}:{}", file.string(), line(key));
}

std::string_view name(Kind kind) {
    const auto* const found =
        std::ranges::find(names, kind, &std::pair<Kind, std::string_view>::first);
    return found == names.end() ? std::string_view{} : found->second;
}

std::optional<Kind> kind_named(std::string_view text) {
    const auto* const found =
        std::ranges::find(names, text, &std::pair<Kind, std::string_view>::second);
    return found == names.end() ? std::nullopt : std::optional{found->first};
}

std::vector<std::filesystem::path>
definition_files(const std::vector<std::filesystem::path>& folders) {
    std::vector<std::filesystem::path> files;
    for (const auto& folder : folders) {
        std::error_code ignored; // an authority need not have a folder of its own
        for (const auto& entry : std::filesystem::directory_iterator{folder, ignored}) {
            if (entry.path().extension() == ".toml") {
                files.push_back(entry.path());
            }
        }
    }
    std::ranges::sort(files);
    return files;
}

Result<std::vector<Definition>>
load_definitions(const std::vector<std::filesystem::path>& folders) {
    std::vector<Definition> definitions;
    for (const auto& file : definition_files(folders)) {
        const auto text = store::read_file(file);
        if (!text) {
            return pass(text.error());
        }
        auto definition = parse_definition(*text, file);
        if (!definition) {
            return pass(definition.error());
        }
        definitions.push_back(std::move(*definition));
    }
    const auto place = [](const Definition& one) { return std::tuple{one.id, one.version}; };
    std::ranges::sort(definitions, {}, place);
    const auto twice = std::ranges::adjacent_find(definitions, {}, place);
    if (twice != definitions.end()) {
        return fail(ErrorKind::invalid, fmt::format("the measure '{}' is defined twice", twice->id),
                    (twice + 1)->at("id"), "Give one of them another id");
    }
    return definitions;
}

} // namespace mf::measures
