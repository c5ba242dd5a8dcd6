#include "geo/area_code.hpp"

#include <gtest/gtest.h>

namespace mf::geo {
namespace {

CodeBook book() {
    CodeBook codes;
    codes.add({Level::ward, "2014", "wards2014"}, {"W2", "W1"});
    codes.add({Level::ward, "2018", "wards2018"}, {"W2", "W3"});
    codes.add({Level::ward, "2018", "another drawing"}, {"W3"});
    codes.add({Level::district, "2018", "districts"}, {"D1"});
    return codes;
}

TEST(AreaCode, ACodeMayHaveItsVintage) {
    EXPECT_EQ(parse_area_code("W1"), (AreaCode{"W1", ""}));
    EXPECT_EQ(parse_area_code(" W1 @ 2018 "), (AreaCode{"W1", "2018"}));
    EXPECT_EQ((AreaCode{"W1", "2018"}.text()), "W1@2018");
}

TEST(AreaCode, HalfACodeIsNone) {
    for (const char* text : {"", "@2018", "W1@", "W1@2018@2014", " "}) {
        EXPECT_FALSE(parse_area_code(text)) << text;
    }
}

TEST(CodeBook, ACodeOfOneVintageNeedsNone) {
    const auto found = book().resolve("W1");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->area.text(), "W1@2014");
    EXPECT_EQ(found->level, Level::ward);
}

TEST(CodeBook, ABareCodeOfTwoVintagesIsRefusedWithTheChoices) {
    const auto found = book().resolve("W2");
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().kind, ErrorKind::usage);
    EXPECT_EQ(found.error().message, "'W2' could be several areas");
    EXPECT_EQ(found.error().mend, "Say which one: W2@2014 (ward), W2@2018 (ward)");
}

TEST(CodeBook, TheVintageSaysWhichOne) {
    EXPECT_EQ(book().resolve("W2@2018")->area, (AreaCode{"W2", "2018"}));
    EXPECT_EQ(book().resolve("W2@2014")->area, (AreaCode{"W2", "2014"}));
}

TEST(CodeBook, TwoDrawingsOfOneVintageAreOneArea) {
    EXPECT_TRUE(book().resolve("W3"));
}

TEST(CodeBook, AVintageThatACodeHasNotIsNotFound) {
    const auto found = book().resolve("W1@2018");
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().kind, ErrorKind::not_found);
    EXPECT_EQ(found.error().mend, "There is W1@2014 (ward)");
}

TEST(CodeBook, ALevelLeavesFewer) {
    CodeBook codes;
    codes.add({Level::lsoa2011, "2011", ""}, {"X1"});
    codes.add({Level::lsoa2021, "2021", ""}, {"X1"});
    EXPECT_FALSE(codes.resolve("X1"));
    EXPECT_EQ(codes.resolve("X1", Level::lsoa2021)->area.vintage, "2021");
}

} // namespace
} // namespace mf::geo
