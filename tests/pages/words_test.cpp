#include "pages/words.hpp"

#include <gtest/gtest.h>

namespace mf::pages {
namespace {

Words of(std::string_view toml) {
    auto words = Words::parse(toml, "en", "test.toml");
    EXPECT_TRUE(words) << sentence(words.error());
    return *words;
}

TEST(Words, GiveTheSentenceOfAKey) {
    EXPECT_EQ(of("[frame]\nskip = 'Skip'")("frame.skip"), "Skip");
}

TEST(Words, PutArgumentsIntoTheSentence) {
    EXPECT_EQ(of("a = '{n} crimes in {place}'")("a", {{"n", 3380}, {"place", "Easton"}}),
              "3,380 crimes in Easton");
}

TEST(Words, ChooseThePlural) {
    const Words words = of("a = '{n, plural, =0 {none} one {one row} other {# rows}}'");
    EXPECT_EQ(words("a", {{"n", 0}}), "none");
    EXPECT_EQ(words("a", {{"n", 1}}), "one row");
    EXPECT_EQ(words("a", {{"n", 1200}}), "1,200 rows");
}

TEST(Words, LeaveBracesInDataAlone) {
    EXPECT_EQ(of("a = 'In {place}.'")("a", {{"place", "{n, plural} it's"}}),
              "In {n, plural} it's.");
}

TEST(Words, KeepALinkApartFromTheWordsAroundIt) {
    const Text text = of("a = 'See {where}, please.'").text("a", {{"where", link("here", "/x")}});
    ASSERT_EQ(text.spans().size(), 3U);
    EXPECT_EQ(text.spans()[1], link("here", "/x"));
    EXPECT_EQ(text.plain(), "See here, please.");
}

TEST(Words, DoNotTakeDataForALink) {
    const std::string posing = "\xee\x80\x80"
                               "1"
                               "\xee\x80\x81";
    const Text text =
        of("a = '{name} {where}'").text("a", {{"name", posing}, {"where", link("x", "/x")}});
    EXPECT_EQ(text.plain(), "\xef\xbf\xbd"
                            "1"
                            "\xef\xbf\xbd x");
}

TEST(Words, ShowAKeyThatDoesNotExist) {
    EXPECT_EQ(of("a = 'b'")("no.such"), "[no.such]");
}

TEST(Words, TellWhereATextIsNoMessage) {
    const auto words = Words::parse("a = 'b'\nc = '{n, plural, one {x}}'", "en", "test.toml");
    ASSERT_FALSE(words);
    EXPECT_EQ(words.error().where, "test.toml:2");
}

TEST(Words, TellWhereTheFileIsNoToml) {
    const auto words = Words::parse("a = 'b'\nc = ", "en", "test.toml");
    ASSERT_FALSE(words);
    EXPECT_TRUE(words.error().where.starts_with("test.toml:2")) << words.error().where;
}

TEST(Words, RefuseWhatIsNoText) {
    const auto words = Words::parse("a = 3", "en", "test.toml");
    ASSERT_FALSE(words);
    EXPECT_EQ(words.error().message, "'a' is not a text");
}

TEST(Words, SayThatTheFileIsMissing) {
    EXPECT_EQ(Words::load("no/such/file.toml", "en").error().kind, ErrorKind::io);
}

TEST(Words, WriteNumbersWithSeparatorsAndOneDecimal) {
    const Words words = of("");
    EXPECT_EQ(words.number(79894), "79,894");
    EXPECT_EQ(words.number(2.25), "2.2");
}

TEST(Words, KnowWhichLanguagesRunFromRightToLeft) {
    EXPECT_FALSE(of("").right_to_left());
    EXPECT_TRUE(Words::parse("", "ur", "ur.toml")->right_to_left());
}

TEST(Words, WritePeriodsForPeople) {
    const Words words = of("[date]\n06='June'\n04='April'\n03='March'\nmonth='{month} {year}'\n"
                           "day='{day} {month} {year}'\nspan='{first} to {last}'");
    EXPECT_EQ(words.iso("2026-06"), "June 2026");
    EXPECT_EQ(words.iso("2025/26"), "April 2025 to March 2026");
    EXPECT_EQ(words.iso("2026"), "2026");
    EXPECT_EQ(words.iso("2026-06-09"), "9 June 2026");
    EXPECT_EQ(words.iso("some day"), "some day");
}

} // namespace
} // namespace mf::pages
