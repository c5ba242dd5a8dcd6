// /measures/{id}: what was found, each place from A to Z, the trend, how it is counted, who answers.
#include "pages/addresses.hpp"
#include "pages/area_numbers.hpp"
#include "pages/ask.hpp"
#include "pages/judgements.hpp"
#include "pages/measure_parts.hpp"
#include "pages/page_start.hpp"
#include "pages/sentences.hpp"
#include "pages/trend_blocks.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::pages {

namespace {

constexpr std::size_t fingerprint_shown = 16;

/// The measure in the authority's own area, where it has a number there.
struct AtHome {
    const release::AreaInfo* area = nullptr;
    std::optional<Series> series;
    const release::Signal* signal = nullptr;
};

AtHome at_home(const Asked& asked, const std::string& measure) {
    AtHome home{home_area(asked.release), {}, nullptr};
    if (home.area != nullptr) {
        home.series = asked.release.series(measure, home.area->code);
        home.signal = signal_of(asked.release, measure, home.area->code);
    }
    return home;
}

void add_opening(Page& page,
                 const Asked& asked,
                 const release::MeasureInfo& measure,
                 const AtHome& home) {
    const Words& words = asked.words;
    const std::string title = measure_word(words, measure.id, "title");
    const auto last = newest_period(asked.release, measure.id);
    const auto place = home.series ? newest_number(*home.series) : std::nullopt;
    if (place) {
        page.finding = finding_of(words, measure, *home.area, *place->point);
        if (home.signal != nullptr && home.signal->period == place->point->period) {
            if (const std::string said = judgement_after(words, home.signal); !said.empty()) {
                page.finding.add(Span{Span::Kind::plain, " " + said});
            }
        }
    } else if (last) {
        page.finding =
            words("measure.finding", {{"title", title},
                                      {"areas", counted_areas(words, asked.release, measure.id)},
                                      {"period", words.period(*last)}});
    } else {
        page.finding = words("measure.nothing", {{"title", title}});
    }
    page.lead.emplace_back(measure_word(words, measure.id, "explains"));
    page.note =
        words.text("measure.note", {{"version", fmt::format("{}", measure.version)},
                                    {"hash", code(measure.hash.substr(0, fingerprint_shown))}});
}

void add_levels(Page& page, const Asked& asked, const release::MeasureInfo& measure) {
    const Words& words = asked.words;
    std::string smaller;
    for (const geo::Level level : geo::all_levels()) {
        const auto period = newest_period(asked.release, measure.id, level);
        const auto areas = areas_of(asked.release, level, measure.id);
        if (!period || areas.empty()) {
            continue;
        }
        if (!is_listed(level)) {
            smaller += smaller.empty() ? "" : ", ";
            smaller +=
                level_word(words, level, "count", {{"n", static_cast<std::int64_t>(areas.size())}});
            continue;
        }
        const MeasuredLevel at{level, areas, *period};
        page.blocks.emplace_back(Heading{
            level_finding(asked, measure, at),
            words(measure.kind == "count" ? "measure.heading_note" : "measure.heading_note_part"),
            2, false, std::string{geo::name(level)}});
        page.blocks.emplace_back(level_table(asked, measure, at));
    }
    if (!smaller.empty()) {
        page.blocks.emplace_back(Paragraph{words("measure.smaller", {{"areas", smaller}}), true});
    }
}

Done add_trend(Page& page,
               const Asked& asked,
               const release::MeasureInfo& measure,
               const AtHome& home) {
    if (!home.series) {
        return {};
    }
    const auto track = track_of(asked, measure.id, home.area->code);
    if (!track) {
        return pass(track.error());
    }
    for (Block& block :
         trend_blocks(asked, {measure, *home.area, *home.series, *track, home.signal})) {
        if (auto* table = std::get_if<Table>(&block)) {
            table->main = false; // the page's table is of places
        }
        page.blocks.push_back(std::move(block));
    }
    return {};
}

/// Where another rule, source or system begins, with its cause.
void add_versions(Page& page,
                  const Asked& asked,
                  const release::MeasureInfo& measure,
                  const AtHome& home) {
    const Words& words = asked.words;
    page.blocks.emplace_back(
        Heading{words("measure.versions.heading", {{"n", std::int64_t{measure.version}}}),
                {},
                2,
                true,
                "versions"});
    const release::ChangeInfo& change = measure.change;
    page.blocks.emplace_back(Paragraph{
        change.reason.empty()
            ? Text{words("measure.versions.first")}
            : words.text("measure.versions.change",
                         {{"day", words.day(change.date)},
                          {"reason", change.reason},
                          {"author", change.author},
                          {"checker", change.checker},
                          {"hash", code(change.replaces.substr(0, fingerprint_shown))}})});
    std::size_t breaks = 0;
    for (const Segment& segment : home.series ? home.series->segments : std::vector<Segment>{}) {
        if (!segment.why_it_ends().empty() && !segment.points().empty()) {
            ++breaks;
            page.blocks.emplace_back(Paragraph{words(
                "measure.versions.break", {{"period", words.period(segment.points().back().period)},
                                           {"cause", segment.why_it_ends()}})});
        }
    }
    if (breaks == 0) {
        page.blocks.emplace_back(Paragraph{words("measure.versions.no_break")});
    }
}

void add_definition(Page& page, const Asked& asked, const release::MeasureInfo& measure) {
    const Words& words = asked.words;
    page.blocks.emplace_back(
        Heading{words("measure.counted.heading"), words("measure.counted.fingerprint"), 2, true});
    Facts facts;
    if (const auto* source = asked.release.source(measure.source)) {
        facts.items.emplace_back(words("measure.counted.source"),
                                 link(source->title, source_address(source->id)));
    }
    facts.items.emplace_back(words("measures.version"), fmt::format("{}", measure.version));
    facts.items.emplace_back(words("measures.fingerprint"), code(measure.hash));
    page.blocks.emplace_back(std::move(facts));
    page.blocks.emplace_back(Heading{words("measure.counted.leaves_out"), {}, 2, true});
    page.blocks.emplace_back(Paragraph{measure_word(words, measure.id, "leaves_out")});
    add_same_question(page, asked, measure);
}

void add_rule(Page& page, const Asked& asked, const release::MeasureInfo& measure) {
    const Words& words = asked.words;
    page.blocks.emplace_back(Heading{words("measure.counted.rule"), {}, 2, false, "rule"});
    page.blocks.emplace_back(
        Definition{words("measure.counted.file", {{"file", measure.definition_file}}), "toml",
                   measure.definition_text});
    page.blocks.emplace_back(Definition{words("measure.counted.sql"), "sql", measure.sql});
}

} // namespace

Result<Page> measure_page(const Asked& asked) {
    const std::string& id = asked.names.at(0);
    const release::MeasureInfo* measure = asked.release.measure(id);
    if (measure == nullptr) {
        return fail(ErrorKind::not_found, fmt::format("there is no measure '{}'", id), {},
                    "Look at the list of measures");
    }
    const Words& words = asked.words;
    const std::string title = measure_word(words, id, "title");
    const AtHome home = at_home(asked, id);
    Page page = start_page(asked.release, words, measure_address(id), "measures", title);
    page.breadcrumb = {{words("measures.title"), "/measures"}, {title, ""}};
    add_opening(page, asked, *measure, home);
    add_levels(page, asked, *measure);
    if (auto added = add_trend(page, asked, *measure, home); !added) {
        return pass(added.error());
    }
    add_definition(page, asked, *measure);
    add_versions(page, asked, *measure, home);
    add_answering(page, asked, *measure);
    add_rule(page, asked, *measure);
    add_ask(page, words);
    return page;
}

} // namespace mf::pages
