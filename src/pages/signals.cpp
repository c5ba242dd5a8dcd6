// /signals: what stands out in the newest numbers, with the evidence, and what chance alone would make of them.
#include "pages/addresses.hpp"
#include "pages/page_start.hpp"
#include "pages/sentences.hpp"
#include "pages/signal_sentences.hpp"
#include "pages/signal_tables.hpp"

namespace mf::pages {

namespace {

/// Named limit: so many signals are shown; all are in the CSV.
constexpr std::size_t signals_shown = 300;
constexpr std::size_t signals_max = 100'000;

void add_strips(Page& page, const Asked& asked) {
    const Words& words = asked.words;
    const auto standing = standing_of(asked, geo::Level::district);
    const auto finding = standing_finding(asked, standing, geo::Level::district);
    if (standing.empty()) {
        return;
    }
    page.blocks.emplace_back(
        Heading{finding ? *finding : words("signals.strips.none"), words("signals.strips.note")});
    page.blocks.emplace_back(standing_table(asked, standing, 0));
}

void add_list(Page& page, const Asked& asked, std::size_t all) {
    const Words& words = asked.words;
    Table shown = signals_table(asked, true, signals_shown);
    const auto n = static_cast<std::int64_t>(shown.groups.front().rows.size());
    page.blocks.emplace_back(Heading{words("signals.list.heading"), words("signals.list.note")});
    if (shown.groups.front().rows.size() < all) {
        page.blocks.emplace_back(Paragraph{
            words.text("signals.list.first",
                       {{"n", n},
                        {"total", static_cast<std::int64_t>(all)},
                        {"csv", link(words("signals.list.csv"), twin_address("/signals", "csv"))}}),
            true});
    }
    page.blocks.emplace_back(std::move(shown));
    Table data = signals_table(asked, false, asked.as_data ? signals_max : 0);
    data.main = true;
    data.data_only = true;
    page.blocks.emplace_back(std::move(data));
}

void add_rules(Page& page, const Words& words) {
    page.blocks.emplace_back(Heading{words("signals.rules.heading"), {}, 2, false, "rules"});
    Facts facts;
    facts.items.emplace_back(words("signals.rules.limit"), words("signals.rules.limit_means"));
    facts.items.emplace_back(words("signals.rules.run"), words("signals.rules.run_means"));
    facts.items.emplace_back(words("signals.rules.trend"), words("signals.rules.trend_means"));
    facts.items.emplace_back(words("signals.rules.two"), words("signals.rules.two_means"));
    facts.items.emplace_back(words("signals.rules.funnel"), words("signals.rules.funnel_means"));
    page.blocks.emplace_back(std::move(facts));
    page.blocks.emplace_back(Paragraph{words("signals.rules.many")});
    page.blocks.emplace_back(
        Definition{words("signals.rules.command"), "shell", "metforward signals --format csv"});
}

void add_rebased(Page& page, const Asked& asked) {
    if (asked.release.rebased.empty()) {
        return;
    }
    const Words& words = asked.words;
    page.blocks.emplace_back(
        Heading{words("signals.anew.heading"), words("signals.anew.note"), 2, false, "anew"});
    Facts facts;
    for (const release::RebasedInfo& one : asked.release.rebased) {
        const release::AreaInfo* area = asked.release.area(one.area);
        facts.items.emplace_back(
            words("figure.label", {{"label", measure_word(words, one.measure, "title")},
                                   {"period", area == nullptr ? one.area : area->name}}),
            words("signals.anew.decision", {{"period", words.iso(one.period)},
                                            {"reason", one.reason},
                                            {"post", one.post},
                                            {"day", words.day(one.date)}}));
    }
    page.blocks.emplace_back(std::move(facts));
}

} // namespace

Result<Page> signals_page(const Asked& asked) {
    const Words& words = asked.words;
    Page page = start_page(asked.release, words, "/signals", "signals", words("signals.title"));
    const release::SignalTally& tally = asked.release.signals.tally;
    const std::size_t all = speaking(asked.release);
    if (asked.release.signals.all.empty()) {
        page.finding = words("signals.nothing");
        page.lead.emplace_back(words("judgement.not_judged"));
        return page;
    }
    page.finding = words("signals.finding", {{"n", static_cast<std::int64_t>(all)},
                                             {"chance", words.number(tally.false_signals(), 1)}});
    page.lead.emplace_back(words("signals.lead"));
    page.note = words("signals.tally", {{"charts", static_cast<std::int64_t>(tally.charts_judged)},
                                        {"funnels", static_cast<std::int64_t>(tally.funnels)},
                                        {"patterns", words.number(tally.false_patterns, 1)},
                                        {"limits", words.number(tally.false_limits, 2)},
                                        {"places", words.number(tally.false_funnels, 2)}});
    add_strips(page, asked);
    add_list(page, asked, all);
    add_rules(page, words);
    add_rebased(page, asked);
    return page;
}

} // namespace mf::pages
