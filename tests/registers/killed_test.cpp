// kill -9 in the middle of writing: what was acknowledged is there, and the chain is whole.
#include "registers/register_sample.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

namespace mf::registers {
namespace {

/// Opens records without end, and sends a byte down the pipe for each that was acknowledged.
[[noreturn]] void write_until_killed(const Place& place, int pipe) {
    auto registers = Registers::open(place, definitions_of({tasks_register()}), {});
    const Clock clock = at("2026-03-02");
    while (registers) {
        const auto outcome =
            registers->add("tasks", "", {.who = officer(), .values = {{"text", "x"}}}, clock);
        if (!outcome || ::write(pipe, "x", 1) != 1) {
            break;
        }
    }
    ::_exit(1);
}

/// Starts a writer, kills it after so long, and says how many records it was told are safe.
std::size_t killed_writer(const Place& place, int microseconds) {
    int ends[2] = {-1, -1}; // NOLINT(modernize-avoid-c-arrays): what pipe() takes
    if (::pipe(ends) != 0) {
        ADD_FAILURE() << "no pipe";
        return 0;
    }
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        write_until_killed(place, ends[1]);
    }
    ::close(ends[1]);
    char byte = 0;
    std::size_t acknowledged = ::read(ends[0], &byte, 1) == 1 ? 1 : 0; // it has begun
    ::usleep(static_cast<useconds_t>(microseconds));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status)) << "it ended by itself";
    while (::read(ends[0], &byte, 1) == 1) {
        ++acknowledged;
    }
    ::close(ends[0]);
    return acknowledged;
}

TEST(AKilledWriter, LosesNothingThatWasAcknowledged) {
    constexpr int cycles = 12;
    constexpr int step = 7'919; // microseconds; a prime, so that it meets every part of a write
    test::Folder folder;
    const Place place{folder.path() / "journal.sqlite", folder.path() / "records.sqlite",
                      folder.path() / "a"};
    std::size_t acknowledged = 0;
    for (int cycle = 0; cycle < cycles; ++cycle) {
        acknowledged += killed_writer(place, cycle * step % 40'000);
    }
    auto registers = Registers::open(place, definitions_of({tasks_register()}), {});
    ASSERT_TRUE(registers);
    const auto head = registers->verify(folder.path() / "scratch");
    ASSERT_TRUE(head) << sentence(head.error());
    EXPECT_GE(static_cast<std::size_t>(head->number), acknowledged);
    // Between a write and its acknowledgement each killed writer may have had one more.
    EXPECT_LE(static_cast<std::size_t>(head->number), acknowledged + cycles);
    EXPECT_EQ(registers->list({.in = "tasks", .hidden_too = true})->total,
              static_cast<std::size_t>(head->number));
}

} // namespace
} // namespace mf::registers
