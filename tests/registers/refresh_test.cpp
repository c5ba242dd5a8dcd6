// What the clock does: by itself, on the day on which its time came, and once.
#include "registers/register_sample.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace mf::registers {
namespace {

/// New, late once its day is over without proof, lapsed thirty days after that.
const std::string promises = R"(
id = "promises"
title = "text"
minutes = 1
opened_by = ["officer"]
changed_by = ["officer"]
keeps = "1 year"
[settings]
lapse_days = 30
[fields]
text  = { type = "text", required = true, public = true }
owner = { type = "post", public = true }
due   = { type = "date", public = true }
proof = { type = "files and links", public = true }
test  = { type = "measure test", public = true }
name  = { type = "person data", seen_by = ["officer"] }
[states]
order = ["new", "answered", "late", "lapsed", "done", "reopened"]
start = "new"
final = ["done", "lapsed"]
[[move]]
from = "new"
to = "answered"
by = ["officer"]
within = { working_days = 3, else = "late" }
[[move]]
from = ["new", "late", "answered", "reopened"]
to = "done"
by = ["officer"]
needs = ["evidence_present: proof"]
[[move]]
from = "answered"
to = "late"
when = "after: due"
needs = ["not evidence_present: proof"]
tells = ["owner"]
[[move]]
from = "late"
to = "lapsed"
when = "not evidence_present: proof"
within = { days = "lapse_days" }
[[move]]
from = "done"
to = "reopened"
when = "measure_fails: test"
tells = ["owner", "mover: done"]
)";

/// State, day and by whom of each move.
std::vector<std::string> story(const Record& record) {
    std::vector<std::string> lines;
    for (const RecordEvent& event : record.history) {
        lines.push_back(event.to + " " + event.happened.substr(0, 10) + " " + event.who.post);
    }
    return lines;
}

TEST(Refresh, MakesLateWhatIsNotDoneByItsDay) {
    Office office{{promises}};
    const Record record = office.add("promises", {{"text", "x"}}, "2026-03-02");
    ASSERT_TRUE(office.registers().refresh(at("2026-03-05")));
    EXPECT_EQ(office.registers().record("promises", record.id)->state, "new");
    const auto done = office.registers().refresh(at("2026-03-06"));
    ASSERT_TRUE(done) << sentence(done.error());
    EXPECT_EQ(done->moved.size(), 1U);
    const Record late = *office.registers().record("promises", record.id);
    EXPECT_EQ(story(late), (std::vector<std::string>{"new 2026-03-02 records officer",
                                                     "late 2026-03-06 program"}));
    EXPECT_EQ(late.history.back().why,
              "3 working days from 2026-03-02: 0 weekend days and 0 holidays left out");
}

TEST(Refresh, TellsTheSameStoryHoweverOftenItRuns) {
    const Values values{{"text", "x"}};
    Office daily{{promises}};
    Office once{{promises}};
    const Record first = daily.add("promises", values, "2026-03-02");
    const Record second = once.add("promises", values, "2026-03-02");
    for (Day day = *Day::parse("2026-03-02"); day <= *Day::parse("2026-06-01"); day = day.plus(1)) {
        ASSERT_TRUE(daily.registers().refresh(at(day.text())));
    }
    ASSERT_TRUE(once.registers().refresh(at("2026-06-01")));
    const Record one = *daily.registers().record("promises", first.id);
    const Record other = *once.registers().record("promises", second.id);
    EXPECT_EQ(story(one), story(other));
    EXPECT_EQ(other.state, "lapsed");
    EXPECT_EQ(other.since, "2026-04-06T00:00:00Z");
}

TEST(Refresh, HasNothingToDoASecondTime) {
    Office office{{promises}};
    office.add("promises", {{"text", "x"}}, "2026-03-02");
    ASSERT_TRUE(office.registers().refresh(at("2026-06-01")));
    const auto again = office.registers().refresh(at("2026-06-01"));
    ASSERT_TRUE(again);
    EXPECT_TRUE(again->moved.empty());
}

TEST(Refresh, ByTwoAtOnceMakesEachMoveOnce) {
    Office office{{promises}};
    std::vector<Record> records;
    for (int i = 0; i < 20; ++i) {
        records.push_back(office.add("promises", {{"text", "x"}}, "2026-03-02"));
    }
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] { EXPECT_TRUE(office.registers().refresh(at("2026-03-10"))); });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    for (const Record& record : records) {
        EXPECT_EQ(office.registers().record("promises", record.id)->history.size(), 2U);
    }
}

TEST(Refresh, WritesDownWhatTheClockDidBeforeAPersonActs) {
    Office office{{promises}};
    const Record record =
        office.add("promises", {{"text", "x"}, {"proof", "https://example.org/"}}, "2026-03-02");
    const Record done = office.move(record, "done", {.who = officer()}, "2026-03-20");
    EXPECT_EQ(story(done),
              (std::vector<std::string>{"new 2026-03-02 records officer", "late 2026-03-06 program",
                                        "done 2026-03-20 records officer"}));
}

TEST(Refresh, MakesNothingLateThatWasDoneInTimeAndWrittenDownLater) {
    Office office{{promises}};
    const Record record =
        office.add("promises", {{"text", "x"}, {"proof", "https://example.org/"}}, "2026-03-02");
    const Record done =
        office.move(record, "done", {.who = officer(), .happened = "2026-03-04"}, "2026-03-20");
    EXPECT_EQ(story(done).back(), "done 2026-03-04 records officer");
    EXPECT_EQ(done.history.size(), 2U);
}

TEST(Refresh, LeavesAloneWhatHasItsProof) {
    Office office{{promises}};
    Record record = office.add("promises", {{"text", "x"}, {"due", "2026-03-10"}}, "2026-03-02");
    record = office.move(record, "answered");
    written(office.registers().change(
        "promises", record.id, {.who = officer(), .values = {{"proof", "https://example.org/"}}},
        at("2026-03-09")));
    ASSERT_TRUE(office.registers().refresh(at("2026-04-01")));
    EXPECT_EQ(office.registers().record("promises", record.id)->state, "answered");
}

TEST(Refresh, ReopensWhatANumberReopensAndNamesWhoClosedIt) {
    double number = 5;
    Office office{{promises}, [&](const MeasureTest&) {
                      return Reading{.value = number, .period = "2026-02", .missing = {}};
                  }};
    Record record = office.add("promises", {{"text", "x"},
                                            {"owner", "commander"},
                                            {"proof", "https://example.org/"},
                                            {"test", "knife-crime CODE < 10"}});
    record = office.move(record, "done");
    ASSERT_TRUE(office.registers().refresh(at("2026-03-03")));
    EXPECT_EQ(office.registers().record("promises", record.id)->state, "done");
    number = 12;
    ASSERT_TRUE(office.registers().refresh(at("2026-03-04")));
    record = *office.registers().record("promises", record.id);
    EXPECT_EQ(record.state, "reopened");
    EXPECT_EQ(record.history.back().told,
              (std::vector<std::string>{"commander", "records officer"}));
    EXPECT_EQ(record.history.back().why,
              "knife-crime in CODE was 12 in 2026-02; the test asks for knife-crime CODE < 10");
}

TEST(Refresh, ReopensNothingWhereNobodyCanReadTheNumber) {
    Office office{{promises}};
    Record record = office.add(
        "promises", {{"text", "x"}, {"proof", "https://example.org/"}, {"test", "m CODE < 1"}});
    record = office.move(record, "done");
    ASSERT_TRUE(office.registers().refresh(at("2026-03-04")));
    EXPECT_EQ(office.registers().record("promises", record.id)->state, "done");
}

TEST(Refresh, ForgetsAPersonOnceTheTimeIsOver) {
    Office office{{promises}};
    Record record = office.add(
        "promises", {{"text", "x"}, {"name", "A. Person"}, {"proof", "https://example.org/"}});
    record = office.move(record, "done");
    ASSERT_TRUE(office.registers().refresh(at("2027-03-02")));
    EXPECT_EQ(office.registers()
                  .unsealed(*office.registers().record("promises", record.id))
                  ->value("name"),
              "A. Person");
    const auto done = office.registers().refresh(at("2027-03-03"));
    ASSERT_TRUE(done);
    EXPECT_EQ(done->erased.size(), 1U);
    const Record kept =
        *office.registers().unsealed(*office.registers().record("promises", record.id));
    EXPECT_EQ(kept.value("name"), "");
    EXPECT_EQ(kept.history.back().kind, EventKind::erased);
    EXPECT_TRUE(office.registers().verify(office.folder() / "scratch"));
    EXPECT_TRUE(office.registers().refresh(at("2027-03-04"))->erased.empty());
}

} // namespace
} // namespace mf::registers
