// Lists, search and work lists, and that the kept tables are what the events give.
#include "registers/register_sample.hpp"
#include "registers/views.hpp"
#include "store/sqlite.hpp"

#include <gtest/gtest.h>

namespace mf::registers {
namespace {

const Actor reader = {.account = {}, .post = {}, .role = "public"};

class Lists : public testing::Test {
protected:
    /// Under way, so that the public finds it.
    Record task(Values values, const std::string& day = "2026-03-02") {
        values.try_emplace("owner", "clerk");
        const Record record = office.add("tasks", values, day);
        return office.move(record, "under-way", {.who = officer()}, day);
    }
    std::vector<std::string> found(const ListQuery& query, const Actor& viewer = reader) {
        const auto view = view_list(office.registers(), query, viewer);
        EXPECT_TRUE(view) << (view ? "" : sentence(view.error()));
        std::vector<std::string> titles;
        if (view) {
            for (const ListView::Row& row : view->rows) {
                titles.push_back(row.title);
            }
        }
        return titles;
    }
    using Titles = std::vector<std::string>;

    Office office;
};

TEST_F(Lists, ShowTheNewestFirst) {
    task({{"text", "one"}}, "2026-03-02");
    task({{"text", "two"}}, "2026-03-03");
    EXPECT_EQ(found({.in = "tasks"}), (Titles{"two", "one"}));
}

TEST_F(Lists, ShowThePublicNothingHidden) {
    office.add("tasks", {{"text", "not yet read"}});
    EXPECT_EQ(found({.in = "tasks"}), Titles{});
    EXPECT_EQ(found({.in = "tasks"}, officer()), Titles{"not yet read"});
    EXPECT_EQ(found({.in = "tasks", .words = "read"}), Titles{});
}

TEST_F(Lists, AreFilteredByAPost) {
    task({{"text", "hers"}, {"owner", "commander"}});
    task({{"text", "his"}});
    EXPECT_EQ(found({.in = "tasks", .where = {{"owner", "commander"}}}), Titles{"hers"});
}

TEST_F(Lists, AreNotFilteredByWhatTheViewerMayNotSee) {
    const auto view =
        view_list(office.registers(), {.in = "tasks", .where = {{"name", "A. Person"}}}, reader);
    EXPECT_FALSE(view);
}

TEST_F(Lists, AreOrderedByADay) {
    task({{"text", "later"}, {"due", "2026-05-01"}});
    task({{"text", "sooner"}, {"due", "2026-04-01"}});
    EXPECT_EQ(found({.in = "tasks", .order = ListQuery::Order::by_field, .order_field = "due"}),
              (Titles{"sooner", "later"}));
}

TEST_F(Lists, SayWhatCameIntoItsStateOnADay) {
    task({{"text", "before"}}, "2026-03-02");
    task({{"text", "that day"}}, "2026-03-03");
    task({{"text", "after"}}, "2026-03-04");
    EXPECT_EQ(found({.since_from = "2026-03-03T00:00:00Z", .since_until = "2026-03-04T00:00:00Z"}),
              Titles{"that day"});
}

TEST_F(Lists, FindWordsByTheirBeginning) {
    task({{"text", "mend the clock tower"}});
    task({{"text", "paint the door"}});
    EXPECT_EQ(found({.in = "tasks", .words = "CLOCK tow"}), Titles{"mend the clock tower"});
}

TEST_F(Lists, TakeSignsOfTheSearchForNothingElse) {
    task({{"text", "one \"quoted\" thing"}});
    EXPECT_EQ(found({.words = "\"quoted\" OR NOT ( * :"}), Titles{});
    EXPECT_EQ(found({.words = "\"quoted\""}), Titles{"one \"quoted\" thing"});
    EXPECT_EQ(found({.words = "' ; -- %"}), Titles{});
}

TEST_F(Lists, FindWordsOfClosedFieldsForThoseWhoSeeThemAll) {
    task({{"text", "a"}, {"note", "the confidential word"}});
    EXPECT_EQ(found({.in = "tasks", .words = "confidential"}, officer()), Titles{"a"});
    EXPECT_EQ(found({.in = "tasks", .words = "confidential"}), Titles{});
    EXPECT_EQ(found({.in = "tasks", .words = "confidential"}, somebody("a member", "member")),
              Titles{});
}

TEST_F(Lists, NeverFindAPersonsName) {
    task({{"text", "a"}, {"name", "Featherstonehaugh"}});
    EXPECT_EQ(found({.in = "tasks", .words = "Featherstonehaugh"}, officer()), Titles{});
}

TEST_F(Lists, AreMadeAgainFromTheEventsAlone) {
    task({{"text", "one"}, {"due", "2026-05-01"}});
    task({{"text", "two"}});
    EXPECT_EQ(found({.in = "tasks"}).size(), 2U);
    const auto held = office.registers().verify(office.folder() / "scratch");
    EXPECT_TRUE(held) << sentence(held.error());
}

TEST_F(Lists, ThatSomebodyWroteIntoAreFoundOut) {
    task({{"text", "one"}});
    EXPECT_EQ(found({.in = "tasks"}).size(), 1U);
    const auto database = store::Sqlite::open(office.place().kept, store::Sqlite::Mode::write);
    ASSERT_TRUE(database->run("UPDATE record SET state = 'done'", "forge"));
    const auto held = office.registers().verify(office.folder() / "scratch");
    ASSERT_FALSE(held);
    EXPECT_EQ(held.error().kind, ErrorKind::integrity);
}

TEST_F(Lists, OfAnotherJournalAreMadeAnew) {
    task({{"text", "one"}});
    EXPECT_EQ(found({.in = "tasks"}).size(), 1U);
    Office other;
    const Record moved =
        other.move(other.add("tasks", {{"text", "other"}, {"owner", "x"}}), "under-way");
    // The tables of the first beside the journal of the second, as after a backup was brought back.
    const Definitions definitions = definitions_of({tasks_register()});
    const Calendar calendar;
    auto kept = Kept::open(office.place().kept, definitions, calendar);
    const auto journal = store::Journal::open_to_read(other.place().journal);
    ASSERT_TRUE(kept->catch_up(*journal));
    EXPECT_EQ(kept->list({.in = "tasks"})->rows.at(0).title, "other");
}

TEST_F(Lists, ShowAWorkListWithWhatIsOverdueFirst) {
    task({{"text", "old"}}, "2026-03-02");
    task({{"text", "new"}}, "2026-03-12");
    const auto work =
        view_work(office.registers(), somebody("clerk", "partner"), *Day::parse("2026-03-17"));
    ASSERT_TRUE(work);
    ASSERT_EQ(work->lines.size(), 2U);
    EXPECT_EQ(work->lines[0].title, "old");
    EXPECT_TRUE(work->lines[0].overdue);
    EXPECT_EQ(working(*work->lines[0].due),
              "10 working days from 2026-03-02: 4 weekend days and 0 holidays left out");
    EXPECT_FALSE(work->lines[1].overdue);
    EXPECT_EQ(work->overdue, 1U);
}

TEST_F(Lists, HaveNothingToDoForAnotherPost) {
    task({{"text", "old"}});
    EXPECT_TRUE(
        view_work(office.registers(), somebody("somebody", "partner"), *Day::parse("2026-03-17"))
            ->lines.empty());
}

TEST_F(Lists, SumUpTheMinutesThatRecordsAsk) {
    task({{"text", "one"}});
    task({{"text", "two"}});
    const auto asked = burden(office.registers());
    ASSERT_EQ(asked->size(), 1U);
    EXPECT_EQ(asked->at(0).minutes, 2);
    EXPECT_EQ(asked->at(0).records, 2);
}

} // namespace
} // namespace mf::registers
