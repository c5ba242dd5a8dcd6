#include "geo/area_list.hpp"
#include "geo/made_areas.hpp"

#include <gtest/gtest.h>

namespace mf::geo {
namespace {

const SetId wards{Level::ward, "2018", "wards2018"};

AreaList two() {
    return {wards,
            {{"W1",
              "One, \"the first\"",
              {"Uno", "Ein"},
              "D1",
              Day::parse("2014-05-22").value(),
              Day::parse("2018-05-02").value(),
              "Self-intersection[1 2]"},
             {"W2", "Two", {}, "", {}, {}, ""}}};
}

TEST(AreaList, IsReadAsItWasWritten) {
    const auto read = parse_area_list(area_list_text(two()), "list.csv", wards);
    ASSERT_TRUE(read) << sentence(read.error());
    EXPECT_EQ(read->areas, two().areas);
    EXPECT_EQ(read->id, wards);
}

TEST(AreaList, OfASetHasAllButTheShapes) {
    BoundarySet set = set_of({{"W1", box_text(0, 0, 1, 1)}});
    set.areas[0].name = "One";
    set.areas[0].parent = "D1";
    set.areas[0].repair = Repair{"Self-intersection[1 2]", 3, 4};
    const AreaList list = listed(set);
    ASSERT_EQ(list.areas.size(), 1U);
    EXPECT_EQ(list.areas[0], (ListedArea{"W1", "One", {}, "D1", {}, {}, "Self-intersection[1 2]"}));
}

TEST(AreaList, WithOtherColumnsIsNone) {
    const auto read = parse_area_list("code,name\nW1,One\n", "list.csv", wards);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().where, "list.csv:1");
}

TEST(AreaList, WhoseCodesDoNotAscendIsNone) {
    AreaList wrong = two();
    std::swap(wrong.areas[0], wrong.areas[1]);
    const auto read = parse_area_list(area_list_text(wrong), "list.csv", wards);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().where, "list.csv:3");
}

} // namespace
} // namespace mf::geo
