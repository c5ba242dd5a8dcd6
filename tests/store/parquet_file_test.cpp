// The file as a whole: groups, footer, statistics, sameness.
#include "store/parquet.hpp"
#include "store/parquet_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace mf::store::test {

namespace {

using testing::ElementsAre;

const Value none = std::monostate{};

Value text(std::string value) {
    return value;
}

Value whole(std::int64_t value) {
    return value;
}

/// One column of each type, all values missing where `present` is false.
std::vector<Rows> every_type(std::size_t rows, bool present) {
    std::vector<Rows> columns{
        texts("text", Maybe<std::string>(rows, "Rye")),
        wholes("whole", Maybe<std::int64_t>(rows, 7)),
        numbers("number", Maybe<double>(rows, 0.1)),
        flags("flag", Maybe<bool>(rows, true)),
        hashes("hash", Maybe<std::uint8_t>(rows, std::uint8_t{9})),
        days("day", Maybe<std::int32_t>(rows, 1)),
        moments("moment", Maybe<std::int64_t>(rows, 1)),
    };
    for (Rows& column : columns) {
        column.valid.assign(rows, present ? 1 : 0);
    }
    return columns;
}

/// The least and largest value and the number of NULLs that the footer states of the only column.
std::vector<Value> stated(const Folder& folder, Rows rows) {
    write(folder / "stated", {std::move(rows)});
    const Table table = ask(folder / "stated", "SELECT stats_min_value, stats_max_value, "
                                               "stats_null_count FROM parquet_metadata(FILE)");
    return table.rows.at(0);
}

ParquetWriter writer_of(const std::filesystem::path& file, const Rows& rows) {
    auto writer = ParquetWriter::create(file, {rows.spec});
    EXPECT_TRUE(writer) << sentence(writer.error());
    return std::move(*writer);
}

} // namespace

TEST(ParquetFile, WithoutRowsHasItsColumns) {
    const Folder folder;
    write(folder / "a", every_type(0, true));
    const Table table = ask(folder / "a", "SELECT * FROM FILE");
    EXPECT_EQ(table.columns.size(), 7U);
    EXPECT_TRUE(table.rows.empty());
}

TEST(ParquetFile, OfOneRow) {
    const Folder folder;
    write(folder / "a", every_type(1, true));
    EXPECT_THAT(ask(folder / "a", "SELECT text, whole, number, flag, day, epoch_us(moment), "
                                  "octet_length(hash) FROM FILE")
                    .rows,
                ElementsAre(ElementsAre(text("Rye"), whole(7), 0.1, true, text("1970-01-02"),
                                        whole(1), whole(32))));
}

TEST(ParquetFile, WhereNothingIsKnown) {
    const Folder folder;
    write(folder / "a", every_type(1000, false));
    EXPECT_THAT(ask(folder / "a", "SELECT count(text), count(whole), count(number), count(flag), "
                                  "count(hash), count(day), count(moment), count(*) FROM FILE")
                    .rows,
                ElementsAre(ElementsAre(whole(0), whole(0), whole(0), whole(0), whole(0), whole(0),
                                        whole(0), whole(1000))));
}

TEST(ParquetFile, OfManyGroupsKeepsTheOrderOfRows) {
    const Folder folder;
    Maybe<std::int64_t> lines;
    Maybe<std::string> words;
    std::vector<Value> wanted;
    for (std::int64_t i = 0; i < 1000; ++i) {
        lines.emplace_back(i * i % 1009);
        words.emplace_back("word " + std::to_string(i / 9));
        wanted.emplace_back(std::to_string(*lines.back()) + *words.back());
    }
    write(folder / "a", {wholes("line", lines), texts("word", words)}, 3);
    EXPECT_EQ(ask_column(folder / "a", "SELECT line || word FROM FILE"), wanted);
    EXPECT_EQ(ask_one(folder / "a", "SELECT num_row_groups FROM parquet_file_metadata(FILE)"),
              whole(334));
}

TEST(ParquetFile, TakesNoGroupWithoutRows) {
    const Folder folder;
    Rows rows = texts("place", {"Rye"});
    ParquetWriter writer = writer_of(folder / "a", rows);
    ASSERT_TRUE(writer.write_group(std::vector{rows.values(0, 0)}, 0));
    ASSERT_TRUE(writer.write_group(std::vector{rows.values()}, 1));
    ASSERT_TRUE(writer.write_group(std::vector{rows.values(0, 0)}, 0));
    ASSERT_TRUE(writer.close());
    EXPECT_EQ(writer.rows(), 1U);
    EXPECT_EQ(ask_one(folder / "a", "SELECT num_row_groups FROM parquet_file_metadata(FILE)"),
              whole(1));
}

TEST(ParquetFile, SaysThatAColumnCannotLackValues) {
    const Folder folder;
    Rows rows = wholes("n", {1, 2});
    rows.spec.nullable = false;
    write(folder / "a", {rows});
    EXPECT_EQ(
        ask_one(folder / "a", "SELECT repetition_type FROM parquet_schema(FILE) WHERE name = 'n'"),
        text("REQUIRED"));
    EXPECT_THAT(ask_column(folder / "a", "SELECT n FROM FILE"), ElementsAre(whole(1), whole(2)));
}

TEST(ParquetFile, CarriesItsMetadata) {
    const Folder folder;
    write(folder / "a", {wholes("n", {1})}, 10, {{"edition", "è1"}, {"empty", ""}});
    EXPECT_THAT(ask_column(folder / "a", "SELECT decode(key) || '=' || decode(value) FROM "
                                         "parquet_kv_metadata(FILE)"),
                ElementsAre(text("edition=è1"), text("empty=")));
    EXPECT_EQ(ask_one(folder / "a", "SELECT created_by FROM parquet_file_metadata(FILE)"),
              text("metforward"));
}

TEST(ParquetFile, MayHaveMoreColumnsThanAShortListHolds) {
    const Folder folder;
    std::vector<Rows> columns;
    for (int i = 0; i < 40; ++i) {
        columns.push_back(wholes("n" + std::to_string(i), {i, {}}));
    }
    write(folder / "a", columns);
    EXPECT_EQ(ask_one(folder / "a", "SELECT n39 + n17 FROM FILE WHERE n0 IS NOT NULL"), whole(56));
}

TEST(ParquetFile, TakesNextToNothingForAColumnOfOneValue) {
    const Folder folder;
    std::vector<Rows> columns = every_type(122'880, true);
    columns.erase(columns.begin() + 4); // hashes are kept as they are
    write(folder / "a", columns);
    EXPECT_LT(std::filesystem::file_size(folder / "a"), 2000U);
}

TEST(ParquetFile, IsCompressedWhereThatHelps) {
    const Folder folder;
    Maybe<std::string> words;
    for (int i = 0; i < 4000; ++i) {
        words.emplace_back("the same long beginning of every text " + std::to_string(i / 2));
    }
    write(folder / "a", {texts("word", words)});
    EXPECT_EQ(ask_one(folder / "a", "SELECT compression FROM parquet_metadata(FILE)"),
              text("ZSTD"));
    EXPECT_LT(std::filesystem::file_size(folder / "a"), 20'000U);
}

TEST(ParquetFile, OfTheSameRowsHasTheSameBytes) {
    const Folder folder;
    Rows one = texts("place", {"Rye", "Diss", no_text, "Ware", "Rye"});
    Rows other = one; // the same rows by another dictionary
    other.words = {"Hythe", "Ware", "Diss", "Rye"};
    other.codes = {3, 2, 77, 1, 3};
    write(folder / "one", {one});
    write(folder / "other", {other});
    EXPECT_EQ(content(folder / "one"), content(folder / "other"));
}

TEST(ParquetStatistics, OfTexts) {
    EXPECT_THAT(stated(Folder{}, texts("t", {"b", no_text, "é", "a", no_text})),
                ElementsAre(text("a"), text("é"), whole(2)));
}

TEST(ParquetStatistics, LeaveLongTextsOut) {
    EXPECT_THAT(stated(Folder{}, texts("t", {"a", std::string(65, 'x')})),
                ElementsAre(none, none, whole(0)));
}

TEST(ParquetStatistics, OfWholes) {
    EXPECT_THAT(stated(Folder{}, wholes("n", {5, -7, {}, 5, 12})),
                ElementsAre(text("-7"), text("12"), whole(1)));
}

TEST(ParquetStatistics, OfDays) {
    EXPECT_THAT(stated(Folder{}, days("d", {1, 0})),
                ElementsAre(text("1970-01-01"), text("1970-01-02"), whole(0)));
}

TEST(ParquetStatistics, OfNumbers) {
    EXPECT_THAT(stated(Folder{}, numbers("x", {2.5, -0.5})),
                ElementsAre(text("-0.5"), text("2.5"), whole(0)));
}

TEST(ParquetStatistics, HoldBothZeros) {
    EXPECT_THAT(stated(Folder{}, numbers("x", {0.0, 0.0})),
                ElementsAre(text("-0.0"), text("0.0"), whole(0)));
}

TEST(ParquetStatistics, KnowNoOrderWithoutNumbers) {
    EXPECT_THAT(stated(Folder{}, numbers("x", {1.0, std::nan(""), 2.0})),
                ElementsAre(none, none, whole(0)));
}

TEST(ParquetStatistics, HideNoRowFromAQuestion) {
    const Folder folder;
    Maybe<std::string> words;
    Maybe<double> measured;
    for (int i = 0; i < 3000; ++i) {
        words.emplace_back((i % 2 == 0 ? "ä" : "b") + std::to_string(i / 100));
        measured.emplace_back(i / 100 - 10);
    }
    write(folder / "a", {texts("word", words), numbers("x", measured)}, 100);
    EXPECT_EQ(ask_one(folder / "a", "SELECT count(*) FROM FILE WHERE word = 'ä29'"), whole(50));
    EXPECT_EQ(ask_one(folder / "a", "SELECT count(*) FROM FILE WHERE x = -0.0"), whole(100));
    EXPECT_EQ(ask_one(folder / "a", "SELECT count(*) FROM FILE WHERE x > 17.5"), whole(200));
}

} // namespace mf::store::test
