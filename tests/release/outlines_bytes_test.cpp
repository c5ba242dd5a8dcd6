#include "release/outlines_bytes.hpp"

#include <gtest/gtest.h>

namespace mf::release {
namespace {

/// Two neighbours, the second with an island.
Outlines two() {
    return {geo::Level::ward,
            "2018",
            "wards2018",
            "Source: somebody",
            {true, 530'000, 180'000.5, 2, 300, 400},
            {{{0, 0}, {100, 0}},
             {{100, 0}, {100, 400}, {0, 400}, {0, 0}},
             {{100, 0}, {300, 7}, {0, 0}},
             {{200, 200}, {210, 200}, {210, 210}, {200, 200}}},
            {{"E01", {{0, 1}}}, {"E02", {{2, 0}, {~3}}}}};
}

TEST(OutlinesBytes, AreReadAsTheOutlinesThatWereWritten) {
    const auto read = outlines_of(to_bytes(two()));
    ASSERT_TRUE(read) << sentence(read.error());
    EXPECT_EQ(*read, two());
}

TEST(OutlinesBytes, OfNoAreaAreOutlinesToo) {
    Outlines none = two();
    none.arcs.clear();
    none.areas.clear();
    EXPECT_EQ(outlines_of(to_bytes(none)).value(), none);
}

TEST(OutlinesBytes, ThatEndTooEarlyAreNoOutlinesWhereverTheyEnd) {
    const std::string bytes = to_bytes(two());
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        EXPECT_FALSE(outlines_of(std::string_view{bytes}.substr(0, size))) << size;
    }
}

TEST(OutlinesBytes, WithAnotherByteAreOtherOutlinesOrNone) {
    const std::string bytes = to_bytes(two());
    for (std::size_t place = 0; place < bytes.size(); ++place) {
        for (const char wrong : {'\0', '\x01', '\x7f', '\x80', '\xff'}) {
            std::string damaged = bytes;
            damaged[place] = wrong;
            const auto read = outlines_of(damaged);
            if (read) {
                EXPECT_EQ(to_bytes(*read), damaged) << place;
            } else {
                EXPECT_EQ(read.error().kind, ErrorKind::integrity) << place;
            }
        }
    }
}

TEST(OutlinesBytes, WithSomethingBehindAreNone) {
    EXPECT_FALSE(outlines_of(to_bytes(two()) + "x"));
}

struct Wrong {
    const char* name;
    void (*make)(Outlines&);
};

class OutlinesThatCannotBe : public testing::TestWithParam<Wrong> {};

TEST_P(OutlinesThatCannotBe, AreDamaged) {
    Outlines wrong = two();
    GetParam().make(wrong);
    EXPECT_FALSE(outlines_of(to_bytes(wrong)));
}

INSTANTIATE_TEST_SUITE_P(
    Each,
    OutlinesThatCannotBe,
    testing::Values(
        Wrong{"APointOutside", [](Outlines& one) { one.arcs[2][1].x = 301; }},
        Wrong{"APointBelowNought", [](Outlines& one) { one.arcs[2][1].y = -1; }},
        Wrong{"AnArcThatStandsStill", [](Outlines& one) { one.arcs[2][1] = one.arcs[2][0]; }},
        Wrong{"AnArcOfOnePoint", [](Outlines& one) { one.arcs[3].resize(1); }},
        Wrong{"ARingThatIsOpen", [](Outlines& one) { one.areas[0].rings[0].pop_back(); }},
        Wrong{"ARingWithAGap", [](Outlines& one) { one.areas[0].rings[0] = {1, 1}; }},
        Wrong{"ARingOfNothing", [](Outlines& one) { one.areas[0].rings[0].clear(); }},
        Wrong{"AnArcThatThereIsNot", [](Outlines& one) { one.areas[1].rings[1] = {4}; }},
        Wrong{"AnAreaWithoutARing", [](Outlines& one) { one.areas[0].rings.clear(); }},
        Wrong{"CodesThatDoNotAscend", [](Outlines& one) { one.areas[1].code = "E01"; }},
        Wrong{"AUnitOfNothing", [](Outlines& one) { one.extent.unit_m = 0; }}),
    [](const auto& one) { return std::string{one.param.name}; });

TEST(Outlines, AnAreaIsFoundByItsCode) {
    const Outlines outlines = two();
    ASSERT_NE(outlines.area("E02"), nullptr);
    EXPECT_EQ(outlines.area("E02")->rings.size(), 2U);
    EXPECT_EQ(outlines.area("E03"), nullptr);
}

TEST(Outlines, TheBoxOfSomeAreasHasTheirCorners) {
    EXPECT_EQ(box_of(two(), {"E01", "nowhere"}), (OutlinesBox{{0, 0}, {100, 400}}));
    EXPECT_TRUE(box_of(two(), {"nowhere"}).empty());
}

} // namespace
} // namespace mf::release
