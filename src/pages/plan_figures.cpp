// Figures beside a promise: the newest number of the home area, or what is missing, in the size of a number.
#include "pages/addresses.hpp"
#include "pages/area_numbers.hpp"
#include "pages/judgements.hpp"
#include "pages/plan_parts.hpp"
#include "pages/sentences.hpp"
#include "pages/signal_sentences.hpp"

namespace mf::pages {

namespace {

Block no_figure(const Asked& asked, const std::string& measure) {
    return GapBlock{measure_word(asked.words, measure, "title"),
                    asked.words("plan.figures.not_loaded"),
                    {Text{asked.words("plan.figures.not_loaded_why")}}};
}

Block awaited(const Asked& asked, const registers::Awaited& one) {
    return GapBlock{one.title, asked.words("plan.figures.not_yet"), {Text{one.why}}};
}

bool is_defined(const registers::PlanRegister& one) {
    return one.table || one.minutes.has_value();
}

/// The name of a register, as a link where its records can be read.
Span register_link(const Asked& asked, const registers::PlanRegister& one) {
    const bool there = asked.records != nullptr && asked.records->tally(one.id) != nullptr;
    return there ? link(one.title, "/" + encoded(one.id)) : Span{Span::Kind::plain, one.title};
}

} // namespace

Block figure_or_gap(const Asked& asked, const std::string& measure) {
    const Words& words = asked.words;
    const release::AreaInfo* home = home_area(asked.release);
    const release::MeasureInfo* info = asked.release.measure(measure);
    const auto series = home == nullptr || info == nullptr
                            ? std::nullopt
                            : asked.release.series(measure, home->code);
    const auto number = series ? newest_number(*series) : std::nullopt;
    if (!number) {
        return no_figure(asked, measure);
    }
    const Period& period = number->point->period;
    FigureBlock figure{measure_word(words, measure, "title"),
                       figure_of(*series, *number),
                       {},
                       check_address(measure, home->code, period),
                       info->percent ? Unit::percent_of_one : Unit::as_is};
    figure.words.emplace_back(
        words("plan.figures.of", {{"label", measure_word(words, measure, "label")},
                                  {"place", home->name},
                                  {"period", words.period(period)}}));
    const auto* signal = signal_of(asked.release, measure, home->code);
    if (signal != nullptr && signal->period == period) {
        figure.word = signal->word;
        figure.word_note = judgement_mark(words, *signal);
    }
    return figure;
}

void add_figures(Page& page,
                 const Asked& asked,
                 const std::vector<std::string>& measures,
                 const std::vector<std::string>& awaits) {
    if (measures.empty() && awaits.empty()) {
        return;
    }
    const Words& words = asked.words;
    page.blocks.emplace_back(
        Heading{words("plan.figures.heading"), words("plan.figures.note"), 2, false, "figures"});
    for (const std::string& measure : measures) {
        page.blocks.push_back(figure_or_gap(asked, measure));
    }
    for (const std::string& id : awaits) {
        if (const auto* one = registers::with_id(asked.plan->awaited, id)) {
            page.blocks.push_back(awaited(asked, *one));
        }
    }
}

void add_gaps(Page& page, const Asked& asked, const RowList& rows) {
    if (rows.empty()) {
        return;
    }
    const Words& words = asked.words;
    page.blocks.emplace_back(
        Heading{words("plan.gaps.heading"), words("plan.gaps.note"), 2, false, "gaps"});
    Facts facts;
    for (const registers::PlanRow* row : rows) {
        facts.items.emplace_back(row->title, Text{row->gap});
        for (const std::string& id : row->registers) {
            const auto* one = registers::with_id(asked.plan->registers, id);
            if (one != nullptr) {
                facts.items.emplace_back(
                    words("plan.gaps.records"),
                    is_defined(*one)
                        ? words.text("plan.gaps.there", {{"what", register_link(asked, *one)}})
                        : Text{words("plan.gaps.to_come", {{"what", one->title}})});
            }
        }
    }
    page.blocks.emplace_back(std::move(facts));
}

} // namespace mf::pages
