// /: the finding for all, find where you live, what was to change, what stands out, what is new in the data.
#include "pages/addresses.hpp"
#include "pages/area_sections.hpp"
#include "pages/judgements.hpp"
#include "pages/page_start.hpp"
#include "pages/plan_parts.hpp"
#include "pages/sentences.hpp"
#include "pages/signal_sentences.hpp"
#include "pages/signal_tables.hpp"

#include <algorithm>

namespace mf::pages {

namespace {

/// A list of at most so many places stands on the front page; a longer one is a page of its own.
constexpr std::size_t places_listed = 60;
/// So many kinds stand on the front page; all are on the page of signals.
constexpr std::size_t kinds_listed = 8;

void add_finding(Page& page, const Asked& asked, const AreaNumbers* home, Month newest) {
    const Words& words = asked.words;
    const Known* total = home == nullptr ? nullptr : home->total_known();
    const auto number = total == nullptr ? std::nullopt : pages::newest(total->series);
    if (!number || !number->point->value.is_number()) {
        page.finding = words("home.finding", {{"period", words.month(newest)}});
        page.lead.emplace_back(words("home.lead"));
        return;
    }
    page.finding = finding_of(words, *total->measure, home->area, *number->point);
    const auto* signal = signal_of(asked.release, total->measure->id, home->area.code);
    if (signal != nullptr && signal->period == number->point->period) {
        if (const std::string said = judgement_after(words, signal); !said.empty()) {
            page.finding.add(Span{Span::Kind::plain, " " + said});
        }
    }
    page.note = words.text(
        "home.note",
        {{"check", link(words("figure.check"),
                        check_address(total->measure->id, home->area.code, number->point->period))},
         {"home", link(home->area.name, area_address(home->area.code))}});
}

/// How much stands out, and how much of it chance would make: told at once.
void add_chance(Page& page, const Asked& asked) {
    const Words& words = asked.words;
    const release::SignalTally& tally = asked.release.signals.tally;
    if (asked.release.signals.all.empty()) {
        return;
    }
    page.lead.emplace_back(
        words("home.signals", {{"n", static_cast<std::int64_t>(speaking(asked.release))},
                               {"total", static_cast<std::int64_t>(tally.charts_judged)},
                               {"chance", words.number(tally.false_signals(), 0)}}));
}

std::vector<const release::AreaInfo*> places_of(const release::Release& release) {
    const auto within_home = [&](const release::AreaInfo* area) {
        return area->parent == release.home;
    };
    std::vector<const release::AreaInfo*> districts = areas_of(release, geo::Level::district);
    if (!release.home.empty() && std::ranges::any_of(districts, within_home)) {
        std::erase_if(districts, [&](const auto* area) { return !within_home(area); });
    }
    return districts;
}

void add_places(Page& page, const Asked& asked) {
    const Words& words = asked.words;
    page.blocks.emplace_back(Heading{words("home.find.heading"), {}, 2, false, "find"});
    page.blocks.emplace_back(area_search(asked.release, words));
    page.blocks.emplace_back(Paragraph{words("home.find.each"), true});
    const auto places = places_of(asked.release);
    if (!places.empty() && places.size() <= places_listed) {
        LinkList list;
        for (const release::AreaInfo* area : places) {
            list.items.push_back({area->name, area_address(area->code)});
        }
        page.blocks.emplace_back(std::move(list));
    }
    page.blocks.emplace_back(Paragraph{link(words("home.find.all"), "/areas"), true});
}

Text aim_source(const Words& words, const release::AimInfo& aim) {
    return words.text("home.aims.says", {{"says", aim.says}, {"where", aim.where}});
}

/// An aim with its number, or with words where none is.
void add_aim(Page& page, const Asked& asked, const AreaNumbers* home, const release::AimInfo& aim) {
    const Words& words = asked.words;
    const Known* known = home == nullptr ? nullptr : home->find(aim.measure);
    const auto number = known == nullptr ? std::nullopt : newest_number(known->series);
    if (!number) {
        page.blocks.emplace_back(
            GapBlock{aim.title,
                     words("home.aims.not_measured"),
                     {aim.gap.empty() ? Text{words("home.aims.no_number")} : Text{aim.gap},
                      aim_source(words, aim)}});
        return;
    }
    const std::string& id = known->measure->id;
    FigureBlock figure{aim.title,
                       figure_of(known->series, *number),
                       {},
                       check_address(id, home->area.code, number->point->period),
                       known->measure->percent ? Unit::percent_of_one : Unit::as_is};
    figure.words.emplace_back(
        words("figure.label", {{"label", measure_word(words, id, "label")},
                               {"period", words.period(number->point->period)}}));
    const auto* signal = signal_of(asked.release, id, home->area.code);
    if (signal != nullptr && signal->period == number->point->period) {
        figure.word = signal->word;
        figure.word_note = judgement_mark(words, *signal);
        if (signal->word == release::SignalWord::cannot_say) {
            figure.words.emplace_back(why_unsaid_in_full(words, *signal));
        }
    }
    if (known == home->total_known()) {
        figure.spark = spark_of(known->series, home->total_track);
    }
    figure.words.push_back(aim_source(words, aim));
    page.blocks.emplace_back(std::move(figure));
}

void add_aims(Page& page, const Asked& asked, const AreaNumbers* home) {
    if (asked.release.aims.empty()) {
        return;
    }
    const Words& words = asked.words;
    page.blocks.emplace_back(
        Heading{words("home.aims.heading"), words("home.aims.note"), 2, false, "aims"});
    for (const release::AimInfo& aim : asked.release.aims) {
        add_aim(page, asked, home, aim);
    }
}

/// The tests of success that nobody measures: as large as a number.
void add_tests(Page& page, const Asked& asked) {
    const Words& words = asked.words;
    const auto gap = [](const release::AimInfo& test) { return !test.gap.empty(); };
    const auto n = std::ranges::count_if(asked.release.tests, gap);
    if (n == 0) {
        return;
    }
    page.blocks.emplace_back(Heading{words("home.tests.heading", {{"n", std::int64_t{n}}}),
                                     words("home.tests.note"), 2, false, "tests"});
    for (const release::AimInfo& test : asked.release.tests) {
        if (gap(test)) {
            page.blocks.emplace_back(
                GapBlock{words.text("home.tests.says", {{"says", test.says}}),
                         words("home.aims.not_measured"),
                         {Text{test.gap}, words.text("home.tests.ask", {{"asks", test.asks}})}});
        }
    }
}

void add_standing(Page& page, const Asked& asked) {
    const Words& words = asked.words;
    const auto standing = standing_of(asked, geo::Level::district);
    if (standing.empty()) {
        return;
    }
    const auto finding = standing_finding(asked, standing, geo::Level::district);
    page.blocks.emplace_back(Heading{finding ? *finding : words("signals.strips.none"),
                                     words("signals.strips.note"), 2, true, "stands-out", true});
    page.blocks.emplace_back(standing_table(asked, standing, kinds_listed));
    page.blocks.emplace_back(Paragraph{words("home.more_recorded"), true});
    page.blocks.emplace_back(Paragraph{link(words("home.all_signals"), "/signals"), true});
}

void add_new(Page& page, const Asked& asked) {
    const Words& words = asked.words;
    page.blocks.emplace_back(Heading{words("home.new.heading"), {}, 2, true, "new"});
    const auto& publications = asked.release.publications;
    if (!publications.empty()) {
        const std::string& hash = publications.back().hash;
        page.blocks.emplace_back(Paragraph{
            words.text("home.new.release",
                       {{"day", words.day(asked.release.made)},
                        {"changes", link(words("home.new.changes"), release_address(hash))}})});
    }
    LinkList list;
    for (const release::SourceInfo& source : asked.release.sources) {
        if (!source.editions.empty()) {
            list.items.push_back(
                {source.title, source_address(source.id),
                 words("home.new.until", {{"last", words.end_of(source.last_period)}})});
        }
    }
    page.blocks.emplace_back(std::move(list));
    page.blocks.emplace_back(Paragraph{link(words("home.loaded.all"), "/sources"), true});
    page.blocks.emplace_back(Heading{words("home.check.heading"), {}, 3});
    page.blocks.emplace_back(
        Paragraph{words.text("home.check.body", {{"check", strong(words("figure.check"))}})});
}

} // namespace

Result<Page> home_page(const Asked& asked) {
    Page page = start_page(asked.release, asked.words, "/", "", asked.words("home.title"));
    const auto month = newest_month(asked.release);
    if (!month) {
        page.finding = asked.words("home.empty.finding");
        page.lead.emplace_back(asked.words("home.empty.lead"));
        add_plan_links(page, asked);
        return page;
    }
    const release::AreaInfo* area = home_area(asked.release);
    const auto numbers = area == nullptr ? std::nullopt : std::optional{area_numbers(asked, *area)};
    if (numbers && !*numbers) {
        return pass(numbers->error());
    }
    const AreaNumbers* home = numbers ? &**numbers : nullptr;
    add_finding(page, asked, home, *month);
    add_chance(page, asked);
    add_places(page, asked);
    add_aims(page, asked, home);
    add_tests(page, asked);
    add_plan_links(page, asked);
    add_standing(page, asked);
    add_new(page, asked);
    return page;
}

} // namespace mf::pages
