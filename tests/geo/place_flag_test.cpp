#include "geo/made_areas.hpp"
#include "geo/place_flag.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

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

TEST(PlaceFlag, OffACoastThatIsDrawnRoughlyAPlaceMayBeOnTheLand) {
    const BoundarySet country = set_of({{"C", box_text(-2, 51, -1, 52)}}, Frame::degrees);
    const auto rough = Outline::of(country, nullptr, 500);
    ASSERT_TRUE(rough);
    EXPECT_EQ(rough->flag(Place{-1.5, 52.004}), PlaceFlag::none) << "445 m off";
    EXPECT_EQ(rough->flag(Place{-1.5, 52.005}), PlaceFlag::in_sea) << "557 m off";
}

TEST(PlaceFlag, ManyAreFlaggedAsEachByItself) {
    const Outline land = outline();
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    std::vector<Place> places{
        {-1.5, 51.5}, {0, 0}, {nothing, 51}, {530'000, 180'000}, {51.5, -1.5}};
    for (int i = 0; i < 400; ++i) {
        places.push_back({-3 + 0.01 * i, 50.5 + 0.007 * i}); // across land, sea and farther away
    }
    std::vector<PlaceFlag> flags(places.size());
    land.flag(places, flags);
    EXPECT_EQ(flags[2], PlaceFlag::no_place);
    for (std::size_t i = 0; i < places.size(); ++i) {
        EXPECT_EQ(flags[i], land.flag(places[i])) << places[i].x << " " << places[i].y;
    }
}

TEST(PlaceFlag, TheNearestCoastIsFoundInWhateverBandItIs) {
    const BoundarySet country =
        set_of({{"C", "POLYGON ((-2 50,-1 50,-1 53.5,-2 50))"}}, Frame::degrees);
    const auto land = Outline::of(country);
    ASSERT_TRUE(land);
    EXPECT_EQ(land->flag(Place{-0.8, 51.7}), PlaceFlag::in_sea) << "beside a long edge";
    EXPECT_EQ(land->flag(Place{-1, 53.6}), PlaceFlag::in_sea) << "north of the last band";
    EXPECT_EQ(land->flag(Place{-1.5, 49.9}), PlaceFlag::in_sea) << "south of the first";
    EXPECT_EQ(land->flag(Place{-1.5, 49.7}), PlaceFlag::outside_country);
}

TEST(PlaceFlag, AnOutlineIsInDegrees) {
    EXPECT_FALSE(Outline::of(set_of({{"C", box_text(0, 0, 9, 9)}})));
}

} // namespace
} // namespace mf::geo
