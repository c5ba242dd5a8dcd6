#include "base/text.hpp"
#include "store/input.hpp"
#include "store/made_zip.hpp"
#include "support/program.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <thread>

namespace mf::store {

namespace {

namespace fs = std::filesystem;
using test::deflated;
using test::gzip_of;
using test::stored;
using test::zip_of;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> names(const Listing& listing) {
    std::vector<std::string> all;
    for (const Item& item : listing.items) {
        all.push_back(item.name);
    }
    return all;
}

Result<std::string> bytes_of(const Item& item) {
    Result<Reader> reader = open(item);
    return reader ? read_all(*reader, 1U << 30) : pass(reader.error());
}

/// The one thing that a file holds.
Result<std::string> only_bytes(const fs::path& path) {
    const Result<Listing> listing = list(path);
    return listing && listing->items.size() == 1 ? bytes_of(listing->items.front())
                                                 : fail(ErrorKind::internal, "not one item");
}

const std::string large_text = [] {
    std::string text;
    for (int i = 0; i < 200'000; ++i) {
        text += std::to_string(i) + '\n';
    }
    return text;
}();

} // namespace

TEST(List, SeesAPlainFile) {
    const test::Folder folder;
    const Listing listing = list(folder.write("a.csv", "1,2\n")).value();
    ASSERT_EQ(listing.items.size(), 1U);
    const Item& item = listing.items.front();
    EXPECT_EQ(item.name, "a.csv");
    EXPECT_EQ(item.container, "");
    EXPECT_EQ(item.folder, "");
    EXPECT_EQ(item.bytes, 4U);
    EXPECT_EQ(bytes_of(item).value(), "1,2\n");
}

TEST(List, SaysThatAPathIsNotThere) {
    const test::Folder folder;
    EXPECT_EQ(list(folder.path() / "none").error().kind, ErrorKind::not_found);
}

TEST(List, GoesThroughFoldersInOrderAndTellsWhere) {
    const test::Folder folder;
    folder.write("b.csv", "b");
    folder.write("2025/02/a.csv", "a");
    folder.write("2025/01/c.csv", "c");
    const Listing listing = list(folder.path()).value();
    EXPECT_THAT(names(listing), ElementsAre("c.csv", "a.csv", "b.csv"));
    EXPECT_EQ(listing.items[1].folder, "2025/02");
    EXPECT_EQ(listing.items[2].folder, "");
}

TEST(List, PassesOverHiddenFilesAndFolders) {
    const test::Folder folder;
    folder.write("a.csv", "a");
    folder.write(".hidden.csv", "x");
    folder.write(".git/b.csv", "x");
    folder.write("__MACOSX/c.csv", "x");
    folder.write("d.zip", zip_of({stored("__MACOSX/._x.csv", "x"), stored(".DS_Store", "x"),
                                  stored("in.csv", "y")}));
    EXPECT_THAT(names(list(folder.path()).value()), ElementsAre("a.csv", "in.csv"));
}

TEST(List, DoesNotFollowLinksInFolders) {
    const test::Folder folder;
    folder.write("outside/secret.csv", "x");
    folder.write("in/a.csv", "a");
    fs::create_directory_symlink(folder.path() / "outside", folder.path() / "in/folder");
    fs::create_symlink(folder.path() / "outside/secret.csv", folder.path() / "in/file.csv");
    EXPECT_THAT(names(list(folder.path() / "in").value()), ElementsAre("a.csv"));
}

TEST(List, DoesNotWaitForAPipe) {
    const test::Folder folder;
    const fs::path path = folder.path() / "pipe";
    ASSERT_EQ(::system(("mkfifo " + path.string()).c_str()), 0);
    EXPECT_THAT(list(folder.path()).value().items, IsEmpty());
    EXPECT_EQ(list(path).value().unreadable.at(0).error.kind, ErrorKind::invalid);
}

TEST(List, ReportsABrokenArchiveAndGoesOn) {
    const test::Folder folder;
    folder.write("a.csv", "a");
    folder.write("b.zip", zip_of({stored("x.csv", "x")}).substr(0, 30));
    folder.write("c.csv", "c");
    const Listing listing = list(folder.path()).value();
    EXPECT_THAT(names(listing), ElementsAre("a.csv", "c.csv"));
    ASSERT_EQ(listing.unreadable.size(), 1U);
    EXPECT_EQ(listing.unreadable[0].path.filename(), "b.zip");
    EXPECT_EQ(listing.unreadable[0].error.kind, ErrorKind::invalid);
}

TEST(List, ShowsNamesThatAreNotTextWithoutHarm) {
    const test::Folder folder;
    const fs::path path =
        folder.write("a.zip", zip_of({stored("caf\x82.csv", "x"), stored("red\x1B[31m", "y")}));
    const Listing listing = list(path).value();
    EXPECT_THAT(names(listing), ElementsAre("caf%82.csv", "red%1B[31m"));
    EXPECT_EQ(bytes_of(listing.items[0]).value(), "x");
}

TEST(Zip, GivesItsEntriesStoredOrDeflated) {
    const test::Folder folder;
    const fs::path path =
        folder.write("a.zip", zip_of({deflated("2025-02/b.csv", large_text),
                                      stored("2025-02/a.csv", "small"), stored("2025-02/", "")}));
    const Listing listing = list(path).value();
    EXPECT_THAT(names(listing), ElementsAre("2025-02/a.csv", "2025-02/b.csv"));
    EXPECT_EQ(listing.items[0].container, "a.zip");
    EXPECT_EQ(listing.items[1].bytes, large_text.size());
    EXPECT_EQ(bytes_of(listing.items[0]).value(), "small");
    EXPECT_EQ(bytes_of(listing.items[1]).value(), large_text);
}

TEST(Zip, IsToldByItsBytesAndNotByItsName) {
    const test::Folder folder;
    EXPECT_EQ(only_bytes(folder.write("a.csv", zip_of({stored("in", "x")}))).value(), "x");
    EXPECT_EQ(only_bytes(folder.write("b.zip", "plain")).value(), "plain");
}

TEST(Zip, MayBeEmpty) {
    const test::Folder folder;
    const Listing listing = list(folder.write("a.zip", zip_of({}))).value();
    EXPECT_THAT(listing.items, IsEmpty());
    EXPECT_TRUE(listing.unreadable.empty());
}

TEST(Zip, MayHaveACommentAndLargeNumbers) {
    const test::Folder folder;
    test::MadeEntry entry = deflated("a.csv", large_text);
    entry.zip64 = true;
    const test::MadeZip zip{
        .entries = {entry}, .comment = "made on a Tuesday PK\5\6", .zip64_end = true};
    EXPECT_EQ(only_bytes(folder.write("a.zip", test::bytes_of(zip))).value(), large_text);
}

TEST(Zip, MayHoldAnEmptyFile) {
    const test::Folder folder;
    EXPECT_EQ(only_bytes(folder.write("a.zip", zip_of({stored("a.csv", "")}))).value(), "");
    EXPECT_EQ(only_bytes(folder.write("b.zip", zip_of({deflated("a.csv", "")}))).value(), "");
}

TEST(Zip, GivesBothOfTwoEntriesOfOneName) {
    const test::Folder folder;
    const Listing listing =
        list(folder.write("a.zip", zip_of({stored("a.csv", "first"), stored("a.csv", "second")})))
            .value();
    ASSERT_EQ(listing.items.size(), 2U);
    EXPECT_EQ(bytes_of(listing.items[0]).value(), "first");
    EXPECT_EQ(bytes_of(listing.items[1]).value(), "second");
}

TEST(Zip, IsReadBySeveralThreadsAtOnce) {
    const test::Folder folder;
    const fs::path path = folder.write(
        "a.zip", zip_of({deflated("a.csv", large_text), deflated("b.csv", large_text + "end")}));
    const Listing listing = list(path).value();
    std::vector<std::string> got(4);
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < got.size(); ++i) {
            threads.emplace_back([&, i] { got[i] = bytes_of(listing.items[i % 2]).value(); });
        }
    }
    EXPECT_EQ(got[0], large_text);
    EXPECT_EQ(got[1], large_text + "end");
    EXPECT_EQ(got[2], got[0]);
    EXPECT_EQ(got[3], got[1]);
}

TEST(Zip, OpensAnyOfManyEntriesWithoutReadingTheListAgain) {
    const test::Folder folder;
    std::vector<test::MadeEntry> entries;
    for (int i = 0; i < 25'000; ++i) {
        entries.push_back(stored("2025-02/" + std::to_string(i) + ".csv", std::to_string(i)));
    }
    const Listing listing = list(folder.write("a.zip", zip_of(std::move(entries)))).value();
    ASSERT_EQ(listing.items.size(), 25'000U);
    for (const Item& item : listing.items) {
        ASSERT_EQ("2025-02/" + bytes_of(item).value() + ".csv", item.name);
    }
}

TEST(Zip, ThatIsAWorkbookIsAPlainFile) {
    const test::Folder folder;
    const std::string early =
        zip_of({stored("[Content_Types].xml", "<x/>"), stored("xl/workbook.xml", "<x/>")});
    const std::string late =
        zip_of({stored("a/b.xml", std::string(100'000, 'x')), stored("xl/workbook.xml", "<x/>")});
    const std::string open_document =
        zip_of({stored("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
                stored("content.xml", "<x/>")});
    EXPECT_EQ(only_bytes(folder.write("a.xlsx", early)).value(), early);
    EXPECT_EQ(only_bytes(folder.write("b.xlsx", late)).value(), late);
    EXPECT_EQ(only_bytes(folder.write("c.ods", open_document)).value(), open_document);
}

TEST(Zip, ThatHoldsAWorkbookIsAnArchive) {
    const test::Folder folder;
    const std::string workbook = zip_of({stored("xl/workbook.xml", "<x/>")});
    const Listing listing =
        list(folder.write("a.zip", zip_of({stored("table.xlsx", workbook)}))).value();
    EXPECT_THAT(names(listing), ElementsAre("table.xlsx"));
}

TEST(Gzip, IsNamedWithoutItsEnding) {
    const test::Folder folder;
    const Listing listing = list(folder.write("a.csv.gz", gzip_of("1,2\n"))).value();
    ASSERT_EQ(listing.items.size(), 1U);
    EXPECT_EQ(listing.items[0].name, "a.csv");
    EXPECT_EQ(listing.items[0].container, "a.csv.gz");
    EXPECT_EQ(bytes_of(listing.items[0]).value(), "1,2\n");
}

TEST(Gzip, IsReadToTheEndOfItsLastMember) {
    const test::Folder folder;
    const std::string bytes =
        gzip_of("one\n") + gzip_of(large_text) + gzip_of("") + gzip_of("four\n");
    EXPECT_EQ(only_bytes(folder.write("a.gz", bytes)).value(), "one\n" + large_text + "four\n");
}

TEST(ReadAll, StopsAtItsLimit) {
    const test::Folder folder;
    const Listing listing = list(folder.write("a.csv", "12345")).value();
    Reader whole = open(listing.items.at(0)).value();
    EXPECT_EQ(read_all(whole, 5).value(), "12345");
    Reader cut = open(listing.items.at(0)).value();
    EXPECT_EQ(read_all(cut, 4).error().kind, ErrorKind::limit);
}

TEST(Reader, TakesAnySizeOfPiece) {
    const test::Folder folder;
    const Listing listing =
        list(folder.write("a.zip", zip_of({deflated("a.csv", large_text)}))).value();
    Reader reader = open(listing.items.at(0)).value();
    std::string all;
    std::string piece(7, '\0');
    while (true) {
        const std::size_t count = reader(piece).value();
        if (count == 0) {
            break;
        }
        all.append(piece, 0, count);
    }
    EXPECT_EQ(all, large_text);
}

} // namespace mf::store
