// A record's life: opened, changed, moved, read again from its events.
#include "registers/register_sample.hpp"

#include <gtest/gtest.h>

namespace mf::registers {
namespace {

TEST(Record, IsWhatItsEventsTell) {
    Office office;
    const Record added = office.add("tasks", {{"text", "mend the clock"}});
    const Record moved =
        office.move(added, "under-way", {.who = officer(), .values = {{"owner", "clerk"}}});
    const auto read = office.registers().record("tasks", added.id);
    ASSERT_TRUE(read) << sentence(read.error());
    EXPECT_EQ(*read, moved);
    EXPECT_EQ(read->state, "under-way");
    EXPECT_EQ(read->value("owner"), "clerk");
    EXPECT_EQ(read->history.size(), 2U);
}

TEST(Record, IsNamedByTheYearAndTheNextNumber) {
    Office office;
    EXPECT_EQ(office.add("tasks", {{"text", "one"}}).id, "2026-1");
    EXPECT_EQ(office.add("tasks", {{"text", "two"}}).id, "2026-2");
}

TEST(Record, HasBothDatesOfWhatHappenedEarlier) {
    Office office;
    const Record record = written(office.registers().add(
        "tasks", "old", {.who = officer(), .values = {{"text", "x"}}, .happened = "2009-04-01"},
        at("2026-03-02")));
    EXPECT_EQ(record.opened, "2009-04-01T00:00:00Z");
    EXPECT_EQ(record.history.front().recorded, "2026-03-02T12:00:00Z");
}

TEST(Record, CannotHaveHappenedTomorrow) {
    Office office;
    EXPECT_NE(refusal(office.registers().add(
                          "tasks", "",
                          {.who = officer(), .values = {{"text", "x"}}, .happened = "2026-03-03"},
                          at("2026-03-02")))
                  .find("later than now"),
              std::string::npos);
}

TEST(Record, IsListedWithItsState) {
    Office office;
    const Record added = office.add("tasks", {{"text", "mend the clock"}});
    office.move(added, "under-way", {.who = officer(), .values = {{"owner", "clerk"}}});
    const auto page = office.registers().list({.in = "tasks"});
    ASSERT_TRUE(page) << sentence(page.error());
    ASSERT_EQ(page->rows.size(), 1U);
    EXPECT_EQ(page->rows[0].title, "mend the clock");
    EXPECT_EQ(page->rows[0].state, "under-way");
}

TEST(Record, OfARegisterThatThereIsNotIsNotFound) {
    Office office;
    const auto outcome = office.registers().add("visits", "", {.who = officer()}, at("2026-03-02"));
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().kind, ErrorKind::not_found);
}

TEST(Record, IsNotMovedWhereNothingLeads) {
    Office office;
    const Record added = office.add("tasks", {{"text", "x"}});
    EXPECT_EQ(refusal(office.try_move(added, "done")),
              "tasks: from 'new' nothing leads to 'done'. It can become: under-way, dropped.");
}

TEST(Record, IsMovedByThoseWhoMayAlone) {
    Office office;
    const Record added = office.add("tasks", {{"text", "x"}});
    const auto outcome =
        office.try_move(added, "under-way", {.who = somebody("a reader", "public")});
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().kind, ErrorKind::refused);
}

TEST(Record, IsMovedByThePostThatItNames) {
    Office office;
    Record record = office.add("tasks", {{"text", "x"}, {"owner", "clerk"}});
    record = office.move(record, "under-way");
    record = office.move(
        record, "done",
        {.who = somebody("clerk", "partner"), .values = {{"proof", "https://example.org/"}}});
    EXPECT_EQ(record.state, "done");
}

TEST(Record, NeedsAReasonWhereOneIsAskedFor) {
    Office office;
    const Record added = office.add("tasks", {{"text", "x"}});
    EXPECT_NE(refusal(office.try_move(added, "dropped")).find("a reason is missing"),
              std::string::npos);
    EXPECT_EQ(office.move(added, "dropped", {.who = officer(), .why = "not needed"}).state,
              "dropped");
}

TEST(Record, EntersAStateOnlyWithWhatThatNeeds) {
    Office office;
    const Record added = office.add("tasks", {{"text", "x"}});
    EXPECT_NE(refusal(office.try_move(added, "under-way")).find("'owner' is missing"),
              std::string::npos);
}

TEST(Record, IsNotOpenedWithoutWhatIsRequired) {
    Office office;
    EXPECT_NE(refusal(office.registers().add("tasks", "", {.who = officer()}, at("2026-03-02")))
                  .find("'text' is missing"),
              std::string::npos);
}

TEST(Record, TakesNoFieldThatThereIsNot) {
    Office office;
    EXPECT_NE(
        refusal(office.registers().add(
                    "tasks", "", {.who = officer(), .values = {{"text", "x"}, {"colour", "red"}}},
                    at("2026-03-02")))
            .find("no field 'colour'"),
        std::string::npos);
}

TEST(Record, RefersOnlyToRecordsThatThereAre) {
    Office office;
    EXPECT_NE(refusal(office.registers().add(
                          "tasks", "",
                          {.who = officer(), .values = {{"text", "x"}, {"parent", "2026-9"}}},
                          at("2026-03-02")))
                  .find("there is no record '2026-9'"),
              std::string::npos);
}

TEST(Record, TakesTheDraftAwayThatItWasMadeFrom) {
    Office office;
    const store::Draft draft{"d1", "clerk", "2026-03-02T11:00:00Z", R"({"text":"half"})"};
    ASSERT_TRUE(office.registers().keep_draft(draft));
    EXPECT_EQ(office.registers().drafts_of("clerk")->size(), 1U);
    written(office.registers().add("tasks", "",
                                   {.who = officer(), .values = {{"text", "whole"}}, .draft = "d1"},
                                   at("2026-03-02")));
    EXPECT_EQ(*office.registers().draft("d1"), std::nullopt);
}

TEST(Record, IsFoundAgainByWhoOpenedItWithTheReceipt) {
    Office office;
    const auto outcome = office.registers().add(
        "tasks", "", {.who = somebody("a reader", "public"), .values = {{"text", "x"}}},
        at("2026-03-02"));
    ASSERT_TRUE(outcome);
    const auto& recorded = std::get<Recorded>(*outcome);
    const auto read = office.registers().record("tasks", recorded.record.id);
    EXPECT_TRUE(Registers::fits_receipt(*read, recorded.receipt));
    EXPECT_FALSE(Registers::fits_receipt(*read, "0000000000000000"));
    EXPECT_FALSE(Registers::fits_receipt(*read, ""));
}

} // namespace
} // namespace mf::registers
