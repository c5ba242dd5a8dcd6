// What the rows that do not say their group could change about each group.
#include "measures/bounds.hpp"

#include <gtest/gtest.h>

namespace mf {
namespace {

using measures::Answer;
using measures::Kind;

const Period february = *Period::parse("2025-02");

Answer group(const std::string& value, Cell numerator, Cell denominator) {
    Panel panel{{"m", 1, "force", february, 1, {"metropolitan"}}, {{{0, 0, {}, ""}}}, {0}};
    panel.set(0, 0, 1);
    panel.set_parts(0, 0, {numerator, denominator, std::nullopt, std::nullopt});
    return {geo::Level::force, value, std::move(panel)};
}

measures::Bounds bounds(Kind kind, const std::vector<Answer>& answers, std::size_t of) {
    measures::Plan plan;
    plan.definition.kind = kind;
    return measures::bounds_of(plan, answers, answers[of], "metropolitan", february);
}

TEST(Bounds, OfACountAreNoneAndAllOfTheMissing) {
    const auto found =
        bounds(Kind::count,
               {group("", 20, Missing::not_applicable), group("Asian", 30, Missing::not_applicable),
                group("White", 50, Missing::not_applicable)},
               1);
    EXPECT_EQ(found.missing_share, Cell{20});
    EXPECT_EQ(found.lowest, Cell{30});
    EXPECT_EQ(found.highest, Cell{50});
}

TEST(Bounds, OfARateAreForSoManyPeople) {
    const auto found = bounds(Kind::rate, {group("", 20, 1000), group("Asian", 30, 1000)}, 1);
    EXPECT_EQ(found.lowest, Cell{30});
    EXPECT_EQ(found.highest, Cell{50});
}

TEST(Bounds, OfAShareSortTheMissingByWhatTheyWouldChange) {
    // 10 of 40 led to something; of 20 missing 5 did. Lowest 10 / (40 + 15), highest (10 + 5) / (40 + 5).
    const auto found = bounds(Kind::share, {group("", 5, 20), group("Asian", 10, 40)}, 1);
    EXPECT_NEAR(*found.lowest.value(), 18.181818, 1e-6);
    EXPECT_NEAR(*found.highest.value(), 33.333333, 1e-6);
    EXPECT_NEAR(*found.missing_share.value(), 33.333333, 1e-6);
}

TEST(Bounds, OfTheMissingThemselvesDoNotApply) {
    const auto found = bounds(Kind::share, {group("", 5, 20), group("Asian", 10, 40)}, 0);
    EXPECT_EQ(found.lowest, Cell{Missing::not_applicable});
}

TEST(Bounds, AreTheNumberItselfWhereNothingIsMissing) {
    const auto found = bounds(Kind::share, {group("Asian", 10, 40)}, 0);
    EXPECT_EQ(found.lowest, Cell{25});
    EXPECT_EQ(found.highest, Cell{25});
    EXPECT_EQ(found.missing_share, Cell{0});
}

TEST(Bounds, AreNotAvailableWhereThereIsNoNumber) {
    const auto found =
        bounds(Kind::share, {group("Asian", Missing::not_available, Missing::not_available)}, 0);
    EXPECT_EQ(found.highest, Cell{Missing::not_available});
}

} // namespace
} // namespace mf
