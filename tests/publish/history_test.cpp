#include "publish/history.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>

namespace mf::publish {
namespace {

/// What is read from a journal to which these were written.
History history_of(const std::vector<store::NewEvent>& events) {
    const test::Folder folder;
    auto journal = store::Journal::open(folder.path() / "journal.sqlite");
    EXPECT_TRUE(journal->append(events));
    return *read_history(*journal);
}

Publication opening(const std::string& hash, const std::string& opens) {
    return {hash, "2026-01-01T00:00:00Z", opens, "editor", {}};
}

TEST(History, ReadsWhatWasWritten) {
    const auto history = history_of(
        {event_of(Prepared{"a", "2026-01-01T08:00:00Z", "officer", 7, {"a finding"}}),
         event_of(Publication{
             "a", "2026-01-02T08:00:00Z", "2026-01-03T09:30:00Z", "editor", {{"chair", 24}}}),
         event_of(Correction{0, "a", "burglary", "E01", "2025-01", "7", "8", "why", "effect",
                             "officer", "2026-02-01T00:00:00Z"})});
    ASSERT_EQ(history.prepared.size(), 1U);
    EXPECT_EQ(history.prepared[0].facts_event, 7);
    EXPECT_EQ(history.prepared[0].findings, std::vector<std::string>{"a finding"});
    ASSERT_EQ(history.publications.size(), 1U);
    EXPECT_EQ(history.publications[0].early, (std::vector<EarlySight>{{"chair", 24}}));
    ASSERT_EQ(history.corrections.size(), 1U);
    EXPECT_EQ(history.corrections[0].number, 1);
    EXPECT_EQ(history.corrections[0].is, "8");
    EXPECT_TRUE(history.is_published("a"));
    EXPECT_FALSE(history.is_published("b"));
}

TEST(History, OpensAReleaseAtItsSecondAndNotBefore) {
    const auto history = history_of({event_of(opening("a", "2026-01-03T09:30:00Z"))});
    EXPECT_EQ(history.current("2026-01-03T09:29:59Z"), nullptr);
    ASSERT_NE(history.current("2026-01-03T09:30:00Z"), nullptr);
}

TEST(History, ShowsTheOneThatOpenedLast) {
    const auto history = history_of({event_of(opening("later", "2026-02-01T09:30:00Z")),
                                     event_of(opening("earlier", "2026-01-01T09:30:00Z"))});
    EXPECT_EQ(history.current("2026-01-15T00:00:00Z")->hash, "earlier");
    EXPECT_EQ(history.current("2026-03-01T00:00:00Z")->hash, "later");
}

TEST(History, OfTwoThatOpenAtOneSecondShowsTheOneDecidedLater) {
    const auto history = history_of({event_of(opening("first", "2026-01-01T09:30:00Z")),
                                     event_of(opening("second", "2026-01-01T09:30:00Z"))});
    EXPECT_EQ(history.current("2026-01-01T09:30:00Z")->hash, "second");
}

TEST(MomentOf, ReadsADayAndATimeOfDay) {
    EXPECT_EQ(*moment_of("2026-12-01"), "2026-12-01T00:00:00Z");
    EXPECT_EQ(*moment_of("2026-12-01T09:30"), "2026-12-01T09:30:00Z");
    EXPECT_EQ(*moment_of("2026-12-01T09:30Z"), "2026-12-01T09:30:00Z");
    EXPECT_EQ(*moment_of("2026-12-01T09:30:15"), "2026-12-01T09:30:15Z");
}

TEST(MomentOf, RefusesWhatIsNoMoment) {
    for (const char* wrong : {"", "tomorrow", "2026-13-01", "2026-12-01T25:00", "2026-12-01T09:60",
                              "2026-12-01 09:30", "2026-12-01T9:30:00"}) {
        const auto moment = moment_of(wrong);
        ASSERT_FALSE(moment) << wrong;
        EXPECT_EQ(moment.error().kind, ErrorKind::usage);
    }
}

TEST(EarlySightOf, IsAPostAndAtMostADay) {
    EXPECT_EQ(*early_sight_of("chair: 24"), (EarlySight{"chair", 24}));
    EXPECT_EQ(*early_sight_of("borough: east:2"), (EarlySight{"borough: east", 2}));
    for (const char* wrong : {"chair", "chair:", ": 3", "chair: 25", "chair: 0", "chair: soon"}) {
        EXPECT_FALSE(early_sight_of(wrong)) << wrong;
    }
}

} // namespace
} // namespace mf::publish
