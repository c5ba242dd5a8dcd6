#include "serve/route.hpp"

#include <gtest/gtest.h>

namespace mf::serve {

namespace {

Routes routes() {
    return *Routes::make({
        {"/", "home"},
        {"/areas", "areas"},
        {"/areas/{code}", "area"},
        {"/areas/nearby", "nearby"},
        {"/areas/{code}/{measure}", "area_measure"},
        {"/areas/{code}/map", "area_map"},
    });
}

std::string name_at(std::string_view path) {
    const auto table = routes();
    const auto match = table.match(*parse_target(path));
    return match ? std::string{match->name} : "nothing";
}

ErrorKind kind_of(const std::vector<RoutePattern>& patterns) {
    const auto table = Routes::make(patterns);
    return table ? ErrorKind::internal : table.error().kind;
}

} // namespace

TEST(ARoute, IsFoundByItsText) {
    EXPECT_EQ(name_at("/"), "home");
    EXPECT_EQ(name_at("/areas"), "areas");
}

TEST(ARoute, CapturesTheParts) {
    const auto table = routes();
    const auto match = table.match(*parse_target("/areas/E09000007/robbery?year=2023"));
    ASSERT_TRUE(match);
    EXPECT_EQ(match->name, "area_measure");
    EXPECT_EQ(match->pattern, "/areas/{code}/{measure}");
    EXPECT_EQ(match->capture("code"), "E09000007");
    EXPECT_EQ(match->capture("measure"), "robbery");
    EXPECT_EQ(match->capture("month"), "");
}

TEST(ARoute, OfTextWinsOverOneThatCaptures) {
    EXPECT_EQ(name_at("/areas/nearby"), "nearby");
    EXPECT_EQ(name_at("/areas/nearbyish"), "area");
    EXPECT_EQ(name_at("/areas/x/map"), "area_map");
}

TEST(ARoute, IsNotFoundForMoreOrFewerParts) {
    EXPECT_EQ(name_at("/other"), "nothing");
    EXPECT_EQ(name_at("/areas/a/b/c"), "nothing");
    EXPECT_EQ(name_at("/areas/"), "nothing");
}

TEST(ARoute, TakesItsFormatFromTheEnding) {
    const auto table = routes();
    const auto json = table.match(*parse_target("/areas/x.json"));
    ASSERT_TRUE(json);
    EXPECT_EQ(json->format, Format::json);
    EXPECT_EQ(json->capture("code"), "x");
    const auto csv = table.match(*parse_target("/areas.csv"));
    ASSERT_TRUE(csv);
    EXPECT_EQ(csv->format, Format::csv);
    EXPECT_EQ(csv->name, "areas");
    const auto html = table.match(*parse_target("/areas/x.y"));
    ASSERT_TRUE(html);
    EXPECT_EQ(html->format, Format::html);
    EXPECT_EQ(html->capture("code"), "x.y");
}

TEST(ARoute, OfTheRootInAnotherFormatIsCalledIndex) {
    EXPECT_EQ(name_at("/index.json"), "home");
    EXPECT_EQ(name_at("/index.csv"), "home");
    EXPECT_EQ(name_at("/index"), "nothing");
}

TEST(ARoute, ThatIsAnEndingAloneIsText) {
    const auto table = routes();
    const auto match = table.match(*parse_target("/areas/.json"));
    ASSERT_TRUE(match);
    EXPECT_EQ(match->format, Format::html);
}

TEST(ATableOfRoutes, RefusesAPatternThatCannotBeRead) {
    for (const auto* pattern :
         {"", "areas", "/areas/", "/{}", "/{Code}", "/a{b}", "/{a}/{a}", "//"}) {
        EXPECT_EQ(kind_of({{pattern, "page"}}), ErrorKind::invalid) << pattern;
    }
}

TEST(ATableOfRoutes, RefusesTwoThatMatchTheSame) {
    EXPECT_EQ(kind_of({{"/areas/{code}", "one"}, {"/areas/{name}", "two"}}), ErrorKind::invalid);
    EXPECT_EQ(kind_of({{"/a", "one"}, {"/b", "two"}, {"/a", "three"}}), ErrorKind::invalid);
}

} // namespace mf::serve
