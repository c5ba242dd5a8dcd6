// Which of several files of one definition counts.
#include "facts/places_manifest.hpp"

#include <gtest/gtest.h>

#include <map>

namespace mf {
namespace {

using facts::PlacesContents;
using facts::PlacesObserved;

PlacesObserved file(const std::string& sha256, const std::string& published = "") {
    PlacesObserved observed{
        PlacesObserved::Kind::boundaries, sha256,      sha256 + ".geojson", "wards",
        *Day::parse("2025-01-01"),        std::nullopt};
    if (!published.empty()) {
        observed.published = *Day::parse(published);
    }
    return observed;
}

/// The hash of the one that counts, whichever way round they were met.
std::string counting(std::vector<PlacesObserved> files,
                     const std::map<std::string, PlacesContents>& contents = {}) {
    const facts::LookIntoPlaces look = [&](const PlacesObserved& one) -> Result<PlacesContents> {
        const auto found = contents.find(one.sha256);
        return found == contents.end() ? PlacesContents{} : found->second;
    };
    const auto one = facts::that_count(files, PlacesObserved::Kind::boundaries, look);
    std::ranges::reverse(files);
    const auto reversed = facts::that_count(files, PlacesObserved::Kind::boundaries, look);
    EXPECT_EQ(one->front().sha256, reversed->front().sha256);
    EXPECT_EQ(one->size(), 1U);
    return one->front().sha256;
}

TEST(PlacesThatCount, HaveTheNewestDayThatWasStated) {
    EXPECT_EQ(counting({file("b", "2025-02-01"), file("a", "2025-03-01"), file("c")}), "a");
}

TEST(PlacesThatCount, OfSeveralDaysForTheSameBytesHaveTheSmallest) {
    EXPECT_EQ(counting({file("a", "2025-05-01"), file("a", "2025-01-01"), file("b", "2025-02-01")}),
              "b");
    EXPECT_EQ(counting({file("a"), file("a", "2025-03-01"), file("b", "2025-02-01")}), "a");
}

TEST(PlacesThatCount, HaveTheNewestAreaWhereNoDayDecides) {
    EXPECT_EQ(counting({file("a"), file("b")}, {{"a", {Day::parse("2025-04-01").value(), 1, 0}},
                                                {"b", {Day::parse("2024-04-01").value(), 9, 0}}}),
              "a");
}

TEST(PlacesThatCount, HaveMoreAreasWhereNothingElseDecides) {
    EXPECT_EQ(counting({file("a"), file("b")}, {{"a", {{}, 3, 0}}, {"b", {{}, 2, 0}}}), "a");
}

TEST(PlacesThatCount, HaveTheGreaterHashWhereTheyAreAlikeInAll) {
    EXPECT_EQ(counting({file("a"), file("c"), file("b")}), "c");
}

TEST(PlacesThatCount, AreNotLookedIntoWhereADayDecides) {
    const facts::LookIntoPlaces none = [](const PlacesObserved&) -> Result<PlacesContents> {
        return fail(ErrorKind::integrity, "not prepared", "here");
    };
    const auto one = facts::that_count({file("a", "2025-01-01"), file("b")},
                                       PlacesObserved::Kind::boundaries, none);
    EXPECT_TRUE(one.has_value());
    EXPECT_FALSE(facts::that_count({file("a"), file("b")}, PlacesObserved::Kind::boundaries, none)
                     .has_value());
}

} // namespace
} // namespace mf
