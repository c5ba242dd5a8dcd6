// Each guard of the library, where it holds and where it does not.
#include "registers/guards.hpp"
#include "registers/register_sample.hpp"
#include "registers/views.hpp"

#include <gtest/gtest.h>

namespace mf::registers {
namespace {

/// A review with a panel, and what the panel and the members hand in.
const std::string reviews = R"(
id = "reviews"
title = "text"
minutes = 1
opened_by = ["officer"]
changed_by = ["officer"]
[fields]
text     = { type = "text", required = true, public = true }
owner    = { type = "post", public = true }
panel    = { type = "posts", public = true }
declared = { type = "posts", public = true }
proof    = { type = "files and links", public = true }
due      = { type = "date", public = true }
test     = { type = "measure test", public = true }
parent   = { type = "ref reviews", public = true }
[states]
order = ["open", "closed", "again"]
start = "open"
final = ["closed"]
[[move]]
from = "open"
to = "closed"
by = ["officer", "approver"]
[[move]]
from = "closed"
to = "again"
by = ["officer"]
)";

const std::string votes = R"(
id = "votes"
title = "member"
minutes = 1
opened_by = ["officer"]
changed_by = []
[fields]
review = { type = "ref reviews", required = true, public = true }
member = { type = "post", required = true, public = true }
vote   = { type = "choice", choices = ["for", "against", "abstain"], required = true, public = true }
[states]
order = ["cast", "withdrawn"]
start = "cast"
[[move]]
from = "cast"
to = "withdrawn"
by = ["officer"]
)";

const std::string scores = R"(
id = "scores"
title = "text"
minutes = 1
opened_by = ["reviewer"]
changed_by = ["reviewer"]
[fields]
review = { type = "ref reviews", required = true, public = true }
text   = { type = "text", required = true, public = true }
[states]
order = ["begun", "handed-in"]
start = "begun"
[[move]]
from = "begun"
to = "handed-in"
by = ["reviewer"]
[blind]
parent = "review"
panel = "panel"
)";

class Guards : public testing::Test {
protected:
    /// What the guard says of the review, for an officer.
    Verdict::Answer
    ask(const std::string& call, const Record& review, Change change = {.who = officer()}) {
        Move move;
        Related related;
        related.referring = [&](const std::string& in, const Record& to) {
            return office.registers().referring(in, to);
        };
        related.find = [&](const std::string& in, const std::string& id) {
            return office.registers().record(in, id);
        };
        const MeasureReader reader = measures;
        const Situation situation{.definitions = office.registers().definitions(),
                                  .definition = *office.registers().definitions().find("reviews"),
                                  .record = review,
                                  .to = "closed",
                                  .actor = change.who,
                                  .evidence = change.evidence,
                                  .today = *Day::parse(today),
                                  .calendar = office.registers().calendar(),
                                  .related = related,
                                  .measures = reader};
        const auto verdict = judge(guard_call(call), situation);
        EXPECT_TRUE(verdict) << (verdict ? "" : sentence(verdict.error()));
        return verdict ? verdict->answer : Verdict::Answer::unknown;
    }

    Record review(Values values = {}) {
        values["text"] = "the review";
        return office.add("reviews", values);
    }

    Record vote(const Record& on, const std::string& member, const std::string& how) {
        return office.add("votes", {{"review", on.id}, {"member", member}, {"vote", how}});
    }

    static constexpr auto holds = Verdict::Answer::holds;
    static constexpr auto fails = Verdict::Answer::fails;
    static constexpr auto unknown = Verdict::Answer::unknown;

    Office office{{reviews, votes, scores}};
    MeasureReader measures;
    std::string today = "2026-03-10";
};

TEST_F(Guards, EvidencePresentAsksForEvidenceWithTheMove) {
    EXPECT_EQ(ask("evidence_present", review()), fails);
    EXPECT_EQ(ask("evidence_present", review(),
                  {.who = officer(), .evidence = {"https://example.org/a"}}),
              holds);
}

TEST_F(Guards, EvidencePresentLooksIntoTheFieldThatItNames) {
    EXPECT_EQ(ask("evidence_present: proof", review()), fails);
    EXPECT_EQ(ask("evidence_present: proof", review({{"proof", "https://example.org/a"}})), holds);
}

TEST_F(Guards, NotTurnsAnAnswerRound) {
    EXPECT_EQ(ask("not evidence_present: proof", review()), holds);
}

TEST_F(Guards, TwoKeysHoldForAnotherPersonInAnotherRole) {
    Record record = review();
    EXPECT_EQ(ask("two_keys", record), fails);
    record.first_key = FirstKey{somebody("approver in chief", "approver"), "closed", "", {}, {}};
    EXPECT_EQ(ask("two_keys", record), holds);
}

TEST_F(Guards, TwoKeysFailForOnePersonInTwoRoles) {
    Record record = review();
    record.first_key = FirstKey{somebody("records officer", "approver"), "closed", "", {}, {}};
    EXPECT_EQ(ask("two_keys", record), fails);
}

TEST_F(Guards, TwoKeysFailForTwoPersonsInOneRole) {
    Record record = review();
    record.first_key = FirstKey{somebody("another officer", "officer"), "closed", "", {}, {}};
    EXPECT_EQ(ask("two_keys", record), fails);
}

TEST_F(Guards, TwoKeysFailWhereTheFirstWasForSomethingElse) {
    Record record = review();
    record.first_key = FirstKey{somebody("approver in chief", "approver"), "again", "", {}, {}};
    EXPECT_EQ(ask("two_keys", record), fails);
}

TEST_F(Guards, PanelCompleteCountsDifferentPosts) {
    EXPECT_EQ(ask("panel_complete: panel 3", review({{"panel", "a\nb\nb"}})), fails);
    EXPECT_EQ(ask("panel_complete: panel 3", review({{"panel", "a\nb\nc"}})), holds);
}

TEST_F(Guards, BlindUntilAllWaitsForEachOfThePanel) {
    const Record record = review({{"panel", "first\nsecond"}});
    const auto hand_in = [&](const std::string& post) {
        const Actor who = somebody(post, "reviewer");
        const Record score =
            office.add_as(who, "scores", "", {{"review", record.id}, {"text", "mine"}});
        office.move(score, "handed-in", {.who = who});
    };
    EXPECT_EQ(ask("blind_until_all: scores by panel", record), fails);
    hand_in("first");
    EXPECT_EQ(ask("blind_until_all: scores by panel", record), fails);
    hand_in("second");
    EXPECT_EQ(ask("blind_until_all: scores by panel", record), holds);
}

TEST_F(Guards, BlindUntilAllFailsWhereNobodyIsOnThePanel) {
    EXPECT_EQ(ask("blind_until_all: scores by panel", review()), fails);
}

TEST_F(Guards, NoConflictKeepsOutWhoHasDeclaredAnInterest) {
    EXPECT_EQ(ask("no_conflict: declared", review({{"declared", "records officer"}})), fails);
    EXPECT_EQ(ask("no_conflict: declared", review({{"declared", "somebody else"}})), holds);
}

TEST_F(Guards, NoConflictFollowsAReferenceAndLooksAtAnotherPost) {
    const Record parent = review({{"declared", "member a"}});
    const Record record = review({{"parent", parent.id}, {"owner", "member a"}});
    EXPECT_EQ(ask("no_conflict: parent.declared for owner", record), fails);
    EXPECT_EQ(ask("no_conflict: parent.declared", record), holds);
}

TEST_F(Guards, VoteCarriedAsksForMoreForThanAgainst) {
    const Record record = review();
    EXPECT_EQ(ask("vote_carried: votes", record), fails);
    vote(record, "a", "for");
    EXPECT_EQ(ask("vote_carried: votes", record), holds);
    vote(record, "b", "against");
    EXPECT_EQ(ask("vote_carried: votes", record), fails);
}

TEST_F(Guards, VoteCarriedAsksForTheQuorumInWhichAbstentionsArePresent) {
    const Record record = review();
    vote(record, "a", "for");
    EXPECT_EQ(ask("vote_carried: votes quorum 2", record), fails);
    vote(record, "b", "abstain");
    EXPECT_EQ(ask("vote_carried: votes quorum 2", record), holds);
}

TEST_F(Guards, VoteCarriedCountsTheNewestVoteOfAMember) {
    const Record record = review();
    vote(record, "a", "for");
    vote(record, "a", "against");
    EXPECT_EQ(ask("vote_carried: votes", record), fails);
}

TEST_F(Guards, VoteCarriedLeavesOutWhatWasWithdrawn) {
    const Record record = review();
    office.move(vote(record, "a", "for"), "withdrawn");
    EXPECT_EQ(ask("vote_carried: votes", record), fails);
}

TEST_F(Guards, VoteCarriedLooksAtTheRecordThatIsReferredTo) {
    const Record parent = review();
    vote(parent, "a", "for");
    EXPECT_EQ(ask("vote_carried: votes of parent", review({{"parent", parent.id}})), holds);
    EXPECT_EQ(ask("vote_carried: votes of parent", review()), fails);
}

TEST_F(Guards, AnswersAllHoldsOnceNoneIsInItsFirstState) {
    const Record record = review();
    EXPECT_EQ(ask("answers_all: votes", record), holds);
    const Record one = vote(record, "a", "for");
    EXPECT_EQ(ask("answers_all: votes", record), fails);
    office.move(one, "withdrawn");
    EXPECT_EQ(ask("answers_all: votes", record), holds);
}

TEST_F(Guards, MeasureHoldsReadsTheNewestNumber) {
    measures = [](const MeasureTest&) {
        return Reading{.value = 10, .period = "2026-02", .missing = {}};
    };
    EXPECT_EQ(ask("measure_holds: test", review({{"test", "burglary CODE < 12"}})), holds);
    EXPECT_EQ(ask("measure_holds: test", review({{"test", "burglary CODE < 10"}})), fails);
    EXPECT_EQ(ask("measure_fails: test", review({{"test", "burglary CODE < 10"}})), holds);
}

TEST_F(Guards, MeasureHoldsFailsWithoutANumberAndSoDoesMeasureFails) {
    measures = [](const MeasureTest&) {
        return Reading{.value = {}, .period = {}, .missing = "[x]"};
    };
    EXPECT_EQ(ask("measure_holds: test", review({{"test", "burglary CODE < 12"}})), fails);
    EXPECT_EQ(ask("measure_fails: test", review({{"test", "burglary CODE < 12"}})), fails);
}

TEST_F(Guards, MeasureHoldsIsUnknownWhereNobodyCanRead) {
    EXPECT_EQ(ask("measure_holds: test", review({{"test", "burglary CODE < 12"}})), unknown);
    EXPECT_EQ(ask("not measure_holds: test", review({{"test", "burglary CODE < 12"}})), unknown);
}

TEST_F(Guards, AfterHoldsOnceTheDayIsOver) {
    EXPECT_EQ(ask("after: due", review({{"due", "2026-03-10"}})), fails);
    EXPECT_EQ(ask("after: due", review({{"due", "2026-03-09"}})), holds);
    EXPECT_EQ(ask("after: due", review()), fails);
}

TEST_F(Guards, AfterCountsOnFromTheDay) {
    EXPECT_EQ(ask("after: due 5 days", review({{"due", "2026-03-04"}})), holds);
    EXPECT_EQ(ask("after: due 5 working days", review({{"due", "2026-03-04"}})), fails);
}

TEST_F(Guards, NotSamePersonKeepsTheOwnerOut) {
    EXPECT_EQ(ask("not_same_person: owner", review({{"owner", "records officer"}})), fails);
    EXPECT_EQ(ask("not_same_person: owner", review({{"owner", "somebody else"}})), holds);
}

TEST_F(Guards, NotSamePersonKeepsOutWhoOpenedOrClosedIt) {
    Record record = review();
    EXPECT_EQ(ask("not_same_person: opener", record), fails);
    EXPECT_EQ(ask("not_same_person: closed", record), holds);
    record = office.move(record, "closed");
    EXPECT_EQ(ask("not_same_person: closed", record), fails);
}

TEST_F(Guards, InStateLooksAtTheRecordThatIsReferredTo) {
    Record parent = review();
    const Record record = review({{"parent", parent.id}});
    EXPECT_EQ(ask("in_state: parent closed", record), fails);
    office.move(parent, "closed");
    EXPECT_EQ(ask("in_state: parent closed", record), holds);
}

TEST_F(Guards, OfBlindWorkNobodySeesAnothersUntilAllAreIn) {
    const Record record = review({{"panel", "first\nsecond"}});
    const Actor first = somebody("first", "reviewer");
    const Actor second = somebody("second", "reviewer");
    Record own = office.add_as(first, "scores", "", {{"review", record.id}, {"text", "mine"}});
    own = office.move(own, "handed-in", {.who = first});
    const auto finds = [&](const Actor& who) { return *may_find(office.registers(), own, who); };
    EXPECT_TRUE(finds(first));
    EXPECT_FALSE(finds(second));
    EXPECT_FALSE(finds(officer()));
    Record other = office.add_as(second, "scores", "", {{"review", record.id}, {"text", "hers"}});
    office.move(other, "handed-in", {.who = second});
    EXPECT_TRUE(finds(second));
}

} // namespace
} // namespace mf::registers
