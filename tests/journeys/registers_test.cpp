// A question from its arrival to its answer, by commands, and what the clock does to a promise.
#include "store/sqlite.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>

namespace mf {
namespace {

using test::Workspace;

constexpr const char* post = "records officer";

class RegisterCommands : public testing::Test {
protected:
    test::Outcome run(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), "register");
        return workspace.run(std::move(arguments));
    }
    /// Opens a record as an officer; its id.
    std::string add(const std::string& in, std::vector<std::string> values) const {
        std::vector<std::string> arguments{"add", in};
        arguments.insert(arguments.end(), values.begin(), values.end());
        arguments.insert(arguments.end(), {"--post", post});
        const auto outcome = run(std::move(arguments));
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        return outcome.out.substr(0, outcome.out.find('\n'));
    }

    Workspace workspace;
};

TEST_F(RegisterCommands, ListTheRegistersThatThereAre) {
    const auto outcome = run({"list", "--format", "csv"});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_NE(outcome.out.find("\nquestions,0,10,received acknowledged open answered refused\n"),
              std::string::npos)
        << outcome.out;
}

TEST_F(RegisterCommands, BringAQuestionToItsAnswer) {
    const std::string id =
        add("questions", {"text=Why did it rise?", "asked_as=public", "name=A. Person"});
    EXPECT_EQ(run({"show", "questions", id, "--role", "public"}).code, 1);
    EXPECT_EQ(run({"move", "questions", id, "open", "owner=Borough commander", "due=2035-01-01",
                   "--post", post})
                  .code,
              0);
    const auto answered = run({"move", "questions", id, "answered", "answer=It did not.",
                               "finding=chance", "--post", post});
    EXPECT_EQ(answered.code, 0) << answered.err;
    const auto shown = run({"show", "questions", id, "--role", "public", "--format", "csv"});
    EXPECT_NE(shown.out.find("answer,It did not."), std::string::npos) << shown.out;
    EXPECT_EQ(shown.out.find("A. Person"), std::string::npos) << shown.out;
}

TEST_F(RegisterCommands, SayWhoIsMissing) {
    const auto outcome = run({"add", "questions", "text=x", "asked_as=public"});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_NE(outcome.err.find("who does it is missing"), std::string::npos) << outcome.err;
}

TEST_F(RegisterCommands, AreBusyForAVersionThatHasPassed) {
    const std::string id = add("questions", {"text=x", "asked_as=public"});
    EXPECT_EQ(run({"change", "questions", id, "area=CODE", "--version", "1", "--post", post}).code,
              0);
    const auto late =
        run({"change", "questions", id, "area=OTHER", "--version", "1", "--post", post});
    EXPECT_EQ(late.code, 5);
    EXPECT_NE(late.err.find("area: there is 'CODE', you have 'OTHER'"), std::string::npos)
        << late.err;
}

TEST_F(RegisterCommands, MakeAPromiseLateByTheClock) {
    const std::string id = add("commitments", {"text=32 teams", "owner=Chief officer",
                                               "due=2020-07-01", "--happened", "2020-01-01"});
    const auto refreshed =
        workspace.run({"refresh", "--at", "2020-07-02T06:00:00Z", "--format", "csv"});
    EXPECT_EQ(refreshed.out, "register,id,what\ncommitments," + id + ",moved\n") << refreshed.err;
    const auto history = run({"history", "commitments", id, "--format", "csv"});
    EXPECT_NE(history.out.find("2020-07-02T00:00:00Z"), std::string::npos) << history.out;
    EXPECT_NE(history.out.find(",program,program,new,late,"), std::string::npos) << history.out;
}

TEST_F(RegisterCommands, TakeRecordsInFromATableAndGiveThemOut) {
    const auto file = workspace.inputs().write(
        "actions.csv", "text,owner,due\none,clerk,2035-01-01\ntwo,clerk,soon\n");
    const auto imported = run({"import", "actions", file.string(), "--post", post});
    EXPECT_EQ(imported.code, 3);
    EXPECT_NE(imported.err.find("actions.csv:3: 'due' is no day"), std::string::npos)
        << imported.err;
    const auto out = run({"export", "actions", "--role", "public"});
    EXPECT_NE(out.out.find(",one,clerk,2035-01-01,"), std::string::npos) << out.out;
}

TEST_F(RegisterCommands, EraseAPersonAndTheChainStillHolds) {
    const std::string id = add("questions", {"text=x", "asked_as=public", "name=A. Person"});
    EXPECT_EQ(run({"erase", "questions", id, "name", "--why", "asked for", "--post", post}).code,
              0);
    const auto shown = run({"show", "questions", id, "--format", "csv"});
    EXPECT_NE(shown.out.find("name,(erased)"), std::string::npos) << shown.out;
    const auto verified = workspace.run({"verify"});
    EXPECT_NE(verified.err.find("The chain of "), std::string::npos) << verified.err;
}

TEST_F(RegisterCommands, AreRefusedByAChainThatSomebodyRewrote) {
    add("questions", {"text=x", "asked_as=public"});
    {
        const auto journal =
            store::Sqlite::open(workspace.folder() / "journal.sqlite", store::Sqlite::Mode::write);
        ASSERT_TRUE(journal->run("DROP TRIGGER event_is_never_changed; UPDATE event SET who = 'x'",
                                 "forge"));
    }
    const auto verified = workspace.run({"verify"});
    EXPECT_EQ(verified.code, 4);
    EXPECT_NE(verified.err.find("the chain of events breaks at event 1"), std::string::npos)
        << verified.err;
}

} // namespace
} // namespace mf
