#include "pages/signal_tables.hpp"

#include "pages/addresses.hpp"
#include "pages/area_numbers.hpp"
#include "pages/sentences.hpp"
#include "pages/signal_sentences.hpp"

#include <algorithm>
#include <utility>

namespace mf::pages {

namespace {

using release::Signal;
using release::SignalTest;
using release::SignalWord;

/// More marks than that in a row are no picture.
constexpr int places_drawn_max = 60;

bool speaks(const Signal& signal) {
    return signal.word == SignalWord::higher || signal.word == SignalWord::lower;
}

/// Areas of the level within the authority's own area; all where it has none.
std::vector<const release::AreaInfo*> own_areas(const release::Release& release, geo::Level level) {
    std::vector<const release::AreaInfo*> found;
    for (const release::AreaInfo& area : release.areas) {
        if (area.level == level && (release.home.empty() || area.parent == release.home)) {
            found.push_back(&area);
        }
    }
    return found;
}

/// What most kinds are parts of: the headline of its question.
std::string total_of(const release::Release& release) {
    std::string total;
    for (const release::MeasureInfo& measure : release.measures) {
        const release::MeasureInfo* whole = release.measure(measure.part_of);
        if (whole != nullptr && (total.empty() || whole->headline)) {
            total = whole->id;
        }
    }
    return total;
}

std::vector<TableCell> row_of(const Asked& asked, const Signal& signal) {
    const Words& words = asked.words;
    const release::AreaInfo* area = asked.release.area(signal.area);
    const std::string name = area == nullptr ? signal.area : area->name;
    const auto cell = [](const std::optional<double>& value) {
        return value ? Cell{*value} : Cell{Missing::not_available};
    };
    std::optional<Interval> usual;
    if (signal.lower && signal.upper) {
        usual = Interval{*signal.lower, *signal.upper};
    }
    return {Text{link(name, area_address(signal.area))},
            Text{link(measure_word(words, signal.measure, "title"),
                      area_measure_address(signal.area, signal.measure))},
            signal.period,
            NumberCell{
                cell(signal.value), {}, check_address(signal.measure, signal.area, signal.period)},
            IntervalCell{Missing::not_available, usual, {}, 0},
            signal.word,
            Text{signal_rule(words, asked.release, signal)},
            NumberCell{cell(signal.chance ? std::optional{*signal.chance * 100} : std::nullopt)},
            Text{std::string{release::name(signal.test)}},
            Text{signal.area},
            Text{signal.measure}};
}

std::vector<Column> columns_of(const Words& words) {
    using Type = Column::Type;
    return {{"area", words("table.area"), Type::link},
            {"title", words("table.measure"), Type::link},
            {"period", words("area.rest.period"), Type::period},
            {"value", words("signals.value"), Type::number},
            {"usual", words("table.usual"), Type::interval},
            {"word", words("table.word"), Type::word},
            {"why", words("signals.why"), Type::text},
            {"chance_in_100", words("signals.chance"), Type::number},
            {"test", words("signals.test"), Type::code, true},
            {"code", words("table.code"), Type::code, true},
            {"measure", words("table.code"), Type::code, true}};
}

} // namespace

std::vector<Standing> standing_of(const Asked& asked, geo::Level level) {
    const auto areas = own_areas(asked.release, level);
    const std::string total = total_of(asked.release);
    std::vector<Standing> all;
    for (const release::MeasureInfo& measure : asked.release.measures) {
        if (measure.part_of != total || total.empty()) {
            continue;
        }
        Standing one{&measure, {}};
        for (const release::AreaInfo* area : areas) {
            const Signal* signal = signal_of(asked.release, measure.id, area->code);
            if (signal == nullptr || signal->word == SignalWord::cannot_say) {
                continue;
            }
            int& count = signal->word == SignalWord::higher  ? one.places.higher
                         : signal->word == SignalWord::lower ? one.places.lower
                                                             : one.places.neither;
            ++count;
        }
        if (one.places.higher + one.places.neither + one.places.lower > 0) {
            all.push_back(one);
        }
    }
    std::ranges::stable_sort(all, std::ranges::greater{}, [](const Standing& one) {
        return one.places.higher + one.places.lower;
    });
    return all;
}

Table standing_table(const Asked& asked, const std::vector<Standing>& standing, std::size_t rows) {
    using Type = Column::Type;
    const Words& words = asked.words;
    Table table;
    table.id = "standing-out";
    table.caption = words("signals.strips.caption");
    table.columns = {{"kind", words("table.kind"), Type::link},
                     {"higher", words("signals.strips.higher"), Type::count},
                     {"places", words("signals.strips.places"), Type::picture},
                     {"lower", words("signals.strips.lower"), Type::count},
                     {"judged", words("signals.strips.judged"), Type::count, true},
                     {"measure", words("table.code"), Type::code, true}};
    RowGroup group;
    for (const Standing& one : standing) {
        if (rows > 0 && group.rows.size() == rows) {
            break;
        }
        const StripCell& places = one.places;
        const int all = places.higher + places.neither + places.lower;
        group.rows.push_back({Text{link(measure_word(words, one.measure->id, "title"),
                                        measure_address(one.measure->id))},
                              NumberCell{static_cast<double>(places.higher)},
                              all > places_drawn_max ? StripCell{} : places,
                              NumberCell{static_cast<double>(places.lower)},
                              NumberCell{static_cast<double>(all)}, Text{one.measure->id}});
    }
    table.groups.push_back(std::move(group));
    return table;
}

std::optional<std::string>
standing_finding(const Asked& asked, const std::vector<Standing>& standing, geo::Level level) {
    if (standing.empty()) {
        return std::nullopt;
    }
    const StripCell& places = standing.front().places;
    if (places.higher + places.lower == 0) {
        return std::nullopt;
    }
    const Words& words = asked.words;
    const bool higher = places.higher >= places.lower;
    const auto all = std::int64_t{places.higher + places.neither + places.lower};
    return words(higher ? "signals.strips.finding_higher" : "signals.strips.finding_lower",
                 {{"title", measure_word(words, standing.front().measure->id, "title")},
                  {"n", std::int64_t{higher ? places.higher : places.lower}},
                  {"areas", level_word(words, level, "count", {{"n", all}})}});
}

Table signals_table(const Asked& asked, bool listed_only, std::size_t rows_max) {
    const Words& words = asked.words;
    Table table;
    table.id = listed_only ? "signals-shown" : "signals";
    table.caption = words("signals.caption");
    table.columns = columns_of(words);
    std::vector<const Signal*> found;
    for (const Signal& one : asked.release.signals.all) {
        const release::AreaInfo* area = asked.release.area(one.area);
        if (speaks(one) && (!listed_only || (area != nullptr && is_listed(area->level)))) {
            found.push_back(&one);
        }
    }
    std::ranges::stable_sort(found, {}, [&](const Signal* one) {
        const release::AreaInfo* area = asked.release.area(one->area);
        return std::pair{area == nullptr ? geo::Level::lsoa2021 : area->level,
                         area == nullptr ? one->area : area->name};
    });
    RowGroup group;
    for (const Signal* one : found) {
        if (group.rows.size() == rows_max) {
            break;
        }
        group.rows.push_back(row_of(asked, *one));
    }
    table.groups.push_back(std::move(group));
    return table;
}

std::size_t speaking(const release::Release& release) {
    return static_cast<std::size_t>(std::ranges::count_if(release.signals.all, speaks));
}

} // namespace mf::pages
