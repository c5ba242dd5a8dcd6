// Measures of records: commits against the disk's own rate, pages of 100,000 records, and writers that are killed.
#include "registers/registers.hpp"

#include "base/clock.hpp"
#include "registers/views.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace mf;
using registers::Registers;

constexpr int threads_count = 50;
constexpr int syncs = 400;
constexpr int rounds = 40; ///< commits of each thread

double seconds_of(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

void need(bool holds, const std::string& what) {
    if (!holds) {
        std::fprintf(stderr, "bench: %s\n", what.c_str());
        std::exit(1); // NOLINT(concurrency-mt-unsafe): nothing else runs by then
    }
}

template <class T>
T must(Result<T> result) {
    need(result.has_value(), result ? "" : sentence(result.error()));
    return std::move(*result);
}

const registers::Actor officer{.account = {}, .post = "records officer", .role = "officer"};

registers::Place place_in(const std::filesystem::path& folder) {
    return {folder / "journal.sqlite", folder / "records.sqlite", folder / "attachments"};
}

Registers open_in(const std::filesystem::path& folder, const std::filesystem::path& home) {
    return must(Registers::open(
        place_in(folder), must(registers::load_definitions({home / "definitions/registers"}, {})),
        must(registers::Calendar::load(home / "definitions/calendars/england.toml"))));
}

Clock noon() {
    return must(Clock::at("2026-03-02T12:00:00Z"));
}

registers::Change action(int number, const std::string& year = "2026") {
    return {.who = officer,
            .values = {{"text", "Write to the borough about item " + std::to_string(number)},
                       {"owner", "post " + std::to_string(number % 40)},
                       {"due", year + "-0" + std::to_string(4 + number % 5) + "-15"}}};
}

/// Synced appends of as many bytes as an event has, one after the other: what the disk itself does.
double disk_rate(const std::filesystem::path& folder) {
    const int file =
        ::open((folder / "appended").c_str(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
    need(file >= 0, "no file to append to");
    const std::string bytes(512, 'x');
    const double seconds = seconds_of([&] {
        for (int i = 0; i < syncs; ++i) {
            need(::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()),
                 "no room");
            ::fdatasync(file);
        }
    });
    ::close(file);
    return syncs / seconds;
}

/// Commits a second: by one writer, and by fifty at once.
double commit_rate(Registers& open, int threads, int each) {
    const double seconds = seconds_of([&] {
        std::vector<std::thread> writers;
        for (int i = 0; i < threads; ++i) {
            writers.emplace_back([&, i] {
                for (int j = 0; j < each; ++j) {
                    must(open.add("actions", "", action(i * each + j), noon()));
                }
            });
        }
        for (std::thread& writer : writers) {
            writer.join();
        }
    });
    return threads * each / seconds;
}

void measure_commits(const std::filesystem::path& folder, const std::filesystem::path& home) {
    Registers open = open_in(folder, home);
    const double disk = disk_rate(folder);
    const double one = commit_rate(open, 1, syncs);
    const double fifty = commit_rate(open, threads_count, rounds);
    std::printf("| synced appends of the disk itself | %.0f a second | |\n", disk);
    std::printf("| commits by one writer | %.0f a second | %.2f of the disk's |\n", one,
                one / disk);
    std::printf(
        "| commits by %d writers at once | %.0f a second | %.2f of the disk's, 0.8 at least |\n",
        threads_count, fifty, fifty / disk);
    need(fifty / disk >= 0.8, "commits are slower than 0.8 of the disk's own rate");
}

/// The slowest of several.
double slowest(const std::function<void(int)>& work) {
    double worst = 0;
    for (int i = 0; i < 5; ++i) {
        worst = std::max(worst, seconds_of([&] { work(i); }));
    }
    return worst * 1000;
}

/// Written past the commands, which would take a disk's minute: the events are the same.
void write_records(const std::filesystem::path& folder, int records, const std::string& year) {
    auto journal = must(store::Journal::open(folder / "journal.sqlite"));
    std::vector<store::NewEvent> events;
    for (int i = 0; i < records; ++i) {
        registers::RecordEvent event;
        const registers::Change change = action(i, year);
        event.recorded = "2026-03-02T12:00:00Z";
        event.happened = event.recorded;
        event.who = officer;
        event.to = "open";
        event.values = change.values;
        events.push_back(registers::to_journal(
            event, registers::stream_of("actions", "2026-" + std::to_string(i + 1))));
    }
    need(journal.append(events).has_value(), "the events cannot be written");
}

void measure_pages(const std::filesystem::path& folder,
                   const std::filesystem::path& home,
                   int records) {
    write_records(folder, records, "2026");
    Registers open = open_in(folder, home);
    const double rebuilt = seconds_of([&] { must(open.list({.in = "actions"})); });
    std::printf("| tables of %d records made anew | %.1f s | |\n", records, rebuilt);
    const Day today = *Day::parse("2026-05-01");
    const registers::Actor reader{.account = {}, .post = {}, .role = "public"};
    const std::vector<std::pair<std::string, std::function<void(int)>>> pages{
        {"list", [&](int) { must(view_list(open, {.in = "actions"}, reader)); }},
        {"list far behind",
         [&](int i) {
             must(view_list(
                 open,
                 {.in = "actions", .offset = static_cast<std::size_t>(records - 1000 * (i + 1))},
                 reader));
         }},
        {"list from A to Z",
         [&](int) {
             must(view_list(open, {.in = "actions", .order = registers::ListQuery::Order::by_title},
                            reader));
         }},
        {"list of what is late",
         [&](int) {
             must(view_list(open, {.in = "actions", .late_before = "2026-05-01"}, reader));
         }},
        {"list of one post",
         [&](int i) {
             must(view_list(open,
                            {.in = "actions", .where = {{"owner", "post " + std::to_string(i)}}},
                            reader));
         }},
        {"search for a rare word",
         [&](int i) {
             must(view_list(open, {.in = "actions", .words = std::to_string(77'000 + i)}, reader));
         }},
        {"search for a word of all",
         [&](int) { must(view_list(open, {.in = "actions", .words = "borough"}, reader)); }},
        {"record",
         [&](int i) {
             must(
                 view_record(open, "actions", "2026-" + std::to_string(50'000 + i), reader, today));
         }},
        {"work list",
         [&](int i) {
             must(view_work(open,
                            {.account = {}, .post = "post " + std::to_string(i), .role = "partner"},
                            today, 50));
         }},
    };
    for (const auto& [name, work] : pages) {
        const double milliseconds = slowest(work);
        std::printf("| %s | %.1f ms | 50 ms at most |\n", name.c_str(), milliseconds);
        need(milliseconds < 50, name + " takes longer than 50 ms");
    }
}

/// Writers that are killed in the middle: nothing that was acknowledged is lost.
void measure_killed(const std::filesystem::path& folder,
                    const std::filesystem::path& home,
                    int cycles) {
    std::size_t acknowledged = 0;
    for (int cycle = 0; cycle < cycles; ++cycle) {
        std::array<int, 2> ends{};
        need(::pipe(ends.data()) == 0, "no pipe");
        const pid_t child = ::fork();
        if (child == 0) {
            Registers open = open_in(folder, home);
            for (int i = 0;; ++i) {
                must(open.add("actions", "", action(i), noon()));
                need(::write(ends[1], "x", 1) == 1, "no pipe");
            }
        }
        ::close(ends[1]);
        char byte = 0;
        acknowledged += ::read(ends[0], &byte, 1) == 1 ? 1 : 0;
        ::usleep(static_cast<useconds_t>(cycle * 7'919 % 20'000));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        while (::read(ends[0], &byte, 1) == 1) {
            ++acknowledged;
        }
        ::close(ends[0]);
    }
    Registers open = open_in(folder, home);
    const auto head = must(open.verify(folder / "scratch"));
    std::printf(
        "| writers killed while they wrote | %d | %zu acknowledged, %lld there, chain whole |\n",
        cycles, acknowledged, static_cast<long long>(head.number));
    need(static_cast<std::size_t>(head.number) >= acknowledged, "an acknowledged event is lost");
}

} // namespace

int main(int count, char** arguments) {
    need(count == 4, "write it as: registers commits|fill|pages|killed FOLDER NUMBER");
    const char* told = std::getenv("METFORWARD_HOME"); // NOLINT(concurrency-mt-unsafe): one thread
    const std::filesystem::path home = told == nullptr ? "." : told;
    const std::string what = arguments[1];
    const std::filesystem::path folder = arguments[2];
    const int number = std::atoi(arguments[3]);
    std::filesystem::create_directories(folder);
    if (what == "commits") {
        measure_commits(folder, home);
    } else if (what == "fill") {
        write_records(folder, number, "2096"); // a server would move what is past its day
    } else if (what == "pages") {
        measure_pages(folder, home, number);
    } else {
        measure_killed(folder, home, number);
    }
    return 0;
}
