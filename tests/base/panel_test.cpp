// What a panel is given it gives back, packed as it is.
#include "base/panel.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace mf {
namespace {

constexpr int months = 36;

Panel panel_of(std::size_t areas) {
    Panel::Shape shape{"m", 1, "lsoa2011", Period::month(Month::of(2020, 1)), months, {}};
    for (std::size_t area = 0; area < areas; ++area) {
        shape.areas.push_back("E" + std::to_string(10000 + area));
    }
    return Panel{shape, {{{0, months - 1, {}, ""}}}, std::vector<std::uint32_t>(areas, 0)};
}

Cell any_cell(std::mt19937& random) {
    switch (random() % 8) {
    case 0:
        return static_cast<Missing>(random() % 4);
    case 1:
        return -static_cast<double>(random() % 1000) / 7;
    case 2:
        return 1e12 + static_cast<double>(random() % 1000);
    case 3:
        return static_cast<double>(random() % 1000) / 3;
    default:
        return static_cast<double>(random() % 5);
    }
}

Parts any_parts(std::mt19937& random) {
    Parts parts{any_cell(random), any_cell(random), {}, {}};
    if (random() % 2 == 0) {
        parts.denominator_period = Period::year(2000 + static_cast<int>(random() % 20));
    }
    if (random() % 2 == 0) {
        parts.interval = Interval{static_cast<double>(random() % 9) / 3, 5};
    }
    return parts;
}

TEST(Panel, GivesBackEveryNumberAndWhatItWasMadeOf) {
    constexpr std::size_t areas = 200;
    Panel panel = panel_of(areas);
    std::mt19937 random{7};
    std::vector<std::pair<Cell, Parts>> given;
    for (int round = 0; round < 2; ++round) { // the second over what the first set
        given.clear();
        for (std::size_t area = 0; area < areas; ++area) {
            for (int month = 0; month < months; ++month) {
                given.emplace_back(any_cell(random), any_parts(random));
                panel.set(area, month, given.back().first);
                panel.set_parts(area, month, given.back().second);
            }
        }
    }
    for (std::size_t i = 0; i < given.size(); ++i) {
        const std::size_t area = i / months;
        const int month = static_cast<int>(i % months);
        ASSERT_EQ(panel.number(area, month), given[i].first) << area << ' ' << month;
        ASSERT_EQ(panel.parts(area, month), given[i].second) << area << ' ' << month;
    }
}

TEST(Panel, HasNoPartsUntilSomeAreSetAndThenForEveryCell) {
    Panel panel = panel_of(2);
    EXPECT_FALSE(panel.has_parts());
    EXPECT_FALSE(panel.parts(0, 0).has_value());
    panel.set_parts(1, 3, {1.0, 2.0, {}, {}});
    EXPECT_TRUE(panel.has_parts());
    EXPECT_EQ(panel.parts(0, 0), Parts{});
    EXPECT_EQ(panel.parts(1, 3), (Parts{1.0, 2.0, {}, {}}));
    EXPECT_FALSE(panel.parts(1, months).has_value()) << "outside of its stretches";
}

TEST(Panel, AddsToFractionsWhereTheyStand) {
    Panel panel = panel_of(1);
    panel.set(0, 0, 0.5);
    panel.set(0, 1, 0.25);
    panel.add(0, 0, 0.25);
    panel.add(0, 0, 0.25);
    panel.add(0, 1, 0.5);
    EXPECT_EQ(panel.number(0, 0), Cell{1.0});
    EXPECT_EQ(panel.number(0, 1), Cell{0.75});
}

TEST(Panel, CopiesAnAreaSoThatTheTwoStandApart) {
    Panel panel = panel_of(2);
    panel.set(0, 0, 0.5);
    panel.set(0, 1, 3.0);
    panel.copy(0, 1);
    panel.add(1, 0, 0.25);
    EXPECT_EQ(panel.number(0, 0), Cell{0.5});
    EXPECT_EQ(panel.number(1, 0), Cell{0.75});
    EXPECT_EQ(panel.number(1, 1), Cell{3.0});
    EXPECT_EQ(panel.number(1, 2), Cell{Missing::not_available});
}

} // namespace
} // namespace mf
