// /search: areas, measures, pages and words that have what was typed.
#include "base/text.hpp"
#include "pages/addresses.hpp"
#include "pages/near.hpp"
#include "pages/page_start.hpp"
#include "pages/plan_parts.hpp"
#include "pages/record_pages.hpp"
#include "pages/sentences.hpp"
#include "pages/terms.hpp"

#include <algorithm>

namespace mf::pages {

namespace {

/// Named limit: so many finds of each kind are shown.
constexpr std::size_t finds_max = 30;

void add_finds(Page& page, const Words& words, std::string_view heading, LinkList list) {
    if (list.items.empty()) {
        return;
    }
    const auto n = static_cast<std::int64_t>(list.items.size());
    page.blocks.emplace_back(Heading{words(heading, {{"n", n}}), {}});
    if (list.items.size() > finds_max) {
        list.items.resize(finds_max);
        page.blocks.emplace_back(
            Paragraph{words("areas.first", {{"n", static_cast<std::int64_t>(finds_max)}}), true});
    }
    page.blocks.emplace_back(std::move(list));
}

LinkList areas_found(const Asked& asked) {
    LinkList list;
    for (const release::AreaInfo* area : areas_named(asked.release, asked.query)) {
        const release::AreaInfo* parent = asked.release.area(area->parent);
        const std::string level = level_name(asked.words, *area);
        list.items.push_back(
            {area->name, area_address(area->code),
             parent == nullptr
                 ? level
                 : asked.words("search.part_of", {{"level", level}, {"place", parent->name}})});
    }
    return list;
}

/// Streets and stations, each with the small area that it lies in, and what that is part of.
LinkList places_found(const Asked& asked) {
    LinkList list;
    const std::string key = name_key(asked.query);
    for (const release::PlaceInfo& place : asked.release.places) {
        if (list.items.size() > finds_max || !has_words(place.name, key)) {
            continue;
        }
        const release::AreaInfo* area = asked.release.area(place.area);
        const release::AreaInfo* parent =
            area == nullptr ? nullptr : asked.release.area(area->parent);
        if (area != nullptr) {
            list.items.push_back({place.name, area_address(place.area),
                                  parent == nullptr
                                      ? area->name
                                      : asked.words("search.part_of", {{"level", area->name},
                                                                       {"place", parent->name}})});
        }
    }
    return list;
}

/// A whole postcode has an area of its own, and an HTML reader goes there at once; of its first part the areas are listed.
void add_postcode(Page& page, const Asked& asked) {
    const Words& words = asked.words;
    LinkList list;
    for (const release::AreaInfo* area : areas_of_postcode(asked.release, asked.query)) {
        list.items.push_back({area->name, area_address(area->code), level_name(words, *area)});
    }
    if (is_postcode(asked.release, asked.query) && list.items.size() == 1) {
        page.goes_on = list.items.front().address;
    }
    add_finds(page, words, "search.postcodes", std::move(list));
}

LinkList measures_found(const Asked& asked) {
    LinkList list;
    const std::string key = name_key(asked.query);
    for (const release::MeasureInfo& measure : asked.release.measures) {
        const std::string title = measure_word(asked.words, measure.id, "title");
        const std::string things = measure_word(asked.words, measure.id, "things");
        if (has_words(title, key) || has_words(things, key) || has_words(measure.id, key)) {
            list.items.push_back({title, measure_address(measure.id), {}});
        }
    }
    return list;
}

LinkList terms_found(const Asked& asked) {
    LinkList list;
    const std::string key = name_key(asked.query);
    for (const Term& term : terms_of(asked.words)) {
        if (has_words(term.name, key) ||
            std::ranges::any_of(term.found,
                                [&](const std::string& word) { return has_words(word, key); })) {
            list.items.push_back({term.name, term_address(term.id), term.means});
        }
    }
    return list;
}

/// Programmes of the plan, and promises in plain words.
LinkList plan_found(const Asked& asked) {
    LinkList list;
    if (asked.plan == nullptr) {
        return list;
    }
    const std::string key = name_key(asked.query);
    for (const registers::Programme& one : asked.plan->programmes) {
        if (has_words(one.title, key)) {
            list.items.push_back({one.title, one.address, one.means});
        }
    }
    for (const registers::Commitment& one : asked.plan->commitments) {
        if (has_words(one.means, key) && list.items.size() <= finds_max) {
            list.items.push_back({one.means, "/commitments/" + encoded(one.id),
                                  standing_word(asked.words, one.standing)});
        }
    }
    return list;
}

/// Records of all registers, the newest first, each with its register and where it stands.
Result<LinkList> records_found(const Asked& asked) {
    LinkList list;
    if (asked.records == nullptr) {
        return list;
    }
    const auto view = asked.records->list({.words = asked.query, .limit = finds_max + 1});
    if (!view) {
        return pass(view.error());
    }
    constexpr std::size_t title_characters = 120;
    for (const registers::ListView::Row& row : view->rows) {
        const std::string where =
            asked.words("search.record", {{"kind", register_name(asked.words, row.in)},
                                          {"state", state_word(asked.words, row.in, row.state)}});
        const std::string simulated = row.simulated ? " " + asked.words("register.simulated") : "";
        list.items.push_back({shortened(row.title, title_characters),
                              record_address(frame_of(asked), row.in, row.id), where + simulated});
    }
    return list;
}

LinkList pages_found(const Asked& asked) {
    LinkList list;
    const std::string key = name_key(asked.query);
    for (const NamedPage& page : named_pages(asked.words)) {
        if (has_words(page.title, key)) {
            list.items.push_back({page.title, page.address, {}});
        }
    }
    return list;
}

} // namespace

Result<Page> search_page(const Asked& asked) {
    const Words& words = asked.words;
    const bool searched = !name_key(asked.query).empty();
    Page page =
        start_page(asked.release, words, searched ? "/search?q=" + encoded(asked.query) : "/search",
                   "", words("search.title"));
    page.blocks.emplace_back(site_search(asked.release, words, asked.query));
    if (!searched) {
        page.finding = words("search.finding_none");
        return page;
    }
    LinkList areas = areas_found(asked);
    LinkList places = places_found(asked);
    LinkList measures = measures_found(asked);
    LinkList pages = pages_found(asked);
    LinkList promised = plan_found(asked);
    LinkList terms = terms_found(asked);
    auto records = records_found(asked);
    if (!records) {
        return pass(records.error());
    }
    const std::size_t n = areas.items.size() + places.items.size() + measures.items.size() +
                          pages.items.size() + promised.items.size() + terms.items.size() +
                          records->items.size();
    page.finding =
        words("search.finding", {{"n", static_cast<std::int64_t>(n)}, {"query", asked.query}});
    if (n == 0) {
        page.lead.emplace_back(words("search.nothing"));
        LinkList near = near_areas(asked.release, asked.query);
        if (!near.items.empty()) {
            page.blocks.emplace_back(Heading{words("search.near"), {}});
            page.blocks.emplace_back(std::move(near));
        }
    }
    add_postcode(page, asked);
    add_finds(page, words, "search.areas", std::move(areas));
    add_finds(page, words, "search.places", std::move(places));
    add_finds(page, words, "search.measures", std::move(measures));
    add_finds(page, words, "search.pages", std::move(pages));
    add_finds(page, words, "search.plan", std::move(promised));
    add_finds(page, words, "search.records", *std::move(records));
    add_finds(page, words, "search.terms", std::move(terms));
    return page;
}

} // namespace mf::pages
