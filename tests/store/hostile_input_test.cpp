// Archives that were made to do harm, or were harmed on the way.
#include "base/error.hpp"
#include "store/input.hpp"
#include "store/made_zip.hpp"
#include "support/program.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <random>

namespace mf::store {

namespace {

namespace fs = std::filesystem;
using test::deflated;
using test::gzip_of;
using test::MadeEntry;
using test::MadeZip;
using test::stored;
using test::zip_of;
using testing::HasSubstr;

/// Why an archive is refused whole; fails when it is not.
Error why_refused(const std::string& bytes, const InputLimits& limits = {}) {
    const test::Folder folder;
    const Listing listing = list(folder.write("a.zip", bytes), limits).value();
    if (!listing.items.empty() || listing.unreadable.size() != 1) {
        return Error{ErrorKind::internal, "it was taken", {}, {}};
    }
    return listing.unreadable.front().error;
}

/// Why the bytes of the one thing in a file cannot be read; fails when they can.
Error why_unread(const std::string& bytes, const InputLimits& limits = {}) {
    const test::Folder folder;
    const Listing listing = list(folder.write("a.bin", bytes), limits).value();
    if (listing.items.size() != 1) {
        return Error{ErrorKind::internal, "it was not listed", {}, {}};
    }
    Result<Reader> reader = open(listing.items.front(), limits);
    if (!reader) {
        return reader.error();
    }
    const Result<std::string> read = read_all(*reader, 1U << 30);
    return read ? Error{ErrorKind::internal, "it was read", {}, {}} : read.error();
}

class DangerousName : public testing::TestWithParam<std::string> {};

} // namespace

TEST_P(DangerousName, HasItsWholeArchiveRefused) {
    const Error error = why_refused(zip_of({stored("good.csv", "x"), stored(GetParam(), "x")}));
    EXPECT_EQ(error.kind, ErrorKind::refused) << error.message;
}

INSTANTIATE_TEST_SUITE_P(Zip,
                         DangerousName,
                         testing::Values("../a.csv",
                                         "x/../../a.csv",
                                         "..",
                                         "a/..",
                                         "/etc/passwd",
                                         "C:/a.csv",
                                         "c:a.csv",
                                         "x\\a.csv",
                                         "..\\a.csv",
                                         "\\\\host\\a.csv",
                                         std::string("a.csv\0.exe", 10),
                                         std::string("\0", 1),
                                         "",
                                         "../"));

TEST(HostileZip, WithALinkInItIsRefused) {
    MadeEntry link = stored("a.csv", "/etc/passwd");
    link.unix_mode = 0120777;
    EXPECT_EQ(why_refused(zip_of({link})).kind, ErrorKind::refused);
}

TEST(HostileZip, WithADeviceInItIsRefused) {
    MadeEntry device = stored("a.csv", "");
    device.unix_mode = 0020666;
    EXPECT_EQ(why_refused(zip_of({device})).kind, ErrorKind::refused);
}

TEST(HostileZip, ThatIsEncryptedIsNotRead) {
    MadeEntry secret = stored("a.csv", "x");
    secret.flags = 1;
    EXPECT_EQ(why_refused(zip_of({secret})).kind, ErrorKind::unsupported);
}

TEST(HostileZip, ThatIsCompressedInAnotherWayIsNotRead) {
    MadeEntry entry = stored("a.csv", "x");
    entry.method = 14;
    EXPECT_EQ(why_refused(zip_of({entry})).kind, ErrorKind::unsupported);
}

TEST(HostileZip, ThatSaysItHasAMillionEntriesIsRefusedByThat) {
    const MadeZip zip{
        .entries = {stored("a.csv", "x")}, .entries_declared = 1'000'000, .zip64_end = true};
    const Error error = why_refused(test::bytes_of(zip));
    EXPECT_EQ(error.kind, ErrorKind::limit);
    EXPECT_THAT(error.message, HasSubstr("1000000 entries"));
}

TEST(HostileZip, WithMoreEntriesThanTheLimitIsRefused) {
    const InputLimits limits{.archive_entries_max = 2};
    const std::string bytes = zip_of({stored("a", ""), stored("b", ""), stored("c", "")});
    EXPECT_EQ(why_refused(bytes, limits).kind, ErrorKind::limit);
}

TEST(HostileZip, WhoseListIsShorterThanItSaysIsRefused) {
    const MadeZip zip{.entries = {stored("a.csv", "x")}, .entries_declared = 2};
    EXPECT_EQ(why_refused(test::bytes_of(zip)).kind, ErrorKind::invalid);
}

TEST(HostileZip, WhoseListIsLongerThanItSaysIsRefused) {
    const MadeZip zip{.entries = {stored("a.csv", "x"), stored("b.csv", "x")},
                      .entries_declared = 1};
    EXPECT_EQ(why_refused(test::bytes_of(zip)).kind, ErrorKind::invalid);
}

TEST(HostileZip, ThatSaysItUnpacksToFarMoreIsRefused) {
    const std::string zeros(20U << 20, '\0');
    const Error error = why_refused(zip_of({deflated("bomb.csv", zeros)}));
    EXPECT_EQ(error.kind, ErrorKind::limit);
    EXPECT_THAT(error.message, HasSubstr("ratio_max"));
}

TEST(HostileZip, ThatUnpacksToMoreThanItSaysIsStopped) {
    MadeEntry liar = deflated("bomb.csv", std::string(20U << 20, '\0'));
    liar.unpacked = 1000;
    EXPECT_EQ(why_unread(zip_of({liar})).kind, ErrorKind::limit);
}

TEST(HostileZip, WhoseEntriesTogetherAreTooLargeIsRefused) {
    const InputLimits limits{.unpacked_bytes_max = 250};
    const std::string hundred(100, 'x');
    EXPECT_EQ(
        why_refused(zip_of({stored("a", hundred), stored("b", hundred), stored("c", hundred)}),
                    limits)
            .kind,
        ErrorKind::limit);
}

TEST(HostileZip, WhoseEntriesShareTheirBytesIsRefused) {
    MadeZip zip{.entries = std::vector<MadeEntry>(50, deflated("a.csv", std::string(100'000, 'x'))),
                .overlapping = true};
    zip.entries.front().bytes.append(100'000,
                                     'x'); // one large entry that all the others point to as well
    for (MadeEntry& entry : zip.entries) {
        entry.bytes = zip.entries.front().bytes;
    }
    EXPECT_EQ(why_refused(test::bytes_of(zip)).kind, ErrorKind::refused);
}

TEST(HostileZip, WhoseSizesAddUpToLittleByOverflowIsRefused) {
    MadeEntry bomb = deflated("bomb.csv", std::string(20U << 20, '\0'));
    bomb.zip64 = true;
    std::string bytes = zip_of({stored("a.csv", std::string(300'000, 'x')), bomb});
    // The packed size is the last number of the record's extra field, which the end record of 22 bytes follows.
    bytes.replace(bytes.size() - 22 - 8, 8, "\xF8\xFF\xFF\xFF\xFF\xFF\xFF\xFF");
    const Error error = why_refused(bytes);
    EXPECT_EQ(error.kind, ErrorKind::refused) << error.message;
    EXPECT_THAT(error.message, HasSubstr("overlap"));
}

TEST(HostileZip, WhoseListAndEntryDifferIsNotRead) {
    std::string bytes = zip_of({stored("good.csv", "x")});
    bytes.replace(bytes.find("good.csv"), 8,
                  "evil.csv"); // in the entry's own header, which comes first
    EXPECT_EQ(why_unread(bytes).kind, ErrorKind::invalid);
}

TEST(HostileZip, ThatPointsOutsideItselfIsRefused) {
    std::string bytes = zip_of({stored("a.csv", "x")});
    bytes.replace(bytes.find("PK\1\2") + 42, 4, "\xF0\xFF\xFF\x7F");
    EXPECT_EQ(why_refused(bytes).kind, ErrorKind::invalid);
}

TEST(DamagedZip, CutShortAnywhereIsNeverTakenForWhole) {
    const std::string bytes =
        zip_of({deflated("a.csv", std::string(300, 'x')), stored("b.csv", "y")});
    for (std::size_t size = 4; size < bytes.size(); ++size) {
        ASSERT_EQ(why_refused(bytes.substr(0, size)).kind, ErrorKind::invalid) << size << " bytes";
    }
}

TEST(DamagedZip, WithAWrongChecksumIsFoundAtTheEndOfItsEntry) {
    MadeEntry entry = deflated("a.csv", "some text that was changed");
    entry.crc ^= 1U;
    const Error error = why_unread(zip_of({entry}));
    EXPECT_EQ(error.kind, ErrorKind::invalid);
    EXPECT_THAT(error.where, HasSubstr("a.bin/a.csv"));
}

TEST(DamagedZip, WithAChangedByteIsFound) {
    std::string bytes = zip_of({stored("a.csv", "some text")});
    bytes.replace(bytes.find("some text"), 4, "sane");
    EXPECT_EQ(why_unread(bytes).kind, ErrorKind::invalid);
}

TEST(DamagedZip, WithLessInItThanItSaysIsFound) {
    MadeEntry entry = deflated("a.csv", "some text");
    entry.unpacked += 1;
    EXPECT_EQ(why_unread(zip_of({entry})).kind, ErrorKind::invalid);
}

TEST(DamagedZip, WhoseDeflatedBytesEndTooEarlyIsFound) {
    MadeEntry entry = deflated("a.csv", std::string(1000, 'x'));
    entry.bytes.pop_back();
    EXPECT_EQ(why_unread(zip_of({entry})).kind, ErrorKind::invalid);
}

TEST(DamagedZip, GivesAnErrorOrTheRightBytesWhateverByteIsChanged) {
    const std::string text = "Crime ID,Month\nabc,2025-02\n";
    const std::string good = zip_of({deflated("a.csv", text), stored("b.csv", text)});
    std::mt19937 random{20250201};
    for (int round = 0; round < 3000; ++round) {
        std::string bytes = good;
        for (int change = 0; change < 1 + round % 3; ++change) {
            bytes[random() % bytes.size()] = static_cast<char>(random() & 0xFF);
        }
        const test::Folder folder;
        const Listing listing = list(folder.write("a.zip", bytes)).value();
        for (const Item& item : listing.items) {
            Result<Reader> reader = open(item);
            const Result<std::string> read =
                reader ? read_all(*reader, 1U << 20) : pass(reader.error());
            ASSERT_TRUE(!read || item.container.empty() || *read == text || read->empty())
                << "round " << round << ": " << *read;
        }
    }
}

TEST(DamagedZip, ThatChangedAfterItWasListedIsNotRead) {
    const test::Folder folder;
    const fs::path path =
        folder.write("a.zip", zip_of({stored("a.csv", "x"), stored("b.csv", "y")}));
    const Listing listing = list(path).value();
    folder.write("a.zip", zip_of({stored("long-name.csv", "x"), stored("b.csv", "y")}));
    EXPECT_EQ(open(listing.items.at(1)).error().kind, ErrorKind::invalid);
}

TEST(DamagedGzip, CutShortAnywhereIsNeverTakenForWhole) {
    const std::string bytes = gzip_of("first line\nsecond line\n");
    for (std::size_t size = 2; size < bytes.size(); ++size) {
        ASSERT_EQ(why_unread(bytes.substr(0, size)).kind, ErrorKind::invalid) << size << " bytes";
    }
}

TEST(DamagedGzip, CutShortInItsSecondMemberIsFound) {
    const std::string bytes = gzip_of("first") + gzip_of("second");
    EXPECT_EQ(why_unread(bytes.substr(0, bytes.size() - 1)).kind, ErrorKind::invalid);
}

TEST(DamagedGzip, WithSomethingElseBehindItIsFound) {
    const Error error = why_unread(gzip_of("text") + "and something else");
    EXPECT_EQ(error.kind, ErrorKind::invalid);
    EXPECT_THAT(error.message, HasSubstr("follows"));
}

TEST(DamagedGzip, WithAWrongChecksumIsFound) {
    std::string bytes = gzip_of("text");
    bytes[bytes.size() - 8] = static_cast<char>(bytes[bytes.size() - 8] ^ 1);
    EXPECT_EQ(why_unread(bytes).kind, ErrorKind::invalid);
}

TEST(HostileGzip, ThatUnpacksToFarMoreIsStopped) {
    const Error error = why_unread(gzip_of(std::string(20U << 20, '\0')));
    EXPECT_EQ(error.kind, ErrorKind::limit);
    EXPECT_THAT(error.message, HasSubstr("ratio_max"));
}

TEST(HostileGzip, ThatIsTooLargeIsStopped) {
    EXPECT_EQ(why_unread(gzip_of(std::string(2000, 'x')), {.unpacked_bytes_max = 1000}).kind,
              ErrorKind::limit);
}

TEST(List, ReportsAFolderThatItMayNotRead) {
    const test::Folder folder;
    folder.write("a.csv", "a");
    folder.write("closed/b.csv", "b");
    // nobody keeps our group: both its rights and others' decide
    fs::permissions(folder.path(),
                    fs::perms::group_exec | fs::perms::group_read | fs::perms::others_exec |
                        fs::perms::others_read,
                    fs::perm_options::add);
    fs::permissions(folder.path() / "closed", fs::perms::none);
    // Who may do everything asks as nobody.
    const pid_t child = ::fork();
    if (child == 0) {
        if (::geteuid() == 0 && ::seteuid(65'534) != 0) {
            ::_exit(2);
        }
        const Listing listing = list(folder.path()).value();
        const bool fine = listing.items.size() == 1 && listing.unreadable.size() == 1 &&
                          listing.unreadable[0].error.kind == ErrorKind::io;
        ::_exit(fine ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    fs::permissions(folder.path() / "closed", fs::perms::owner_all);
    EXPECT_EQ(WIFEXITED(status) ? WEXITSTATUS(status) : -1, 0);
}

} // namespace mf::store
