// Which names of places a file tells a release to look for.
#include "publish/places.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>

namespace mf::publish {
namespace {

TEST(PlaceNamesFile, SaysSourceAndFields) {
    const test::Folder folder;
    folder.write("places.toml", "[[place]]\nsource = 'street'\nfield = 'location'\n"
                                "cut = 'On or near '\narea = 'lsoa'\n");
    const auto names = load_place_names(folder.path() / "places.toml");
    ASSERT_TRUE(names) << names.error().message;
    ASSERT_EQ(names->size(), 1U);
    EXPECT_EQ(names->front().field, "location");
    EXPECT_EQ(names->front().cut, "On or near ");
}

TEST(PlaceNamesFile, WithAKeyThatNobodyKnowsIsRefused) {
    const test::Folder folder;
    folder.write("places.toml", "[[place]]\nsource = 's'\nfield = 'f'\narea = 'a'\ncutt = ''\n");
    EXPECT_EQ(load_place_names(folder.path() / "places.toml").error().kind, ErrorKind::invalid);
}

TEST(PlaceNamesFile, ThatIsNotThereNamesNone) {
    EXPECT_TRUE(load_place_names("/no/such/file")->empty());
}

} // namespace
} // namespace mf::publish
