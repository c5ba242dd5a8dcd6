#include "release/frozen_lists.hpp"

#include <gtest/gtest.h>

namespace mf::release {
namespace {

const Period month = Period::month(Month::of(2026, 6));

TEST(FrozenCoverage, IsReadAsItWasWritten) {
    const std::vector<CoverageInfo> coverage{
        {"street", "anyshire", month, "supplied", 812, 790.5, false},
        {"street", "anyshire", month.next(), "not supplied", 0, std::nullopt, true}};
    const auto read = coverage_of(coverage_text(coverage));
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(*read, coverage);
}

TEST(FrozenSplits, AreReadAsTheyWereWritten) {
    const std::vector<SplitInfo> splits{
        {"stops", "said", "anyshire", month, 12.0, 4.5, {{"A \"b\"", 3.0, 3.0, 15.0}}},
        {"stops", "seen", "anyshire", month, Missing::not_available, Missing::not_applicable, {}}};
    const auto read = splits_of(splits_text(splits));
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(*read, splits);
}

TEST(FrozenPlaces, AreReadAsTheyWereWritten) {
    const std::vector<PlaceInfo> places{{"High \"Street\"", "E01000001"}, {"Station", "E01000002"}};
    const auto read = places_of(places_text(places));
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(*read, places);
}

TEST(FrozenDefinitions, AreReadAsTheyWereWritten) {
    const std::vector<DefinitionFile> definitions{{"a.toml", "id = \"a\"\n# £\n"}, {"b.csv", ""}};
    const auto read = definitions_of(definitions_text(definitions));
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(*read, definitions);
}

TEST(FrozenLists, OfNothingAreEmpty) {
    EXPECT_TRUE(coverage_of(coverage_text({}))->empty());
    EXPECT_TRUE(splits_of(splits_text({}))->empty());
}

TEST(FrozenLists, ThatAreDamagedAreTold) {
    for (const char* text : {"", "[", "[[1]]", "[[\"a\",\"b\",\"never\",\"\",1,null,false]]"}) {
        EXPECT_EQ(coverage_of(text).error().kind, ErrorKind::integrity) << text;
        EXPECT_EQ(splits_of(std::string{text}).error().kind, ErrorKind::integrity) << text;
    }
}

} // namespace
} // namespace mf::release
