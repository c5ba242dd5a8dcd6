// /areas/{code}/pack: two sheets of paper for a meeting.
#include "pages/addresses.hpp"
#include "pages/area_sections.hpp"
#include "pages/page_start.hpp"
#include "pages/sentences.hpp"

#include <fmt/format.h>

namespace mf::pages {

namespace {

Text sheet_head(const Asked& asked, const release::AreaInfo& area, int sheet) {
    return asked.words("pack.head", {{"place", area.name},
                                     {"sheet", std::int64_t{sheet}},
                                     {"day", asked.words.day(asked.release.made)}});
}

/// The sentence that the licence of the total's source asks for.
std::string licence_of(const Asked& asked, const AreaNumbers& numbers) {
    const Known* total = numbers.total_known();
    const auto* source = total == nullptr ? nullptr : asked.release.source(total->measure->source);
    return source == nullptr ? std::string{} : source->licence_text;
}

/// Where any of the numbers can be checked.
void add_foot(Page& page, const Asked& asked, const AreaNumbers& numbers) {
    Text foot = asked.words("pack.foot", {{"address", area_address(numbers.area.code)},
                                          {"release", asked.release.id.substr(0, 16)}});
    if (const std::string licence = licence_of(asked, numbers); !licence.empty()) {
        foot.add(Span{Span::Kind::plain, " " + licence});
    }
    page.blocks.emplace_back(Paragraph{std::move(foot), true});
}

void add_kinds(Page& page, const Asked& asked, const AreaNumbers& numbers) {
    if (numbers.kinds.empty()) {
        return;
    }
    const Words& words = asked.words;
    page.blocks.emplace_back(
        Heading{kinds_heading(words, numbers),
                words("pack.kinds", {{"place", place_name(words, numbers.area)},
                                     {"n", words.number(numbers.by_chance(), 1)}})});
    page.blocks.emplace_back(kinds_table(asked, numbers, true));
}

void add_priorities(Page& page, const Words& words) {
    page.blocks.emplace_back(Heading{words("pack.priorities"), {}, 2, true});
    page.blocks.emplace_back(WritingLines{words("pack.priorities_none"), 2});
    page.blocks.emplace_back(Heading{words("pack.reading"), {}, 2, true});
    page.blocks.emplace_back(Paragraph{words("pack.reading_words"), true});
}

} // namespace

Result<Page> area_pack_page(const Asked& asked) {
    const auto area = area_asked(asked);
    if (!area) {
        return pass(area.error());
    }
    const auto numbers = area_numbers(asked, **area);
    if (!numbers) {
        return pass(numbers.error());
    }
    const Words& words = asked.words;
    Page page = start_area_page(asked, **area, "/pack");
    page.title = words("pack.title", {{"place", (*area)->name}});
    page.breadcrumb.push_back({words("pack.crumb"), ""});
    page.sheet_head = sheet_head(asked, **area, 1);
    add_area_opening(page, asked, *numbers);
    page.note = words("pack.note");
    add_kinds(page, asked, *numbers);
    add_priorities(page, words);
    add_foot(page, asked, *numbers);
    page.blocks.emplace_back(SheetBreak{sheet_head(asked, **area, 2)});
    add_area_trend(page, asked, *numbers);
    std::erase_if(page.blocks, [](const Block& block) {
        const auto* table = std::get_if<Table>(&block);
        return table != nullptr && table->main;
    });
    add_area_survey(page, asked, *numbers, true);
    if (auto added = add_area_funnel(page, asked, *numbers, true); !added) {
        return pass(added.error());
    }
    add_area_answers(page, asked, *numbers);
    page.blocks.emplace_back(Heading{words("pack.ask"), {}, 2, true});
    page.blocks.emplace_back(WritingLines{words("pack.ask_note"), 3});
    add_foot(page, asked, *numbers);
    return page;
}

} // namespace mf::pages
