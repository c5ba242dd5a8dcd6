// A question from its arrival to its answer, by commands, and what the clock does to a promise.
#include "store/journal.hpp"
#include "store/sqlite.hpp"
#include "support/program.hpp"
#include "support/street_rows.hpp"
#include "support/whole_month.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>

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

TEST_F(RegisterCommands, WriteMadeUpRecordsIntoADemonstrationAlone) {
    const auto refused = run({"simulate"});
    EXPECT_EQ(refused.code, 1);
    EXPECT_NE(refused.err.find("no simulated figures"), std::string::npos) << refused.err;
}

/// A published release of made-up figures, with the demonstration's records.
class Simulated : public RegisterCommands {
protected:
    Simulated() {
        workspace.inputs().write("2025-03-01/simulated.toml", "simulated = true\n");
        workspace.ingest("2025-03-01/" + test::street_name("2025-01"),
                         test::whole_month("2025-01", 3), {"--published", "2025-03-01"});
        EXPECT_EQ(workspace.run({"release", "prepare", "--post", "analyst"}).code, 0);
        EXPECT_EQ(workspace.run({"release", "publish", "--post", "approver"}).code, 0);
        const auto played = run({"simulate"});
        EXPECT_EQ(played.code, 0) << played.err;
    }
    std::set<std::string> states_in(const std::string& in) const {
        std::set<std::string> all;
        const auto records =
            nlohmann::json::parse(run({"list", in, "--json", "--limit", "500"}).out);
        for (const auto& record : records) {
            all.insert(record.at("state").get<std::string>());
        }
        return all;
    }
};

TEST_F(Simulated, RecordsShowEveryStateOfEveryRegister) {
    const auto registers = test::table_of(run({"list", "--format", "csv"}).out);
    for (std::size_t i = 1; i < registers.size(); ++i) {
        const std::string& in = registers[i].at(0);
        const std::set<std::string> shown = states_in(in);
        std::istringstream states{registers[i].at(3)};
        for (std::string state; states >> state;) {
            // Opened again by a number that this small month does not have.
            EXPECT_TRUE(shown.contains(state) || state == "reopened") << in << ": " << state;
        }
    }
}

TEST_F(Simulated, RecordsSayItOfEveryEventThoseOfTheClockToo) {
    for (const auto& [in, id] :
         {std::pair{"mandates", "demo-parks"}, {"commitments", "night-patrols"}}) {
        const auto shown = nlohmann::json::parse(run({"show", in, id, "--json"}).out);
        EXPECT_EQ(shown.at("simulated"), true);
        bool by_clock = false;
        for (const auto& event : shown.at("history")) {
            EXPECT_EQ(event.at("simulated"), true) << event;
            by_clock = by_clock || event.at("by") == "program";
        }
        EXPECT_TRUE(by_clock) << in;
    }
}

TEST_F(Simulated, RecordsAreWrittenOnce) {
    EXPECT_EQ(run({"simulate"}).code, 1);
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

TEST_F(RegisterCommands, HoldWithoutARelease) {
    add("questions", {"text=x", "asked_as=public"});
    const auto verified = workspace.run({"verify"});
    EXPECT_EQ(verified.code, 0) << verified.err;
}

TEST_F(RegisterCommands, AreHeldAgainstAHeadThatSomebodyKept) {
    add("questions", {"text=x", "asked_as=public"});
    const auto said = workspace.run({"verify"}).err;
    const std::string head = said.substr(said.find("Its head is ") + 12, 66);
    add("questions", {"text=y", "asked_as=public"});
    EXPECT_EQ(workspace.run({"verify", "--head", head}).code, 0);
    const std::string other = head.substr(0, 2) + std::string(64, 'a');
    EXPECT_EQ(workspace.run({"verify", "--head", other}).code, 4);
    EXPECT_EQ(workspace.run({"verify", "--head", "a head"}).code, 2);
}

/// Writes a journal anew as somebody would who hides who asked the first question: each hash is right again.
void rewrite(const std::filesystem::path& file) {
    const auto written_anew = file.parent_path() / "anew.sqlite";
    {
        const auto journal = store::Journal::open_to_read(file);
        auto anew = store::Journal::open(written_anew);
        ASSERT_TRUE(journal && anew);
        const auto events = journal->since(0);
        ASSERT_TRUE(events);
        std::vector<store::NewEvent> all;
        for (const store::Event& event : *events) {
            all.push_back(event.what);
        }
        const auto asked = std::ranges::find_if(all, [](const store::NewEvent& one) {
            return one.stream.starts_with("record/questions/");
        });
        ASSERT_NE(asked, all.end());
        asked->at = "2020-01-01T00:00:00Z";
        ASSERT_TRUE(anew->append(all));
    }
    std::filesystem::rename(written_anew, file);
    for (const char* end : {"-wal", "-shm"}) {
        std::filesystem::remove(file.string() + end);
    }
    std::filesystem::remove(file.parent_path() / "records.sqlite");
}

TEST_F(Simulated, RecordsThatWereRewrittenWholeDoNotFitThePublishedHead) {
    EXPECT_EQ(workspace.run({"release", "publish", "--post", "approver"}).code, 0);
    const auto sound = workspace.run({"verify"});
    EXPECT_EQ(sound.code, 0) << sound.err;
    EXPECT_NE(sound.err.find("through 2 heads"), std::string::npos) << sound.err;
    rewrite(workspace.folder() / "journal.sqlite");
    const auto verified = workspace.run({"verify"});
    EXPECT_EQ(verified.code, 4);
    EXPECT_NE(verified.err.find("when the release"), std::string::npos) << verified.err;
}

} // namespace
} // namespace mf
