#include "geo/apportion.hpp"

#include <gtest/gtest.h>

namespace mf::geo {
namespace {

using Numbers = std::vector<AreaNumber>;

/// S1 and S2 go whole to L1; S3 goes to L1 by a quarter, to L2 by the rest; S4 goes whole to L3.
Lookup lookup() {
    return {{Level::lsoa2011, "2011", ""},
            {Level::lsoa2021, "2021", ""},
            LookupBasis::shares,
            {{"S1", "L1", 1}, {"S2", "L1", 1}, {"S3", "L1", 1}, {"S3", "L2", 3}, {"S4", "L3", 1}}};
}

TEST(Apportion, WhatIsPartedIsAnEstimateAndWhatIsWholeIsNot) {
    const Numbers numbers{{"S1", 10.0, {}}, {"S2", 5.0, {}}, {"S3", 8.0, {}}, {"S4", 7.0, {}}};
    const auto moved = apportion(lookup(), numbers);
    EXPECT_EQ(
        moved.areas,
        (Numbers{{"L1", 17.0, Mark::estimated}, {"L2", 6.0, Mark::estimated}, {"L3", 7.0, {}}}));
    EXPECT_TRUE(moved.nowhere.empty());
}

TEST(Apportion, AMissingNumberMakesEveryAreaItGoesToMissingForItsReason) {
    const Numbers numbers{
        {"S1", 10.0, {}}, {"S2", 5.0, {}}, {"S3", Missing::confidential, {}}, {"S4", 7.0, {}}};
    const auto moved = apportion(lookup(), numbers);
    EXPECT_EQ(moved.areas, (Numbers{{"L1", Missing::confidential, {}},
                                    {"L2", Missing::confidential, {}},
                                    {"L3", 7.0, {}}}));
}

TEST(Apportion, ANumberThatIsNotGivenIsNotNought) {
    const auto moved = apportion(lookup(), Numbers{{"S1", 10.0, {}}, {"S4", 7.0, {}}});
    EXPECT_EQ(moved.areas[0].value, Cell{Missing::not_available});
    EXPECT_EQ(moved.areas[1].value, Cell{Missing::not_available});
    EXPECT_EQ(moved.areas[2].value, Cell{7.0});
}

TEST(Apportion, MarksGoWithTheNumberButABreakDoesNot) {
    const Marks marks = Marks{Mark::provisional}.with(Mark::breaks);
    const Numbers numbers{{"S1", 1.0, {}}, {"S2", 1.0, {}}, {"S3", 4.0, {}}, {"S4", 7.0, marks}};
    EXPECT_EQ(apportion(lookup(), numbers).areas[2].marks, Marks{Mark::provisional});
}

TEST(Apportion, ANumberThatGoesNowhereIsTold) {
    const Numbers numbers{{"S9", 3.0, {}}, {"S8", 3.0, {}}};
    EXPECT_EQ(apportion(lookup(), numbers).nowhere, (std::vector<std::string>{"S8", "S9"}));
}

TEST(Apportion, NothingGivenIsEverythingMissing) {
    for (const AreaNumber& area : apportion(lookup(), {}).areas) {
        EXPECT_EQ(area.value, Cell{Missing::not_available});
    }
}

} // namespace
} // namespace mf::geo
