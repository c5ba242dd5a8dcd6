// /areas: every area by level from A to Z; with ?q= those whose name was typed.
#include "base/text.hpp"
#include "pages/addresses.hpp"
#include "pages/near.hpp"
#include "pages/numbers.hpp"
#include "pages/page_start.hpp"
#include "pages/sentences.hpp"

namespace mf::pages {

namespace {

using Areas = std::vector<const release::AreaInfo*>;

/// Named limit: a search shows at most so many areas.
constexpr std::size_t matches_max = 200;

Table table_of(const Asked& asked,
               const std::string& id,
               const std::string& caption,
               const Areas& areas) {
    using Type = Column::Type;
    const Words& words = asked.words;
    Table table{id, caption, {}, {}, {}, true};
    table.columns = {{"area", words("table.area"), Type::link},
                     {"level", words("table.level"), Type::text},
                     {"code", words("table.code"), Type::code},
                     {"part_of", words("table.part_of"), Type::link, true}};
    RowGroup group;
    for (const release::AreaInfo* area : areas) {
        const release::AreaInfo* parent = asked.release.area(area->parent);
        group.rows.push_back(
            {Text{link(area->name, area_address(area->code))}, Text{level_name(words, *area)},
             Text{area->code},
             parent == nullptr ? Text{} : Text{link(parent->name, area_address(parent->code))}});
    }
    table.groups.push_back(std::move(group));
    return table;
}

void add_matches(Page& page, const Asked& asked) {
    const Words& words = asked.words;
    Areas areas = areas_named(asked.release, asked.query);
    page.finding = words("areas.found",
                         {{"n", static_cast<std::int64_t>(areas.size())}, {"query", asked.query}});
    page.blocks.emplace_back(site_search(asked.release, words, asked.query));
    if (areas.empty()) {
        page.lead.emplace_back(words("areas.none"));
        if (LinkList near = near_areas(asked.release, asked.query); !near.items.empty()) {
            page.blocks.emplace_back(Heading{words("search.near"), {}});
            page.blocks.emplace_back(std::move(near));
        }
        return;
    }
    if (areas.size() > matches_max) {
        areas.resize(matches_max);
        page.lead.emplace_back(
            words("areas.first", {{"n", static_cast<std::int64_t>(matches_max)}}));
    }
    page.blocks.emplace_back(table_of(asked, "matches", words("areas.matches"), areas));
}

void add_levels(Page& page, const Asked& asked) {
    const Words& words = asked.words;
    std::string smaller;
    for (const geo::Level level : geo::all_levels()) {
        const Areas areas = areas_of(asked.release, level);
        if (areas.empty()) {
            continue;
        }
        const std::string count =
            level_word(words, level, "count", {{"n", static_cast<std::int64_t>(areas.size())}});
        if (!is_listed(level)) {
            smaller += (smaller.empty() ? "" : ", ") + count;
            continue;
        }
        page.blocks.emplace_back(
            Heading{words("areas.heading", {{"level", level_word(words, level, "many")}}), {}});
        page.blocks.emplace_back(table_of(asked, std::string{geo::name(level)},
                                          words("areas.caption", {{"count", count}}), areas));
    }
    if (!smaller.empty()) {
        page.blocks.emplace_back(Heading{words("areas.smaller"), smaller});
        page.blocks.emplace_back(Paragraph{words("areas.smaller_note")});
    }
}

} // namespace

Result<Page> areas_page(const Asked& asked) {
    const Words& words = asked.words;
    const bool searched = !name_key(asked.query).empty();
    Page page =
        start_page(asked.release, words, searched ? "/areas?q=" + encoded(asked.query) : "/areas",
                   "areas", words("areas.title"));
    if (searched) {
        page.breadcrumb = {{words("areas.title"), "/areas"}, {asked.query, ""}};
        add_matches(page, asked);
        return page;
    }
    page.finding =
        words("areas.finding", {{"n", static_cast<std::int64_t>(asked.release.areas.size())}});
    page.blocks.emplace_back(area_search(asked.release, words));
    add_levels(page, asked);
    return page;
}

} // namespace mf::pages
