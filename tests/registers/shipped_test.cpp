// The registers that are shipped, each by its own rules, from the definitions as they are.
#include "registers/register_sample.hpp"
#include "registers/views.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace mf::registers {
namespace {

const Actor reader = {.account = {}, .post = "somebody", .role = "public"};

std::filesystem::path home() {
    const char* folder = std::getenv("METFORWARD_HOME");
    return folder == nullptr ? "." : folder;
}

class Shipped : public testing::Test {
protected:
    Shipped() {
        auto definitions = load_definitions({home() / "definitions/registers"}, {});
        auto calendar = Calendar::load(home() / "definitions/calendars/england.toml");
        EXPECT_TRUE(definitions) << (definitions ? "" : sentence(definitions.error()));
        EXPECT_TRUE(calendar) << (calendar ? "" : sentence(calendar.error()));
        auto opened =
            Registers::open({folder.path() / "journal.sqlite", folder.path() / "records.sqlite",
                             folder.path() / "attachments"},
                            std::move(*definitions), std::move(*calendar),
                            [this](const MeasureTest&) { return reading; });
        EXPECT_TRUE(opened) << (opened ? "" : sentence(opened.error()));
        registers.emplace(std::move(*opened));
    }

    Record add(const std::string& in, const std::string& id, Values values, Actor who = officer()) {
        return written(registers->add(in, id, {.who = std::move(who), .values = std::move(values)},
                                      at(today)));
    }
    Result<ChangeOutcome> try_move(const Record& record, const std::string& to, Change change) {
        if (change.who.role.empty()) {
            change.who = officer();
        }
        return registers->move(record.in, record.id, to, change, at(today));
    }
    Record move(const Record& record, const std::string& to, Change change = {.who = officer()}) {
        return written(try_move(record, to, std::move(change)));
    }
    Record read(const Record& record) { return *registers->record(record.in, record.id); }
    void refresh(const std::string& day) {
        const auto done = registers->refresh(at(day));
        ASSERT_TRUE(done) << sentence(done.error());
    }

    Record meeting() {
        add("committees", "policing",
            {{"name", "Policing committee"},
             {"purpose", "to look"},
             {"chair", "chair"},
             {"members", "member a\nmember b\nmember c"}});
        return add("meetings", "july",
                   {{"name", "July"}, {"committee", "policing"}, {"date", "2026-07-09"}});
    }
    Record carried(const std::string& id) {
        Record decision =
            add("decisions", id, {{"text", "that it is allowed"}, {"meeting", "july"}});
        for (const char* member : {"member a", "member b", "member c"}) {
            add("votes", "", {{"decision", id}, {"member", member}, {"vote", "for"}});
        }
        return move(decision, "carried");
    }
    Record published(const std::string& id) {
        Record paper = add("papers", id,
                           {{"text", "The evidence"},
                            {"author", "analyst"},
                            {"meeting", "july"},
                            {"summary", "it helps"},
                            {"files", "https://example.org/paper"}});
        return move(paper, "published");
    }
    /// In force, by a paper and a vote.
    Record mandate() {
        meeting();
        carried("first-vote");
        published("first-paper");
        Record made =
            add("mandates", "blunt-2",
                {{"text", "Blunt 2"}, {"use", "search arches"}, {"owner", "commissioner"}});
        return move(made, "in-force",
                    {.who = officer(),
                     .values = {{"test", "stop-find-rate CODE >= 20"},
                                {"review", "2026-12-31"},
                                {"paper", "first-paper"},
                                {"decision", "first-vote"}}});
    }

    test::Folder folder;
    Reading reading{.value = 25, .period = "2026-05", .missing = {}};
    std::optional<Registers> registers;
    std::string today = "2026-06-01";
};

TEST_F(Shipped, AQuestionOfThePublicIsModeratedAnsweredAndNeverTakenAway) {
    Record question = add("questions", "",
                          {{"text", "Why did it rise?"},
                           {"asked_as", "public"},
                           {"name", "A. Person"},
                           {"about", "/measures/burglary"}},
                          reader);
    EXPECT_FALSE(view_record(*registers, "questions", question.id, reader, *Day::parse(today)));
    question = move(question, "open",
                    {.who = officer(), .values = {{"owner", "commander"}, {"due", "2026-06-20"}}});
    EXPECT_EQ(
        registers
            ->list(
                {.in = "questions", .states = {"open"}, .where = {{"about", "/measures/burglary"}}})
            ->total,
        1U);
    question = move(question, "answered",
                    {.who = somebody("commander", "borough-commander"),
                     .values = {{"answer", "It did not."}, {"finding", "chance"}}});
    const auto view = view_record(*registers, "questions", question.id, reader, *Day::parse(today));
    ASSERT_TRUE(view);
    EXPECT_EQ(view->state, "answered");
    for (const FieldView& field : view->fields) {
        EXPECT_NE(field.name, "name");
    }
}

TEST_F(Shipped, AQuestionIsRefusedWithAReasonThatEverybodyReads) {
    const Record question = add("questions", "", {{"text", "x"}, {"asked_as", "public"}}, reader);
    EXPECT_FALSE(try_move(question, "refused", {}));
    move(question, "refused", {.who = officer(), .why = "it names a person"});
    const auto view = view_record(*registers, "questions", question.id, reader, *Day::parse(today));
    ASSERT_TRUE(view);
    EXPECT_EQ(view->history.back().why, "it names a person");
}

TEST_F(Shipped, AQuestionIsToBeAcknowledgedWithinAWorkingDay) {
    const Record question = add("questions", "", {{"text", "x"}, {"asked_as", "public"}}, reader);
    const auto work = view_work(*registers, officer(), *Day::parse("2026-06-03"));
    ASSERT_TRUE(work);
    ASSERT_FALSE(work->lines.empty());
    EXPECT_EQ(work->lines[0].id, question.id);
    EXPECT_EQ(work->lines[0].due->day.text(), "2026-06-02");
    EXPECT_TRUE(work->lines[0].overdue);
}

TEST_F(Shipped, APromisePastItsDayIsLateAndThenLapsed) {
    const Record promise =
        add("commitments", "t6-1",
            {{"text", "32 teams by July"}, {"owner", "commissioner"}, {"due", "2026-07-01"}});
    refresh("2026-07-02");
    EXPECT_EQ(read(promise).state, "late");
    refresh("2026-12-28");
    EXPECT_EQ(read(promise).state, "late");
    refresh("2026-12-30");
    EXPECT_EQ(read(promise).state, "lapsed");
    EXPECT_EQ(read(promise).since, "2026-12-30T00:00:00Z");
}

TEST_F(Shipped, APromiseIsDoneOnEvidenceAndNotByItsOwner) {
    const Record promise = add(
        "commitments", "t6-1",
        {{"text", "32 teams"}, {"owner", "records officer"}, {"evidence", "https://example.org/"}});
    EXPECT_NE(refusal(try_move(promise, "done", {})).find("may not judge their own work"),
              std::string::npos);
    EXPECT_EQ(move(promise, "done", {.who = somebody("second officer", "officer")}).state, "done");
}

TEST_F(Shipped, AnAgendaThatIsNotOutFiveClearDaysAheadIsLate) {
    const Record july = meeting();
    refresh("2026-07-01");
    EXPECT_EQ(read(july).state, "called");
    refresh("2026-07-02");
    EXPECT_EQ(read(july).state, "agenda-late");
    EXPECT_EQ(read(july).since, "2026-07-02T00:00:00Z");
    EXPECT_EQ(read(july).history.back().why,
              "5 clear days before 2026-07-09: 2 weekend days and 0 holidays left out");
}

TEST_F(Shipped, APrivateItemNeedsItsGroundAndTwoPersonsAndKeepsItsTitle) {
    meeting();
    Record item = add("agenda-items", "item-1", {{"text", "A contract"}, {"meeting", "july"}});
    const Values ground{{"ground", "schedule-12a-3"}, {"interest", "the tender is running"}};
    EXPECT_FALSE(try_move(item, "private", {}));
    item = move(item, "private", {.who = officer(), .values = ground});
    EXPECT_EQ(item.state, "proposed");
    item = move(item, "private", {.who = somebody("chair", "member"), .values = ground});
    EXPECT_EQ(item.state, "private");
    const auto view = view_record(*registers, "agenda-items", "item-1", reader, *Day::parse(today));
    ASSERT_TRUE(view);
    EXPECT_EQ(view->title, "A contract");
}

TEST_F(Shipped, OnePersonInBothRolesCannotMakeAnItemPrivate) {
    meeting();
    Record item = add("agenda-items", "item-1", {{"text", "A contract"}, {"meeting", "july"}});
    const Values ground{{"ground", "schedule-12a-3"}, {"interest", "the tender is running"}};
    item = move(item, "private", {.who = somebody("clerk", "officer"), .values = ground});
    EXPECT_NE(
        refusal(try_move(item, "private", {.who = somebody("clerk", "approver"), .values = ground}))
            .find("the same person"),
        std::string::npos);
}

TEST_F(Shipped, WhoDeclaredAnInterestHasNoVote) {
    meeting();
    add("decisions", "d", {{"text", "x"}, {"meeting", "july"}, {"declared", "member a"}});
    EXPECT_NE(refusal(registers->add(
                          "votes", "",
                          {.who = officer(),
                           .values = {{"decision", "d"}, {"member", "member a"}, {"vote", "for"}}},
                          at(today)))
                  .find("has declared an interest"),
              std::string::npos);
    add("votes", "", {{"decision", "d"}, {"member", "member b"}, {"vote", "for"}});
}

TEST_F(Shipped, ADecisionIsCarriedOnlyByItsVotes) {
    meeting();
    const Record decision = add("decisions", "d", {{"text", "x"}, {"meeting", "july"}});
    for (const char* member : {"member a", "member b"}) {
        add("votes", "", {{"decision", "d"}, {"member", member}, {"vote", "for"}});
    }
    EXPECT_NE(refusal(try_move(decision, "carried", {})).find("2 present of 3 needed"),
              std::string::npos);
    add("votes", "", {{"decision", "d"}, {"member", "member c"}, {"vote", "abstain"}});
    EXPECT_EQ(move(decision, "carried").state, "carried");
}

TEST_F(Shipped, AScrutinyIsClosedOnceEveryRecommendationIsAnswered) {
    Record scrutiny =
        add("scrutinies", "s", {{"text", "Counters"}, {"evidence", "https://example.org/"}});
    EXPECT_NE(refusal(try_move(scrutiny, "taking-evidence",
                               {.who = officer(), .values = {{"terms", "x"}, {"panel", "a\nb"}}}))
                  .find("2 of 3 members"),
              std::string::npos);
    scrutiny = move(scrutiny, "taking-evidence",
                    {.who = officer(), .values = {{"terms", "x"}, {"panel", "a\nb\nc"}}});
    scrutiny = move(
        scrutiny, "reported",
        {.who = officer(), .values = {{"findings", "y"}, {"report", "https://example.org/r"}}});
    const Record recommendation = add("recommendations", "r",
                                      {{"text", "open more"},
                                       {"body", "the panel"},
                                       {"scrutiny", "s"},
                                       {"addressed_to", "commissioner"}});
    EXPECT_FALSE(try_move(scrutiny, "closed", {}));
    move(recommendation, "refused",
         {.who = somebody("commissioner", "commissioner-office"),
          .values = {{"response", "no money"}}});
    EXPECT_EQ(move(scrutiny, "closed").state, "closed");
}

TEST_F(Shipped, ARecommendationIsNeverClosedByTheOneWhoIsHeldToAccount) {
    Record one = add("recommendations", "r",
                     {{"text", "x"},
                      {"body", "y"},
                      {"addressed_to", "commissioner"},
                      {"owner", "records officer"},
                      {"benefit", "z"},
                      {"evidence", "https://example.org/"},
                      {"sentinel", "knife-crime CODE < 10"}});
    one = move(
        one, "accepted",
        {.who = somebody("commissioner", "commissioner-office"), .values = {{"response", "yes"}}});
    EXPECT_FALSE(try_move(one, "closed", {}));
    EXPECT_FALSE(try_move(one, "closed", {.who = somebody("commissioner", "commissioner-office")}));
    one = move(one, "closed", {.who = somebody("second officer", "officer")});
    refresh("2026-06-02");
    one = read(one);
    EXPECT_EQ(one.state, "reopened");
    EXPECT_EQ(one.history.back().told,
              (std::vector<std::string>{"records officer", "second officer"}));
}

TEST_F(Shipped, AMandateNeedsAPublishedPaperAndAVote) {
    meeting();
    const Record made =
        add("mandates", "taser", {{"text", "Taser"}, {"use", "x"}, {"owner", "commissioner"}});
    Record paper = add("papers", "p",
                       {{"text", "x"},
                        {"author", "analyst"},
                        {"meeting", "july"},
                        {"summary", "y"},
                        {"files", "https://example.org/"}});
    carried("v");
    const Values terms{{"test", "taser-use CODE < 100"},
                       {"review", "2026-12-31"},
                       {"paper", "p"},
                       {"decision", "v"}};
    EXPECT_NE(refusal(try_move(made, "in-force", {.who = officer(), .values = terms}))
                  .find("must be 'published'"),
              std::string::npos);
    move(paper, "published");
    EXPECT_EQ(move(made, "in-force", {.who = officer(), .values = terms}).state, "in-force");
}

TEST_F(Shipped, AMandateWhoseTestFailsLapses) {
    const Record made = mandate();
    refresh("2026-06-02");
    EXPECT_EQ(read(made).state, "in-force");
    reading.value = 12;
    refresh("2026-06-03");
    EXPECT_EQ(read(made).state, "lapsed");
    EXPECT_EQ(
        read(made).history.back().why,
        "stop-find-rate in CODE was 12 in 2026-05; the test asks for stop-find-rate CODE >= 20");
}

TEST_F(Shipped, AMandateWithoutANumberLapses) {
    const Record made = mandate();
    reading = {.value = {}, .period = {}, .missing = "it was not supplied"};
    refresh("2026-06-02");
    EXPECT_EQ(read(made).state, "lapsed");
}

TEST_F(Shipped, AMandatePastItsDayLapsesAndAVoteRenewsItOnce) {
    Record made = mandate();
    refresh("2027-01-01");
    EXPECT_EQ(read(made).state, "lapsed");
    EXPECT_EQ(read(made).since, "2027-01-01T00:00:00Z");
    today = "2027-01-10";
    EXPECT_NE(refusal(try_move(read(made), "in-force",
                               {.who = officer(),
                                .values = {{"review", "2027-12-31"}, {"decision", "first-vote"}}}))
                  .find("has served before"),
              std::string::npos);
    carried("second-vote");
    made =
        move(read(made), "in-force",
             {.who = officer(), .values = {{"review", "2027-12-31"}, {"decision", "second-vote"}}});
    EXPECT_EQ(made.state, "in-force");
    EXPECT_EQ(made.value("use"), "search arches");
}

TEST_F(Shipped, WhatAMandateAllowsIsChangedByANewPaperAndVoteAlone) {
    const Record made = mandate();
    EXPECT_FALSE(registers->change("mandates", made.id,
                                   {.who = officer(), .values = {{"use", "search everyone"}}},
                                   at(today)));
    const auto wider = [&](Values values) {
        values["use"] = "search everyone";
        return try_move(made, "in-force", {.who = officer(), .values = std::move(values)});
    };
    EXPECT_FALSE(wider({}));
    carried("second-vote");
    EXPECT_FALSE(wider({{"decision", "second-vote"}}));
    EXPECT_FALSE(wider({{"decision", "second-vote"}, {"paper", "first-paper"}}));
    EXPECT_FALSE(wider({{"decision", "second-vote"}, {"review", "2028-01-01"}}));
    published("second-paper");
    EXPECT_EQ(written(wider({{"decision", "second-vote"}, {"paper", "second-paper"}})).value("use"),
              "search everyone");
}

} // namespace
} // namespace mf::registers
