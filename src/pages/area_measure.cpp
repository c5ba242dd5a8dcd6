// /areas/{code}/{measure}: one measure in one area: its trend, its place beside the others, what it means.
#include "pages/addresses.hpp"
#include "pages/area_sections.hpp"
#include "pages/ask.hpp"
#include "pages/funnel_blocks.hpp"
#include "pages/judgements.hpp"
#include "pages/page_start.hpp"
#include "pages/posts.hpp"
#include "pages/sentences.hpp"
#include "pages/trend_blocks.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::pages {

namespace {

void add_opening(Page& page, const Asked& asked, const Trend& trend, const Place& place) {
    const Words& words = asked.words;
    page.finding = finding_of(words, trend.measure, trend.area, *place.point);
    if (trend.signal != nullptr && trend.signal->period == place.point->period) {
        if (const std::string said = judgement_after(words, trend.signal); !said.empty()) {
            page.finding.add(Span{Span::Kind::plain, " " + said});
        }
    }
    if (!place.point->value.is_number()) {
        page.lead.push_back(why_missing(words, asked.release, trend.measure, *place.point));
    } else if (!trend.measure.percent) {
        if (const std::string before = before_of(words, year_before(trend.series, place));
            !before.empty()) {
            page.lead.emplace_back(before);
        }
    }
    for (std::string& said : corrections_of(words, asked.release, trend.measure.id, trend.area.code,
                                            place.point->period)) {
        page.lead.emplace_back(std::move(said));
    }
    page.note = words.text(
        "area.measure.note",
        {{"check", link(words("figure.check"),
                        check_address(trend.measure.id, trend.area.code, place.point->period))},
         {"rule", link(words("area.sources.definition"), measure_address(trend.measure.id))}});
}

/// The measure whose funnel there is: the rate of a count, or the measure itself.
const release::MeasureInfo& compared_by(const Asked& asked, const release::MeasureInfo& measure) {
    const release::MeasureInfo* rate = asked.release.measure(rate_of(measure.id));
    return rate == nullptr ? measure : *rate;
}

void add_meaning(Page& page, const Asked& asked, const Trend& trend) {
    const Words& words = asked.words;
    const std::string& id = trend.measure.id;
    page.blocks.emplace_back(Heading{words("check.words.heading"), {}, 2, true});
    page.blocks.emplace_back(Paragraph{measure_word(words, id, "explains")});
    page.blocks.emplace_back(Paragraph{measure_word(words, id, "leaves_out")});
    if (const std::string key = fmt::format("measure.{}.advice", id); words.has(key)) {
        page.blocks.emplace_back(Heading{words("area.advice.heading"), {}, 3});
        page.blocks.emplace_back(Paragraph{words.text(key)});
    }
    page.blocks.emplace_back(Heading{words("answers.heading"), {}, 2, true});
    Facts facts;
    if (const auto post = who_answers(asked, trend.measure, trend.area)) {
        facts.items.emplace_back(words("answers.police"), *post);
    }
    if (const auto* source = asked.release.source(trend.measure.source)) {
        facts.items.emplace_back(words("answers.number"), source->publisher);
    }
    page.blocks.emplace_back(std::move(facts));
    page.blocks.emplace_back(Paragraph{words("answers.note"), true});
}

} // namespace

Result<Page> area_measure_page(const Asked& asked) {
    const auto area = area_asked(asked);
    if (!area) {
        return pass(area.error());
    }
    const std::string& id = asked.names.at(1);
    const release::MeasureInfo* measure = asked.release.measure(id);
    const auto series = measure == nullptr ? std::nullopt : asked.release.series(id, (*area)->code);
    const auto end = series ? newest(*series) : std::nullopt;
    if (!end) {
        return fail(ErrorKind::not_found,
                    fmt::format("there is no number of '{}' for '{}'", id, (*area)->code), {},
                    "Open the page of the area and choose a number there");
    }
    const auto track = track_of(asked, id, (*area)->code);
    if (!track) {
        return pass(track.error());
    }
    const auto number = newest_number(*series);
    const Trend trend{*measure, **area, *series, *track,
                      signal_of(asked.release, id, (*area)->code)};
    Page page = start_area_page(asked, **area, "/" + encoded(id));
    page.title =
        asked.words("area.measure.title",
                    {{"title", measure_word(asked.words, id, "title")}, {"place", (*area)->name}});
    page.breadcrumb.push_back({measure_word(asked.words, id, "title"), ""});
    add_opening(page, asked, trend, number ? *number : *end);
    std::ranges::move(trend_blocks(asked, trend), std::back_inserter(page.blocks));
    auto funnel = funnel_blocks(asked, compared_by(asked, *measure), **area, false);
    if (!funnel) {
        return pass(funnel.error());
    }
    std::ranges::move(*funnel, std::back_inserter(page.blocks));
    add_meaning(page, asked, trend);
    add_ask(page, asked.words, (*area)->code);
    return page;
}

} // namespace mf::pages
