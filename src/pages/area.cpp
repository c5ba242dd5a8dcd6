// /areas/{code}: what was recorded there, whether it is changing, and who answers.
#include "pages/addresses.hpp"
#include "pages/area_sections.hpp"
#include "pages/ask.hpp"
#include "pages/funnel_blocks.hpp"
#include "pages/page_start.hpp"
#include "pages/plan_area.hpp"
#include "pages/sentences.hpp"
#include "pages/trend_blocks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace mf::pages {

void add_area_trend(Page& page, const Asked& asked, const AreaNumbers& numbers) {
    const Known* total = numbers.total_known();
    if (total == nullptr) {
        return;
    }
    const Trend trend{*total->measure, numbers.area, total->series, numbers.total_track,
                      signal_of(asked.release, total->measure->id, numbers.area.code)};
    std::ranges::move(trend_blocks(asked, trend), std::back_inserter(page.blocks));
    page.blocks.emplace_back(
        Paragraph{measure_word(asked.words, total->measure->id, "leaves_out"), true});
}

Done add_area_funnel(Page& page, const Asked& asked, const AreaNumbers& numbers, bool for_paper) {
    const Known* total = numbers.total_known();
    const release::MeasureInfo* rate =
        total == nullptr ? nullptr : asked.release.measure(rate_of(total->measure->id));
    if (rate == nullptr) {
        return {};
    }
    auto blocks = funnel_blocks(asked, *rate, numbers.area, for_paper);
    if (!blocks) {
        return pass(blocks.error());
    }
    std::ranges::move(*blocks, std::back_inserter(page.blocks));
    return {};
}

Page start_area_page(const Asked& asked, const release::AreaInfo& area, const std::string& below) {
    const Words& words = asked.words;
    Page page =
        start_page(asked.release, words, area_address(area.code) + below, "areas", area.name);
    page.breadcrumb.push_back({words("areas.title"), "/areas"});
    for (const release::AreaInfo* parent : parents_of(asked.release, area)) {
        page.breadcrumb.push_back({parent->name, area_address(parent->code)});
    }
    page.breadcrumb.push_back({area.name, below.empty() ? "" : area_address(area.code)});
    page.feed = area_address(area.code) + "/feed";
    return page;
}

Result<const release::AreaInfo*> area_asked(const Asked& asked) {
    const std::string& code = asked.names.at(0);
    const release::AreaInfo* area = asked.release.area(code);
    if (area == nullptr) {
        return fail(ErrorKind::not_found, fmt::format("no area has the code '{}'", code), {},
                    "Look for it by its name");
    }
    return area;
}

namespace {

/// Of every number of the area that was wrong: a correction stands where the error stood.
void add_corrections(Page& page, const Asked& asked, const AreaNumbers& numbers) {
    const Words& words = asked.words;
    std::set<std::pair<std::string, Period>> seen;
    for (const release::CorrectionInfo& one : asked.release.corrections) {
        const Known* known = numbers.find(one.measure);
        const auto newest = known == nullptr ? std::nullopt : newest_number(known->series);
        const auto named = Period::parse(one.period);
        if (!newest || (!one.period.empty() && !named)) {
            continue;
        }
        const Period period = named ? *named : newest->point->period;
        if (!one.is_about(one.measure, numbers.area.code, period) ||
            !seen.emplace(one.measure, period).second) {
            continue;
        }
        const std::string title =
            words("figure.label", {{"label", measure_word(words, one.measure, "label")},
                                   {"period", words.period(period)}});
        for (std::string& said :
             corrections_of(words, asked.release, one.measure, numbers.area.code, period)) {
            page.notices.push_back({Notice::Kind::plain, title + ".", std::move(said)});
        }
    }
}

} // namespace

Result<Page> area_page(const Asked& asked) {
    const auto area = area_asked(asked);
    if (!area) {
        return pass(area.error());
    }
    const auto numbers = area_numbers(asked, **area);
    if (!numbers) {
        return pass(numbers.error());
    }
    Page page = start_area_page(asked, **area, {});
    add_corrections(page, asked, *numbers);
    add_area_opening(page, asked, *numbers);
    if (numbers->all.empty()) {
        add_area_children(page, asked, *numbers);
        return page;
    }
    add_area_figures(page, asked, *numbers);
    add_area_kinds(page, asked, *numbers);
    add_area_trend(page, asked, *numbers);
    if (auto added = add_area_funnel(page, asked, *numbers, false); !added) {
        return pass(added.error());
    }
    add_area_stops(page, asked, *numbers);
    add_area_survey(page, asked, *numbers, false);
    add_area_children(page, asked, *numbers);
    add_area_advice(page, asked, *numbers);
    add_area_rest(page, asked, *numbers);
    std::ranges::move(plan_for_area(asked, **area), std::back_inserter(page.blocks));
    add_area_answers(page, asked, *numbers);
    add_area_boundaries(page, asked, *numbers);
    add_area_sources(page, asked, *numbers);
    add_ask(page, asked.words, (*area)->code);
    return page;
}

} // namespace mf::pages
