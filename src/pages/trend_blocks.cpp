#include "pages/trend_blocks.hpp"

#include "pages/addresses.hpp"
#include "pages/judgements.hpp"
#include "pages/numbers.hpp"
#include "pages/sentences.hpp"
#include "pages/signal_sentences.hpp"
#include "pages/trend_scale.hpp"
#include "pages/trend_words.hpp"

#include <algorithm>
#include <set>

namespace mf::pages {

namespace {

/// So many months are drawn; all of them are in the table.
constexpr int months_drawn = 60;

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

/// Whether the newest part of the line can be drawn with a usual range.
const release::TrackSegment* limits_of(const release::ChartTrack& track) {
    const bool any = !track.segments.empty() && track.segments.back().based_on > 0;
    return any ? &track.segments.back() : nullptr;
}

/// The mark of a run, and of the months that made the usual range.
void add_marks(Chart& chart, const Words& words, const Trend& trend) {
    const release::TrackSegment* limits = limits_of(trend.track);
    if (limits != nullptr && limits->since && !limits->points.empty()) {
        chart.usual.push_back(
            {*limits->since, limits->points.back().period,
             words("chart.usual",
                   {{"span", span_of(words, limits->points.back().period,
                                     static_cast<std::int64_t>(limits->based_on))}})});
    }
    if (trend.signal != nullptr && trend.signal->since) {
        if (std::string said = judgement_mark(words, *trend.signal); !said.empty()) {
            chart.runs.push_back({*trend.signal->since, trend.signal->period, std::move(said)});
        }
    }
}

/// Whether the limits of months differ.
bool has_steps(const release::TrackSegment& limits) {
    return std::ranges::any_of(limits.points, [&](const release::TrackPoint& point) {
        return point.period.kind() == Period::Kind::month && point.centre &&
               limits.points.front().centre && *point.centre != *limits.points.front().centre;
    });
}

/// "The shaded band is …": how to read the limits, and why there are none.
Text reading_of(const Words& words, const Trend& trend) {
    const release::TrackSegment* limits = limits_of(trend.track);
    std::string said;
    if (limits != nullptr) {
        said = words(limits->trial ? "chart.reading_trial" : "chart.reading",
                     {{"n", static_cast<std::int64_t>(limits->based_on)}});
        if (trend.track.season == release::SignalSeason::taken_out) {
            said += " " + words("chart.season_out");
        } else if (has_steps(*limits)) {
            said += " " + words("chart.uneven");
        }
    }
    const std::string caution = judgement_caution(words, trend.signal);
    if (!caution.empty()) {
        said += (said.empty() ? "" : " ") + caution;
    }
    return said;
}

std::vector<Column> months_columns(const Words& words, const release::MeasureInfo& measure) {
    using Type = Column::Type;
    return {{"period", words("table.period"), Type::period},
            {"recorded", words("table.recorded"), Type::number, false,
             measure.percent ? Unit::percent_of_one : Unit::as_is},
            {"measure", words("table.measure"), Type::text, true},
            {"area", words("table.code"), Type::code, true},
            {"segment", words("table.segment"), Type::count, true}};
}

} // namespace

Table months_table(const Asked& asked,
                   const release::MeasureInfo& measure,
                   const release::AreaInfo& area,
                   const Series& series,
                   bool data_only) {
    const Words& words = asked.words;
    Table table;
    table.id = "months-" + series.measure;
    table.caption = words("figure.label", {{"label", measure_word(words, measure.id, "label")},
                                           {"period", place_name(words, area)}});
    table.columns = months_columns(words, measure);
    table.main = true;
    table.data_only = data_only;
    table.folded = words("table.months");
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

Chart trend_chart(const Asked& asked, const Trend& trend) {
    const Words& words = asked.words;
    const std::string label = measure_word(words, trend.measure.id, "label");
    const std::string place = place_name(words, trend.area);
    Chart chart;
    chart.id = trend.measure.id;
    chart.series = trend.series;
    chart.track = trend.track;
    chart.months = months_drawn;
    chart.unit = trend.measure.percent ? Unit::percent_of_one : Unit::as_is;
    add_marks(chart, words, trend);
    const auto extent = extent_of(newest_months(chart).series);
    chart.description =
        words("chart.trend", {{"label", label},
                              {"place", place},
                              {"first", extent ? words.begin_of(extent->first.text()) : ""},
                              {"last", extent ? words.end_of(extent->last.text()) : ""}});
    chart.caption = reading_of(words, trend);
    return chart;
}

std::vector<Block> trend_blocks(const Asked& asked, const Trend& trend) {
    const Words& words = asked.words;
    const auto extent = extent_of(trend.series);
    if (!extent) {
        return {};
    }
    Chart chart = trend_chart(asked, trend);
    const std::string label = measure_word(words, trend.measure.id, "label");
    const double foot = steps_of(newest_months(chart)).front();
    std::vector<Block> blocks;
    blocks.emplace_back(
        Heading{judgement_heading(words, label, trend.signal),
                words("chart.note", {{"place", place_name(words, trend.area)},
                                     {"first", words.begin_of(extent->first.text())},
                                     {"last", words.end_of(extent->last.text())},
                                     {"foot", in_unit(words, foot, chart.unit)}}),
                2, false, "trend-" + trend.measure.id});
    blocks.emplace_back(std::move(chart));
    if (const std::string gaps = gaps_in_words(words, trend.series, *extent); !gaps.empty()) {
        blocks.emplace_back(Paragraph{gaps, true});
    }
    for (std::size_t i = 0; i + 1 < trend.series.segments.size(); ++i) {
        const std::string cause = broken_because(words, trend.series.segments[i]);
        blocks.emplace_back(Notice{Notice::Kind::plain, words("notice.broken.title"),
                                   words("notice.broken.body", {{"cause", cause}})});
    }
    blocks.emplace_back(months_table(asked, trend.measure, trend.area, trend.series, false));
    return blocks;
}

} // namespace mf::pages
