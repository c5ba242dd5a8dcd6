// Figures, small charts and charts in HTML: words are text, pictures stand beside them.
#include "pages/funnel_svg.hpp"
#include "pages/html_parts.hpp"
#include "pages/map_svg.hpp"
#include "pages/marks_svg.hpp"
#include "pages/signal_sentences.hpp"
#include "pages/trend_svg.hpp"
#include "pages/trend_words.hpp"

namespace mf::pages {

namespace {

/// Words that stand where a number would, in its size.
std::string reason_in_words(Missing reason, const Words& words) {
    switch (reason) {
    case Missing::confidential:
        return words("missing.confidential");
    case Missing::not_available:
        return words("missing.not_available");
    case Missing::not_applicable:
        return words("missing.not_applicable");
    case Missing::low:
        return words("missing.low");
    }
    return {};
}

void write_value(Markup& html, const FigureBlock& figure, const Words& words) {
    const Point& point = figure.figure.point;
    html.open("p", {{"class", "value"}});
    const auto reason = point.value.missing();
    html.text(reason ? reason_in_words(*reason, words)
                     : in_unit(words, *point.value.value(), figure.unit));
    if (reason || !point.marks.empty()) {
        html.text(" ").element("span", {{"class", "symbol"}}, symbols(point.value, point.marks));
    }
    html.close().line();
}

void write_check(Markup& html, const FigureBlock& figure, const Words& words) {
    if (figure.check.empty() || !is_safe_address(figure.check)) {
        return;
    }
    html.open("p", {{"class", "small"}}).open("a", {{"href", figure.check}});
    html.text(words("figure.check"));
    html.element("span", {{"class", "unseen"}}, ": " + figure.label.plain());
    html.close().close().line();
}

void write_small_chart(Markup& html, const SmallChart& chart, const Words& words) {
    const bool speaks =
        chart.word == release::SignalWord::higher || chart.word == release::SignalWord::lower;
    html.open("li", {{"class", speaks ? "chance" : "quiet"}}).line();
    write_element(html, "p", "name", chart.name);
    html.open("p", {{"class", "amount"}});
    html.element("strong", {}, shown(chart.value, chart.marks, words));
    if (chart.usual) {
        html.text(" ").element(
            "span", {{"class", "small"}},
            words("small.usual", {{"lower", words.number(chart.usual->lower, 0)},
                                  {"upper", words.number(chart.usual->upper, 0)}}));
    }
    html.close().line();
    html.put(spark_svg(chart.spark, SparkSize::card)).line();
    write_word(html, chart.word, {}, words);
    html.close().line();
}

} // namespace

void write_word(Markup& html,
                release::SignalWord word,
                const std::string& note,
                const Words& words) {
    const bool speaks = word == release::SignalWord::higher || word == release::SignalWord::lower;
    html.open("p", {{"class", speaks ? "word chance" : "word"}});
    html.put(word_mark(word)).text(" ").text(signal_word(words, word));
    if (!note.empty()) {
        html.text(", " + note);
    }
    html.close().line();
}

void write_figure(Markup& html, const FigureBlock& figure, const Words& words) {
    html.open("div", {{"class", "figure"}}).line();
    write_element(html, "p", "name", figure.label);
    write_value(html, figure, words);
    if (!figure.spark.parts.empty()) {
        html.put(spark_svg(figure.spark, SparkSize::card)).line();
    }
    if (figure.word) {
        write_word(html, *figure.word, figure.word_note, words);
    }
    if (const auto& bounds = figure.figure.point.interval) {
        html.element("p", {{"class", "small"}},
                     words("figure.interval", {{"lower", words.amount(bounds->lower)},
                                               {"upper", words.amount(bounds->upper)}}));
        html.line();
    }
    for (const Text& text : figure.words) {
        write_element(html, "p", "small", text);
    }
    write_check(html, figure, words);
    html.close().line();
}

void write_gap(Markup& html, const GapBlock& gap) {
    html.open("div", {{"class", "figure gap"}}).line();
    write_element(html, "p", "name", gap.label);
    write_element(html, "p", "value", gap.instead);
    for (const Text& text : gap.words) {
        write_element(html, "p", "small", text);
    }
    html.close().line();
}

void write_small_charts(Markup& html, const SmallCharts& charts, const Words& words) {
    write_element(html, "p", "small", charts.legend);
    html.open("ul", {{"class", "smalls"}}).line();
    for (const SmallChart& chart : charts.charts) {
        write_small_chart(html, chart, words);
    }
    html.close().line();
}

void write_chart(Markup& html, const Chart& chart, const Words& words) {
    html.open("figure", {{"class", "chart"}, {"id", "chart-" + chart.id}}).line();
    for (const TrendWidth width : {TrendWidth::narrow, TrendWidth::middle, TrendWidth::wide}) {
        html.put(trend_svg(chart, words, width));
    }
    write_element(html, "figcaption", "small", chart.caption);
    html.close().line();
}

void write_funnel(Markup& html, const FunnelChart& chart, const Words& words) {
    html.open("figure", {{"class", "chart"}, {"id", "chart-" + chart.id}}).line();
    for (const FunnelWidth width : {FunnelWidth::narrow, FunnelWidth::wide}) {
        html.put(funnel_svg(chart, words, width));
    }
    write_element(html, "figcaption", "small", chart.caption);
    html.close().line();
}

void write_map(Markup& html, const MapChart& chart, const Words& words) {
    // What site/mapping.js says: it has no words of its own.
    html.open("figure", {{"class", "chart"},
                         {"id", "chart-" + chart.id},
                         {"data-here", chart.address},
                         {"data-months", words("map.months")},
                         {"data-closer", words("map.closer")},
                         {"data-farther", words("map.farther")},
                         {"data-north", words("map.north")},
                         {"data-south", words("map.south")},
                         {"data-east", words("map.east")},
                         {"data-west", words("map.west")}})
        .line();
    html.put(map_svg(chart, words)).put(map_legend(chart, words));
    write_element(html, "figcaption", "small", chart.caption);
    html.close().line();
}

} // namespace mf::pages
