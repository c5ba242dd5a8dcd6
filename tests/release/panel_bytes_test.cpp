#include "release/panel_bytes.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace mf::release {
namespace {

Panel::Shape shape_of(int periods, std::vector<std::string> areas) {
    return {"burglary",      2, "district", Period::month(Month::of(2024, 1)), periods,
            std::move(areas)};
}

/// Two areas, of which the first has a break after its second month, and every reason and mark.
Panel counts() {
    const Stretches broken{{0, 1, {"hash", "old", "set", "lsoa2021"}, "A new system."},
                           {2, 4, {"hash", "new", "set", "lsoa2021"}, ""}};
    const Stretches later{{3, 4, {"hash", "new", "set", "lsoa2021"}, ""}};
    Panel panel{shape_of(5, {"E01", "E02"}), {broken, later}, {0, 1}};
    panel.set(0, 0, 7);
    panel.set(0, 1, 0, Mark::revised);
    panel.set(0, 2, Missing::confidential);
    panel.set(0, 3, Missing::not_applicable, Mark::unreliable);
    panel.set(0, 4, Missing::low, Marks{Mark::estimated}.with(Mark::provisional));
    panel.set(1, 4, 2147483647.0);
    return panel;
}

Panel rates() {
    Panel panel{shape_of(2, {"E01"}), {{{0, 1, {"hash", "", "", ""}, ""}}}, {0}};
    panel.set(0, 0, 0.1);
    panel.set_parts(0, 0, {12, 120, Period::year(2023), Interval{0.05, 0.2}});
    panel.set(0, 1, Missing::confidential);
    panel.set_parts(0, 1, {Missing::confidential, 120, {}, {}});
    return panel;
}

void expect_same(const Panel& a, const Panel& b) {
    ASSERT_EQ(a.shape().areas, b.shape().areas);
    EXPECT_EQ(a.shape().level, b.shape().level);
    for (std::size_t area = 0; area < a.shape().areas.size(); ++area) {
        EXPECT_EQ(a.series(area), b.series(area)) << area;
    }
}

TEST(PanelBytes, AreReadAsThePanelThatWasWritten) {
    const auto read = panel_of(to_bytes(counts()));
    ASSERT_TRUE(read) << read.error().message;
    expect_same(*read, counts());
}

TEST(PanelBytes, KeepWhatARateIsMadeOf) {
    const auto read = panel_of(to_bytes(rates()));
    ASSERT_TRUE(read) << read.error().message;
    expect_same(*read, rates());
}

TEST(PanelBytes, OfAPanelThatWasReadAreThoseThatItWasReadFrom) {
    const std::string bytes = to_bytes(rates());
    EXPECT_EQ(to_bytes(*panel_of(bytes)), bytes);
}

TEST(PanelBytes, HoldNothingOfAWithheldNumber) {
    Panel withheld = counts();
    Panel never = counts();
    withheld.set(0, 0, 4242);
    withheld.set(0, 0, Missing::confidential);
    never.set(0, 0, Missing::confidential);
    EXPECT_EQ(to_bytes(withheld), to_bytes(never));
}

TEST(PanelBytes, KeepTheSmallestDifferenceOfANumber) {
    Panel panel = rates();
    panel.set(0, 0, std::nextafter(0.1, 1.0));
    EXPECT_EQ(panel_of(to_bytes(panel))->number(0, 0).value(), std::nextafter(0.1, 1.0));
}

TEST(PanelBytes, ThatEndTooEarlyAreNoPanelWhereverTheyEnd) {
    const std::string bytes = to_bytes(rates());
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        EXPECT_FALSE(panel_of(std::string_view{bytes}.substr(0, size))) << size;
    }
}

TEST(PanelBytes, WithAnotherByteAreNeverReadPastTheirEnd) {
    const std::string bytes = to_bytes(counts());
    for (std::size_t place = 0; place < bytes.size(); ++place) {
        for (const char wrong : {'\0', '\x7f', '\xff'}) {
            std::string damaged = bytes;
            damaged[place] = wrong;
            const auto read = panel_of(damaged); // a panel or an error, and no fault of memory
            EXPECT_TRUE(read || read.error().kind == ErrorKind::integrity) << place;
        }
    }
}

TEST(PanelBytes, WithSomethingBehindAreNoPanel) {
    EXPECT_FALSE(panel_of(to_bytes(counts()) + "x"));
}

} // namespace
} // namespace mf::release
