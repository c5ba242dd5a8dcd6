// The exit codes that scripts rely on, each once, and what goes where.
#include "support/kept_bytes.hpp"
#include "support/program.hpp"
#include "support/running_program.hpp"
#include "support/whole_month.hpp"

#include <gtest/gtest.h>

namespace mf {
namespace {

using test::street_name;
using test::whole_month;
using test::Workspace;

TEST(ExitCode, IsNoughtWhenAllWasDone) {
    Workspace workspace;
    EXPECT_EQ(workspace.ingest(street_name("2025-01"), whole_month("2025-01")).code, 0);
}

TEST(ExitCode, IsOneWhenItFailed) {
    const Workspace workspace;
    const auto outcome = workspace.run({"ingest", "/no/such/file.csv"});
    EXPECT_EQ(outcome.code, 1);
    EXPECT_NE(outcome.err.find("/no/such/file.csv: there is no such file"), std::string::npos)
        << outcome.err;
}

TEST(ExitCode, IsTwoForAWrongDay) {
    Workspace workspace;
    EXPECT_EQ(
        workspace
            .ingest(street_name("2025-01"), whole_month("2025-01"), {"--published", "yesterday"})
            .code,
        2);
}

TEST(ExitCode, IsThreeWhereRowsWereRefused) {
    Workspace workspace;
    EXPECT_EQ(workspace.ingest(street_name("2025-01"), whole_month("2025-01") + "x,y\n").code, 3);
}

TEST(ExitCode, IsThreeForAFileThatNoSourceRecognises) {
    Workspace workspace;
    EXPECT_EQ(workspace.ingest("odd.csv", "a,b\n1,2\n").code, 3);
}

TEST(ExitCode, IsNoughtWhereTheSameFileComesAgain) {
    Workspace workspace;
    const std::string text = whole_month("2025-01") + "x,y\n";
    workspace.ingest(street_name("2025-01"), text);
    EXPECT_EQ(workspace.ingest(street_name("2025-01"), text).code, 0);
}

TEST(ExitCode, IsFourWhereAnOriginalIsDamaged) {
    Workspace workspace;
    workspace.ingest(street_name("2025-01"), whole_month("2025-01"));
    for (const auto& [name, hash] : test::bytes_under(workspace.folder() / "originals")) {
        test::damage_file(workspace.folder() / "originals" / name);
    }
    EXPECT_EQ(workspace.run({"series", "burglary", "--area", "metropolitan", "--evidence"}).code,
              4);
}

TEST(ExitCode, DataGoToStandardOutputAndMessagesToStandardError) {
    Workspace workspace;
    workspace.ingest(street_name("2025-01"), whole_month("2025-01"));
    const auto outcome =
        workspace.run({"series", "burglary", "--area", "metropolitan", "--format", "csv"});
    EXPECT_TRUE(outcome.out.starts_with("measure,version,")) << outcome.out;
    EXPECT_NE(outcome.err.find("newest facts"), std::string::npos) << outcome.err;
    EXPECT_EQ(outcome.out.find("newest facts"), std::string::npos);
}

TEST(ExitCode, QuietLeavesNothingOnStandardError) {
    Workspace workspace;
    workspace.ingest(street_name("2025-01"), whole_month("2025-01"));
    const auto outcome = workspace.run({"series", "burglary", "--area", "metropolitan", "--quiet"});
    EXPECT_EQ(outcome.err, "");
    EXPECT_NE(outcome.out, "");
}

TEST(ExitCode, NothingIsColouredAndNoBarIsDrawnOffATerminal) {
    Workspace workspace;
    const auto file = workspace.inputs().write(street_name("2025-01"), whole_month("2025-01"));
    for (const char* colour : {"NO_COLOR=1", "NO_COLOR"}) {
        test::Surroundings surroundings;
        surroundings.environment = {colour};
        const auto outcome =
            test::RunningProgram{{"ingest", file.string(), "-w", workspace.folder().string()},
                                 surroundings}
                .wait();
        EXPECT_EQ((outcome.out + outcome.err).find_first_of("\x1b\r"), std::string::npos);
    }
}

} // namespace
} // namespace mf
