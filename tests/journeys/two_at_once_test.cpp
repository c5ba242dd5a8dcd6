// Two who work in one workspace at once: one waits or is told "busy", and nobody sees half of something.
#include "support/program.hpp"
#include "support/running_program.hpp"
#include "support/site_client.hpp"
#include "support/whole_month.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <set>
#include <thread>

namespace mf {
namespace {

using test::RunningProgram;
using test::street_name;
using test::whole_month;
using test::Workspace;

/// Somebody who is at work in the workspace for as long as a test needs it.
class AtWork {
public:
    explicit AtWork(const Workspace& workspace)
        : lock_{open((workspace.folder() / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)} {
        EXPECT_EQ(flock(lock_, LOCK_EX | LOCK_NB), 0);
    }
    ~AtWork() { close(lock_); }
    AtWork(const AtWork&) = delete;
    AtWork& operator=(const AtWork&) = delete;

private:
    int lock_;
};

TEST(TwoAtOnce, TheSecondIngestIsToldBusyAndDoesNothing) {
    Workspace workspace;
    const AtWork somebody{workspace};
    const auto outcome = workspace.ingest(street_name("2025-01"), whole_month("2025-01"));
    EXPECT_EQ(outcome.code, 5);
    EXPECT_NE(outcome.err.find("at work"), std::string::npos) << outcome.err;
    EXPECT_EQ(workspace.answer("SELECT count(*) FROM editions"), "0");
}

TEST(TwoAtOnce, ADecisionAndARebuildAreToldBusyToo) {
    const Workspace workspace;
    const AtWork somebody{workspace};
    EXPECT_EQ(workspace.run({"rebuild"}).code, 5);
    EXPECT_EQ(workspace.run({"held", "--accept", "x", "--post", "p", "--reason", "r"}).code, 5);
}

TEST(TwoAtOnce, OfTwoThatStartTogetherEachIsWholeOrBusy) {
    const Workspace workspace;
    const test::Folder& inputs = workspace.inputs();
    std::vector<std::filesystem::path> files;
    for (const char* month : {"2025-01", "2025-02"}) {
        files.push_back(inputs.write(street_name(month), whole_month(month, 500)));
    }
    std::int64_t loaded = 0;
    {
        std::vector<std::unique_ptr<RunningProgram>> runs;
        for (const auto& file : files) {
            runs.push_back(std::make_unique<RunningProgram>(std::vector<std::string>{
                "ingest", file.string(), "-w", workspace.folder().string()}));
        }
        for (const auto& run : runs) {
            const int code = run->wait().code;
            EXPECT_TRUE(code == 0 || code == 5) << code;
            loaded += code == 0 ? 1 : 0;
        }
    }
    EXPECT_GE(loaded, 1);
    EXPECT_EQ(workspace.answer("SELECT count(*) FROM police_street"), std::to_string(loaded * 513));
}

TEST(TwoAtOnce, WhoAsksDuringAnIngestSeesTheOldStateOrTheNew) {
    Workspace workspace;
    workspace.ingest(street_name("2025-01"), whole_month("2025-01"));
    for (const char* month : {"2025-02", "2025-03", "2025-04"}) {
        workspace.inputs().write("new/" + std::string{street_name(month)}, whole_month(month, 700));
    }
    const std::vector<std::string> question{"series",       "burglary", "--area",
                                            "metropolitan", "--format", "csv"};
    std::set<std::size_t> rows;
    RunningProgram ingest{{"ingest", (workspace.inputs().path() / "new").string(), "-w",
                           workspace.folder().string()}};
    bool ended = false;
    while (!ended) {
        ended = ingest.has_ended();
        const auto outcome = workspace.run(question);
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        rows.insert(test::table_of(outcome.out).size() - 1);
    }
    EXPECT_EQ(ingest.wait().code, 0);
    rows.erase(1);
    EXPECT_EQ(rows, std::set<std::size_t>{4}); // the answer that was asked for after the end
}

/// How many months of burglary a page of the site shows; 0 for no page.
std::size_t months_shown(std::uint16_t port) {
    const std::string reply = test::reply_to(port, "/areas/metropolitan.csv");
    EXPECT_TRUE(reply.starts_with("HTTP/1.1 200 ")) << reply.substr(0, 200);
    std::size_t months = 0;
    for (auto at = reply.find(",burglary,"); at != std::string::npos;
         at = reply.find(",burglary,", at + 1)) {
        ++months;
    }
    return months;
}

TEST(TwoAtOnce, TheSiteShowsTheOldStateUntilItShowsTheNew) {
    Workspace workspace;
    workspace.ingest(street_name("2025-01"), whole_month("2025-01"));
    for (const char* month : {"2025-02", "2025-03"}) {
        workspace.inputs().write("new/" + street_name(month), whole_month(month, 700));
    }
    RunningProgram serve{{"serve", "--port", "0", "-w", workspace.folder().string()}};
    const std::uint16_t port = test::port_of(serve);
    ASSERT_NE(port, 0) << serve.messages();
    RunningProgram ingest{{"ingest", (workspace.inputs().path() / "new").string(), "-w",
                           workspace.folder().string()}};
    std::set<std::size_t> shown;
    const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds{60};
    while (!shown.contains(3) && std::chrono::steady_clock::now() < patience) {
        shown.insert(months_shown(port));
        std::this_thread::sleep_for(std::chrono::milliseconds{20});
    }
    EXPECT_EQ(shown, (std::set<std::size_t>{1, 3}));
    EXPECT_EQ(ingest.wait().code, 0);
    serve.send(SIGTERM);
    EXPECT_EQ(serve.wait().code, 0);
}

} // namespace
} // namespace mf
