// /: the headline, find where you live, what is loaded.
#include "pages/addresses.hpp"
#include "pages/numbers.hpp"
#include "pages/page_start.hpp"
#include "pages/sentences.hpp"

#include <algorithm>

namespace mf::pages {

namespace {

/// A list of at most so many places stands on the front page; a longer one is a page of its own.
constexpr std::size_t places_listed = 60;

void add_headline(Page& page, const Asked& asked, Month newest) {
    const Words& words = asked.words;
    const std::string period = words.month(newest);
    page.finding = words("home.finding", {{"period", period}});
    const release::AreaInfo* top = top_area(asked.release);
    for (const release::MeasureInfo& measure : asked.release.measures) {
        const auto series =
            top == nullptr ? std::nullopt : asked.release.series(measure.id, top->code);
        const auto place = series ? pages::newest(*series) : std::nullopt;
        if (!place) {
            continue;
        }
        if (&measure == &asked.release.measures.front() && place->point->value.is_number()) {
            page.finding = finding_of(words, measure.id, *top, *place->point);
        }
        FigureBlock figure{
            words("figure.label", {{"label", measure_word(words, measure.id, "label")},
                                   {"period", words.period(place->point->period)}}),
            figure_of(*series, *place),
            {},
            check_address(measure.id, top->code, place->point->period)};
        const std::string before = before_of(words, year_before(*series, *place));
        figure.words.push_back(place->point->value.is_number()
                                   ? Text{before}
                                   : why_missing(words, asked.release, measure, *place->point));
        page.blocks.emplace_back(std::move(figure));
    }
    page.lead.emplace_back(words("home.lead"));
    page.note = counted_areas(words, asked.release);
}

void add_places(Page& page, const Asked& asked) {
    const Words& words = asked.words;
    page.blocks.emplace_back(Heading{words("home.find.heading"), {}});
    page.blocks.emplace_back(area_search(words));
    for (const geo::Level level : geo::all_levels()) {
        const auto areas = areas_of(asked.release, level);
        if (!is_listed(level) || areas.empty() || areas.size() > places_listed) {
            continue;
        }
        page.blocks.emplace_back(Heading{level_word(words, level, "many"), {}, 3});
        LinkList list;
        for (const release::AreaInfo* area : areas) {
            list.items.push_back({area->name, area_address(area->code)});
        }
        page.blocks.emplace_back(std::move(list));
    }
    page.blocks.emplace_back(Paragraph{link(words("home.find.all"), "/areas"), true});
}

void add_loaded(Page& page, const Asked& asked) {
    const Words& words = asked.words;
    page.blocks.emplace_back(
        Heading{words("home.loaded.heading"), words("home.loaded.note"), 2, true});
    LinkList list;
    for (const release::SourceInfo& source : asked.release.sources) {
        const auto files = static_cast<std::int64_t>(source.editions.size());
        if (files == 0) {
            continue;
        }
        list.items.push_back(
            {source.title, source_address(source.id),
             words("home.loaded.files", {{"publisher", source.publisher},
                                         {"first", words.begin_of(source.first_period)},
                                         {"last", words.end_of(source.last_period)},
                                         {"n", files}})});
    }
    page.blocks.emplace_back(std::move(list));
    page.blocks.emplace_back(Paragraph{link(words("home.loaded.all"), "/sources"), true});
    page.blocks.emplace_back(Heading{words("home.check.heading"), {}, 2, true});
    page.blocks.emplace_back(
        Paragraph{words.text("home.check.body", {{"check", strong(words("figure.check"))}})});
    page.blocks.emplace_back(Heading{words("home.measures.heading"), {}, 3});
    LinkList measures;
    for (const release::MeasureInfo& measure : asked.release.measures) {
        measures.items.push_back(
            {measure_word(words, measure.id, "title"), measure_address(measure.id)});
    }
    page.blocks.emplace_back(std::move(measures));
}

} // namespace

Result<Page> home_page(const Asked& asked) {
    Page page = start_page(asked.release, asked.words, "/", "", asked.words("home.title"));
    if (const auto month = newest_month(asked.release)) {
        add_headline(page, asked, *month);
        add_places(page, asked);
        add_loaded(page, asked);
    } else {
        page.finding = asked.words("home.empty.finding");
        page.lead.emplace_back(asked.words("home.empty.lead"));
    }
    return page;
}

} // namespace mf::pages
