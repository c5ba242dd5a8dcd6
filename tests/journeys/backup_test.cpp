// A backup is a workspace: taken at any moment it is wholly before or wholly after what was going on.
#include "support/kept_bytes.hpp"
#include "support/program.hpp"
#include "support/running_program.hpp"
#include "support/whole_month.hpp"

#include <gtest/gtest.h>

#include <set>

namespace mf {
namespace {

using test::Outcome;
using test::RunningProgram;
using test::street_name;
using test::whole_month;
using test::Workspace;

/// A workspace with a month, and a folder for copies.
class Backup : public testing::Test {
protected:
    Backup() {
        workspace.ingest(street_name("2025-01"), whole_month("2025-01", 3),
                         {"--published", "2025-03-01"});
    }

    std::filesystem::path place(const std::string& name) const { return copies.path() / name; }
    Outcome back_up(const std::string& name) const {
        return workspace.run({"backup", place(name).string()});
    }
    Outcome restore(const std::string& name, const std::string& into) const {
        return test::run_program({"restore", place(name).string(), "-w", place(into).string()});
    }

    Workspace workspace;
    test::Folder copies;
};

TEST_F(Backup, RestoredAnswersAsTheWorkspaceDid) {
    ASSERT_EQ(back_up("copy").code, 0);
    ASSERT_EQ(restore("copy", "restored").code, 0);
    EXPECT_EQ(test::answers_of(place("restored")), test::answers_of(workspace.folder()));
    EXPECT_EQ(test::kept_bytes(place("restored")), test::kept_bytes(workspace.folder()));
}

TEST_F(Backup, TakenDuringAnIngestIsWhollyBeforeOrWhollyAfter) {
    const std::string before = test::answers_of(workspace.folder());
    for (const char* month : {"2025-01", "2025-02", "2025-03", "2025-04"}) {
        workspace.inputs().write("new/" + street_name(month), whole_month(month, 1500));
    }
    RunningProgram ingest{{"ingest", (workspace.inputs().path() / "new").string(), "-w",
                           workspace.folder().string(), "--published", "2025-06-01"}};
    int taken = 0;
    for (bool ended = false; !ended; ++taken) {
        ended = ingest.has_ended();
        ASSERT_EQ(back_up("copy" + std::to_string(taken)).code, 0);
    }
    ASSERT_EQ(ingest.wait().code, 0);
    const std::string after = test::answers_of(workspace.folder());
    ASSERT_NE(before, after);
    for (const int i : std::set{0, taken / 2, taken - 1}) {
        const std::string restored = "restored" + std::to_string(i);
        ASSERT_EQ(restore("copy" + std::to_string(i), restored).code, 0);
        EXPECT_EQ(test::run_program({"check", "-w", place(restored).string()}).code, 0);
        const std::string answers = test::answers_of(place(restored));
        EXPECT_TRUE(answers == before || answers == after) << answers;
        EXPECT_TRUE(i + 1 < taken || answers == after); // the last was taken when it was over
    }
}

TEST_F(Backup, IsNotChangedByARestore) {
    ASSERT_EQ(back_up("copy").code, 0);
    const auto before = test::bytes_under(place("copy"));
    ASSERT_EQ(restore("copy", "restored").code, 0);
    EXPECT_EQ(test::bytes_under(place("copy")), before);
}

TEST_F(Backup, IsNotMadeOverSomethingElse) {
    copies.write("full/notes.txt", "mine");
    EXPECT_EQ(back_up("full").code, 1);
    EXPECT_EQ(copies.read("full/notes.txt"), "mine");
}

TEST_F(Backup, IsNotRestoredOverAWorkspace) {
    ASSERT_EQ(back_up("copy").code, 0);
    workspace.ingest(street_name("2025-02"), whole_month("2025-02"));
    const auto outcome = workspace.run({"restore", place("copy").string()});
    EXPECT_EQ(outcome.code, 1);
    EXPECT_EQ(workspace.answer("SELECT count(*) FROM editions"), "2");
}

TEST_F(Backup, OfNoWorkspaceIsAnErrorThatSaysSo) {
    const auto outcome = restore("nothing-here", "restored");
    EXPECT_EQ(outcome.code, 1);
    EXPECT_NE(outcome.err.find("no workspace"), std::string::npos) << outcome.err;
}

} // namespace
} // namespace mf
