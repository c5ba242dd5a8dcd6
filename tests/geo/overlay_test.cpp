#include "geo/geos_answers.hpp"
#include "geo/made_areas.hpp"
#include "geo/measure.hpp"
#include "geo/overlay.hpp"

#include <gtest/gtest.h>

namespace mf::geo {
namespace {

double shared(const std::string& one, const std::string& other) {
    const BoundarySet set = set_of({{"A", one}, {"B", other}});
    return shared_area(set.areas[0].shape, set.areas[1].shape);
}

TEST(Overlay, TwoSquaresShareWhatBothCover) {
    EXPECT_DOUBLE_EQ(shared(box_text(0, 0, 10, 10), box_text(5, 5, 15, 15)), 25);
    EXPECT_DOUBLE_EQ(shared(box_text(0, 0, 10, 10), box_text(2, 2, 4, 4)), 4);
    EXPECT_DOUBLE_EQ(shared(box_text(0, 0, 10, 10), box_text(0, 0, 10, 10)), 100);
}

TEST(Overlay, NeighboursShareNothing) {
    EXPECT_DOUBLE_EQ(shared(box_text(0, 0, 10, 10), box_text(10, 0, 20, 10)), 0);
    EXPECT_DOUBLE_EQ(shared(box_text(0, 0, 10, 10), "POLYGON ((10 10,15 20,5 20,10 10))"), 0);
}

TEST(Overlay, AHoleCoversNothing) {
    const std::string ring = "POLYGON ((0 0,9 0,9 9,0 9,0 0),(3 3,3 6,6 6,6 3,3 3))";
    EXPECT_DOUBLE_EQ(shared(ring, box_text(3, 3, 6, 6)), 0);
    EXPECT_DOUBLE_EQ(shared(ring, box_text(0, 0, 9, 9)), 72);
}

TEST(Overlay, SharesAreThoseOfGeos) {
    const BoundarySet one = tiling(5, 4, 6, 1, 1);
    const BoundarySet other = tiling(4, 5, 5, 1.1, 2);
    const GeosAnswers geos{one};
    const GeosAnswers others{other};
    for (std::size_t i = 0; i < one.areas.size(); ++i) {
        for (std::size_t j = 0; j < other.areas.size(); ++j) {
            EXPECT_NEAR(shared_area(one.areas[i].shape, other.areas[j].shape),
                        geos.shared_area(i, others, j), 1e-3) // of a million square metres
                << i << " " << j;
        }
    }
}

TEST(Overlay, ATilingLaidOverItselfIsItself) {
    const BoundarySet set = tiling(4, 4, 5, 1, 8);
    const auto shared_areas = overlay(set, set);
    ASSERT_TRUE(shared_areas);
    ASSERT_EQ(shared_areas->size(), set.areas.size());
    for (const SharedArea& pair : *shared_areas) {
        EXPECT_EQ(pair.from, pair.to);
        EXPECT_NEAR(pair.square_metres, area_of(set.areas[pair.from].shape), 1e-3);
    }
}

TEST(Overlay, DegreesHaveNoArea) {
    const auto set = set_of({{"A", box_text(0, 0, 1, 1)}}, Frame::degrees);
    EXPECT_FALSE(overlay(set, set));
}

} // namespace
} // namespace mf::geo
