#include "geo/made_areas.hpp"
#include "geo/place_flag.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace mf::geo {
namespace {

/// A country of one degree by one, with other land to its north.
Outline outline() {
    const BoundarySet country = set_of({{"C", box_text(-2, 51, -1, 52)}}, Frame::degrees);
    const BoundarySet others = set_of({{"N", box_text(-2, 52, -1, 53)}}, Frame::degrees);
    auto made = Outline::of(country, &others);
    EXPECT_TRUE(made);
    return std::move(*made);
}

TEST(PlaceFlag, APlaceOnTheLandHasNone) {
    EXPECT_EQ(outline().flag(Place{-1.5, 51.5}), PlaceFlag::none);
    EXPECT_EQ(outline().flag(Place{-2, 51.5}), PlaceFlag::none) << "on the coast";
}

TEST(PlaceFlag, ThePlaceThatIsMissingIsToldFromTheOneAtNought) {
    EXPECT_EQ(outline().flag(std::nullopt), PlaceFlag::no_place);
    EXPECT_EQ(outline().flag(Place{0, 0}), PlaceFlag::zero);
}

TEST(PlaceFlag, NearTheCoastItIsInTheSea) {
    EXPECT_EQ(outline().flag(Place{-2.1, 51.5}), PlaceFlag::in_sea);
}

TEST(PlaceFlag, FarFromTheCoastItIsOutsideTheCountry) {
    EXPECT_EQ(outline().flag(Place{-3, 51.5}), PlaceFlag::outside_country);
}

TEST(PlaceFlag, OnOtherLandItIsOutsideTheCountryHoweverNear) {
    EXPECT_EQ(outline().flag(Place{-1.5, 52.01}), PlaceFlag::outside_country);
}

TEST(PlaceFlag, MetresAreNoDegrees) {
    EXPECT_EQ(outline().flag(Place{530'000, 180'000}), PlaceFlag::not_degrees);
    EXPECT_EQ(doubt_of_degrees({530'000, 180'000}), DegreesDoubt::grid_reference);
    EXPECT_EQ(doubt_of_degrees({-200, 10}), DegreesDoubt::no_degrees);
    EXPECT_EQ(doubt_of_degrees({std::numeric_limits<double>::quiet_NaN(), 10}),
              DegreesDoubt::no_degrees);
    EXPECT_EQ(doubt_of_degrees({-1.5, 51.5}), DegreesDoubt::none);
}

TEST(PlaceFlag, LatitudeBeforeLongitudeIsSeen) {
    EXPECT_EQ(outline().flag(Place{51.5, -1.5}), PlaceFlag::swapped);
}

TEST(PlaceFlag, AnOutlineIsInDegrees) {
    EXPECT_FALSE(Outline::of(set_of({{"C", box_text(0, 0, 9, 9)}})));
}

} // namespace
} // namespace mf::geo
