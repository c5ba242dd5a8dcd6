#include "serve/negotiate.hpp"

#include <gtest/gtest.h>

namespace mf::serve {

namespace {

std::optional<Encoding> best(std::string_view field) {
    return Acceptance{field}.best(true);
}

} // namespace

TEST(TheEncoding, IsIdentityForAClientThatSaysNothing) {
    EXPECT_EQ(best(""), Encoding::identity);
}

TEST(TheEncoding, IsTheOneOfTheHighestWeightAndOfEqualsTheSmallest) {
    EXPECT_EQ(best("gzip, deflate, br"), Encoding::brotli);
    EXPECT_EQ(best("gzip"), Encoding::gzip);
    EXPECT_EQ(best("gzip;q=1.0, br;q=0.9"), Encoding::gzip);
    EXPECT_EQ(best("br;q=0.001, gzip ; q=0.002"), Encoding::gzip);
    EXPECT_EQ(best("X-GZIP"), Encoding::gzip);
}

TEST(TheEncoding, OfWeightZeroIsNeverTaken) {
    EXPECT_EQ(best("br;q=0, gzip"), Encoding::gzip);
    EXPECT_EQ(best("br;q=0.000, gzip;q=0"), Encoding::identity);
    EXPECT_EQ(best("identity;q=0, br;q=0, gzip"), Encoding::gzip);
    EXPECT_EQ(best("identity;q=0"), std::nullopt);
    EXPECT_EQ(best("*;q=0"), std::nullopt);
    EXPECT_EQ(best("*;q=0, identity"), Encoding::identity);
}

TEST(TheEncoding, OfAStarIsWhatIsNotNamed) {
    EXPECT_EQ(best("*"), Encoding::brotli);
    EXPECT_EQ(best("br;q=0, *"), Encoding::gzip);
    EXPECT_EQ(best("gzip;q=0.5, *;q=0.1"), Encoding::gzip);
}

TEST(TheEncoding, IsIdentityWhenThatIsNamedAndWeighsMore) {
    EXPECT_EQ(best("identity, gzip;q=0.5"), Encoding::identity);
    EXPECT_EQ(best("identity;q=0.5, gzip;q=0.5"), Encoding::gzip);
    EXPECT_EQ(best("identity;q=0.1, gzip;q=0.5"), Encoding::gzip);
}

TEST(TheEncoding, PassesOverWhatCannotBeRead) {
    EXPECT_EQ(best("br;q=1.5, gzip;q=0.5"), Encoding::gzip);
    EXPECT_EQ(best("br;q=x, gzip"), Encoding::gzip);
    EXPECT_EQ(best("br;level=3, gzip"), Encoding::gzip);
    EXPECT_EQ(best(",,;q=,\"\",zstd"), Encoding::identity);
}

TEST(TheEncoding, OfABodyNotWorthCompressingIsIdentityIfThatMayBe) {
    EXPECT_EQ(Acceptance{"gzip, br"}.best(false), Encoding::identity);
    EXPECT_EQ(Acceptance{"gzip, identity;q=0"}.best(false), Encoding::gzip);
}

TEST(AnEtag, IsNamedByAListByAStarOrWeakly) {
    EXPECT_TRUE(names_etag("\"a\"", "\"a\""));
    EXPECT_TRUE(names_etag("W/\"a\"", "\"a\""));
    EXPECT_TRUE(names_etag("\"x\" , W/\"y\",\"a\"", "\"a\""));
    EXPECT_TRUE(names_etag("\"x,y\", \"a\"", "\"a\""));
    EXPECT_TRUE(names_etag("*", "\"a\""));
}

TEST(AnEtag, IsNotNamedByAnotherOrByABrokenField) {
    EXPECT_FALSE(names_etag("", "\"a\""));
    EXPECT_FALSE(names_etag("\"b\"", "\"a\""));
    EXPECT_FALSE(names_etag("a", "\"a\""));
    EXPECT_FALSE(names_etag("\"x\" \"a\"", "\"a\""));
    EXPECT_FALSE(names_etag("\"a", "\"a\""));
    EXPECT_FALSE(names_etag("\"a-gzip\"", "\"a\""));
}

} // namespace mf::serve
