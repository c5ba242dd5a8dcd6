// Means, published numbers and times between: what is said beyond counts, and where there is nothing to say.
#include "measures/small_world.hpp"
#include "measures/sql.hpp"
#include "measures/time_between.hpp"

#include <gtest/gtest.h>

namespace mf {
namespace {

using measures::Answer;
using measures::with_values;
using test::SmallWorld;

constexpr const char* mean_rule =
    "kind = \"mean\"\ncounts = { source = \"counts\", mean = \"amount\" }\nlevels = [\"force\"]\n";
constexpr const char* published_rule =
    "kind = \"published\"\ncounts = { source = \"counts\", value = \"amount\" }\n"
    "levels = [\"force\"]\n";

/// The one point of January 2025 for one force, whose rows have these amounts.
Point point(const char* rule, const std::vector<std::optional<double>>& amounts) {
    SmallWorld world;
    world.supply("metropolitan", "2025-01");
    std::vector<test::Row> rows;
    for (const auto& amount : amounts) {
        rows.push_back({"2025-01", "metropolitan", "", "", "other", amount});
    }
    world.add(rows);
    const auto answers = world.ask(world.defined(rule), {{geo::Level::force}, "", {}, {}, ""});
    return answers.front().panel.series(0).segments.front().points().front();
}

TEST(Mean, IsTheSumOverTheRowsThatHaveAValue) {
    const Point mean = point(mean_rule, {2.0, 4.0, 9.0, std::nullopt});
    EXPECT_EQ(mean.value, Cell{5});
    EXPECT_EQ(mean.numerator, Cell{15});
    EXPECT_EQ(mean.denominator, Cell{3});
}

TEST(Mean, AddsFractionsAsTheyAreWritten) {
    // as doubles the sum depends on the order: 0.1 + 0.2 + 0.3 is not 0.6
    EXPECT_EQ(point(mean_rule, {0.1, 0.2, 0.3}).numerator, Cell{0.6});
}

TEST(Mean, HasStudentsInterval) {
    // 2, 4, 9: s = 3.605551, t(0.975, 2) = 4.302653; 5 ± 4.302653 × 3.605551 / √3
    const Point mean = point(mean_rule, {2.0, 4.0, 9.0});
    ASSERT_TRUE(mean.interval.has_value());
    EXPECT_NEAR(mean.interval->lower, -3.956686, 1e-5);
    EXPECT_NEAR(mean.interval->upper, 13.956686, 1e-5);
}

TEST(Mean, OfOneRowHasNoInterval) {
    const Point mean = point(mean_rule, {7.0});
    EXPECT_EQ(mean.value, Cell{7});
    EXPECT_FALSE(mean.interval.has_value());
}

TEST(Mean, OfNothingIsNotApplicable) {
    EXPECT_EQ(point(mean_rule, {std::nullopt}).value, Cell{Missing::not_applicable});
}

TEST(Mean, AsksForItsRowsAndTheSquares) {
    const SmallWorld world;
    const auto plan = world.defined(mean_rule);
    const std::vector plans{plan, plan.denominators[0], plan.denominators[1]};
    EXPECT_EQ(
        with_values(measures::scan_sql(plans, {{geo::Level::force}, "", "", {}}, world.areas())),
        R"(SELECT "month", "force", count(*) FILTER (WHERE true), )"
        R"(CAST(sum(CAST("amount" AS DECIMAL(38,9))) FILTER (WHERE true) AS DOUBLE), )"
        R"(count(*) FILTER (WHERE "amount" IS NOT NULL), )"
        R"(count(*) FILTER (WHERE "amount" IS NOT NULL), )"
        R"(count(*) FILTER (WHERE "amount" IS NOT NULL), )"
        R"(CAST(sum(CAST("amount" AS DECIMAL(19,6)) * CAST("amount" AS DECIMAL(19,6))) )"
        R"(FILTER (WHERE "amount" IS NOT NULL) AS DOUBLE) )"
        R"(FROM "counts" WHERE "month" IS NOT NULL GROUP BY ALL)");
}

TEST(Published, IsTheNumberOfItsRowAsItIs) {
    EXPECT_EQ(point(published_rule, {0.56}).value, Cell{0.56});
}

TEST(Published, SaysNothingOfWhatItWasMadeOf) {
    const Point published = point(published_rule, {0.56});
    EXPECT_EQ(published.numerator, Cell{Missing::not_available});
    EXPECT_EQ(published.denominator, Cell{Missing::not_available});
    EXPECT_FALSE(published.interval.has_value());
}

TEST(Published, IsNotNoughtWhereThereIsNoRow) {
    EXPECT_EQ(point(published_rule, {}).value, Cell{Missing::not_available});
}

TEST(Published, IsNotAvailableWhereTwoRowsSaySomething) {
    EXPECT_EQ(point(published_rule, {0.5, 0.6}).value, Cell{Missing::not_available});
}

/// The times between that counts of months from January 2025 on give.
std::vector<Cell> between(const std::vector<Cell>& counts) {
    const int months = static_cast<int>(counts.size());
    Panel panel{{"m", 1, "force", *Period::parse("2025-01"), months, {"metropolitan"}},
                {{{0, months - 1, {}, ""}}},
                {0}};
    for (int i = 0; i < months; ++i) {
        panel.set(0, i, counts[static_cast<std::size_t>(i)]);
    }
    std::vector<Answer> answers{{geo::Level::force, "", std::move(panel)}};
    measures::months_between(answers);
    std::vector<Cell> found;
    for (int i = 0; i < months; ++i) {
        found.push_back(answers.front().panel.number(0, i));
    }
    return found;
}

TEST(TimeBetween, IsTheMonthsSinceTheLastMonthWithAnEvent) {
    EXPECT_EQ(between({1, 0, 0, 2, 1}),
              (std::vector<Cell>{Missing::not_applicable, Missing::not_applicable,
                                 Missing::not_applicable, 3, 1}));
}

TEST(TimeBetween, AfterAGapIsNotAvailable) {
    EXPECT_EQ(between({1, Missing::not_available, 1, 0, 1}),
              (std::vector<Cell>{Missing::not_applicable, Missing::not_available,
                                 Missing::not_available, Missing::not_applicable, 2}));
}

TEST(TimeBetween, DoesNotReachAcrossABreak) {
    Panel panel{{"m", 1, "force", *Period::parse("2025-01"), 2, {"metropolitan"}},
                {{{0, 0, {}, "changed"}, {1, 1, {"other", "", "", ""}, ""}}},
                {0}};
    panel.set(0, 0, 1);
    panel.set(0, 1, 1);
    std::vector<Answer> answers{{geo::Level::force, "", std::move(panel)}};
    measures::months_between(answers);
    EXPECT_EQ(answers.front().panel.number(0, 1), Cell{Missing::not_applicable});
}

TEST(TimeBetween, KnowsTheEventBeforeTheMonthsAskedFor) {
    SmallWorld world;
    for (const char* month : {"2025-01", "2025-02", "2025-03"}) {
        world.supply("metropolitan", month);
    }
    world.add({{"2025-01", "metropolitan", "", "", "other"},
               {"2025-03", "metropolitan", "", "", "other"}});
    const auto plan = world.defined(
        "kind = \"time-between\"\ncounts = { source = \"counts\" }\nlevels = [\"force\"]\n");
    const auto answers =
        world.ask(plan, {{geo::Level::force}, "", Month::of(2025, 2), Month::of(2025, 3), ""});
    const Panel& panel = answers.front().panel;
    EXPECT_EQ(panel.shape().periods, 2);
    EXPECT_EQ(panel.number(0, 1), Cell{2});
}

} // namespace
} // namespace mf
