#include "base/csv_text.hpp"

#include <gtest/gtest.h>

namespace mf {
namespace {

std::vector<std::vector<std::string>> fields_of(std::string_view text) {
    const auto table = parse_csv(text, "t.csv");
    std::vector<std::vector<std::string>> fields;
    if (!table) {
        ADD_FAILURE() << sentence(table.error());
        return fields;
    }
    for (const CsvRow& row : table->rows) {
        fields.push_back(row.fields);
    }
    return fields;
}

std::string where_it_fails(std::string_view text) {
    const auto table = parse_csv(text, "t.csv");
    return table ? "it does not fail" : table.error().where;
}

using Rows = std::vector<std::vector<std::string>>;

TEST(CsvText, GivesHeaderAndRows) {
    const auto table = parse_csv("code,name\nA1,Alder\nA2,Birch\n", "t.csv");
    ASSERT_TRUE(table);
    EXPECT_EQ(table->header, (std::vector<std::string>{"code", "name"}));
    EXPECT_EQ(table->rows, (std::vector<CsvRow>{{2, {"A1", "Alder"}}, {3, {"A2", "Birch"}}}));
}

TEST(CsvText, ReadsQuotesWithCommasQuotesAndLineEnds) {
    EXPECT_EQ(fields_of("a,b\n\"x, y\",\"say \"\"hi\"\"\nand go\"\n"),
              (Rows{{"x, y", "say \"hi\"\nand go"}}));
}

TEST(CsvText, CountsPhysicalLinesThroughQuotes) {
    const auto table = parse_csv("a\n\"1\n2\"\n\n3\n", "t.csv");
    ASSERT_TRUE(table);
    ASSERT_EQ(table->rows.size(), 2u);
    EXPECT_EQ(table->rows[1].line, 5u);
}

TEST(CsvText, TakesBothLineEndsAndAByteOrderMark) {
    EXPECT_EQ(fields_of("\xef\xbb\xbf"
                        "a,b\r\n1,2\r\n3,4"),
              (Rows{{"1", "2"}, {"3", "4"}}));
}

TEST(CsvText, KeepsEmptyFieldsAtBothEnds) {
    EXPECT_EQ(fields_of("a,b,c\n,,\n,x,"), (Rows{{"", "", ""}, {"", "x", ""}}));
}

TEST(CsvText, LeavesACarriageReturnInsideALine) {
    EXPECT_EQ(fields_of("a\nx\ry\n"), (Rows{{"x\ry"}}));
}

TEST(CsvText, RefusesARowOfAnotherWidth) {
    EXPECT_EQ(where_it_fails("a,b\n1,2\n1\n"), "t.csv:3");
}

TEST(CsvText, RefusesAQuoteThatIsNeverClosedWhereItOpens) {
    EXPECT_EQ(where_it_fails("a\n1\n\"2\n3\n"), "t.csv:3");
}

TEST(CsvText, RefusesTextAfterAClosingQuote) {
    EXPECT_EQ(where_it_fails("a\n\"1\"2\n"), "t.csv:2");
}

TEST(CsvText, RefusesAQuoteInsideAPlainField) {
    EXPECT_EQ(where_it_fails("a\n1\"2\n"), "t.csv:2");
}

TEST(CsvText, RefusesTwoColumnsOfOneName) {
    EXPECT_EQ(where_it_fails("a,a\n"), "t.csv:1");
}

TEST(CsvText, RefusesAnEmptyText) {
    EXPECT_EQ(where_it_fails("\n\n"), "t.csv:1");
}

TEST(CsvText, SaysWhichColumnIsMissing) {
    const auto table = parse_csv("a,b\n1,2\n", "t.csv");
    ASSERT_TRUE(table);
    EXPECT_EQ(table->columns({"b", "a"}), (std::vector<std::size_t>{1, 0}));
    const auto missing = table->columns({"b", "c"});
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().message, "there is no column 'c'");
}

TEST(CsvText, RefusesARowThatIsNotUtf8) {
    EXPECT_EQ(where_it_fails("a,b\n1,2\n3,Cl\xf4s\n"), "t.csv:3");
}

TEST(CsvText, AQuotedFieldIsReadAsItWas) {
    for (const char* field : {"", "plain", "a,b", "say \"x\"", "two\nlines", " blanks "}) {
        const auto table =
            parse_csv("h,i\n" + csv_quoted(field) + "," + csv_quoted("") + "\n", "t");
        ASSERT_TRUE(table) << field;
        EXPECT_EQ(table->rows.at(0).fields.at(0), field);
    }
}

} // namespace
} // namespace mf
