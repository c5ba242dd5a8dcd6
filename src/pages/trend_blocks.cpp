#include "pages/trend_blocks.hpp"

#include "pages/addresses.hpp"
#include "pages/numbers.hpp"
#include "pages/sentences.hpp"

#include <algorithm>
#include <set>

namespace mf::pages {

namespace {

struct Extent {
    Period first = Period::year(2000);
    Period last = Period::year(2000);
};

std::optional<Extent> extent_of(const Series& series) {
    std::optional<Extent> extent;
    for (const Segment& segment : series.segments) {
        for (const Point& point : segment.points()) {
            extent =
                extent ? Extent{extent->first, point.period} : Extent{point.period, point.period};
        }
    }
    return extent;
}

/// What the numbers of the newest segment that has any ranged over.
std::string range_in_words(const Words& words, const Series& series, const std::string& things) {
    const auto newest = newest_number(series);
    if (!newest) {
        return words("area.unknown", {{"things", things}});
    }
    double lowest = *newest->point->value.value();
    double highest = lowest;
    const Point* first = nullptr;
    for (const Point& point : newest->segment->points()) {
        if (const auto value = point.value.value()) {
            lowest = std::min(lowest, *value);
            highest = std::max(highest, *value);
            first = first == nullptr ? &point : first;
        }
    }
    if (first == newest->point) {
        return words("area.single", {{"n", words.amount(highest)},
                                     {"things", things},
                                     {"period", words.period(first->period)}});
    }
    return words("area.range", {{"lowest", words.amount(lowest)},
                                {"highest", words.amount(highest)},
                                {"things", things},
                                {"first", words.period(first->period)},
                                {"last", words.period(newest->point->period)}});
}

/// Months without a number between the first and the last, runs of them as spans.
std::string gaps_in_words(const Words& words, const Series& series, const Extent& extent) {
    constexpr int spans_named = 6;
    std::set<int> known;
    for (const Segment& segment : series.segments) {
        for (const Point& point : segment.points()) {
            for (int i = 0; point.value.is_number() && i < point.period.months(); ++i) {
                known.insert(point.period.first().index() + i);
            }
        }
    }
    std::string text;
    int spans = 0;
    const int end = extent.last.last().index() + 1;
    for (int month = extent.first.first().index(); month < end; ++month) {
        const int from = month;
        while (month < end && !known.contains(month)) {
            ++month;
        }
        if (month > from && ++spans <= spans_named) {
            const std::string first = words.month(Month::at(from));
            text += text.empty() ? "" : ", ";
            text += month == from + 1
                        ? first
                        : words("date.span",
                                {{"first", first}, {"last", words.month(Month::at(month - 1))}});
        }
    }
    if (spans > spans_named) {
        text += ", " + words("area.more_gaps", {{"n", std::int64_t{spans} - spans_named}});
    }
    return text.empty() ? text : words("area.gaps", {{"periods", text}});
}

std::string broken_because(const Words& words, const Segment& segment) {
    std::string cause =
        segment.why_it_ends().empty() ? words("chart.break_unnamed") : segment.why_it_ends();
    return cause + (cause.ends_with('.') ? "" : ".");
}

Table months_table(const Words& words, const std::string& label, const Series& series) {
    using Type = Column::Type;
    Table table{"months-" + series.measure, label, {}, {}, {}, true, words("table.months")};
    table.columns = {{"period", words("table.period"), Type::period},
                     {"recorded", words("table.recorded"), Type::number},
                     {"measure", words("table.measure"), Type::text, true},
                     {"area", words("table.code"), Type::code, true},
                     {"segment", words("table.segment"), Type::count, true}};
    SymbolNotes symbols;
    double number = 0;
    const Segment* before = nullptr;
    for (const Segment& segment : series.segments) {
        RowGroup group;
        if (before != nullptr) {
            group.heading =
                words("notice.broken.body", {{"cause", broken_because(words, *before)}});
        }
        before = &segment;
        ++number;
        for (const Point& point : segment.points()) {
            symbols.see(point.value, point.marks);
            group.rows.push_back(
                {point.period,
                 NumberCell{point.value, point.marks,
                            check_address(series.measure, series.area, point.period)},
                 Text{series.measure}, Text{series.area}, NumberCell{number}});
        }
        table.groups.push_back(std::move(group));
    }
    table.note = symbols.text(words);
    return table;
}

} // namespace

std::vector<Block> trend_blocks(const Asked& asked,
                                const release::MeasureInfo& measure,
                                const release::AreaInfo& area,
                                const Series& series) {
    const Words& words = asked.words;
    const auto extent = extent_of(series);
    if (!extent) {
        return {};
    }
    const std::string label = measure_word(words, measure.id, "label");
    const std::string place = place_name(words, area);
    std::vector<Block> blocks;
    const std::string things = measure_word(words, measure.id, "things");
    blocks.emplace_back(Heading{range_in_words(words, series, things),
                                measure_word(words, measure.id, "leaves_out")});
    blocks.emplace_back(Chart{measure.id,
                              words("chart.trend", {{"label", label},
                                                    {"place", place},
                                                    {"first", words.period(extent->first)},
                                                    {"last", words.period(extent->last)}}),
                              series,
                              words("chart.caption", {{"label", label}, {"place", place}})});
    if (const std::string gaps = gaps_in_words(words, series, *extent); !gaps.empty()) {
        blocks.emplace_back(Paragraph{gaps, true});
    }
    for (std::size_t i = 0; i + 1 < series.segments.size(); ++i) {
        const std::string cause = broken_because(words, series.segments[i]);
        blocks.emplace_back(Notice{Notice::Kind::plain, words("notice.broken.title"),
                                   words("notice.broken.body", {{"cause", cause}})});
    }
    blocks.emplace_back(
        months_table(words, words("figure.label", {{"label", label}, {"period", place}}), series));
    return blocks;
}

} // namespace mf::pages
