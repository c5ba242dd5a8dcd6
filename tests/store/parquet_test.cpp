#include "store/parquet.hpp"
#include "store/parquet_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <random>

namespace mf::store::test {

namespace {

using testing::ElementsAre;
using testing::ElementsAreArray;

const Value none = std::monostate{};

std::int64_t whole(std::int64_t value) {
    return value;
}

Value text(std::string value) {
    return value;
}

std::vector<Value> values_of(const std::vector<std::int64_t>& wholes) {
    return {wholes.begin(), wholes.end()};
}

/// How the only column was written: its values, its dictionary, its levels.
std::string encodings(const std::filesystem::path& file) {
    const Value value = ask_one(file, "SELECT DISTINCT encodings FROM parquet_metadata(FILE)");
    return std::get<std::string>(value);
}

} // namespace

TEST(ParquetTexts, ComeBackWithTheirGaps) {
    const Folder folder;
    write(folder / "a", {texts("place", {"Rye", no_text, "", "Rye", no_text, "Ware"})});
    EXPECT_THAT(ask_column(folder / "a", "SELECT place FROM FILE"),
                ElementsAre(text("Rye"), none, text(""), text("Rye"), none, text("Ware")));
}

TEST(ParquetTexts, AreVarchar) {
    const Folder folder;
    write(folder / "a", {texts("place", {"Rye"})});
    EXPECT_EQ(ask(folder / "a", "SELECT * FROM FILE").columns.at(0).type, "VARCHAR");
}

TEST(ParquetTexts, MayBeLong) {
    const Folder folder;
    const std::string longest(3'000'000, 'x');
    write(folder / "a", {texts("story", {longest, "short", longest})});
    EXPECT_THAT(ask_column(folder / "a", "SELECT story FROM FILE"),
                ElementsAre(text(longest), text("short"), text(longest)));
}

TEST(ParquetTexts, MayBeInAnyScript) {
    const Folder folder;
    write(folder / "a", {texts("名前", {"Ynys Môn", "ਪੰਜਾਬੀ", "🚓", "العربية"})});
    EXPECT_THAT(ask_column(folder / "a", "SELECT \"名前\" FROM FILE"),
                ElementsAre(text("Ynys Môn"), text("ਪੰਜਾਬੀ"), text("🚓"), text("العربية")));
}

TEST(ParquetTexts, BringOnlyTheWordsThatAreUsed) {
    const Folder folder;
    Rows rows = texts("place", {"Rye", "Diss", "Ware", "Hythe"});
    rows.codes = {3, 1, 1, 3};
    write(folder / "a", {rows});
    EXPECT_THAT(ask_column(folder / "a", "SELECT place FROM FILE"),
                ElementsAre(text("Hythe"), text("Diss"), text("Diss"), text("Hythe")));
    EXPECT_THAT(content(folder / "a"), testing::Not(testing::HasSubstr("Ware")));
}

TEST(ParquetTexts, ThatDoNotRepeatTakeNoDictionary) {
    const Folder folder;
    Maybe<std::string> values;
    std::vector<Value> wanted;
    for (int i = 0; i < 5000; ++i) {
        values.emplace_back("reference " + std::to_string(i * 7919));
        wanted.emplace_back(*values.back());
    }
    write(folder / "a", {texts("reference", values)});
    EXPECT_EQ(encodings(folder / "a"), "PLAIN, RLE");
    EXPECT_EQ(ask_column(folder / "a", "SELECT reference FROM FILE"), wanted);
}

/// Dictionaries of every size class: one bit more doubles the codes that must come back right.
class ParquetCodes : public testing::TestWithParam<int> {};

TEST_P(ParquetCodes, OfThisManyBitsComeBack) {
    const std::size_t distinct = (std::size_t{1} << GetParam()) / 2 + 1;
    std::mt19937 random{7};
    Maybe<std::string> values;
    std::vector<Value> wanted;
    for (std::size_t i = 0; i < distinct * 3; ++i) {
        values.emplace_back(std::to_string(i < distinct ? i : random() % distinct));
        wanted.emplace_back(*values.back());
    }
    const Folder folder;
    write(folder / "a", {texts("word", values)});
    EXPECT_EQ(encodings(folder / "a"), "RLE_DICTIONARY, PLAIN, RLE");
    EXPECT_EQ(ask_column(folder / "a", "SELECT word FROM FILE"), wanted);
}

INSTANTIATE_TEST_SUITE_P(Bits, ParquetCodes, testing::Range(1, 18));

TEST(ParquetWholes, ComeBackWithTheirGaps) {
    const Folder folder;
    constexpr auto least = std::numeric_limits<std::int64_t>::min();
    constexpr auto largest = std::numeric_limits<std::int64_t>::max();
    write(folder / "a", {wholes("n", {largest, least, {}, 0, -1, largest, {}})});
    EXPECT_THAT(ask_column(folder / "a", "SELECT n FROM FILE"),
                ElementsAre(largest, least, none, whole(0), whole(-1), largest, none));
}

TEST(ParquetWholes, ThatRiseAreKeptAsDifferences) {
    const Folder folder;
    Maybe<std::int64_t> values;
    std::vector<std::int64_t> wanted;
    for (std::int64_t i = 0; i < 100'000; ++i) {
        values.emplace_back(1000 + i + i / 97);
        wanted.push_back(*values.back());
    }
    write(folder / "a", {wholes("line", values)});
    EXPECT_EQ(encodings(folder / "a"), "DELTA_BINARY_PACKED, RLE");
    EXPECT_LT(std::filesystem::file_size(folder / "a"), 10'000U);
    EXPECT_EQ(ask_column(folder / "a", "SELECT line FROM FILE"), values_of(wanted));
}

TEST(ParquetWholes, WithoutAnyPatternComeBack) {
    const Folder folder;
    std::mt19937_64 random{3};
    Maybe<std::int64_t> values;
    std::vector<std::int64_t> wanted;
    for (int i = 0; i < 10'000; ++i) {
        wanted.push_back(std::bit_cast<std::int64_t>(random()) >> (i % 64));
        values.emplace_back(wanted.back());
    }
    write(folder / "a", {wholes("n", values)});
    EXPECT_EQ(ask_column(folder / "a", "SELECT n FROM FILE"), values_of(wanted));
}

TEST(ParquetWholes, ThatRepeatTakeADictionary) {
    const Folder folder;
    Maybe<std::int64_t> values;
    std::vector<std::int64_t> wanted;
    for (std::int64_t i = 0; i < 10'000; ++i) {
        wanted.push_back(i * i % 11 * 1'000'003'000'017);
        values.emplace_back(wanted.back());
    }
    write(folder / "a", {wholes("n", values)});
    EXPECT_EQ(encodings(folder / "a"), "RLE_DICTIONARY, PLAIN, RLE");
    EXPECT_EQ(ask_column(folder / "a", "SELECT n FROM FILE"), values_of(wanted));
}

/// Exact to the bit, whether many or few distinct ones.
class ParquetNumbers : public testing::TestWithParam<std::uint64_t> {};

TEST_P(ParquetNumbers, ComeBackToTheLastBit) {
    std::mt19937_64 random{11};
    Maybe<double> values{0.0,
                         -0.0,
                         0.1,
                         std::numeric_limits<double>::infinity(),
                         -std::numeric_limits<double>::infinity(),
                         std::numeric_limits<double>::denorm_min(),
                         std::numeric_limits<double>::max()};
    for (int i = 0; i < 20'000; ++i) {
        values.emplace_back(std::ldexp(static_cast<double>(random() % GetParam()), -40));
    }
    const Folder folder;
    write(folder / "a", {numbers("x", values)});
    const std::vector<Value> read = ask_column(folder / "a", "SELECT x FROM FILE");
    ASSERT_EQ(read.size(), values.size());
    for (std::size_t i = 0; i < read.size(); ++i) {
        ASSERT_EQ(std::bit_cast<std::uint64_t>(std::get<double>(read[i])),
                  std::bit_cast<std::uint64_t>(*values[i]))
            << i;
    }
}

INSTANTIATE_TEST_SUITE_P(Distinct, ParquetNumbers, testing::Values(1, 5, 5000, 1ULL << 50));

TEST(ParquetNumbers, MayBeNoNumber) {
    const Folder folder;
    write(folder / "a", {numbers("x", {1.5, std::nan(""), {}})});
    EXPECT_THAT(ask_column(folder / "a", "SELECT isnan(x) FROM FILE"),
                ElementsAre(false, true, none));
}

TEST(ParquetFlags, ComeBackWithTheirGaps) {
    const Folder folder;
    write(folder / "a", {flags("b", {true, {}, false, true, true, {}, {}, false, false, true})});
    EXPECT_THAT(ask_column(folder / "a", "SELECT b FROM FILE"),
                ElementsAre(true, none, false, true, true, none, none, false, false, true));
}

TEST(ParquetHashes, ComeBackWithTheirGaps) {
    const Folder folder;
    write(folder / "a", {hashes("h", {std::uint8_t{0xAB}, {}, std::uint8_t{0}})});
    std::string first;
    for (int i = 0; i < 32; ++i) {
        first += "ab";
    }
    EXPECT_THAT(ask_column(folder / "a", "SELECT h FROM FILE"),
                ElementsAre(text(first), none, text(std::string(64, '0'))));
}

TEST(ParquetHashes, AreStoredAsTheyAre) {
    const Folder folder;
    write(folder / "a", {hashes("h", Maybe<std::uint8_t>(100, std::uint8_t{7}))});
    EXPECT_EQ(ask_one(folder / "a", "SELECT compression FROM parquet_metadata(FILE)"),
              text("UNCOMPRESSED"));
    EXPECT_THAT(content(folder / "a"), testing::HasSubstr(std::string(3200, '\7')));
}

TEST(ParquetDays, ComeBackWithTheirGaps) {
    const Folder folder;
    write(folder / "a", {days("d", {0, {}, -1, 20'543, -719'162, 2'932'896})});
    EXPECT_THAT(ask_column(folder / "a", "SELECT d FROM FILE"),
                ElementsAre(text("1970-01-01"), none, text("1969-12-31"), text("2026-03-31"),
                            text("0001-01-01"), text("9999-12-31")));
}

TEST(ParquetDays, ThatRiseComeBack) {
    const Folder folder;
    Maybe<std::int32_t> values;
    std::vector<std::int64_t> wanted;
    for (int i = 0; i < 5000; ++i) {
        values.emplace_back(i * 3 - 6000 + i % 7);
        wanted.push_back(*values.back());
    }
    write(folder / "a", {days("d", values)});
    EXPECT_EQ(encodings(folder / "a"), "DELTA_BINARY_PACKED, RLE");
    EXPECT_EQ(ask_column(folder / "a", "SELECT (d - DATE '1970-01-01')::BIGINT FROM FILE"),
              values_of(wanted));
}

TEST(ParquetMoments, ComeBackWithTheirGaps) {
    const Folder folder;
    write(folder / "a", {moments("m", {1'774'949'400'000'001, {}, -1})});
    EXPECT_THAT(ask_column(folder / "a", "SELECT epoch_us(m) FROM FILE"),
                ElementsAre(whole(1'774'949'400'000'001), none, whole(-1)));
}

TEST(ParquetMoments, AreInUtc) {
    const Folder folder;
    write(folder / "a", {moments("m", {0})});
    EXPECT_EQ(ask(folder / "a", "SELECT * FROM FILE").columns.at(0).type,
              "TIMESTAMP WITH TIME ZONE");
}

} // namespace mf::store::test
