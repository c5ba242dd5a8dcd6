#include "pages/reading.hpp"
#include "pages/sample.hpp"
#include "pages/trend_layout.hpp"
#include "pages/trend_scale.hpp"
#include "pages/trend_svg.hpp"
#include "pages/trend_words.hpp"
#include "support/approve.hpp"
#include "support/segment_of.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace mf::pages {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const TrendSize size{360, 190, 40, 40};

Point point_of(Month month, Cell cell) {
    return {Period::month(month), cell, cell, Missing::not_applicable, {}, {}, {}};
}

/// Points of consecutive months; nothing is a missing number.
Segment segment_of(Month first,
                   const std::vector<std::optional<double>>& numbers,
                   const std::string& why = {}) {
    std::vector<Point> points;
    for (const auto& number : numbers) {
        const Cell cell = number ? Cell{*number} : Cell{Missing::not_available};
        points.push_back(point_of(first.plus(static_cast<int>(points.size())), cell));
    }
    return test::SegmentOf::points(std::move(points), why);
}

Chart chart_of(std::vector<Segment> segments) {
    return {"burglary",
            "Line chart of burglaries.",
            Series{"burglary", 1, "E1", {}, std::move(segments)},
            {}};
}

Chart chart_with(const Series& series) {
    return {"burglary", {}, series, {}};
}

const Month start = Month::of(2024, 1);

std::vector<std::size_t> run_lengths(const TrendLayout& layout) {
    std::vector<std::size_t> lengths;
    for (const TrendRun& run : layout.runs) {
        lengths.push_back(run.points.size());
    }
    return lengths;
}

TEST(TrendLayout, JoinsNothingAcrossABreakEvenWithoutAGap) {
    const Series series{
        "m", 1, "a", {}, {segment_of(start, {1, 2}), segment_of(start.plus(2), {3, 4, 5})}};
    EXPECT_THAT(run_lengths(trend_layout(chart_with(series), size, {"why"})), ElementsAre(2U, 3U));
}

TEST(TrendLayout, JoinsNothingAcrossAMissingMonth) {
    const Series series{"m", 1, "a", {}, {segment_of(start, {1, 2, {}, 4})}};
    EXPECT_THAT(run_lengths(trend_layout(chart_with(series), size, {})), ElementsAre(2U, 1U));
}

TEST(TrendLayout, JoinsNothingAcrossAMonthThatIsNotThere) {
    const Segment first = segment_of(start, {1, 2});
    std::vector<Point> points{first.points().begin(), first.points().end()};
    points.push_back(point_of(start.plus(5), 3.0));
    const Series series{"m", 1, "a", {}, {test::SegmentOf::points(std::move(points))}};
    EXPECT_THAT(run_lengths(trend_layout(chart_with(series), size, {})), ElementsAre(2U, 1U));
}

TEST(TrendLayout, LeavesMissingMonthsTheirWidth) {
    const Series series{"m", 1, "a", {}, {segment_of(start, {1, {}, {}, 1})}};
    const TrendLayout layout = trend_layout(chart_with(series), size, {});
    EXPECT_DOUBLE_EQ(layout.runs.at(0).points.at(0).x, layout.left);
    EXPECT_DOUBLE_EQ(layout.runs.at(1).points.at(0).x, layout.right);
}

TEST(TrendLayout, BeginsAtNoughtUnlessAllLiesInTheUpperHalf) {
    const Series low{"m", 1, "a", {}, {segment_of(start, {40, 100})}};
    const TrendLayout from_nought = trend_layout(chart_with(low), size, {});
    EXPECT_DOUBLE_EQ(from_nought.values.front().value, 0);
    EXPECT_DOUBLE_EQ(from_nought.values.front().at, from_nought.bottom);
    const Series high{"m", 1, "a", {}, {segment_of(start, {90, 100})}};
    EXPECT_DOUBLE_EQ(trend_layout(chart_with(high), size, {}).values.front().value, 90);
}

release::TrackSegment limits_of(const Segment& segment, double lower, double centre, double upper) {
    release::TrackSegment limits;
    for (const Point& point : segment.points()) {
        limits.points.push_back(
            {point.period, lower, centre, upper, release::SignalWord::no_change});
    }
    return limits;
}

TEST(TrendLayout, DrawsLimitsOfEachSegmentApart) {
    const Segment before = segment_of(start, {5, 6});
    const Segment after = segment_of(start.plus(2), {15, 16});
    Chart chart = chart_of({before, after});
    chart.track.segments = {limits_of(before, 3, 5, 7), limits_of(after, 12, 15, 18)};
    const TrendLayout layout = trend_layout(chart, size, {"why"});
    ASSERT_EQ(layout.bands.size(), 2U);
    EXPECT_FALSE(layout.bands[0].newest);
    EXPECT_TRUE(layout.bands[1].newest);
    EXPECT_LT(layout.bands[1].upper.front().y, layout.bands[0].upper.front().y);
    EXPECT_LE(layout.bands[0].upper.back().x, layout.bands[1].upper.front().x);
}

TEST(TrendLayout, MarksWhatStoodOutAndWhichIsTheNewest) {
    const Segment segment = segment_of(start, {5, 9, 1});
    Chart chart = chart_of({segment});
    chart.track.segments = {limits_of(segment, 3, 5, 7)};
    chart.track.segments[0].points[1].word = release::SignalWord::higher;
    chart.track.segments[0].points[2].word = release::SignalWord::lower;
    const TrendLayout layout = trend_layout(chart, size, {});
    ASSERT_EQ(layout.marks.size(), 2U);
    EXPECT_TRUE(layout.marks[0].up);
    EXPECT_FALSE(layout.marks[0].last);
    EXPECT_FALSE(layout.marks[1].up);
    EXPECT_TRUE(layout.marks[1].last);
}

TEST(TrendLayout, KeepsTheWordsAtTheEndsApart) {
    const Segment segment = segment_of(start, {500, 501, 502});
    Chart chart = chart_of({segment});
    chart.track.segments = {limits_of(segment, 499, 501, 503)};
    chart.others = {{"All", Series{"m", 1, "b", {}, {segment_of(start, {500, 501, 502})}}}};
    std::vector<double> places;
    for (const TrendEnd& end : trend_layout(chart, size, {}).ends) {
        places.push_back(end.at.y);
    }
    std::ranges::sort(places);
    ASSERT_EQ(places.size(), 5U);
    for (std::size_t i = 1; i < places.size(); ++i) {
        EXPECT_GE(places[i] - places[i - 1], 17);
    }
}

TEST(TrendLayout, KeepsTheWordsOfABracketOnThePaper) {
    Chart chart = chart_of({segment_of(start, {5, 6, 7, 8, 9})});
    const Period last = Period::month(start.plus(4));
    chart.runs = {{last, last, "a run that needs very many words at the very end of the line"}};
    const TrendLayout layout = trend_layout(chart, size, {});
    ASSERT_EQ(layout.brackets.size(), 1U);
    EXPECT_EQ(layout.brackets[0].anchor, "end");
    EXPECT_LE(layout.brackets[0].text_x, layout.width);
}

TEST(NewestMonths, LeaveOutWhatIsOlderAndItsLimits) {
    const Segment before = segment_of(start, {5, 6, 7}, "why");
    const Segment after = segment_of(start.plus(3), {1, 2, 3});
    Chart chart = chart_of({before, after});
    chart.track.segments = {limits_of(before, 3, 5, 7), limits_of(after, 0, 2, 4)};
    chart.months = 4;
    const Chart cut = newest_months(chart);
    ASSERT_EQ(cut.series.segments.size(), 2U);
    EXPECT_EQ(cut.series.segments[0].points().size(), 1U);
    EXPECT_EQ(cut.track.segments[0].points.size(), 1U);
    chart.months = 2;
    const Chart newest = newest_months(chart);
    ASSERT_EQ(newest.series.segments.size(), 1U);
    ASSERT_EQ(newest.track.segments.size(), 1U);
    EXPECT_EQ(newest.track.segments[0].points.back().upper, 4);
}

TEST(TrendLayout, StaysInsideItsFrame) {
    std::vector<std::optional<double>> numbers;
    for (int month = 0; month < 171; ++month) {
        numbers.emplace_back(month % 7 == 3 ? std::nullopt
                                            : std::optional{1000.0 + month * 17 % 500});
    }
    const Series series{"m", 1, "a", {}, {segment_of(Month::of(2010, 12), numbers)}};
    for (const double width : {360.0, 1128.0}) {
        const TrendLayout layout = trend_layout(chart_with(series), {width, 190, 40, 40}, {});
        for (const TrendRun& run : layout.runs) {
            for (const ChartPoint& point : run.points) {
                EXPECT_TRUE(point.x >= layout.left && point.x <= layout.right);
                EXPECT_TRUE(point.y >= layout.top && point.y <= layout.bottom);
            }
        }
        EXPECT_GE(layout.years.at(1).at - layout.years.at(0).at, 40) << "years must not touch";
    }
}

TEST(TrendLayout, PutsTheBreakBetweenItsMonths) {
    const Series series{
        "m", 1, "a", {}, {segment_of(start, {1, 2}, "x"), segment_of(start.plus(2), {3, 4})}};
    const TrendLayout layout = trend_layout(chart_with(series), size, {"why"});
    EXPECT_GT(layout.breaks.at(0).x, layout.runs.at(0).points.back().x);
    EXPECT_LT(layout.breaks.at(0).x, layout.runs.at(1).points.front().x);
}

TEST(TrendLayout, KeepsTheWordsOfBreaksApart) {
    const Series series{
        "m",
        1,
        "a",
        {},
        {segment_of(start, {1}), segment_of(start.plus(1), {1}), segment_of(start.plus(2), {1})}};
    const TrendLayout layout = trend_layout(
        chart_with(series), size, {"A cause that needs more than one line of words here", "b"});
    ASSERT_EQ(layout.breaks.size(), 2U);
    EXPECT_GE(layout.breaks[1].top - layout.breaks[0].top,
              19.0 * static_cast<double>(layout.breaks[0].lines.size()));
    EXPECT_GT(layout.top, layout.breaks[1].top);
}

TEST(RoundSteps, AreRound) {
    EXPECT_THAT(round_steps(0, 4400, 5), ElementsAre(0, 1000, 2000, 3000, 4000, 5000));
    EXPECT_THAT(round_steps(0, 448, 5), ElementsAre(0, 100, 200, 300, 400, 500));
    EXPECT_THAT(round_steps(0, 3, 5), ElementsAre(0, 1, 2, 3));
    EXPECT_THAT(round_steps(0, 0, 5), ElementsAre(0, 1));
    EXPECT_THAT(round_steps(2300, 4600, 5), ElementsAre(2000, 2500, 3000, 3500, 4000, 4500, 5000));
}

TEST(RoundSteps, OfWholeNumbersAreWhole) {
    EXPECT_THAT(round_steps(0, 2, 5, true), ElementsAre(0, 1, 2));
    EXPECT_THAT(round_steps(0, 2, 5, false), ElementsAre(0, 0.5, 1, 1.5, 2));
}

TEST(Spread, MovesOnlyWhatIsTooNear) {
    EXPECT_THAT(spread({10, 50}, 20, 0, 100), ElementsAre(10, 50));
    EXPECT_THAT(spread({50, 10, 12}, 20, 0, 100), ElementsAre(50, 10, 30));
    EXPECT_THAT(spread({95, 98}, 20, 0, 100), ElementsAre(80, 100));
}

TEST(Wrapped, BreaksBetweenWords) {
    EXPECT_THAT(wrapped("one two three", 8), ElementsAre("one two", "three"));
    EXPECT_THAT(wrapped("overlong", 3), ElementsAre("overlong"));
}

TEST(TrendSvg, DrawsOnePathForEachPart) {
    const Chart chart = chart_of(
        {segment_of(start, {5, 6, 7}, "A new system."), segment_of(start.plus(3), {1, 2})});
    const std::string svg = trend_svg(chart, english(), TrendWidth::wide).text();
    EXPECT_EQ(times(svg, "<path"), 2U);
    EXPECT_EQ(times(svg, "class=\"line older\""), 1U);
    EXPECT_EQ(times(svg, "class=\"break\""), 1U);
    EXPECT_THAT(svg, HasSubstr("A new system. The two sides cannot be compared."));
    EXPECT_EQ(unbalanced(svg), "");
}

TEST(TrendSvg, TellsInWordsWhatItShows) {
    const Chart chart =
        chart_of({segment_of(start, {5, 6, 7}, "A new system"), segment_of(start.plus(3), {2, 1})});
    EXPECT_EQ(trend_in_words(chart, english()),
              "January 2024 to March 2024: lowest 5 in January 2024, highest 7 in March 2024. "
              "A new system. The two sides cannot be compared. "
              "April 2024 to May 2024: lowest 1 in May 2024, highest 2 in April 2024.");
}

TEST(TrendSvg, DrawsASinglePointAsADot) {
    const std::string svg =
        trend_svg(chart_of({segment_of(start, {12})}), english(), TrendWidth::narrow).text();
    EXPECT_EQ(times(svg, "<path"), 0U);
    EXPECT_EQ(times(svg, "class=\"dot\""), 1U);
    EXPECT_THAT(svg, HasSubstr(">12</text>"));
}

TEST(TrendSvg, SaysThatThereIsNoNumber) {
    const std::string svg =
        trend_svg(chart_of({segment_of(start, {{}, {}})}), english(), TrendWidth::narrow).text();
    EXPECT_EQ(times(svg, "<path"), 0U);
    EXPECT_EQ(times(svg, ">0</text>"), 0U);
    EXPECT_THAT(svg, HasSubstr("No number to draw"));
}

TEST(TrendSvg, StandsEvenWithoutAnyPoint) {
    EXPECT_THAT(trend_svg(chart_of({}), english(), TrendWidth::wide).text(),
                HasSubstr("No number to draw"));
    EXPECT_THAT(
        trend_svg(chart_of({test::SegmentOf::points({})}), english(), TrendWidth::wide).text(),
        HasSubstr("No number to draw"));
}

TEST(TrendSvg, IsAsApproved) {
    const Chart chart =
        chart_of({segment_of(start, {5, 6, {}, 7},
                             "28 February 2024: the force began to use a new recording system"),
                  segment_of(start.plus(7),
                             {4, 8, 6, 5, 9, 7, 6, 5, 6, 7, 8, {}, 7, 6, 7, 5, 4, 6, 8, 7, {}})});
    test::approve("pages/trend-320.svg", trend_svg(chart, english(), TrendWidth::narrow).text());
    test::approve("pages/trend-660.svg", trend_svg(chart, english(), TrendWidth::middle).text());
    test::approve("pages/trend-1128.svg", trend_svg(chart, english(), TrendWidth::wide).text());
}

TEST(TrendSvg, OfAControlChartIsAsApproved) {
    const Segment before = segment_of(start, {41, 44, 39, 47, 43, 52}, "A new system");
    const Segment after = segment_of(start.plus(8), {31, 33, 30, 35, 32, 31, 30, 29, 28, 24});
    Chart chart = chart_of({before, after});
    chart.track.segments = {limits_of(before, 35, 44, 53), limits_of(after, 25, 31, 37)};
    chart.track.segments[1].points.back().word = release::SignalWord::lower;
    chart.runs = {{Period::month(start.plus(14)), Period::month(start.plus(17)),
                   "4 months in a row below average"}};
    chart.usual = {{Period::month(start.plus(8)), Period::month(start.plus(17)),
                    "“usual” comes from these 10"}};
    test::approve("pages/control-320.svg", trend_svg(chart, english(), TrendWidth::narrow).text());
    test::approve("pages/control-1128.svg", trend_svg(chart, english(), TrendWidth::wide).text());
}

TEST(TrendSvg, OfSharesWithAnotherPlaceIsAsApproved) {
    Chart chart = chart_of({segment_of(start, {0.52, 0.5, 0.48})});
    chart.unit = Unit::percent_of_one;
    chart.label = "Easton";
    chart.others = {{"Anyshire", Series{"m", 1, "b", {}, {segment_of(start, {0.5, 0.5, 0.47})}}}};
    test::approve("pages/shares-660.svg", trend_svg(chart, english(), TrendWidth::middle).text());
}

} // namespace
} // namespace mf::pages
