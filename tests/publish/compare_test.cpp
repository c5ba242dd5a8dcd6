#include "publish/compare.hpp"

#include <gtest/gtest.h>

namespace mf::publish {
namespace {

struct Values {
    std::vector<std::vector<Cell>> of; ///< by area, by month
    std::string definition = "d";
    std::string categories = "c";
};

release::Release release_with(const Values& values) {
    std::vector<std::string> areas;
    for (std::size_t i = 0; i < values.of.size(); ++i) {
        areas.push_back("E0" + std::to_string(i));
    }
    const int periods = static_cast<int>(values.of.front().size());
    Panel panel{{"burglary", 1, "district", Period::month(Month::of(2025, 1)), periods, areas},
                {{{0, periods - 1, {values.definition, "", values.categories, ""}, ""}}},
                std::vector<std::uint32_t>(areas.size(), 0)};
    for (std::size_t area = 0; area < areas.size(); ++area) {
        for (int period = 0; period < periods; ++period) {
            panel.set(area, period, values.of[area][static_cast<std::size_t>(period)]);
        }
    }
    release::Release release;
    release.panels.push_back(std::move(panel));
    return release;
}

std::vector<Change> changes(const Values& older, const Values& newer) {
    return compare(release_with(older), release_with(newer));
}

TEST(Compare, TellsNothingWhereNothingChanged) {
    EXPECT_TRUE(changes({{{1, 2}}}, {{{1, 2}}}).empty());
}

TEST(Compare, DoesNotTellAPeriodThatTheOlderDidNotHave) {
    EXPECT_TRUE(changes({{{1}}}, {{{1, 2}}}).empty());
}

TEST(Compare, CallsARiseByANewerFileLateRecords) {
    const auto told = changes({{{1}, {5}}}, {{{3}, {5}}});
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].cause, Cause::late_records);
    EXPECT_EQ(told[0].area, "E00");
    EXPECT_EQ(told[0].level_change, 2);
}

TEST(Compare, CallsWhatMovedBetweenAreasATransfer) {
    const auto told = changes({{{352}, {368}}}, {{{297}, {423}}});
    ASSERT_EQ(told.size(), 2U);
    EXPECT_EQ(told[0].cause, Cause::transfer);
    EXPECT_EQ(told[1].cause, Cause::transfer);
    EXPECT_EQ(told[0].level_change, 0);
}

TEST(Compare, CallsAFallATransferWhereTheWholeRose) {
    const auto told = changes({{{10}, {10}}}, {{{8}, {15}}});
    ASSERT_EQ(told.size(), 2U);
    EXPECT_EQ(told[0].cause, Cause::transfer);
    EXPECT_EQ(told[1].cause, Cause::late_records);
}

TEST(Compare, CallsBothSidesOfAMoveATransferWhereALittleCameLateToo) {
    const auto told = changes({{{352}, {368}, {100}}}, {{{297}, {423}, {103}}});
    ASSERT_EQ(told.size(), 3U);
    EXPECT_EQ(told[0].cause, Cause::transfer);
    EXPECT_EQ(told[1].cause, Cause::transfer);
    EXPECT_EQ(told[2].cause,
              Cause::transfer); // which of the rises came from where, the files do not say
}

TEST(Compare, CallsARiseLateRecordsWhereLittleFellElsewhere) {
    const auto told = changes({{{10}, {10}}}, {{{9}, {40}}});
    ASSERT_EQ(told.size(), 2U);
    EXPECT_EQ(told[1].cause, Cause::late_records);
}

TEST(Compare, CallsANewSortingOfCategoriesReclassification) {
    const auto told = changes({{{691}}}, {{{442}}, "d", "another set"});
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].cause, Cause::reclassification);
}

TEST(Compare, CallsAnotherRuleADefinition) {
    const auto told = changes({{{1}}}, {{{2}}, "another rule", "another set"});
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].cause, Cause::definition);
}

TEST(Compare, TellsANumberThatCameAndOneThatWent) {
    const auto told = changes({{{Missing::not_available, 4}}}, {{{7, Missing::not_available}}});
    ASSERT_EQ(told.size(), 2U);
    EXPECT_EQ(told[0].cause, Cause::came);
    EXPECT_EQ(told[1].cause, Cause::went);
}

} // namespace
} // namespace mf::publish
