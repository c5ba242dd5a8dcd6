// Rates and shares: what a count is divided by, and what is said where there is nothing to divide by.
#include "measures/ratio.hpp"

#include <gtest/gtest.h>

namespace mf {
namespace {

using measures::Answer;

constexpr const char* camden = "E09000007";

/// Numbers of some areas for periods from the first on.
Panel panel_of(std::vector<std::string> areas, Period first, std::vector<Cell> numbers) {
    const int periods = static_cast<int>(numbers.size() / areas.size());
    const Stretches all{{0, periods - 1, {}, ""}};
    std::vector<std::uint32_t> of(areas.size(), 0);
    Panel panel{{"m", 1, "district", first, periods, std::move(areas)}, {all}, std::move(of)};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto columns = static_cast<std::size_t>(periods);
        panel.set(i / columns, static_cast<int>(i % columns), numbers[i]);
    }
    return panel;
}

Answer answer(geo::Level level, Panel panel) {
    return {level, "", std::move(panel)};
}

measures::Plan plan_of(measures::Kind kind) {
    measures::Plan plan;
    plan.definition.kind = kind;
    return plan;
}

Point divided(measures::Kind kind, Answer count, std::vector<std::vector<Answer>> denominators) {
    const auto areas = geo::Areas::load("definitions/areas");
    std::vector<Answer> answers{std::move(count)};
    const auto done = measures::divide(plan_of(kind), denominators, *areas, answers);
    EXPECT_TRUE(done.has_value());
    return answers.front().panel.series(0).segments.front().points().front();
}

Answer count_of_camden(Cell number, const char* month = "2025-02") {
    return answer(geo::Level::district, panel_of({camden}, *Period::parse(month), {number}));
}

Answer people_of_camden(int year, std::vector<Cell> people) {
    return answer(geo::Level::district, panel_of({camden}, Period::year(year), std::move(people)));
}

Point rate(Answer count, std::vector<std::vector<Answer>> people) {
    return divided(measures::Kind::rate, std::move(count), std::move(people));
}

TEST(Rate, IsTheCountForEachThousandResidents) {
    const Point point = rate(count_of_camden(12), {{people_of_camden(2025, {210'390})}});
    EXPECT_EQ(point.value, Cell{12.0 / 210'390 * 1000});
    EXPECT_EQ(point.numerator, Cell{12});
    EXPECT_EQ(point.denominator, Cell{210'390});
}

TEST(Rate, HasByarsInterval) {
    const Point point = rate(count_of_camden(20), {{people_of_camden(2025, {1000})}});
    ASSERT_TRUE(point.interval.has_value());
    EXPECT_NEAR(point.interval->lower, 12.21, 0.01); // 20 in 1,000, as stats/rate.hpp has it
    EXPECT_NEAR(point.interval->upper, 30.89, 0.01);
}

TEST(Rate, NamesTheYearOfItsResidents) {
    const Point point = rate(count_of_camden(12), {{people_of_camden(2024, {1000, 2000, 3000})}});
    EXPECT_EQ(point.denominator, Cell{2000});
    EXPECT_EQ(point.denominator_period, Period::year(2025));
}

TEST(Rate, TakesTheNearestYearBeforeWhereItsOwnIsNotThere) {
    const Point point = rate(count_of_camden(12), {{people_of_camden(2022, {1000, 2000})}});
    EXPECT_EQ(point.denominator_period, Period::year(2023));
}

TEST(Rate, TakesTheNearestYearAfterWhereThereIsNoneBefore) {
    const Point point = rate(count_of_camden(12), {{people_of_camden(2026, {1000, 2000})}});
    EXPECT_EQ(point.denominator_period, Period::year(2026));
}

TEST(Rate, AsksTheNextSourceWhereTheFirstDoesNotKnowTheArea) {
    const Answer elsewhere =
        answer(geo::Level::district, panel_of({"E09000003"}, Period::year(2025), {1}));
    const Point point = rate(count_of_camden(12), {{elsewhere}, {people_of_camden(2025, {1000})}});
    EXPECT_EQ(point.denominator, Cell{1000});
}

TEST(Rate, IsNotAvailableWhereNobodySaysHowManyLiveThere) {
    EXPECT_EQ(rate(count_of_camden(12), {}).value, Cell{Missing::not_available});
}

TEST(Rate, IsNotApplicableWhereNobodyLives) {
    EXPECT_EQ(rate(count_of_camden(12), {{people_of_camden(2025, {0})}}).value,
              Cell{Missing::not_applicable});
}

TEST(Rate, OfAForceWithoutAnAreaIsNotApplicable) {
    const Answer railway =
        answer(geo::Level::force, panel_of({"btp"}, *Period::parse("2025-02"), {12}));
    const Answer people = answer(geo::Level::force, panel_of({"btp"}, Period::year(2025), {1000}));
    EXPECT_EQ(rate(railway, {{people}}).value, Cell{Missing::not_applicable});
}

TEST(Rate, OfAMissingCountKeepsTheReason) {
    const Point point =
        rate(count_of_camden(Missing::confidential), {{people_of_camden(2025, {1000})}});
    EXPECT_EQ(point.value, Cell{Missing::confidential});
    EXPECT_FALSE(point.interval.has_value());
}

TEST(Share, IsInPerCentOfTheRowsOfItsOwnPeriod) {
    const Point point = divided(
        measures::Kind::share, count_of_camden(20),
        {{answer(geo::Level::district, panel_of({camden}, *Period::parse("2025-02"), {100}))}});
    EXPECT_EQ(point.value, Cell{20});
    ASSERT_TRUE(point.interval.has_value());
    EXPECT_NEAR(point.interval->lower, 13.3367, 1e-4); // Wilson, as stats/wilson.hpp has it
    EXPECT_FALSE(point.denominator_period.has_value());
}

TEST(Share, OfNothingIsNotApplicable) {
    const Point point = divided(
        measures::Kind::share, count_of_camden(0),
        {{answer(geo::Level::district, panel_of({camden}, *Period::parse("2025-02"), {0}))}});
    EXPECT_EQ(point.value, Cell{Missing::not_applicable});
}

} // namespace
} // namespace mf
