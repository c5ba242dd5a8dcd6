// The rest of an area's page: smaller places, what to do, all its numbers, who answers, borders, sources.
#include "pages/addresses.hpp"
#include "pages/area_sections.hpp"
#include "pages/judgements.hpp"
#include "pages/map_shown.hpp"
#include "pages/posts.hpp"
#include "pages/sentences.hpp"
#include "pages/trend_blocks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace mf::pages {

namespace {

/// Named limit: a place has at most this many areas in its table; the largest district has about 240 small areas.
constexpr std::size_t children_max = 1000;
/// A longer list is closed at first.
constexpr std::size_t children_open = 40;

using Areas = std::vector<const release::AreaInfo*>;

/// The total that these places are counted by: what others are kinds of, at the level of the first.
const release::MeasureInfo* total_for(const release::Release& release, const Areas& areas) {
    const release::MeasureInfo* found = nullptr;
    for (const release::MeasureInfo& measure : release.measures) {
        const bool whole = std::ranges::any_of(
            release.measures, [&](const auto& part) { return part.part_of == measure.id; });
        if (whole && newest_period(release, measure.id, areas.front()->level) &&
            (found == nullptr || (measure.headline && !found->headline))) {
            found = &measure;
        }
    }
    return found;
}

/// "3 districts", or "12 areas" where they are of several levels.
std::string counted(const Words& words, const Areas& areas) {
    const auto n = static_cast<std::int64_t>(areas.size());
    const geo::Level level = areas.front()->level;
    const bool alike =
        std::ranges::all_of(areas, [&](const auto* area) { return area->level == level; });
    return alike ? level_word(words, level, "count", {{"n", n}})
                 : words("area.children.mixed", {{"n", n}});
}

std::vector<TableCell> child_row(const Asked& asked,
                                 const release::AreaInfo& area,
                                 const release::MeasureInfo& total,
                                 const Period& period) {
    const auto series = asked.release.series(total.id, area.code);
    const auto place = series ? find(*series, period) : std::nullopt;
    const auto* signal = signal_of(asked.release, total.id, area.code);
    return {Text{link(area.name, area_address(area.code))},
            place ? NumberCell{place->point->value, place->point->marks,
                               check_address(total.id, area.code, period)}
                  : NumberCell{Missing::not_available},
            signal == nullptr || signal->period != period ? release::SignalWord::cannot_say
                                                          : signal->word,
            Text{area.code}};
}

Table children_table(const Asked& asked,
                     const Areas& areas,
                     const release::MeasureInfo& total,
                     const Period& period) {
    using Type = Column::Type;
    const Words& words = asked.words;
    Table table;
    table.id = "areas";
    table.caption = words("area.children.caption", {{"period", words.period(period)}});
    table.columns = {{"area", words("table.area"), Type::link},
                     {"recorded", measure_word(words, total.id, "label"), Type::number},
                     {"word", words("table.word"), Type::word},
                     {"code", words("table.code"), Type::code, true}};
    std::map<geo::Level, RowGroup> by_level;
    SymbolNotes symbols;
    for (const release::AreaInfo* area : areas) {
        auto row = child_row(asked, *area, total, period);
        const auto& number = std::get<NumberCell>(row[1]);
        symbols.see(number.value, number.marks);
        by_level[area->level].rows.push_back(std::move(row));
    }
    for (auto& [level, group] : by_level) {
        if (by_level.size() > 1) {
            group.heading = level_word(words, level, "many");
        }
        table.groups.push_back(std::move(group));
    }
    table.note = symbols.text(words);
    if (areas.size() > children_open) {
        table.folded = words("area.children.folded", {{"areas", counted(words, areas)}});
    }
    return table;
}

/// "Burglary" -> what can be done, for kinds that have such words.
Facts advice_of(const Words& words, const AreaNumbers& numbers) {
    Facts facts;
    for (const Kind& kind : numbers.kinds) {
        const std::string& id = kind.known->measure->id;
        if (const std::string key = fmt::format("measure.{}.advice", id); words.has(key)) {
            facts.items.emplace_back(measure_word(words, id, "title"), words.text(key));
        }
    }
    return facts;
}

std::vector<TableCell>
rest_row(const Asked& asked, const AreaNumbers& numbers, const Known& known, const Place& place) {
    const std::string& id = known.measure->id;
    const Point& point = *place.point;
    const auto* signal = signal_of(asked.release, id, numbers.area.code);
    return {
        Text{link(measure_word(asked.words, id, "title"),
                  area_measure_address(numbers.area.code, id))},
        NumberCell{point.value, point.marks, check_address(id, numbers.area.code, point.period)},
        point.period,
        signal == nullptr || signal->period != point.period ? release::SignalWord::cannot_say
                                                            : signal->word};
}

} // namespace

void add_area_children(Page& page, const Asked& asked, const AreaNumbers& numbers) {
    const Words& words = asked.words;
    Areas areas = asked.release.children(numbers.area.code);
    if (areas.empty()) {
        return;
    }
    std::ranges::stable_sort(areas, {}, [](const auto* area) { return area->level; });
    const std::string heading =
        words("area.children.heading",
              {{"areas", counted(words, areas)}, {"place", place_name(words, numbers.area)}});
    const release::MeasureInfo* total = total_for(asked.release, areas);
    const auto period = total == nullptr
                            ? std::nullopt
                            : newest_period(asked.release, total->id, areas.front()->level);
    if (!period) {
        return;
    }
    page.blocks.emplace_back(
        Heading{heading, words("area.children.note", {{"period", words.period(*period)}}), 2, false,
                "areas"});
    if (areas.size() > children_max) {
        areas.resize(children_max);
        page.blocks.emplace_back(Paragraph{
            words("area.children.first", {{"n", static_cast<std::int64_t>(children_max)}}), true});
    }
    page.blocks.emplace_back(children_table(asked, areas, *total, *period));
    if (has_area_map(asked.release, numbers.area)) {
        page.blocks.emplace_back(
            Paragraph{link(words("area.children.map"), area_map_address(numbers.area.code))});
    }
}

void add_area_advice(Page& page, const Asked& asked, const AreaNumbers& numbers) {
    Facts facts = advice_of(asked.words, numbers);
    if (facts.items.empty()) {
        return;
    }
    page.blocks.emplace_back(Heading{asked.words("area.advice.heading"),
                                     asked.words("area.advice.note"), 2, false, "advice"});
    page.blocks.emplace_back(std::move(facts));
}

void add_area_rest(Page& page, const Asked& asked, const AreaNumbers& numbers) {
    const Words& words = asked.words;
    using Type = Column::Type;
    Table table;
    table.id = "numbers";
    table.caption = words("area.rest.caption", {{"place", place_name(words, numbers.area)}});
    table.columns = {{"measure", words("table.measure"), Type::link},
                     {"newest", words("area.rest.newest"), Type::number},
                     {"period", words("area.rest.period"), Type::period},
                     {"word", words("table.word"), Type::word}};
    table.folded =
        words("area.rest.folded", {{"n", static_cast<std::int64_t>(numbers.all.size())}});
    RowGroup news{words("area.rest.news"), {}};
    RowGroup older{words("area.rest.older"), {}};
    SymbolNotes symbols;
    for (const Known& known : numbers.all) {
        const auto number = newest_number(known.series);
        const Place place = number ? *number : *newest(known.series);
        auto row = rest_row(asked, numbers, known, place);
        const auto& cell = std::get<NumberCell>(row[1]);
        symbols.see(cell.value, cell.marks);
        (is_news(asked.release, known.series) ? news : older).rows.push_back(std::move(row));
        if (asked.as_data) {
            page.blocks.emplace_back(
                months_table(asked, *known.measure, numbers.area, known.series, true));
        }
    }
    for (RowGroup* group : {&news, &older}) {
        if (!group->rows.empty()) {
            table.groups.push_back(std::move(*group));
        }
    }
    table.note = symbols.text(words);
    page.blocks.emplace_back(
        Heading{words("area.rest.heading", {{"n", static_cast<std::int64_t>(numbers.all.size())},
                                            {"place", place_name(words, numbers.area)}}),
                words("area.rest.note"), 2, false, "numbers"});
    page.blocks.emplace_back(std::move(table));
    page.blocks.emplace_back(Paragraph{
        link(words("area.rest.csv"), twin_address(area_address(numbers.area.code), "csv")), true});
}

void add_area_answers(Page& page, const Asked& asked, const AreaNumbers& numbers) {
    const Words& words = asked.words;
    page.blocks.emplace_back(Heading{words("answers.heading"), {}, 2, true, "answers"});
    Facts facts;
    std::set<std::string> told;
    for (const Known& known : numbers.all) {
        const auto post = who_answers(asked, *known.measure, numbers.area);
        if (post && is_news(asked.release, known.series) && told.insert(*post).second) {
            facts.items.emplace_back(words("answers.police"), *post);
        }
    }
    facts.items.emplace_back(words("answers.site"), asked.release.authority.empty()
                                                        ? words("answers.site_none")
                                                        : asked.release.authority);
    page.blocks.emplace_back(std::move(facts));
    page.blocks.emplace_back(Paragraph{words("answers.note"), true});
}

void add_area_boundaries(Page& page, const Asked& asked, const AreaNumbers& numbers) {
    const Words& words = asked.words;
    std::vector<std::string> sets; // in order of time, of the total
    const Known* total = numbers.total_known();
    for (const Known& known : numbers.all) {
        if (total != nullptr && &known != total) {
            continue;
        }
        for (const Segment& segment : known.series.segments) {
            const std::string& set = segment.basis().boundaries;
            if (!set.empty() && (sets.empty() || sets.back() != set)) {
                sets.push_back(set);
            }
        }
    }
    page.blocks.emplace_back(Heading{words("area.borders.heading"), {}, 2, true, "borders"});
    page.blocks.emplace_back(
        Paragraph{words("area.borders.code", {{"place", numbers.area.name},
                                              {"code", numbers.area.code},
                                              {"level", level_name(words, numbers.area)}})});
    if (sets.size() > 1) {
        page.blocks.emplace_back(
            Paragraph{words("area.borders.changed", {{"sets", listed(words, sets)}})});
    } else if (!sets.empty()) {
        page.blocks.emplace_back(Paragraph{words("area.borders.same")});
    }
    page.blocks.emplace_back(Paragraph{words("area.borders.snapped"), true});
}

void add_area_sources(Page& page, const Asked& asked, const AreaNumbers& numbers) {
    const Words& words = asked.words;
    page.blocks.emplace_back(Heading{words("area.sources.heading"), {}, 2, false, "sources"});
    Facts facts;
    std::set<std::string> told;
    for (const Known& known : numbers.all) {
        const release::SourceInfo* source = asked.release.source(known.measure->source);
        if (source == nullptr || !told.insert(source->id).second) {
            continue;
        }
        std::uint64_t read = 0;
        std::uint64_t refused = 0;
        for (const std::size_t edition : source->editions) {
            read += asked.release.editions.at(edition).rows_read;
            refused += asked.release.editions.at(edition).rows_refused;
        }
        facts.items.emplace_back(
            source->title,
            words.text("area.sources.source",
                       {{"publisher", source->publisher},
                        {"first", words.begin_of(source->first_period)},
                        {"last", words.end_of(source->last_period)},
                        {"read", static_cast<std::int64_t>(read)},
                        {"refused", static_cast<std::int64_t>(refused)},
                        {"files", link(words("why.files"), source_address(source->id))}}));
    }
    page.blocks.emplace_back(std::move(facts));
}

} // namespace mf::pages
