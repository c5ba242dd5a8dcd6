#include "pages/near.hpp"

#include "base/text.hpp"
#include "pages/addresses.hpp"
#include "pages/page_start.hpp"
#include "pages/sentences.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace mf::pages {

namespace {

constexpr std::size_t suggestions_max = 8;

/// So many letters of a name may be wrong.
std::size_t slips_in(std::string_view typed) {
    constexpr std::size_t letters_a_slip = 3;
    return std::max<std::size_t>(1, typed.size() / letters_a_slip);
}

std::string last_part(const std::string& address) {
    return address.substr(address.rfind('/') + 1);
}

using Near = std::vector<std::pair<std::size_t, LinkItem>>;

LinkList nearest(Near near) {
    std::ranges::stable_sort(near, {}, &std::pair<std::size_t, LinkItem>::first);
    LinkList list;
    for (auto& [off, item] : near) {
        if (list.items.size() == suggestions_max) {
            break;
        }
        list.items.push_back(std::move(item));
    }
    return list;
}

} // namespace

std::vector<const release::AreaInfo*> areas_named(const release::Release& release,
                                                  const std::string& typed) {
    const std::string key = name_key(typed);
    std::vector<std::tuple<bool, geo::Level, std::string, const release::AreaInfo*>> found;
    for (const release::AreaInfo& area : release.areas) {
        const std::string name = name_key(area.name);
        if (name.find(key) != std::string::npos || lower(area.code) == key) {
            found.emplace_back(!name.starts_with(key), area.level, name, &area);
        }
    }
    std::ranges::stable_sort(found, [](const auto& a, const auto& b) {
        return std::tie(std::get<0>(a), std::get<1>(a), std::get<2>(a)) <
               std::tie(std::get<0>(b), std::get<1>(b), std::get<2>(b));
    });
    std::vector<const release::AreaInfo*> areas;
    for (const auto& match : found) {
        areas.push_back(std::get<3>(match));
    }
    return areas;
}

namespace {

/// What was typed as postcodes are written, without the blank: "E96NQ".
std::string postcode_key(std::string_view typed) {
    std::string key;
    for (const char c : typed) {
        if (c != ' ') {
            key += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        }
    }
    return key;
}

/// The district that it lies in, or itself where it lies in none.
const release::AreaInfo* district_of(const release::Release& release,
                                     const release::AreaInfo& area) {
    const auto above = parents_of(release, area);
    const auto found = std::ranges::find(above, geo::Level::district, &release::AreaInfo::level);
    return found == above.end() ? &area : *found;
}

} // namespace

std::vector<const release::AreaInfo*> areas_of_postcode(const release::Release& release,
                                                        const std::string& typed) {
    const std::string key = postcode_key(typed);
    std::vector<const release::AreaInfo*> areas;
    for (const release::PlaceInfo& postcode : release.postcodes) {
        const bool whole = postcode_key(postcode.name) == key;
        const bool begins = postcode.name.substr(0, postcode.name.find(' ')) == key;
        const release::AreaInfo* area = whole || begins ? release.area(postcode.area) : nullptr;
        if (area != nullptr) {
            areas.push_back(whole ? area : district_of(release, *area));
        }
    }
    std::ranges::sort(areas, {}, [](const auto* area) { return std::tie(area->name, area->code); });
    areas.erase(std::unique(areas.begin(), areas.end()), areas.end());
    return areas;
}

bool is_postcode(const release::Release& release, const std::string& typed) {
    const std::string key = postcode_key(typed);
    return std::ranges::any_of(release.postcodes, [&](const release::PlaceInfo& postcode) {
        return postcode_key(postcode.name) == key;
    });
}

bool has_words(const std::string& text, const std::string& key) {
    const std::string name = " " + name_key(text);
    return std::ranges::all_of(split(key, ' '), [&](std::string_view word) {
        return name.find(" " + std::string{word}) != std::string::npos;
    });
}

std::vector<NamedPage> named_pages(const Words& words) {
    return {{words("frame.home"), "/"},
            {words("areas.title"), "/areas"},
            {words("measures.title"), "/measures"},
            {words("signals.title"), "/signals"},
            {words("sources.title"), "/sources"},
            {words("coverage.title"), "/coverage"},
            {words("differ.title"), "/why-numbers-differ"},
            {words("releases.title"), "/releases"},
            {words("corrections.title"), "/corrections"},
            {words("about.title"), "/about"},
            {words("trust.page"), "/about/trust"},
            {words("accessibility.title"), "/accessibility"},
            {words("record.all_title"), "/records"},
            {words("terms.title"), "/words"}};
}

std::size_t distance(std::string_view one, std::string_view other, std::size_t most) {
    const std::size_t longer = std::max(one.size(), other.size());
    if (longer - std::min(one.size(), other.size()) > most) {
        return most + 1;
    }
    std::vector<std::size_t> row(other.size() + 1);
    for (std::size_t i = 0; i < row.size(); ++i) {
        row[i] = i;
    }
    for (std::size_t i = 1; i <= one.size(); ++i) {
        std::size_t above_left = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= other.size(); ++j) {
            const std::size_t changed = above_left + (one[i - 1] == other[j - 1] ? 0 : 1);
            above_left = row[j];
            row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
        }
    }
    return std::min(row.back(), most + 1);
}

LinkList near_areas(const release::Release& release, const std::string& typed) {
    const std::string key = name_key(typed);
    const std::size_t slips = slips_in(key);
    Near near;
    for (const release::AreaInfo& area : release.areas) {
        const std::size_t off = distance(name_key(area.name), key, slips);
        if (off <= slips) {
            near.emplace_back(off, LinkItem{area.name, area_address(area.code)});
        }
    }
    return nearest(std::move(near));
}

namespace {

/// Pages with a name of their own, and what the plan promised, by the whole address.
Near near_pages(const Words& words, const registers::Plan* plan, const std::string& address) {
    std::vector<NamedPage> pages = named_pages(words);
    if (plan != nullptr) {
        for (const registers::PlanRow& row : plan->rows) {
            pages.push_back({row.title, row.page});
        }
    }
    const std::string wanted = lower(address);
    const std::size_t slips = slips_in(last_part(wanted));
    Near near;
    for (const NamedPage& page : pages) {
        const std::size_t off = distance(page.address, wanted, slips);
        const bool known = std::ranges::any_of(
            near, [&](const auto& one) { return one.second.address == page.address; });
        if (off <= slips && !known) {
            near.emplace_back(off, LinkItem{page.title, page.address});
        }
    }
    return near;
}

} // namespace

LinkList near_addresses(const release::Release& release,
                        const Words& words,
                        const registers::Plan* plan,
                        const std::string& address) {
    const std::string last = last_part(lower(address));
    const std::size_t slips = slips_in(last);
    if (last.empty()) {
        return {};
    }
    Near near = near_pages(words, plan, address);
    for (const release::MeasureInfo& measure : release.measures) {
        const std::size_t off = distance(lower(measure.id), last, slips);
        if (off <= slips) {
            near.emplace_back(off, LinkItem{measure_word(words, measure.id, "title"),
                                            measure_address(measure.id)});
        }
    }
    for (const release::AreaInfo& area : release.areas) {
        const std::size_t by_code = distance(lower(area.code), last, 1);
        const std::size_t off =
            by_code <= 1 ? by_code : distance(name_key(area.name), name_key(last), slips);
        if (off <= slips) {
            near.emplace_back(off, LinkItem{area.name, area_address(area.code)});
        }
    }
    return nearest(std::move(near));
}

} // namespace mf::pages
