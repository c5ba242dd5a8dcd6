#include "app/lookup_words.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <vector>

namespace mf::app {

std::string levels_in_words() {
    std::vector<std::string> names;
    for (const geo::Level level : geo::all_levels()) {
        names.emplace_back(geo::name(level));
    }
    return joined(names, ", ");
}

Result<geo::SetId> parse_set(std::string_view text, const std::string& option) {
    const auto parts = split(text, '@');
    const auto level = geo::level_of(parts.front());
    if (parts.size() != 2 || !level || parts[1].empty()) {
        return fail(ErrorKind::usage, fmt::format("'{}' is no set of areas", text), option,
                    "Write LEVEL@VINTAGE, as in ward@2018; a level is one of " + levels_in_words());
    }
    return geo::SetId{*level, std::string{parts[1]}, ""};
}

std::string in_words(const facts::LookupManifest& lookup) {
    switch (lookup.basis) {
    case geo::LookupBasis::whole:
        return "best fit, each area goes whole to one (weight 1)";
    case geo::LookupBasis::shares:
        return fmt::format("{} areas are parted by {} [e]", lookup.parted, lookup.weight_of);
    case geo::LookupBasis::area:
        return fmt::format("{} areas are parted by area [e]", lookup.parted);
    }
    return "";
}

} // namespace mf::app
