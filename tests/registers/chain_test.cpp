// The chain of events: it holds, it shows what was rewritten, and it forgets what it must.
#include "base/hash.hpp"
#include "store/journal.hpp"
#include "store/journal_writer.hpp"
#include "store/sqlite.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>

namespace mf::store {
namespace {

NewEvent event(const std::string& stream, const std::string& body = "{}") {
    return {.stream = stream,
            .kind = "said",
            .at = "2026-03-02T12:00:00Z",
            .who = "clerk",
            .body = body};
}

class Chain : public testing::Test {
protected:
    Journal open() { return *Journal::open(file); }

    /// Somebody who has the file writes to it past the program.
    void forge(const std::string& sql) const {
        const auto database = Sqlite::open(file, Sqlite::Mode::write);
        ASSERT_TRUE(database);
        for (const char* trigger : {"event_is_never_changed", "event_is_never_removed"}) {
            ASSERT_TRUE(database->run(std::string{"DROP TRIGGER "} + trigger, "forge"));
        }
        const auto done = database->run(sql, "forge");
        ASSERT_TRUE(done) << sentence(done.error());
    }

    test::Folder folder;
    std::filesystem::path file = folder.path() / "journal.sqlite";
};

TEST_F(Chain, OfNoEventsHasNoughts) {
    EXPECT_EQ(*open().head(), (Head{0, std::string(64, '0')}));
    EXPECT_EQ(*open().verify_chain(), (Head{0, std::string(64, '0')}));
}

TEST_F(Chain, HangsEachEventOnTheOneBefore) {
    Journal journal = open();
    ASSERT_TRUE(journal.append({event("a"), event("b", R"({"x":1})")}));
    const std::string first =
        sha256(std::string(64, '0') + "1:11:11:a4:said20:2026-03-02T12:00:00Z5:clerk2:{}");
    const std::string second =
        sha256(first + "1:21:11:b4:said20:2026-03-02T12:00:00Z5:clerk7:{\"x\":1}");
    EXPECT_EQ(*journal.hash_of(1), first);
    EXPECT_EQ(*journal.head(), (Head{2, second}));
    EXPECT_EQ(*journal.verify_chain(), (Head{2, second}));
}

TEST_F(Chain, ShowsWhichEventWasRewritten) {
    ASSERT_TRUE(open().append({event("a"), event("a"), event("a")}));
    forge("UPDATE event SET who = 'nobody' WHERE number = 2");
    const auto held = open().verify_chain();
    ASSERT_FALSE(held);
    EXPECT_EQ(held.error().kind, ErrorKind::integrity);
    EXPECT_NE(held.error().message.find("breaks at event 2 ('a', version 2)"), std::string::npos)
        << held.error().message;
}

TEST_F(Chain, ShowsThatAnEventIsGone) {
    ASSERT_TRUE(open().append({event("a"), event("a"), event("a")}));
    forge("DELETE FROM event WHERE number = 2");
    const auto held = open().verify_chain();
    ASSERT_FALSE(held);
    EXPECT_NE(held.error().message.find("breaks at event 3"), std::string::npos);
}

TEST_F(Chain, ThatIsWhollyRewrittenShowsAgainstThePublishedHead) {
    ASSERT_TRUE(open().append({event("a"), event("a")}));
    const Head published = *open().head();
    std::filesystem::remove(file);
    std::filesystem::remove(file.string() + "-wal");
    ASSERT_TRUE(open().append({event("a"), event("b"), event("c")}));
    EXPECT_TRUE(open().verify_chain());
    EXPECT_FALSE(open().verify_chain(published));
}

TEST_F(Chain, ThatWasCutShowsAgainstThePublishedHead) {
    ASSERT_TRUE(open().append({event("a"), event("a")}));
    const Head published = *open().head();
    forge("DELETE FROM event WHERE number = 2");
    EXPECT_TRUE(open().verify_chain());
    EXPECT_FALSE(open().verify_chain(published));
}

TEST_F(Chain, GoesOnWhereItStood) {
    ASSERT_TRUE(open().append({event("a")}));
    const Head published = *open().head();
    ASSERT_TRUE(open().append({event("a")}));
    EXPECT_TRUE(open().verify_chain(published));
}

TEST_F(Chain, ForgetsASealedValueAndStillHolds) {
    Journal journal = open();
    const Sealed sealed = *seal("a person's name");
    const Batch with{.events = {event("a", "{\"sealed\":\"" + sealed.commitment + "\"}")},
                     .sealed = {sealed}};
    ASSERT_TRUE(journal.append_each({&with, 1}));
    EXPECT_EQ(journal.unsealed(sealed.commitment)->value_or(""), "a person's name");
    const Batch without{.events = {event("a")}, .erased = {sealed.commitment}};
    ASSERT_TRUE(journal.append_each({&without, 1}));
    EXPECT_EQ(*journal.unsealed(sealed.commitment), std::nullopt);
    EXPECT_TRUE(journal.verify_chain());
}

TEST_F(Chain, LeavesNoByteOfAForgottenValueInItsFiles) {
    Journal journal = open();
    const std::string name = "Wilhelmina Featherstonehaugh";
    const Sealed sealed = *seal(name);
    const Batch with{.events = {event("a")}, .sealed = {sealed}};
    ASSERT_TRUE(journal.append_each({&with, 1}));
    const auto holds_it = [&] {
        return folder.read("journal.sqlite").find(name) != std::string::npos ||
               folder.read("journal.sqlite-wal").find(name) != std::string::npos;
    };
    EXPECT_TRUE(holds_it());
    const Batch without{.events = {event("a")}, .erased = {sealed.commitment}};
    ASSERT_TRUE(journal.append_each({&without, 1}));
    EXPECT_FALSE(holds_it());
}

TEST_F(Chain, CommitsToTheSameValueDifferentlyEachTime) {
    EXPECT_NE(seal("x")->commitment, seal("x")->commitment);
}

TEST_F(Chain, TellsASealedValueThatWasAltered) {
    Journal journal = open();
    const Sealed sealed = *seal("a");
    const Batch with{.events = {event("a")}, .sealed = {sealed}};
    ASSERT_TRUE(journal.append_each({&with, 1}));
    const auto database = Sqlite::open(file, Sqlite::Mode::write);
    ASSERT_TRUE(database->run("UPDATE sealed SET value = 'b'", "forge"));
    EXPECT_FALSE(journal.unsealed(sealed.commitment));
}

TEST_F(Chain, IsMadeForAJournalOfBeforeItAndACopyIsKept) {
    {
        const auto database = Sqlite::open(file, Sqlite::Mode::make);
        ASSERT_TRUE(database->run(
            "CREATE TABLE event (number INTEGER PRIMARY KEY, stream TEXT NOT NULL, version INTEGER "
            "NOT NULL, kind TEXT NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL, body TEXT NOT "
            "NULL, "
            "UNIQUE (stream, version)) STRICT;"
            "CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event BEGIN SELECT "
            "RAISE(ABORT, "
            "'an event is never changed'); END;"
            "INSERT INTO event VALUES (1, 'a', 1, 'said', '2026-03-02T12:00:00Z', 'clerk', '{}');"
            "PRAGMA user_version = 1;",
            "make the old journal"));
    }
    EXPECT_EQ(Journal::open_to_read(file)->since(0)->size(), 1U);
    const Head old = *Journal::open_to_read(file)->head();
    Journal journal = open();
    EXPECT_EQ(*journal.head(), old);
    EXPECT_EQ(*journal.verify_chain(), old);
    ASSERT_TRUE(journal.append({event("a")}, 1));
    EXPECT_TRUE(journal.verify_chain());
    EXPECT_EQ(Journal::open_to_read(file.string() + ".format-1")->since(0)->size(), 1U);
}

TEST_F(Chain, WritesEachOfSeveralBatchesOrRefusesIt) {
    Journal journal = open();
    ASSERT_TRUE(journal.append({event("a")}));
    const std::vector<Batch> batches{{.events = {event("a")}, .expected_version = 1},
                                     {.events = {event("a")}, .expected_version = 1},
                                     {.events = {event("b"), event("b")}, .expected_version = 0}};
    const auto answers = journal.append_each(batches);
    ASSERT_TRUE(answers);
    EXPECT_EQ((*answers)[0]->version, 2);
    EXPECT_EQ((*answers)[1].error().kind, ErrorKind::busy);
    EXPECT_EQ((*answers)[2]->number, 4);
    EXPECT_EQ(journal.verify_chain()->number, 4);
}

TEST_F(Chain, KeepsADraftApartUntilItIsDropped) {
    Journal journal = open();
    const Draft draft{"d1", "clerk", "2026-03-02T12:00:00Z", R"({"text":"half a sentence"})"};
    ASSERT_TRUE(journal.keep_draft(draft));
    EXPECT_EQ(*journal.draft("d1"), draft);
    EXPECT_EQ(journal.drafts_of("clerk")->size(), 1U);
    EXPECT_EQ(journal.head()->number, 0);
    ASSERT_TRUE(journal.drop_draft("d1"));
    EXPECT_EQ(*journal.draft("d1"), std::nullopt);
}

} // namespace
} // namespace mf::store
