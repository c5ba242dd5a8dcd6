// The records as the public finds them: counts, what is late, what can be chosen, files, and how punctual it was.
#include "registers/public_records.hpp"
#include "registers/register_sample.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mf::registers {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// The office outlives it.
PublicRecords look(Office& office, const std::string& day) {
    auto records = PublicRecords::look(
        std::shared_ptr<Registers>{&office.registers(), [](Registers*) {}}, at(day).today);
    EXPECT_TRUE(records) << (records ? "" : sentence(records.error()));
    return *records;
}

Record question(Office& office, const std::string& text, const std::string& due) {
    const Record asked =
        office.add("questions", {{"text", text}, {"asked_as", "public"}, {"about", "/areas/x"}});
    return office.move(asked, "open", {.who = {}, .values = {{"owner", "chair"}, {"due", due}}});
}

TEST(PublicRecords, CountWhatIsFoundOpenAndLate) {
    Office office{Office::shipped(), {}, Office::england()};
    office.add("questions", {{"text", "hidden"}, {"asked_as", "public"}});
    question(office, "late", "2026-03-04");
    question(office, "in time", "2026-03-30");
    const PublicRecords records = look(office, "2026-03-05");
    const auto* tally = records.tally("questions");
    ASSERT_NE(tally, nullptr);
    EXPECT_EQ(tally->total, 2);
    EXPECT_EQ(tally->open, 2);
    EXPECT_EQ(tally->late, 1);
    EXPECT_EQ(look(office, "2026-03-04").tally("questions")->late, 0);
    EXPECT_EQ(look(office, "2026-03-04").tally("none"), nullptr);
}

TEST(PublicRecords, ListWhatIsLateAndFromAToZ) {
    Office office{Office::shipped(), {}, Office::england()};
    question(office, "zebra", "2026-03-04");
    question(office, "Apple", "2026-03-30");
    question(office, "banana", "2026-03-04");
    const auto records = look(office, "2026-03-05");
    const auto titles = [&](const ListQuery& query) {
        std::vector<std::string> all;
        const auto found = records.list(query);
        for (const ListView::Row& row : found->rows) {
            all.push_back(row.title);
        }
        return all;
    };
    EXPECT_THAT(titles({.in = "questions", .order = ListQuery::Order::by_title}),
                ElementsAre("Apple", "banana", "zebra"));
    EXPECT_THAT(
        titles(
            {.in = "questions", .late_before = "2026-03-05", .order = ListQuery::Order::by_title}),
        ElementsAre("banana", "zebra"));
}

TEST(PublicRecords, OfferOnlyValuesOfWhatIsFound) {
    Office office{Office::shipped(), {}, Office::england()};
    office.add("questions",
               {{"text", "hidden"}, {"asked_as", "public"}, {"area", "of something hidden"}});
    question(office, "one", "2026-03-30");
    const auto records = look(office, "2026-03-05");
    EXPECT_THAT(*records.values("questions", "about", 10), ElementsAre("/areas/x"));
    EXPECT_TRUE(records.values("questions", "area", 10)->empty());
    EXPECT_FALSE(records.values("questions", "name", 10).has_value());
}

TEST(PublicRecords, GiveOutAFileOnlyWhereAPublicRecordNamesIt) {
    Office office{Office::shipped(), {}, Office::england()};
    const auto file = office.registers().attachments().keep("minutes.txt", "They met.\n");
    ASSERT_TRUE(file) << sentence(file.error());
    office.add_as(officer(), "committees", "panel", {{"name", "Panel"}, {"purpose", "It meets."}});
    const Record meeting = office.add("meetings", {{"name", "First"},
                                                   {"committee", "panel"},
                                                   {"date", "2026-04-20"},
                                                   {"agenda", file->line()}});
    const auto records = look(office, "2026-03-05");
    EXPECT_EQ(*records.file("meetings", meeting.id, file->hash, "minutes.txt"), "They met.\n");
    EXPECT_FALSE(records.file("meetings", meeting.id, file->hash, "other.txt").has_value());
    EXPECT_FALSE(records.file("committees", "panel", file->hash, "minutes.txt").has_value());
    EXPECT_FALSE(
        records.file("meetings", meeting.id, std::string(64, 'a'), "minutes.txt").has_value());
}

TEST(PublicRecords, CountHowManyEndedInTime) {
    Office office{Office::shipped(), {}, Office::england()};
    const Change answer{.who = {}, .values = {{"answer", "It did not."}, {"finding", "chance"}}};
    office.move(question(office, "late", "2026-03-04"), "answered", answer, "2026-03-09");
    office.move(question(office, "in time", "2026-03-30"), "answered", answer, "2026-03-09");
    const auto records = look(office, "2026-03-10");
    const auto clock = records.clock("questions", at("2026-01-01").today);
    ASSERT_TRUE(clock) << sentence(clock.error());
    EXPECT_EQ(clock->ended, 2);
    EXPECT_EQ(clock->in_time, 1);
    EXPECT_EQ(records.clock("questions", at("2026-03-10").today)->ended, 0);
}

TEST(PublicRecords, TellOtherProgramsWhatIsMadeUp) {
    Office office{Office::shipped(), {}, Office::england()};
    office.add_as(officer(), "committees", "panel", {{"name", "Panel"}, {"purpose", "It meets."}});
    const Change made_up{
        .who = officer(),
        .values = {{"name", "First"}, {"committee", "panel"}, {"date", "2026-04-20"}},
        .simulated = true};
    written(office.registers().add("meetings", "first", made_up, at("2026-03-02")));
    const auto records = look(office, "2026-03-05");
    EXPECT_THAT(*records.popolo(), HasSubstr("\"simulated\":true"));
    const std::string calendar = *records.meetings_calendar("Authority", "");
    EXPECT_THAT(calendar, HasSubstr("CATEGORIES:SIMULATED\r\n"));
    EXPECT_THAT(calendar, HasSubstr("UID:meetings/first\r\n"));
    EXPECT_THAT(calendar, testing::Not(HasSubstr("URL:")));
}

} // namespace
} // namespace mf::registers
