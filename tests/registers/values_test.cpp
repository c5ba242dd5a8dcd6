// What may stand in a field, and which files are taken.
#include "registers/attachments.hpp"
#include "registers/values.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>

namespace mf::registers {
namespace {

bool fits(FieldType type, std::string_view text) {
    Field field;
    field.name = "field";
    field.type = type;
    field.choices = {"for", "against"};
    return check_value(field, text).has_value();
}

TEST(AValue, FitsItsType) {
    EXPECT_TRUE(fits(FieldType::number, "12.5"));
    EXPECT_FALSE(fits(FieldType::number, "twelve"));
    EXPECT_TRUE(fits(FieldType::date, "2026-02-28"));
    EXPECT_FALSE(fits(FieldType::date, "2026-02-30"));
    EXPECT_TRUE(fits(FieldType::choice, "for"));
    EXPECT_FALSE(fits(FieldType::choice, "perhaps"));
    EXPECT_TRUE(fits(FieldType::post, "Borough commander"));
    EXPECT_FALSE(fits(FieldType::post, " Borough commander"));
    EXPECT_TRUE(fits(FieldType::reference, "2026-17"));
    EXPECT_FALSE(fits(FieldType::reference, "../2026-17"));
}

TEST(AValue, OfOneLineHasOneLine) {
    EXPECT_FALSE(fits(FieldType::text, "two\nlines"));
    EXPECT_TRUE(fits(FieldType::long_text, "two\nlines"));
}

TEST(AValue, HasNoSignThatCannotBeShown) {
    EXPECT_FALSE(fits(FieldType::long_text, std::string_view{"a\0b", 3}));
    EXPECT_FALSE(fits(FieldType::text, "\x1B[31m"));
    EXPECT_FALSE(fits(FieldType::text, "\xFF"));
}

TEST(AValue, OfMarkupIsATextLikeAnyOther) {
    EXPECT_TRUE(fits(FieldType::text, "<script>alert(1)</script>"));
}

TEST(AValue, IsNoLongerThanItMayBe) {
    EXPECT_FALSE(fits(FieldType::text, std::string(text_bytes_max + 1, 'x')));
    EXPECT_TRUE(fits(FieldType::text, std::string(text_bytes_max, 'x')));
}

TEST(Evidence, IsALinkAFileOrARecord) {
    EXPECT_TRUE(parse_evidence("https://example.org/a?b=c"));
    EXPECT_TRUE(parse_evidence("record:questions/2026-17"));
    EXPECT_TRUE(parse_evidence("file:" + std::string(64, 'a') + "/minutes.pdf"));
    for (const std::string line :
         {"javascript:alert(1)", "https://", "https://a b", "file:abc/minutes.pdf",
          "record:questions/../x", "data:text/html,x", "https://x\"y"}) {
        EXPECT_FALSE(parse_evidence(line)) << line;
    }
    EXPECT_FALSE(parse_evidence("file:" + std::string(64, 'a') + "/../x"));
}

TEST(AMeasureTest, IsAMeasureAnAreaAComparisonAndANumber) {
    const auto test = parse_measure_test("knife-crime CODE <= 1200.5");
    ASSERT_TRUE(test);
    EXPECT_EQ(*test,
              (MeasureTest{"knife-crime", "CODE", MeasureTest::Comparison::at_most, 1200.5}));
    EXPECT_TRUE(passes(*test, 1200.5));
    EXPECT_FALSE(passes(*test, 1201));
    for (const char* text :
         {"knife-crime CODE", "knife-crime CODE ~ 3", "knife-crime CODE < many", "<", ""}) {
        EXPECT_FALSE(parse_measure_test(text)) << text;
    }
}

class Attached : public testing::Test {
protected:
    test::Folder folder;
    Attachments attachments{folder.path() / "attachments"};
};

TEST_F(Attached, AFileIsKeptByItsHashAndReadAgain) {
    const auto kept = attachments.keep("minutes.pdf", "%PDF-1.7 …");
    ASSERT_TRUE(kept) << sentence(kept.error());
    EXPECT_EQ(kept->type, "application/pdf");
    EXPECT_TRUE(parse_evidence(kept->line()));
    EXPECT_EQ(*attachments.read(kept->hash), "%PDF-1.7 …");
}

TEST_F(Attached, AFileIsWhatItsBytesSay) {
    EXPECT_FALSE(attachments.keep("minutes.pdf", "MZ\x90 a program"));
    EXPECT_FALSE(attachments.keep("minutes.pdf", "plain text"));
    EXPECT_FALSE(attachments.keep("page.txt", "  <!DOCTYPE html><script>"));
    EXPECT_FALSE(attachments.keep("run.txt", "#!/bin/sh\n"));
    EXPECT_FALSE(attachments.keep("picture.svg", "<svg>"));
    EXPECT_FALSE(attachments.keep("nothing.txt", ""));
    EXPECT_TRUE(attachments.keep("note.txt", "plain text\n"));
}

TEST_F(Attached, ANameStaysInItsFolder) {
    for (const char* name :
         {"../x.txt", "a/b.txt", ".hidden.txt", "", "a\nb.txt", "a\\b.txt", "a\"b.txt", " a.txt"}) {
        EXPECT_FALSE(attachments.keep(name, "text")) << name;
    }
}

TEST_F(Attached, AFileIsNoLargerThanItMayBe) {
    EXPECT_EQ(attachments.keep("a.txt", std::string(attachment_bytes_max + 1, 'x')).error().kind,
              ErrorKind::limit);
}

TEST_F(Attached, AFileThatWasAlteredIsToldAndNotGivenOut) {
    const auto kept = attachments.keep("note.txt", "plain text\n");
    folder.write("attachments/" + kept->hash, "something else");
    EXPECT_EQ(attachments.read(kept->hash).error().kind, ErrorKind::integrity);
    EXPECT_EQ(attachments.read("../journal.sqlite").error().kind, ErrorKind::not_found);
}

} // namespace
} // namespace mf::registers
