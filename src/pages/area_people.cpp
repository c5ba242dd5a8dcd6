// Stops, told apart by who was stopped, and what people say of the police; each with what is not known.
#include "pages/addresses.hpp"
#include "pages/area_sections.hpp"
#include "pages/judgements.hpp"
#include "pages/sentences.hpp"
#include "pages/trend_blocks.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::pages {

namespace {

using release::SplitInfo;

/// A longer list of groups is closed at first.
constexpr std::size_t groups_open = 12;

std::vector<const SplitInfo*> splits_of(const release::Release& release, const std::string& area) {
    std::vector<const SplitInfo*> found;
    for (const SplitInfo& split : release.splits) {
        if (split.area == area) {
            found.push_back(&split);
        }
    }
    return found;
}

/// The area itself, or the nearest one above it for which numbers are told apart.
const release::AreaInfo* told_apart_in(const release::Release& release,
                                       const release::AreaInfo& area) {
    constexpr int levels_max = 10;
    const release::AreaInfo* at = &area;
    for (int level = 0; at != nullptr && level < levels_max; ++level) {
        if (!splits_of(release, at->code).empty()) {
            return at;
        }
        at = release.area(at->parent);
    }
    return nullptr;
}

Table split_table(const Asked& asked, const SplitInfo& split) {
    using Type = Column::Type;
    const Words& words = asked.words;
    Table table;
    table.id = split.field;
    table.caption = words(fmt::format("split.{}.caption", split.field),
                          {{"period", words.period(split.period)}});
    table.columns = {{"group", words("split.group"), Type::text},
                     {"recorded", words("table.recorded"), Type::number},
                     {"bar", words("split.bar"), Type::picture},
                     {"lowest", words("split.lowest"), Type::number},
                     {"highest", words("split.highest"), Type::number}};
    double full = split.missing.value().value_or(0);
    for (const release::SplitGroup& group : split.groups) {
        full = std::max(full, group.highest.value().value_or(group.number.value().value_or(0)));
    }
    RowGroup rows;
    for (const release::SplitGroup& group : split.groups) {
        rows.rows.push_back({Text{group.value}, NumberCell{group.number},
                             BarCell{group.number, group.highest.value(), full},
                             NumberCell{group.lowest}, NumberCell{group.highest}});
    }
    rows.rows.push_back({Text{words("split.missing")}, NumberCell{split.missing},
                         BarCell{split.missing, {}, full}, NumberCell{Missing::not_applicable},
                         NumberCell{Missing::not_applicable}});
    if (rows.rows.size() > groups_open) {
        table.folded =
            words("split.folded", {{"n", static_cast<std::int64_t>(split.groups.size())}});
    }
    table.groups.push_back(std::move(rows));
    table.note = words("split.note");
    return table;
}

/// "Of 6,012 stops in June 2026, 9 in each 100 do not say how the person …".
void add_split(Page& page, const Asked& asked, const SplitInfo& split) {
    const Words& words = asked.words;
    const auto share = split.missing_share.value();
    page.blocks.emplace_back(
        Heading{words(fmt::format("split.{}.heading", split.field),
                      {{"n", share ? words.number(*share, 0) : symbols(split.missing_share, {})}}),
                words(fmt::format("split.{}.note", split.field)), 2, true});
    page.blocks.emplace_back(split_table(asked, split));
}

/// The area above that has the same measure, for a second line.
const release::AreaInfo* parent_with(const release::Release& release,
                                     const release::AreaInfo& area,
                                     const std::string& measure) {
    const release::AreaInfo* parent = release.area(area.parent);
    return parent != nullptr && release.series(measure, parent->code) ? parent : nullptr;
}

void add_survey_chart(Page& page,
                      const Asked& asked,
                      const AreaNumbers& numbers,
                      const Known& shown) {
    const release::ChartTrack none;
    const std::string& id = shown.measure->id;
    Chart chart = trend_chart(asked, {*shown.measure, numbers.area, shown.series, none,
                                      signal_of(asked.release, id, numbers.area.code)});
    chart.months = 0;
    chart.caption = {}; // the heading has said it
    if (const auto* parent = parent_with(asked.release, numbers.area, id)) {
        chart.label = numbers.area.name;
        chart.others.push_back(
            {asked.words("chart.whole", {{"level", level_name(asked.words, *parent)}}),
             *asked.release.series(id, parent->code)});
    }
    page.blocks.emplace_back(std::move(chart));
    page.blocks.emplace_back(
        months_table(asked, *shown.measure, numbers.area, shown.series, false));
}

/// The other answers of the same kind, each with its newest number.
void add_other_answers(Page& page,
                       const Asked& asked,
                       const AreaNumbers& numbers,
                       const Known& shown) {
    const Words& words = asked.words;
    using Type = Column::Type;
    Table table;
    table.id = "answers";
    table.caption = words("survey.others");
    table.columns = {{"answer", words("survey.answer"), Type::link},
                     {"share", words("survey.share"), Type::number, false, Unit::percent_of_one},
                     {"period", words("survey.when"), Type::period}};
    RowGroup group;
    for (const Known& known : numbers.all) {
        const auto number = newest_number(known.series);
        if (!known.measure->percent || !number || &known == &shown) {
            continue;
        }
        const Period period = number->point->period;
        group.rows.push_back(
            {Text{link(measure_word(words, known.measure->id, "title"),
                       area_measure_address(numbers.area.code, known.measure->id))},
             NumberCell{number->point->value, number->point->marks,
                        check_address(known.measure->id, numbers.area.code, period)},
             period});
    }
    if (!group.rows.empty()) {
        table.groups.push_back(std::move(group));
        page.blocks.emplace_back(std::move(table));
    }
}

} // namespace

void add_gaps_of_tests(Page& page, const Asked& asked, const std::string& place) {
    const Words& words = asked.words;
    for (const release::AimInfo& test : asked.release.tests) {
        if (!test.gap.empty()) {
            page.blocks.emplace_back(Paragraph{words.text(
                "survey.not_asked", {{"says", strong(test.says)}, {"found", test.gap}})});
        }
    }
    page.blocks.emplace_back(Paragraph{words("survey.no_number", {{"place", place}})});
}

void add_area_stops(Page& page, const Asked& asked, const AreaNumbers& numbers) {
    const release::AreaInfo* told = told_apart_in(asked.release, numbers.area);
    if (told == nullptr) {
        return;
    }
    const Words& words = asked.words;
    const auto splits = splits_of(asked.release, told->code);
    const auto* measure = asked.release.measure(splits.front()->measure);
    const auto series = asked.release.series(splits.front()->measure, told->code);
    const auto place = series ? find(*series, splits.front()->period) : std::nullopt;
    if (!place || measure == nullptr) {
        return;
    }
    const bool elsewhere = told->code != numbers.area.code;
    page.blocks.emplace_back(
        Heading{finding_of(words, *measure, *told, *place->point),
                elsewhere ? Text{words("split.elsewhere", {{"place", place_name(words, *told)},
                                                           {"here", numbers.area.name}})}
                          : Text{words("split.two")},
                2, false, "stops"});
    if (elsewhere) {
        page.blocks.emplace_back(Paragraph{words("split.two"), true});
    }
    for (const SplitInfo* split : splits) {
        add_split(page, asked, *split);
    }
}

void add_area_survey(Page& page, const Asked& asked, const AreaNumbers& numbers, bool for_paper) {
    const Known* shown = shown_survey(asked, numbers);
    if (shown == nullptr) {
        return;
    }
    const Words& words = asked.words;
    const std::string& id = shown->measure->id;
    const auto number = newest_number(shown->series);
    const auto* signal = signal_of(asked.release, id, numbers.area.code);
    page.blocks.emplace_back(
        Heading{finding_of(words, *shown->measure, numbers.area, *number->point),
                judgement_caution(words, signal), 2, true, "survey", !for_paper});
    add_survey_chart(page, asked, numbers, *shown);
    if (for_paper) {
        std::erase_if(page.blocks, [](const Block& block) {
            const auto* table = std::get_if<Table>(&block);
            return table != nullptr && !table->folded.empty();
        });
        return;
    }
    add_other_answers(page, asked, numbers, *shown);
    page.blocks.emplace_back(Heading{words("survey.unknown"), {}, 2, true});
    page.blocks.emplace_back(Paragraph{measure_word(words, id, "leaves_out")});
    add_gaps_of_tests(page, asked, place_name(words, numbers.area));
}

} // namespace mf::pages
