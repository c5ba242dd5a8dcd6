#include "publish/outlines.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace mf::publish {
namespace {

geo::Boundary box(const std::string& code, double x0, double y0, double x1, double y1) {
    geo::Boundary area;
    area.code = code;
    area.shape = {{{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}, {}}};
    area.box = geo::box_of(area.shape);
    return area;
}

geo::BoundarySet three() {
    return {{geo::Level::ward, "2018", "wards2018"},
            geo::Frame::national_grid,
            {box("A", 530'000, 180'000, 531'000, 181'000),
             box("B", 531'000, 180'000, 532'000, 181'000),
             box("C", 532'000, 180'000, 533'000, 181'000)}};
}

geo::Projection projection() {
    auto made = geo::Projection::without_grid();
    EXPECT_TRUE(made);
    return std::move(*made);
}

TEST(OutlinesOfASet, HaveTheAreasThatAreNamed) {
    const auto outlines = outlines_of(three(), {"A", "B"}, projection());
    ASSERT_EQ(outlines.areas.size(), 2U);
    EXPECT_EQ(outlines.areas[0].code, "A");
    EXPECT_EQ(outlines.level, geo::Level::ward);
    EXPECT_EQ(outlines.vintage, "2018");
    EXPECT_EQ(outlines.extent.low_east_m, 530'000);
}

TEST(OutlinesOfASet, HaveNoArcThatNoAreaHas) {
    const auto outlines = outlines_of(three(), {"A"}, projection());
    std::set<std::int32_t> used;
    for (const std::int32_t number : outlines.areas[0].rings[0]) {
        used.insert(number < 0 ? ~number : number);
    }
    EXPECT_EQ(used.size(), outlines.arcs.size());
    EXPECT_EQ(*used.rbegin(), static_cast<std::int32_t>(outlines.arcs.size()) - 1);
}

TEST(OutlinesOfASet, StillHaveTheBorderToWhatIsLeftOut) {
    const auto outlines = outlines_of(three(), {"B"}, projection());
    EXPECT_EQ(release::box_of(outlines, {"B"}), (release::OutlinesBox{{1'000, 0}, {2'000, 1'000}}));
}

} // namespace
} // namespace mf::publish
