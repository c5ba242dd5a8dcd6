// How an area's page begins: what was found, in a sentence a neighbour would use, and the few figures that matter.
#include "pages/addresses.hpp"
#include "pages/area_sections.hpp"
#include "pages/judgements.hpp"
#include "pages/sentences.hpp"
#include "pages/signal_sentences.hpp"

#include <fmt/format.h>

namespace mf::pages {

namespace {

using release::SignalWord;

/// The kinds with this word, as things: "robberies and bicycle thefts".
std::string kinds_with(const Words& words, const AreaNumbers& numbers, SignalWord word) {
    std::vector<std::string> things;
    for (const Kind& kind : numbers.kinds) {
        if (kind.word() == word) {
            things.push_back(measure_word(words, kind.known->measure->id, "things"));
        }
    }
    return listed(words, things);
}

void add_kinds_lead(Page& page, const Words& words, const AreaNumbers& numbers) {
    if (numbers.kinds.empty()) {
        return;
    }
    std::string lead = kinds_heading(words, numbers) + ".";
    if (numbers.any_judged()) {
        lead += " " + words("area.kinds.chance", {{"n", words.number(numbers.by_chance(), 1)}});
    }
    const std::string higher = kinds_with(words, numbers, SignalWord::higher);
    const std::string below = kinds_with(words, numbers, SignalWord::lower);
    if (!higher.empty()) {
        lead += " " + words("area.kinds.higher", {{"things", higher}});
    }
    if (!below.empty()) {
        lead += " " + words("area.kinds.lower", {{"things", below}});
    }
    page.lead.emplace_back(std::move(lead));
}

void add_finding(Page& page, const Asked& asked, const AreaNumbers& numbers) {
    const Words& words = asked.words;
    const Known& first = numbers.total ? *numbers.total_known() : numbers.all.front();
    const Place place = *newest(first.series);
    page.finding = finding_of(words, *first.measure, numbers.area, *place.point);
    if (!place.point->value.is_number()) {
        page.lead.push_back(why_missing(words, asked.release, *first.measure, *place.point));
        if (const auto number = newest_number(first.series)) {
            page.lead.emplace_back(
                words("area.newest", {{"n", words.amount(*number->point->value.value())},
                                      {"period", words.period(number->point->period)}}));
        }
        return;
    }
    const auto* signal = signal_of(asked.release, first.measure->id, numbers.area.code);
    if (signal != nullptr && signal->period == place.point->period) {
        if (const std::string said = judgement_after(words, signal); !said.empty()) {
            page.finding.add(Span{Span::Kind::plain, " " + said});
        }
    }
}

FigureBlock figure_block(const Asked& asked,
                         const release::MeasureInfo& measure,
                         const Series& series,
                         const Place& place) {
    const Words& words = asked.words;
    FigureBlock block{words("figure.label", {{"label", measure_word(words, measure.id, "label")},
                                             {"period", words.period(place.point->period)}}),
                      figure_of(series, place),
                      {},
                      check_address(measure.id, series.area, place.point->period),
                      measure.percent ? Unit::percent_of_one : Unit::as_is};
    for (std::string& said :
         corrections_of(words, asked.release, measure.id, series.area, place.point->period)) {
        block.words.emplace_back(std::move(said));
    }
    const auto* signal = signal_of(asked.release, measure.id, series.area);
    if (signal != nullptr && signal->period == place.point->period) {
        block.word = signal->word;
        block.word_note = judgement_mark(words, *signal);
        if (signal->word == SignalWord::cannot_say) {
            block.words.emplace_back(why_unsaid_in_full(words, *signal));
        }
    }
    return block;
}

void add_before(const Words& words, const Series& series, FigureBlock& block) {
    if (const auto place = find(series, block.figure.point.period)) {
        if (const std::string said = before_of(words, year_before(series, *place)); !said.empty()) {
            block.words.emplace_back(said);
        }
    }
}

void add_total(Page& page, const Asked& asked, const AreaNumbers& numbers) {
    const Words& words = asked.words;
    const Known& total = *numbers.total_known();
    const Place place = *newest(total.series);
    FigureBlock block = figure_block(asked, *total.measure, total.series, place);
    if (!place.point->value.is_number()) {
        block.words.push_back(why_missing(words, asked.release, *total.measure, *place.point));
    }
    block.spark = spark_of(total.series, numbers.total_track);
    if (const auto usual = usual_of(numbers.total_track, block.figure.point.period)) {
        block.words.emplace_back(words("area.usual", {{"lower", words.number(usual->lower, 0)},
                                                      {"upper", words.number(usual->upper, 0)}}));
    }
    add_before(words, total.series, block);
    page.blocks.emplace_back(std::move(block));
}

void add_rate(Page& page, const Asked& asked, const AreaNumbers& numbers) {
    const Words& words = asked.words;
    const release::MeasureInfo* rate =
        asked.release.measure(rate_of(numbers.total_known()->measure->id));
    const auto series =
        rate == nullptr ? std::nullopt : asked.release.series(rate->id, numbers.area.code);
    const auto number = series ? newest_number(*series) : std::nullopt;
    if (!number) {
        return;
    }
    FigureBlock block = figure_block(asked, *rate, *series, *number);
    const Point& point = *number->point;
    block.label = words("area.rate.label", {{"period", words.period(point.period)}});
    block.word.reset(); // the count has said it
    block.words.clear();
    if (point.denominator_period && point.denominator.is_number()) {
        block.words.emplace_back(words(
            "area.rate.residents", {{"n", static_cast<std::int64_t>(*point.denominator.value())},
                                    {"year", words.period(*point.denominator_period)}}));
    }
    block.words.emplace_back(words("area.rate.visitors"));
    page.blocks.emplace_back(std::move(block));
}

/// The first headline of a kind of measure that has a number from the last two years.
const Known* first_headline(const Asked& asked, const AreaNumbers& numbers, bool percent) {
    for (const Known& known : numbers.all) {
        const release::MeasureInfo& measure = *known.measure;
        const bool fits = percent ? measure.percent : measure.kind == "share";
        if (measure.headline && fits && is_news(asked.release, known.series)) {
            return &known;
        }
    }
    return nullptr;
}

} // namespace

std::string kinds_heading(const Words& words, const AreaNumbers& numbers) {
    if (!numbers.any_judged()) {
        return words("area.kinds.not_judged",
                     {{"n", static_cast<std::int64_t>(numbers.kinds.size())}});
    }
    return words("area.kinds.heading",
                 {{"n", static_cast<std::int64_t>(numbers.standing_out())},
                  {"total", static_cast<std::int64_t>(numbers.kinds.size())}});
}

const Known* shown_survey(const Asked& asked, const AreaNumbers& numbers) {
    for (const release::AimInfo& aim : asked.release.aims) {
        const Known* known = numbers.find(aim.measure);
        if (known != nullptr && known->measure->percent && is_news(asked.release, known->series)) {
            return known;
        }
    }
    return first_headline(asked, numbers, true);
}

void add_area_opening(Page& page, const Asked& asked, const AreaNumbers& numbers) {
    const Words& words = asked.words;
    if (numbers.all.empty()) {
        page.finding = words("area.nothing", {{"place", place_name(words, numbers.area)}});
        return;
    }
    add_finding(page, asked, numbers);
    add_kinds_lead(page, words, numbers);
    page.note = words.text(
        "area.note",
        {{"level", level_name(words, numbers.area)},
         {"code", numbers.area.code},
         {"where", link(words("area.where"), "#sources")},
         {"pack", link(words("area.pack"), area_address(numbers.area.code) + "/pack")},
         {"changes", link(words("area.changes"), area_address(numbers.area.code) + "/feed")}});
}

void add_area_figures(Page& page, const Asked& asked, const AreaNumbers& numbers) {
    if (numbers.total) {
        add_total(page, asked, numbers);
        add_rate(page, asked, numbers);
    }
    for (const Known* known :
         {first_headline(asked, numbers, false), shown_survey(asked, numbers)}) {
        if (known != nullptr) {
            FigureBlock block =
                figure_block(asked, *known->measure, known->series, *newest_number(known->series));
            if (!known->measure->percent) {
                add_before(asked.words, known->series, block);
            }
            page.blocks.emplace_back(std::move(block));
        }
    }
}

} // namespace mf::pages
