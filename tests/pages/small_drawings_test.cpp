// Marks, bars, strips, spark lines and funnels.
#include "pages/funnel_layout.hpp"
#include "pages/funnel_svg.hpp"
#include "pages/marks_svg.hpp"
#include "pages/reading.hpp"
#include "pages/sample.hpp"
#include "support/approve.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <set>
#include <string>

namespace mf::pages {
namespace {

using release::SignalWord;
using testing::HasSubstr;
using testing::Not;

SparkPoint point_of(int month, std::optional<double> value, double centre, double reach) {
    return {Period::month(Month::of(2026, 1).plus(month)),
            value,
            centre - reach,
            centre,
            centre + reach,
            SignalWord::no_change};
}

TEST(SparkSvg, ScalesTheUsualRangeToTheSameHeight) {
    const Spark large{{{point_of(0, 1000, 1000, 100), point_of(1, 1100, 1000, 100)}}};
    const Spark small{{{point_of(0, 10, 10, 4), point_of(1, 14, 10, 4)}}};
    EXPECT_EQ(spark_svg(large, SparkSize::card).text(), spark_svg(small, SparkSize::card).text());
}

TEST(SparkSvg, JoinsNothingAcrossABreakOrAGap) {
    const Spark broken{{{point_of(0, 9, 10, 4), point_of(1, 10, 10, 4)},
                        {point_of(2, 11, 10, 4), point_of(3, 12, 10, 4)}}};
    const std::string svg = spark_svg(broken, SparkSize::card).text();
    EXPECT_EQ(times(svg, "class=\"line older\""), 1U);
    EXPECT_EQ(times(svg, "class=\"line\""), 1U);
    const Spark gap{{{point_of(0, 9, 10, 4), point_of(1, {}, 10, 4), point_of(2, 9, 10, 4)}}};
    EXPECT_EQ(times(spark_svg(gap, SparkSize::card).text(), "class=\"line\""), 0U);
}

TEST(SparkSvg, DrawsATriangleOnlyWhereTheNewestStandsOut) {
    Spark spark{{{point_of(0, 10, 10, 4), point_of(1, 20, 10, 4)}}};
    EXPECT_EQ(times(spark_svg(spark, SparkSize::card).text(), "class=\"sign\""), 0U);
    spark.parts[0][1].word = SignalWord::higher;
    EXPECT_EQ(times(spark_svg(spark, SparkSize::card).text(), "class=\"sign\""), 1U);
}

TEST(SparkSvg, WithoutLimitsIsAPlainLine) {
    Spark spark{{{point_of(0, 10, 10, 4), point_of(1, 20, 10, 4)}}};
    for (SparkPoint& point : spark.parts[0]) {
        point.lower.reset();
    }
    const std::string svg = spark_svg(spark, SparkSize::row).text();
    EXPECT_THAT(svg, Not(HasSubstr("band")));
    EXPECT_EQ(times(svg, "class=\"line\""), 1U);
}

TEST(SparkSvg, OfNothingIsEmptyAndWhole) {
    EXPECT_EQ(unbalanced(spark_svg({}, SparkSize::card).text()), "");
}

TEST(StripSvg, HasAMarkForEachPlace) {
    const std::string svg = strip_svg({3, 4, 2}).text();
    EXPECT_EQ(times(svg, "class=\"sign\""), 5U);
    EXPECT_EQ(times(svg, "class=\"neither\""), 4U);
}

TEST(BarSvg, ShowsWhatIsLeftOpen) {
    EXPECT_THAT(bar_svg({80.0, 92.0, 160}).text(), HasSubstr("class=\"open\""));
    EXPECT_THAT(bar_svg({80.0, {}, 160}).text(), Not(HasSubstr("class=\"open\"")));
    EXPECT_THAT(bar_svg({Missing::not_available, {}, 160}).text(), Not(HasSubstr("<rect")));
}

TEST(WordMark, HasAShapeForEachWord) {
    std::set<std::string> shapes;
    for (const SignalWord word :
         {SignalWord::higher, SignalWord::lower, SignalWord::no_change, SignalWord::cannot_say}) {
        shapes.insert(word_mark(word).text());
    }
    EXPECT_EQ(shapes.size(), 4U);
}

FunnelChart funnel() {
    FunnelChart chart;
    chart.id = "funnel";
    chart.description = "Chart of places.";
    chart.area = "B";
    chart.names = {{"A", "Ashton"}, {"B", "Bilton"}, {"C", "Carlby"}, {"D", "Denton"}};
    chart.target_label = "All 4";
    chart.across = "residents";
    chart.track.period = Period::month(Month::of(2026, 6));
    chart.track.target = 2.4;
    chart.track.places = {{"A", 150'000, 2.2, SignalWord::no_change},
                          {"B", 200'000, 2.6, SignalWord::no_change},
                          {"C", 310'000, 4.1, SignalWord::higher},
                          {"D", 380'000, 2.1, SignalWord::no_change}};
    for (int i = 0; i < 5; ++i) {
        const double size = 150'000 + i * 57'500;
        const double reach = 1.2 - 0.1 * i;
        chart.track.edges.push_back(
            {size, {2.4 - reach, 2.4 + reach}, {2.4 - 1.6 * reach, 2.4 + 1.6 * reach}});
    }
    return chart;
}

TEST(FunnelLayout, NamesThePlaceItselfAndThoseApart) {
    const FunnelLayout layout = funnel_layout(funnel(), {720, 330, 44, 80, 9});
    ASSERT_EQ(layout.labels.size(), 2U);
    EXPECT_EQ(layout.labels[0].name, "Bilton");
    EXPECT_TRUE(layout.labels[0].own);
    EXPECT_EQ(layout.labels[1].name, "Carlby");
}

TEST(FunnelLayout, StaysInsideItsFrame) {
    const FunnelLayout layout = funnel_layout(funnel(), {320, 230, 44, 80, 3});
    for (const auto* edge : {&layout.outer_upper, &layout.outer_lower, &layout.inner_upper}) {
        for (const ChartPoint& point : *edge) {
            EXPECT_TRUE(point.x >= layout.left && point.x <= layout.right);
            EXPECT_TRUE(point.y >= layout.top && point.y <= layout.bottom);
        }
    }
    for (const FunnelMark& mark : layout.marks) {
        EXPECT_TRUE(mark.at.x > layout.left && mark.at.x < layout.right);
        EXPECT_TRUE(mark.at.y >= layout.top && mark.at.y <= layout.bottom);
    }
}

TEST(FunnelSvg, IsAsApproved) {
    test::approve("pages/funnel-320.svg",
                  funnel_svg(funnel(), english(), FunnelWidth::narrow).text());
    test::approve("pages/funnel-720.svg",
                  funnel_svg(funnel(), english(), FunnelWidth::wide).text());
}

TEST(SparkSvg, IsAsApproved) {
    Spark spark{{{point_of(0, 9, 10, 4), point_of(1, 10, 10, 4), point_of(2, 15, 10, 4)},
                 {point_of(4, 7, 8, 2), point_of(5, 8, 8, 2), point_of(6, 11, 8, 2)}}};
    spark.parts[0][2].word = SignalWord::higher;
    spark.parts[1][2].word = SignalWord::higher;
    test::approve("pages/spark-card.svg", spark_svg(spark, SparkSize::card).text());
    test::approve("pages/spark-row.svg", spark_svg(spark, SparkSize::row).text());
}

} // namespace
} // namespace mf::pages
