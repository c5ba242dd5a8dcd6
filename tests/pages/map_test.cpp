#include "pages/map_chart.hpp"
#include "pages/map_layout.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mf::pages {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(MapSteps, HaveAboutAFifthOfTheNumbersEach) {
    EXPECT_THAT(
        map_steps({10, 9, 8, 7, 6, 5, 4, 3, 2, 1}),
        ElementsAre(MapStep{1, 2}, MapStep{3, 4}, MapStep{5, 6}, MapStep{7, 8}, MapStep{9, 10}));
}

TEST(MapSteps, KeepEqualNumbersInOneStep) {
    EXPECT_THAT(map_steps({1, 1, 1, 1, 1, 2}), ElementsAre(MapStep{1, 1}, MapStep{2, 2}));
}

TEST(MapSteps, AreAsManyAsThereAreNumbersAtMost) {
    EXPECT_THAT(map_steps({3, 1}), ElementsAre(MapStep{1, 1}, MapStep{3, 3}));
    EXPECT_THAT(map_steps({}), IsEmpty());
}

TEST(MapChart, HasNoStepForWhatIsMissing) {
    MapChart chart;
    chart.steps = map_steps({1, 2, 3});
    EXPECT_EQ(chart.step_of(Cell{2.0}), 1U);
    EXPECT_FALSE(chart.step_of(Missing::not_available));
}

/// Two squares beside each other, with one border between them.
release::Outlines two_squares() {
    release::Outlines outlines;
    outlines.extent.width = 20;
    outlines.extent.height = 10;
    outlines.arcs = {{{10, 0}, {10, 10}},
                     {{10, 10}, {0, 10}, {0, 0}, {10, 0}},
                     {{10, 0}, {20, 0}, {20, 10}, {10, 10}}};
    outlines.areas = {{"A", {{0, 1}}}, {"B", {{2, ~0}}}};
    return outlines;
}

TEST(MapLayout, DrawsABorderBetweenTwoAreasOnce) {
    const auto layout = map_layout(two_squares(), {"A", "B"}, 208);
    EXPECT_EQ(layout.height, 108);
    EXPECT_EQ(layout.inner, "M104 104l0 -100");
    EXPECT_EQ(layout.outer, "M104 4l-100 0 0 100 100 0M104 104l100 0 0 -100 -100 0");
}

TEST(MapLayout, DrawsEachAreaWhole) {
    const auto layout = map_layout(two_squares(), {"A", "B"}, 208);
    EXPECT_EQ(layout.shapes[0].path, "M104 104l0 -100 -100 0 0 100z");
    EXPECT_EQ(layout.shapes[1].path, "M104 104l100 0 0 -100 -100 0z");
}

TEST(MapLayout, PutsALabelWhereThereIsRoom) {
    const auto layout = map_layout(two_squares(), {"A", "B"}, 208);
    EXPECT_EQ(layout.shapes[0].room, 100);
    EXPECT_EQ(layout.shapes[0].label.x, 54);
}

TEST(MapLayout, IsAsLargeAsTheAreasThatAreAskedFor) {
    const auto layout = map_layout(two_squares(), {"B"}, 108);
    EXPECT_EQ(layout.height, 108);
    EXPECT_THAT(layout.inner, IsEmpty());
}

TEST(MapLayout, LeavesOutWhatHasNoOutline) {
    const auto layout = map_layout(two_squares(), {"A", "C"}, 108);
    EXPECT_THAT(layout.shapes[1].path, IsEmpty());
}

} // namespace
} // namespace mf::pages
