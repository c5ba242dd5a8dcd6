#include "store/files.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>

namespace mf::store {

namespace {

namespace fs = std::filesystem;

std::size_t files_in(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator{folder}, {}));
}

/// Runs `work` in another process; gives its exit code.
template <class Work>
int in_another_process(Work work) {
    const pid_t child = ::fork();
    if (child == 0) {
        ::_exit(work());
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// What a full disk does to a process, made with the limit of a file's size.
void let_files_hold(rlim_t bytes) {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, bytes};
    ::setrlimit(RLIMIT_FSIZE, &limit);
}

} // namespace

TEST(ReadFile, GivesTheWholeFile) {
    const test::Folder folder;
    const std::string bytes = std::string(300'000, 'x') + '\0' + "end";
    const fs::path path = folder.write("a", bytes);
    EXPECT_EQ(read_file(path).value(), bytes);
}

TEST(ReadFile, GivesNothingOfAnEmptyFile) {
    const test::Folder folder;
    EXPECT_EQ(read_file(folder.write("a", "")).value(), "");
}

TEST(ReadFile, SaysThatAFileIsNotThere) {
    const test::Folder folder;
    EXPECT_EQ(read_file(folder.path() / "none").error().kind, ErrorKind::not_found);
}

TEST(ReadFile, RefusesAFolder) {
    const test::Folder folder;
    EXPECT_EQ(read_file(folder.path()).error().kind, ErrorKind::invalid);
}

TEST(ReadFile, TakesAFileOfTheLimitAndNoLargerOne) {
    const test::Folder folder;
    const fs::path path = folder.write("a", "12345");
    EXPECT_TRUE(read_file(path, 5).has_value());
    EXPECT_EQ(read_file(path, 4).error().kind, ErrorKind::limit);
}

TEST(ReadFile, BoundsAFileThatDoesNotTellItsSize) {
    EXPECT_EQ(read_file("/proc/self/maps", 10).error().kind, ErrorKind::limit);
}

TEST(WriteFile, ReplacesWhatWasThere) {
    const test::Folder folder;
    const fs::path path = folder.write("a", "old");
    ASSERT_TRUE(write_file(path, "new").has_value());
    EXPECT_EQ(read_file(path).value(), "new");
    EXPECT_EQ(files_in(folder.path()), 1U);
}

TEST(WriteFile, LeavesTheOldFileWhenTheDiskIsFull) {
    const test::Folder folder;
    const fs::path path = folder.write("a", "old");
    const int code = in_another_process([&] {
        let_files_hold(1000);
        const Done done = write_file(path, std::string(100'000, 'n'));
        return !done && done.error().kind == ErrorKind::io ? 0 : 1;
    });
    EXPECT_EQ(code, 0);
    EXPECT_EQ(read_file(path).value(), "old");
    EXPECT_EQ(files_in(folder.path()), 1U) << "the unfinished file was left";
}

TEST(WriteFile, LeavesTheOldFileOrTheNewOneWhenItIsKilled) {
    const test::Folder folder;
    const std::string old_bytes(2'000'000, 'o');
    const std::string new_bytes(2'000'000, 'n');
    const fs::path path = folder.write("a", old_bytes);
    for (int round = 0; round < 20; ++round) {
        const pid_t child = ::fork();
        if (child == 0) {
            while (true) {
                static_cast<void>(write_file(path, new_bytes));
                static_cast<void>(write_file(path, old_bytes));
            }
        }
        ::usleep(static_cast<useconds_t>(500 * (round + 1)));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        const std::string bytes = read_file(path).value();
        ASSERT_TRUE(bytes == old_bytes || bytes == new_bytes) << bytes.size() << " bytes";
    }
}

TEST(WriteFile, SaysThatTheFolderIsNotThere) {
    const test::Folder folder;
    EXPECT_EQ(write_file(folder.path() / "none" / "a", "x").error().kind, ErrorKind::not_found);
}

TEST(RemoveUnfinished, TakesAwayWhatAKilledProcessLeftAndNothingElse) {
    const test::Folder folder;
    folder.write(".new-1-0", "half");
    folder.write("a", "whole");
    ASSERT_TRUE(remove_unfinished(folder.path()).has_value());
    EXPECT_EQ(files_in(folder.path()), 1U);
    EXPECT_TRUE(fs::exists(folder.path() / "a"));
}

TEST(RemoveUnfinished, HasNothingToDoWhereNoFolderIs) {
    const test::Folder folder;
    EXPECT_TRUE(remove_unfinished(folder.path() / "none").has_value());
}

TEST(MoveIntoPlace, GivesAFolderItsName) {
    const test::Folder folder;
    folder.write("new/a", "x");
    ASSERT_TRUE(move_into_place(folder.path() / "new", folder.path() / "final").has_value());
    EXPECT_EQ(folder.read("final/a"), "x");
    EXPECT_FALSE(fs::exists(folder.path() / "new"));
}

TEST(MoveIntoPlace, KeepsAFolderThatIsThereAlready) {
    const test::Folder folder;
    folder.write("new/a", "second");
    folder.write("final/a", "first");
    ASSERT_TRUE(move_into_place(folder.path() / "new", folder.path() / "final").has_value());
    EXPECT_EQ(folder.read("final/a"), "first");
    EXPECT_FALSE(fs::exists(folder.path() / "new"));
}

TEST(MoveIntoPlace, SaysThatThereIsNothingToMove) {
    const test::Folder folder;
    EXPECT_EQ(move_into_place(folder.path() / "none", folder.path() / "final").error().kind,
              ErrorKind::not_found);
}

TEST(SyncAll, TakesAFolder) {
    const test::Folder folder;
    EXPECT_TRUE(sync_all(folder.path()).has_value());
}

TEST(Lock, IsBusyForAnotherProcessAndNamesItsHolder) {
    const test::Folder folder;
    const fs::path path = folder.path() / "lock";
    const Result<Lock> ours = Lock::take(path);
    ASSERT_TRUE(ours.has_value());
    const std::string holder = "process " + std::to_string(::getpid());
    const int code = in_another_process([&] {
        const Result<Lock> theirs = Lock::take(path);
        return !theirs && theirs.error().kind == ErrorKind::busy &&
                       theirs.error().message.starts_with(holder)
                   ? 0
                   : 1;
    });
    EXPECT_EQ(code, 0);
}

TEST(Lock, IsBusyForASecondOneHere) {
    const test::Folder folder;
    const Result<Lock> first = Lock::take(folder.path() / "lock");
    ASSERT_TRUE(first.has_value());
    EXPECT_EQ(Lock::take(folder.path() / "lock").error().kind, ErrorKind::busy);
}

TEST(Lock, IsFreeAgainWhenItsHolderIsGone) {
    const test::Folder folder;
    {
        const Result<Lock> first = Lock::take(folder.path() / "lock");
        ASSERT_TRUE(first.has_value());
    }
    EXPECT_TRUE(Lock::take(folder.path() / "lock").has_value());
}

TEST(Lock, IsFreeAgainWhenItsHolderWasKilled) {
    const test::Folder folder;
    const fs::path path = folder.path() / "lock";
    in_another_process([&] {
        const Result<Lock> theirs = Lock::take(path);
        ::raise(SIGKILL);
        return theirs ? 0 : 1;
    });
    EXPECT_TRUE(Lock::take(path).has_value());
}

TEST(Lock, MovesWithItsValue) {
    const test::Folder folder;
    Result<Lock> first = Lock::take(folder.path() / "lock");
    ASSERT_TRUE(first.has_value());
    const Lock second = std::move(*first);
    EXPECT_EQ(Lock::take(folder.path() / "lock").error().kind, ErrorKind::busy);
}

} // namespace mf::store
