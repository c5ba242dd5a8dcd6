// The kinds that an area's total is made of: small charts, and the same as a table.
#include "pages/addresses.hpp"
#include "pages/area_sections.hpp"
#include "pages/sentences.hpp"

#include <algorithm>

namespace mf::pages {

namespace {

SmallChart small_chart(const Asked& asked, const AreaNumbers& numbers, const Kind& kind) {
    const std::string& id = kind.known->measure->id;
    const Place place = *newest_number(kind.known->series);
    SmallChart chart;
    chart.id = id;
    chart.name =
        link(measure_word(asked.words, id, "title"), area_measure_address(numbers.area.code, id));
    chart.value = place.point->value;
    chart.marks = place.point->marks;
    chart.usual = usual_of(kind.track, place.point->period);
    chart.word = kind.word();
    chart.spark = spark_of(kind.known->series, kind.track);
    return chart;
}

/// The first and last month of the small charts.
std::string span_in_words(const Words& words, const Spark& spark) {
    if (spark.parts.empty()) {
        return {};
    }
    return words("date.span", {{"first", words.period(spark.parts.front().front().period)},
                               {"last", words.period(spark.parts.back().back().period)}});
}

std::vector<TableCell> row_of(const Asked& asked,
                              const AreaNumbers& numbers,
                              const Known& known,
                              const release::ChartTrack& track,
                              release::SignalWord word) {
    const std::string& id = known.measure->id;
    const Point& point = *newest_number(known.series)->point;
    return {
        Text{link(measure_word(asked.words, id, "title"),
                  area_measure_address(numbers.area.code, id))},
        NumberCell{point.value, point.marks, check_address(id, numbers.area.code, point.period)},
        IntervalCell{Missing::not_available, usual_of(track, point.period), {}, 0},
        SparkCell{spark_of(known.series, track)},
        word,
        Text{id}};
}

} // namespace

Table kinds_table(const Asked& asked, const AreaNumbers& numbers, bool for_paper) {
    using Type = Column::Type;
    const Words& words = asked.words;
    const Known& total = *numbers.total_known();
    const Period period = newest_number(total.series)->point->period;
    Table table;
    table.id = "kinds";
    table.caption = words("area.kinds.caption", {{"place", place_name(words, numbers.area)},
                                                 {"period", words.period(period)}});
    table.columns = {{"kind", words("table.kind"), Type::link},
                     {"recorded", words.period(period), Type::number},
                     {"usual", words("table.usual"), Type::interval, false, Unit::whole},
                     {"line", words("table.line"), Type::picture},
                     {"word", words("table.word"), Type::word},
                     {"measure", words("table.measure"), Type::code, true}};
    RowGroup group;
    for (const Kind& kind : numbers.kinds) {
        group.rows.push_back(row_of(asked, numbers, *kind.known, kind.track, kind.word()));
    }
    const auto* signal = signal_of(asked.release, total.measure->id, numbers.area.code);
    group.rows.push_back(
        row_of(asked, numbers, total, numbers.total_track,
               signal == nullptr ? release::SignalWord::cannot_say : signal->word));
    SymbolNotes symbols;
    for (const auto& row : group.rows) {
        const auto& number = std::get<NumberCell>(row[1]);
        symbols.see(number.value, number.marks);
    }
    table.note = symbols.text(words);
    table.groups.push_back(std::move(group));
    if (!for_paper) {
        table.folded = words("table.as_table");
    }
    return table;
}

void add_area_kinds(Page& page, const Asked& asked, const AreaNumbers& numbers) {
    if (numbers.kinds.empty()) {
        return;
    }
    const Words& words = asked.words;
    SmallCharts charts;
    charts.id = "kinds";
    for (const Kind& kind : numbers.kinds) {
        charts.charts.push_back(small_chart(asked, numbers, kind));
    }
    charts.legend = words.text("area.kinds.legend",
                               {{"rules", link(words("area.kinds.rules"), "/words#signal")}});
    SymbolNotes symbols;
    for (const SmallChart& chart : charts.charts) {
        symbols.see(chart.value, chart.marks);
    }
    page.blocks.emplace_back(
        Heading{kinds_heading(words, numbers),
                words(numbers.any_judged() ? "area.kinds.note" : "area.kinds.note_not_judged",
                      {{"place", place_name(words, numbers.area)},
                       {"span", span_in_words(words, charts.charts.front().spark)},
                       {"n", words.number(numbers.by_chance(), 1)}}),
                2, false, "kinds"});
    page.blocks.emplace_back(std::move(charts));
    if (const std::string notes = symbols.text(words); !notes.empty()) {
        page.blocks.emplace_back(Paragraph{notes, true});
    }
    page.blocks.emplace_back(kinds_table(asked, numbers, false));
}

} // namespace mf::pages
