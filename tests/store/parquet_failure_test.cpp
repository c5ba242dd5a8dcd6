// What happens when something goes wrong: no half file is ever left.
#include "store/parquet.hpp"
#include "store/parquet_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <functional>

namespace mf::store::test {

namespace {

using testing::HasSubstr;

const Value six = std::int64_t{6};

ParquetWriter writer_of(const std::filesystem::path& file, const Rows& rows) {
    auto writer = ParquetWriter::create(file, {rows.spec});
    EXPECT_TRUE(writer) << sentence(writer.error());
    return std::move(*writer);
}

/// In a child process where no file may grow beyond `bytes`, as on a full disk; what the work returns.
int on_a_full_disk(rlim_t bytes, const std::function<int()>& work) {
    const pid_t child = ::fork();
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{bytes, bytes};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        ::_exit(work());
    }
    int status = 0;
    EXPECT_EQ(::waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace

TEST(ParquetFailure, AFileThatExistsIsLeftAlone) {
    const Folder folder;
    std::ofstream{folder / "a"} << "mine";
    const auto writer = ParquetWriter::create(folder / "a", {{"n", ColumnType::whole, false}});
    ASSERT_FALSE(writer);
    EXPECT_EQ(writer.error().kind, ErrorKind::io);
    EXPECT_EQ(content(folder / "a"), "mine");
}

TEST(ParquetFailure, AFolderThatIsNotThere) {
    const Folder folder;
    const auto writer = ParquetWriter::create(folder / "b/a", {{"n", ColumnType::whole, false}});
    ASSERT_FALSE(writer);
    EXPECT_EQ(writer.error().kind, ErrorKind::not_found);
}

TEST(ParquetFailure, TwoColumnsOfOneName) {
    const Folder folder;
    const auto writer = ParquetWriter::create(
        folder / "a", {{"n", ColumnType::whole, false}, {"n", ColumnType::text, false}});
    ASSERT_FALSE(writer);
    EXPECT_THAT(writer.error().message, HasSubstr("'n'"));
    EXPECT_FALSE(std::filesystem::exists(folder / "a"));
}

TEST(ParquetFailure, AFileThatWasNotClosedGoes) {
    const Folder folder;
    Rows rows = hashes("h", Maybe<std::uint8_t>(100'000, std::uint8_t{1}));
    {
        ParquetWriter writer = writer_of(folder / "a", rows);
        ASSERT_TRUE(writer.write_group(std::vector{rows.values()}, rows.size()));
        ASSERT_GT(std::filesystem::file_size(folder / "a"), 3'000'000U);
    }
    EXPECT_FALSE(std::filesystem::exists(folder / "a"));
}

TEST(ParquetFailure, AWriterThatWasMovedFromLeavesTheFileToTheOther) {
    const Folder folder;
    Rows rows = wholes("n", {1, 2, 3});
    ParquetWriter writer = writer_of(folder / "a", rows);
    ParquetWriter other = std::move(writer);
    ASSERT_TRUE(other.write_group(std::vector{rows.values()}, 3));
    ASSERT_TRUE(other.close());
    EXPECT_EQ(ask_one(folder / "a", "SELECT sum(n) FROM FILE"), six);
}

TEST(ParquetFailure, NothingGoesIntoAClosedFile) {
    const Folder folder;
    Rows rows = wholes("n", {1});
    ParquetWriter writer = writer_of(folder / "a", rows);
    ASSERT_TRUE(writer.close());
    EXPECT_EQ(writer.write_group(std::vector{rows.values()}, 1).error().kind, ErrorKind::internal);
    EXPECT_TRUE(std::filesystem::exists(folder / "a"));
}

/// Breaks the contract in one way and expects to be told so; the file goes.
void expect_refused(Rows rows, std::size_t count, const std::string& reason) {
    const Folder folder;
    ParquetWriter writer = writer_of(folder / "a", rows);
    const Done done = writer.write_group(std::vector{rows.values()}, count);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, ErrorKind::internal);
    EXPECT_THAT(sentence(done.error()), HasSubstr(reason));
    EXPECT_THAT(done.error().where, HasSubstr(folder / "a"));
    EXPECT_FALSE(std::filesystem::exists(folder / "a"));
    EXPECT_FALSE(writer.write_group(std::vector{rows.values()}, count));
}

TEST(ParquetFailure, TooFewValues) {
    expect_refused(wholes("n", {1, 2}), 3, "'n'");
}

TEST(ParquetFailure, ACodeBeyondTheDictionary) {
    Rows rows = texts("t", {"a", "b"});
    rows.codes[1] = 2;
    expect_refused(rows, 2, "beyond its dictionary");
}

TEST(ParquetFailure, TheOnlyCodeBeyondTheDictionary) {
    Rows rows = texts("t", {"a", "a"});
    rows.codes = {1, 1};
    expect_refused(rows, 2, "beyond its dictionary");
}

TEST(ParquetFailure, AGapWhereNoneMayBe) {
    Rows rows = wholes("n", {1, {}});
    const Folder folder;
    auto writer = ParquetWriter::create(folder / "a", {{"n", ColumnType::whole, false}});
    ASSERT_TRUE(writer);
    const Done done = writer->write_group(std::vector{rows.values()}, 2);
    ASSERT_FALSE(done);
    EXPECT_THAT(done.error().message, HasSubstr("lacks a value"));
}

TEST(ParquetFailure, AMarkThatIsNeitherYesNorNo) {
    Rows rows = wholes("n", {1, 2});
    rows.valid[0] = 2;
    expect_refused(rows, 2, "0 and 1");
}

TEST(ParquetFailure, AFullDiskInAGroup) {
    const Folder folder;
    Rows rows = hashes("h", Maybe<std::uint8_t>(100'000, std::uint8_t{1}));
    const int kind = on_a_full_disk(100'000, [&] {
        auto writer = ParquetWriter::create(folder / "a", {rows.spec});
        const Done done = writer->write_group(std::vector{rows.values()}, rows.size());
        return done ? 100 : static_cast<int>(done.error().kind);
    });
    EXPECT_EQ(kind, static_cast<int>(ErrorKind::io));
    EXPECT_FALSE(std::filesystem::exists(folder / "a"));
}

TEST(ParquetFailure, AFullDiskAtTheEnd) {
    const Folder folder;
    Rows rows = wholes("n", {1, 2, 3});
    const int kind = on_a_full_disk(50, [&] {
        auto writer = ParquetWriter::create(folder / "a", {rows.spec});
        if (!writer->write_group(std::vector{rows.values()}, 3)) {
            return 100;
        }
        const Done done = writer->close();
        const bool left = std::filesystem::exists(folder / "a");
        return done || left ? 101 : static_cast<int>(done.error().kind);
    });
    EXPECT_EQ(kind, static_cast<int>(ErrorKind::io));
}

} // namespace mf::store::test
