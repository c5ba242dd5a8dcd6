#include "app/area_option.hpp"

#include "facts/known_areas.hpp"
#include "measures/series.hpp"

#include <algorithm>

namespace mf::app {

namespace {

/// Numbers of a force stand under its short name, boundaries under its code.
std::string code_of_numbers(const geo::Areas& lists, const geo::CodeBook::Found& found) {
    if (found.level == geo::Level::force) {
        const auto force = std::ranges::find(lists.forces(), found.area.code, &geo::Force::code);
        if (force != lists.forces().end()) {
            return force->slug;
        }
    }
    return found.area.code;
}

} // namespace

std::string_view year_of(geo::Level level) {
    constexpr std::size_t year_characters = 4;
    const std::string_view name = geo::name(level);
    const bool has_year = name.ends_with("2011") || name.ends_with("2021");
    return has_year ? name.substr(name.size() - year_characters) : std::string_view{};
}

Result<NamedArea> area_option(const facts::Workspace& workspace,
                              const geo::Areas& lists,
                              const std::string& text,
                              const std::function<bool(geo::Level)>& counts) {
    const auto wanted = geo::parse_area_code(text);
    auto known = wanted ? facts::known_areas(workspace, lists, std::nullopt) : pass(wanted.error());
    if (!known) {
        return pass(known.error());
    }
    std::erase_if(*known, [&](const auto& one) { return one.area.code != wanted->code; });
    const auto counted = [&](const facts::KnownArea& one) { return counts(one.set.level); };
    if (std::ranges::any_of(*known, counted)) {
        std::erase_if(*known, std::not_fn(counted));
    }
    const auto found = facts::code_book(*known).resolve(text);
    std::vector<geo::Level> likely = measures::levels_of(lists, wanted->code);
    if (found) {
        NamedArea named{code_of_numbers(lists, *found), {found->level}};
        if (wanted->vintage.empty()) {
            std::erase(likely, found->level);
            named.levels.insert(named.levels.end(), likely.begin(), likely.end());
        }
        return named;
    }
    if (!wanted->vintage.empty()) {
        std::erase_if(likely, [&](geo::Level level) { return year_of(level) != wanted->vintage; });
    }
    if (found.error().kind == ErrorKind::usage || likely.empty()) {
        Error error = found.error();
        error.where = "--area";
        return pass(std::move(error));
    }
    return NamedArea{wanted->code, std::move(likely)};
}

} // namespace mf::app
