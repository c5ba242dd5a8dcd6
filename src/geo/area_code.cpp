#include "geo/area_code.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::geo {

std::string AreaCode::text() const {
    return vintage.empty() ? code : code + "@" + vintage;
}

Result<AreaCode> parse_area_code(std::string_view text) {
    const auto parts = split(text, '@');
    AreaCode area{std::string{trimmed(parts[0])},
                  parts.size() > 1 ? std::string{trimmed(parts[1])} : std::string{}};
    if (parts.size() > 2 || area.code.empty() || (parts.size() == 2 && area.vintage.empty())) {
        return fail(ErrorKind::usage, fmt::format("'{}' is no code of an area", text), {},
                    "Write the code, or CODE@VINTAGE as in X01@2018");
    }
    return area;
}

void CodeBook::add(const SetId& set, std::vector<std::string> codes) {
    std::ranges::sort(codes);
    codes.erase(std::ranges::unique(codes).begin(), codes.end());
    sets_.push_back({set, std::move(codes)});
}

Result<CodeBook::Found> CodeBook::resolve(std::string_view text, std::optional<Level> level) const {
    const auto wanted = parse_area_code(text);
    if (!wanted) {
        return pass(wanted.error());
    }
    std::vector<Found> meant;  // fits code, level and vintage
    std::vector<Found> others; // fits the code
    for (const Listed& listed : sets_) {
        if (!std::ranges::binary_search(listed.codes, wanted->code)) {
            continue;
        }
        const Found found{listed.set.level, {wanted->code, listed.set.vintage}};
        const bool fits = (!level || *level == found.level) &&
                          (wanted->vintage.empty() || wanted->vintage == found.area.vintage);
        auto& list = fits ? meant : others;
        if (std::ranges::find(list, found) == list.end()) {
            list.push_back(found);
        }
    }
    if (meant.size() == 1) {
        return meant.front();
    }
    const auto choices = [](const std::vector<Found>& list) {
        std::vector<std::string> texts;
        for (const Found& found : list) {
            texts.push_back(fmt::format("{} ({})", found.area.text(), name(found.level)));
        }
        std::ranges::sort(texts);
        return joined(texts, ", ");
    };
    if (meant.empty()) {
        return fail(ErrorKind::not_found, fmt::format("there is no area '{}'", text), {},
                    others.empty() ? "Load the boundaries or the list that has it"
                                   : "There is " + choices(others));
    }
    return fail(ErrorKind::usage, fmt::format("'{}' could be several areas", text), {},
                "Say which one: " + choices(meant));
}

} // namespace mf::geo
