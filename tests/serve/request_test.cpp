#include "serve/request.hpp"

#include <gtest/gtest.h>

#include <string>

namespace mf::serve {

namespace {

ErrorKind kind_of(std::string_view text) {
    const auto target = parse_target(text);
    return target ? ErrorKind::internal : target.error().kind;
}

} // namespace

TEST(ATarget, IsTakenApartAtItsSlashes) {
    const auto target = parse_target("/areas/E09000007");
    ASSERT_TRUE(target);
    EXPECT_EQ(target->path, "/areas/E09000007");
    EXPECT_EQ(target->segments, (std::vector<std::string>{"areas", "E09000007"}));
}

TEST(ATarget, ThatIsTheRootHasNoSegments) {
    const auto target = parse_target("/");
    ASSERT_TRUE(target);
    EXPECT_EQ(target->path, "/");
    EXPECT_TRUE(target->segments.empty());
    EXPECT_FALSE(target->trailing_slash);
}

TEST(ATarget, IsDecoded) {
    const auto target = parse_target("/a%20b/caf%C3%A9");
    ASSERT_TRUE(target);
    EXPECT_EQ(target->path, "/a b/caf\xC3\xA9");
}

TEST(ATarget, KeepsThePlusOfAPathAndReadsThatOfAQueryAsABlank) {
    const auto target = parse_target("/a+b?q=c+d%2B");
    ASSERT_TRUE(target);
    EXPECT_EQ(target->path, "/a+b");
    EXPECT_EQ(target->parameter("q"), "c d+");
}

TEST(ATarget, KeepsTheOrderOfItsParameters) {
    const auto target = parse_target("/x?b=1&a=2&b=3&c&&d=");
    ASSERT_TRUE(target);
    const std::vector<Parameter> expected{{"b", "1"}, {"a", "2"}, {"b", "3"}, {"c", ""}, {"d", ""}};
    EXPECT_EQ(target->query, expected);
    EXPECT_EQ(target->parameter("b"), "1");
    EXPECT_EQ(target->parameter("e"), std::nullopt);
}

TEST(ATarget, TellsWhetherASlashStandsAtItsEnd) {
    const auto target = parse_target("/areas/");
    ASSERT_TRUE(target);
    EXPECT_TRUE(target->trailing_slash);
    EXPECT_EQ(target->path, "/areas");
}

TEST(ATarget, InAbsoluteFormIsReadFromItsPathOn) {
    EXPECT_EQ(parse_target("http://example.org/a?b=c"), parse_target("/a?b=c"));
    EXPECT_EQ(parse_target("http://example.org"), parse_target("/"));
}

class ABadTarget : public testing::TestWithParam<std::string> {};

TEST_P(ABadTarget, IsInvalid) {
    EXPECT_EQ(kind_of(GetParam()), ErrorKind::invalid);
}

INSTANTIATE_TEST_SUITE_P(Of,
                         ABadTarget,
                         testing::Values("",
                                         "areas",
                                         "*",
                                         "/a b",
                                         "/a#b",
                                         "/\xC3\xA9",
                                         "/%",
                                         "/%4",
                                         "/%zz",
                                         "/%00",
                                         "/a?b=%00",
                                         "/a?%0A=b",
                                         "/a%0Ab",
                                         "/%7F",
                                         "/..",
                                         "/a/../b",
                                         "/a/%2e%2E/b",
                                         "/./a",
                                         "//a",
                                         "//",
                                         "/a//b",
                                         "/a%2Fb",
                                         "/a%5Cb",
                                         "/a\\b",
                                         "/%FF",
                                         "/%C0%AF",
                                         "/%ED%A0%80",
                                         "/a?b=%C3",
                                         "http:///..",
                                         "https://example.org?a=b#c"));

TEST(ATarget, HasLimits) {
    EXPECT_EQ(kind_of("/" + std::string(request_target_bytes_max, 'a')), ErrorKind::limit);
    std::string deep;
    for (std::size_t i = 0; i <= path_segments_max; ++i) {
        deep += "/a";
    }
    EXPECT_EQ(kind_of(deep), ErrorKind::limit);
    std::string wide = "/?";
    for (std::size_t i = 0; i <= query_parameters_max; ++i) {
        wide += "a&";
    }
    EXPECT_EQ(kind_of(wide), ErrorKind::limit);
}

TEST(ATarget, MayBreakLinesInsideAValue) {
    const auto target = parse_target("/a?b=one%0D%0Atwo");
    ASSERT_TRUE(target);
    EXPECT_EQ(target->parameter("b"), "one\r\ntwo");
}

TEST(TheCanonicalTarget, IsTheSameForTwoWaysToWriteIt) {
    const auto one = parse_target("/%61reas?b=x%20y&a=1");
    const auto two = parse_target("/areas?a=1&b=x+y");
    ASSERT_TRUE(one && two);
    EXPECT_EQ(canonical(*one), "/areas?a=1&b=x%20y");
    EXPECT_EQ(canonical(*one), canonical(*two));
}

TEST(TheCanonicalTarget, KeepsApartWhatIsNotTheSame) {
    const auto text = [](std::string_view raw) { return canonical(*parse_target(raw)); };
    EXPECT_NE(text("/a?b=1&b=2"), text("/a?b=2&b=1"));
    EXPECT_NE(text("/a?b=1%262"), text("/a?b=1&2"));
    EXPECT_NE(text("/a?b%3D=1"), text("/a?b=%3D1"));
    EXPECT_NE(text("/a?b=%2B"), text("/a?b=+"));
    EXPECT_NE(text("/a%3Fb"), text("/a?b"));
    EXPECT_NE(text("/a/"), text("/a"));
}

TEST(TheCanonicalTarget, ReadsBackAsTheTarget) {
    const auto target = parse_target("/a%25b/c%20d/?e=%26%3D%2B&f=%C3%A9");
    ASSERT_TRUE(target);
    EXPECT_EQ(parse_target(canonical(*target)), target);
}

} // namespace mf::serve
