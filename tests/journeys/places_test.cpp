// Where the program looks for the workspace and for its definitions.
#include "support/program.hpp"
#include "support/running_program.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace mf {
namespace {

using test::Folder;
using test::Outcome;
using test::RunningProgram;
using test::Surroundings;

Outcome run(const std::vector<std::string>& arguments, const Surroundings& surroundings) {
    return RunningProgram{arguments, surroundings}.wait();
}

/// Folders with workspaces that are told apart by their authority.
class Places : public testing::Test {
protected:
    Places() {
        for (const char* name : {"workspace", "other"}) {
            test::run_program({"init", (folder.path() / name).string(), "--quiet"});
        }
        test::run_program({"ingest", folder.write("stops.csv", "nothing\n").string(), "-w",
                           (folder.path() / "other").string()});
    }

    Folder folder;
};

TEST_F(Places, TheWorkspaceIsTheOneInTheWorkingFolder) {
    EXPECT_EQ(run({"coverage"}, {.folder = folder.path()}).code, 0);
    const Folder elsewhere;
    const auto outcome = run({"coverage"}, {.folder = elsewhere.path()});
    EXPECT_EQ(outcome.code, 1);
    EXPECT_NE(outcome.err.find("metforward init workspace"), std::string::npos) << outcome.err;
}

TEST_F(Places, TheEnvironmentNamesAnotherWorkspace) {
    const Folder elsewhere;
    const std::string other = "METFORWARD_WORKSPACE=" + (folder.path() / "other").string();
    EXPECT_EQ(run({"coverage"}, {.folder = elsewhere.path(), .environment = {other}}).code, 0);
}

TEST_F(Places, TheCommandLineGoesBeforeTheEnvironment) {
    const std::vector<std::string> wrong{"METFORWARD_WORKSPACE=/no/such/workspace"};
    const std::string other = (folder.path() / "other").string();
    EXPECT_EQ(run({"-w", other, "coverage"}, {.environment = wrong}).code, 0);
    EXPECT_EQ(run({"coverage", "--workspace", other}, {.environment = wrong}).code, 0);
}

TEST_F(Places, TheDefinitionsAreFoundFromTheProgramsOwnPlace) {
    const auto outcome = run({"sql", "SELECT count(*) FROM police_street", "--format", "csv", "-w",
                              (folder.path() / "other").string()},
                             {.folder = folder.path(), .environment = {"METFORWARD_HOME"}});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
}

TEST_F(Places, WithoutDefinitionsNothingIsDoneAndTheMendIsTold) {
    const auto outcome = run({"init", (folder.path() / "third").string()},
                             {.environment = {"METFORWARD_HOME=" + folder.path().string()}});
    EXPECT_EQ(outcome.code, 1);
    EXPECT_NE(outcome.err.find("METFORWARD_HOME"), std::string::npos) << outcome.err;
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "third"));
}

TEST_F(Places, AnInstalledProgramFindsItsDefinitionsFromAnyFolder) {
    const std::filesystem::path built = std::getenv("METFORWARD_BIN");
    const auto prefix = folder.path() / "prefix";
    const std::string command = "cmake --install '" + built.parent_path().string() +
                                "' --prefix '" + prefix.string() + "' >/dev/null";
    ASSERT_EQ(std::system(command.c_str()), 0);
    const auto outcome = run({"check", "-w", (folder.path() / "other").string()},
                             {.folder = folder.path(),
                              .environment = {"METFORWARD_HOME"},
                              .program = prefix / "bin/metforward"});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
}

} // namespace
} // namespace mf
