#include "measures/charting.hpp"
#include "measures/plan.hpp"
#include "measures/small_world.hpp"

#include <gtest/gtest.h>

namespace mf::measures {
namespace {

using stats::ChartKind;

Result<Definition> definition(const std::string& kind, const std::string& more) {
    return parse_definition("id = \"x\"\nkind = \"" + kind +
                                "\"\ncounts = { source = \"s\" }\nlevels = [\"force\"]\n"
                                "per = { of = \"residents\" }\n" +
                                more,
                            "x.toml");
}

Result<Definition> count(const std::string& more) {
    return parse_definition("id = \"x\"\nkind = \"count\"\ncounts = { source = \"s\" }\n"
                            "levels = [\"force\"]\n" +
                                more,
                            "x.toml");
}

TEST(Charting, AMeasureThatNamesNoChartHasTheUsualOneOfItsKind) {
    EXPECT_EQ(chart_of(*count("")), ChartKind::u_prime);
    EXPECT_EQ(chart_of(*definition("rate", "")), ChartKind::u_prime);
    Definition share;
    share.kind = Kind::share;
    EXPECT_EQ(chart_of(share), ChartKind::p_prime);
}

TEST(Charting, TheChartThatADefinitionNamesIsTaken) {
    EXPECT_EQ(chart_of(*count("chart = \"individuals\"\n")), ChartKind::individuals);
}

TEST(Charting, AChartThatDoesNotFitTheKindIsToldWithItsLine) {
    const auto wrong = count("chart = \"p-prime\"\n");
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().where, "x.toml:5");
    EXPECT_NE(wrong.error().mend.find("docs/signals.md"), std::string::npos);
}

TEST(Charting, RollingWindowsAreSaid) {
    EXPECT_EQ(count("")->windows, stats::Windows::apart);
    EXPECT_EQ(count("windows = \"overlapping\"\n")->windows, stats::Windows::overlapping);
    EXPECT_FALSE(count("windows = \"rolling\"\n"));
}

TEST(Charting, LevelsAtWhichChangesAreJudgedAreAmongThoseThatHaveNumbers) {
    EXPECT_TRUE(count("")->judged.empty());
    EXPECT_EQ(count("judged = [\"force\"]\n")->judged, std::vector{geo::Level::force});
    const auto wrong = count("judged = [\"ward\"]\n");
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().where, "x.toml:5");
}

TEST(Charting, EveryChartThatCanBeNamedReadsBack) {
    for (const ChartKind kind :
         {ChartKind::individuals, ChartKind::p, ChartKind::p_prime, ChartKind::c, ChartKind::u,
          ChartKind::u_prime, ChartKind::g, ChartKind::t}) {
        EXPECT_EQ(chart_named(name(kind)), kind) << name(kind);
    }
    EXPECT_FALSE(chart_named("moving-range"));
}

TEST(Charting, ChangesNoHash) {
    const test::SmallWorld world;
    const Plan plan = world.plan("category = 'burglary'", "\"force\"");
    Definition other = plan.definition;
    other.chart = ChartKind::individuals;
    other.windows = stats::Windows::overlapping;
    other.judged = {geo::Level::force};
    const auto sources = world.setting().state.sources;
    const auto again = make_plan(other, *world.setting().state.source(other.source), sources);
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_EQ(again->hash, plan.hash);
}

} // namespace
} // namespace mf::measures
