#include "facts/csv.hpp"
#include "facts/identify.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace mf::facts {
namespace {

/// A record as a test compares it: its line, its fields or the name of its fault.
std::string shown(const CsvRecord& record) {
    std::string text = std::to_string(record.line) + ":";
    switch (record.fault) {
    case Fault::none:
        for (const std::string_view field : record.fields) {
            text += "[" + std::string{field} + "]";
        }
        return text;
    case Fault::unclosed_quote:
        return text + "unclosed quote";
    case Fault::nul_byte:
        return text + "nul byte";
    case Fault::not_text:
        return text + "not text";
    case Fault::too_long:
        return text + "too long";
    }
    return text;
}

std::vector<std::string>
records(const std::string& text, std::size_t block = 1 << 16, std::size_t fields = 0) {
    CsvReader reader{reader_over(text), {',', 1 << 16, block}};
    reader.expect_fields(fields);
    std::vector<std::string> found;
    CsvRecord record;
    for (;;) {
        const auto more = reader.next(record);
        if (!more || !*more) {
            return found;
        }
        found.push_back(shown(record));
    }
}

using Lines = std::vector<std::string>;

TEST(CsvReader, ReadsLinesThatEndInLineFeeds) {
    EXPECT_EQ(records("a,b\nc,d\n"), (Lines{"1:[a][b]", "2:[c][d]"}));
}

TEST(CsvReader, ReadsLinesThatEndInCarriageReturnAndLineFeed) {
    EXPECT_EQ(records("a,b\r\nc,d\r\n"), (Lines{"1:[a][b]", "2:[c][d]"}));
}

TEST(CsvReader, PassesOverAByteOrderMark) {
    EXPECT_EQ(records("\xef\xbb\xbf"
                      "a,b\n"),
              (Lines{"1:[a][b]"}));
}

TEST(CsvReader, TakesACommaInsideQuotesAsText) {
    EXPECT_EQ(records("\"Bournemouth, Poole\",b\n"), (Lines{"1:[Bournemouth, Poole][b]"}));
}

TEST(CsvReader, TakesALineEndInsideQuotesAsText) {
    EXPECT_EQ(records("\"one\ntwo\",b\nc,d\n"), (Lines{"1:[one\ntwo][b]", "3:[c][d]"}));
}

TEST(CsvReader, TakesADoubledQuoteAsOne) {
    EXPECT_EQ(records("\"\"\"Good Job\"\" local\",b\n"), (Lines{"1:[\"Good Job\" local][b]"}));
}

TEST(CsvReader, GivesUpOnlyTheLineOfAQuoteThatNeverCloses) {
    EXPECT_EQ(records("a,\"b\nc,d\ne,f\n"), (Lines{"1:unclosed quote", "2:[c][d]", "3:[e][f]"}));
}

TEST(CsvReader, DoesNotLetAnUnclosedQuoteSwallowALaterQuotedField) {
    EXPECT_EQ(records("a,\"b\nc,\"d, e\"\n"), (Lines{"1:unclosed quote", "2:[c][d, e]"}));
}

TEST(CsvReader, DoesNotBelieveAQuotedLineEndThatSpoilsTheNumberOfFields) {
    EXPECT_EQ(records("a,\"b\nc,d\",e,f\ng,h\n", 1 << 16, 2),
              (Lines{"1:unclosed quote", "2:[c][d\"][e][f]", "3:[g][h]"}));
}

TEST(CsvReader, ReadsALastLineWithoutALineEnd) {
    EXPECT_EQ(records("a,b\nc,d"), (Lines{"1:[a][b]", "2:[c][d]"}));
}

TEST(CsvReader, TellsThatTheLastLineHasNoLineEnd) {
    CsvReader reader{reader_over("a,b\nc"), {}};
    CsvRecord record;
    ASSERT_TRUE(*reader.next(record));
    EXPECT_FALSE(record.last_unended);
    ASSERT_TRUE(*reader.next(record));
    EXPECT_TRUE(record.last_unended);
}

TEST(CsvReader, GivesUpARowWithANulByte) {
    EXPECT_EQ(records(std::string{"a,\0b\nc,d\n", 9}), (Lines{"1:nul byte", "2:[c][d]"}));
}

TEST(CsvReader, ReadsWindows1252WhereTextIsNotUtf8) {
    EXPECT_EQ(records("Cl\xf4s,\x80\n"), (Lines{"1:[Cl\xc3\xb4s][\xe2\x82\xac]"}));
}

TEST(CsvReader, GivesUpARowThatIsNoTextAtAll) {
    EXPECT_EQ(records("\x81,b\nc,d\n"), (Lines{"1:not text", "2:[c][d]"}));
}

TEST(CsvReader, CountsLinesAcrossBlankOnes) {
    EXPECT_EQ(records("a,b\n\n\nc,d\n"), (Lines{"1:[a][b]", "4:[c][d]"}));
}

TEST(CsvReader, GivesUpALineThatIsTooLongOnceAndReadsTheNext) {
    const std::string text = "a,b\n" + std::string(300'000, 'x') + "\nc,d\n";
    EXPECT_EQ(records(text, 1 << 10), (Lines{"1:[a][b]", "2:too long", "3:[c][d]"}));
}

TEST(CsvReader, GivesUpALastLineThatIsTooLongOnce) {
    EXPECT_EQ(records("a,b\n" + std::string(300'000, 'x'), 1 << 10),
              (Lines{"1:[a][b]", "2:too long"}));
}

TEST(CsvReader, GivesTheFirstBytesOfALineThatIsTooLongInWholeCharacters) {
    CsvReader reader{reader_over("\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\n"), {',', 5, 16}};
    CsvRecord record;
    ASSERT_TRUE(*reader.next(record));
    EXPECT_EQ(record.fault, Fault::too_long);
    EXPECT_EQ(record.text, "\xc3\xa9\xc3\xa9");
}

TEST(CsvReader, TakesALineAsTooLongWhateverElseIsWrongWithIt) {
    EXPECT_EQ(records("a\n" + std::string(300'000, '\0') + "\nb\n"),
              (Lines{"1:[a]", "2:too long", "3:[b]"}));
}

TEST(CsvReader, HasOneLimitForALineWhateverTheBlockIs) {
    for (const std::size_t block : {16U, 64U, 4096U}) {
        EXPECT_EQ(records(std::string(1 << 16, 'x') + "\r\nb\n", block).size(), 2U);
        EXPECT_EQ(records(std::string(1 << 16, 'x') + "y\r\nb\n", block).front(), "1:too long");
    }
}

TEST(CsvReader, GivesTheWholeTextOfALineThatItGivesUp) {
    const std::string line = "a,\"b\"c," + std::string(100, 'x');
    CsvReader reader{reader_over(line + "\nd\n"), {',', 1 << 16, 16}};
    CsvRecord record;
    ASSERT_TRUE(*reader.next(record));
    EXPECT_EQ(record.fault, Fault::unclosed_quote);
    EXPECT_EQ(record.text, line);
}

TEST(CsvReader, DoesNotBelieveAQuotedLineEndInALastLineThatIsTooWide) {
    EXPECT_EQ(records("a,\"b\nc,d\",e,f", 1 << 16, 2),
              (Lines{"1:unclosed quote", "2:[c][d\"][e][f]"}));
}

/// Each line closes the quote of the line before it and opens another: no record ends.
TEST(CsvReader, LooksAtALineAFewTimesAtMostWhateverTheQuotes) {
    std::string text;
    for (int i = 0; i < 2000; ++i) {
        text += "a\",\"z\n";
    }
    std::size_t taken = 0;
    CsvReader reader{reader_over(text), {',', 1 << 16, 256}, [&](std::string_view bytes) {
                         taken += bytes.size();
                         return Done{};
                     }};
    reader.expect_fields(3);
    CsvRecord record;
    ASSERT_TRUE(*reader.next(record));
    EXPECT_EQ(record.fault, Fault::unclosed_quote);
    EXPECT_LE(taken, 512U);
}

TEST(CsvReader, ReadsTheSameWhateverTheBlockIs) {
    const std::string text =
        "id,place,n\r\n1,\"Poole, Dorset\",2\r\n\"2\",\"a\nb\",3\n3,\"open,4\n4,Cl\xf4s,5\n\n"
        "5,\"\"\"q\"\"\",6\n6,x";
    const Lines whole = records(text, 1 << 16, 3);
    for (std::size_t block = 32; block < 300; ++block) {
        EXPECT_EQ(records(text, block, 3), whole) << "block of " << block;
    }
}

} // namespace
} // namespace mf::facts
