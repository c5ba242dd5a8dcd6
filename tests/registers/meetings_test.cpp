// What a member has in one pack, and meetings and votes as other programs read them.
#include "registers/exchange.hpp"
#include "registers/meeting_pack.hpp"
#include "registers/register_sample.hpp"

#include <gtest/gtest.h>

namespace mf::registers {
namespace {

const Actor reader = {.account = {}, .post = "somebody", .role = "public"};
const Actor member = {.account = {}, .post = "member a", .role = "member"};

class Meetings : public testing::Test {
protected:
    Meetings() {
        add("committees", "policing",
            {{"name", "Policing committee"},
             {"purpose", "to look"},
             {"members", "member a\nmember b"}});
        add("meetings", "june",
            {{"name", "June, first"}, {"committee", "policing"}, {"date", "2026-06-11"}});
        add("meetings", "july",
            {{"name", "July"},
             {"committee", "policing"},
             {"date", "2026-07-09"},
             {"place", "Town hall; room 2"}});
        add("decisions", "d", {{"text", "that it is allowed"}, {"meeting", "june"}});
    }
    Record add(const std::string& in,
               const std::string& id,
               const Values& values,
               const std::string& day = "2026-05-01") {
        return office.add_as(officer(), in, id, values, day);
    }
    MeetingPack pack() {
        const auto packed =
            meeting_pack(office.registers(), "policing", member, *Day::parse("2026-06-20"));
        EXPECT_TRUE(packed) << (packed ? "" : sentence(packed.error()));
        return packed ? *packed : MeetingPack{};
    }

    Office office{Office::shipped(), {}, Office::england()};
};

TEST_F(Meetings, KnowTheLastAndTheNext) {
    EXPECT_EQ(pack().last->id, "june");
    EXPECT_EQ(pack().next->id, "july");
    EXPECT_EQ(pack().since, "2026-06-12T00:00:00Z");
    EXPECT_EQ(pack().decisions.at(0).id, "d");
}

TEST_F(Meetings, ArePreparedOneByOne) {
    add("meetings", "august",
        {{"name", "August"}, {"committee", "policing"}, {"date", "2026-08-06"}});
    const auto packed =
        meeting_pack(office.registers(), "policing", member, *Day::parse("2026-06-20"), "august");
    ASSERT_TRUE(packed);
    EXPECT_EQ(packed->next->id, "august");
    EXPECT_EQ(packed->last->id, "june"); // July is still to come
}

TEST_F(Meetings, HaveTheirAgendaInTheOrderOfItsNumbers) {
    add("agenda-items", "b", {{"text", "second"}, {"meeting", "july"}, {"number", "10"}});
    add("agenda-items", "a", {{"text", "first"}, {"meeting", "july"}, {"number", "9"}});
    ASSERT_EQ(pack().agenda.size(), 2U);
    EXPECT_EQ(pack().agenda[0].title, "first");
}

TEST_F(Meetings, TellWhatIsLateAndWhatWasAnsweredSince) {
    add("commitments", "c",
        {{"text", "32 teams"}, {"owner", "commissioner"}, {"due", "2026-06-01"}});
    ASSERT_TRUE(office.registers().refresh(at("2026-06-20")));
    Record question =
        add("questions", "q", {{"text", "why"}, {"asked_as", "member"}}, "2026-06-14");
    question =
        office.move(question, "open",
                    {.who = officer(), .values = {{"owner", "commander"}, {"due", "2026-06-30"}}},
                    "2026-06-15");
    EXPECT_EQ(pack().unanswered.at(0).id, "q");
    office.move(question, "answered",
                {.who = officer(), .values = {{"answer", "so"}, {"finding", "chance"}}},
                "2026-06-16");
    EXPECT_EQ(pack().answers.at(0).id, "q");
    EXPECT_EQ(pack().overdue.at(0).id, "c");
}

TEST_F(Meetings, GoOutAsACalendar) {
    const auto text =
        meetings_calendar(office.registers(), reader, "Meetings", "https://example.org/meetings/");
    ASSERT_TRUE(text);
    EXPECT_NE(
        text->find(
            "BEGIN:VEVENT\r\nUID:https://example.org/meetings/july\r\nDTSTAMP:20260501T120000Z\r\n"
            "DTSTART;VALUE=DATE:20260709\r\nDTEND;VALUE=DATE:20260710\r\nSUMMARY:July\r\n"
            "LOCATION:Town hall\\; room 2\r\n"),
        std::string::npos)
        << *text;
    EXPECT_NE(text->find("SUMMARY:June\\, first\r\n"), std::string::npos);
}

TEST_F(Meetings, FoldLinesOfACalendarWhereACharacterEnds) {
    std::string long_name = "x";
    for (int i = 0; i < 60; ++i) {
        long_name += "é";
    }
    add("meetings", "long",
        {{"name", long_name}, {"committee", "policing"}, {"date", "2026-08-06"}});
    const auto text =
        meetings_calendar(office.registers(), reader, "Meetings", "https://example.org/");
    ASSERT_TRUE(text);
    std::size_t width = 0;
    for (const char c : *text) {
        width = c == '\n' ? 0 : width + 1;
        ASSERT_LE(width, 76U); // 75 and the carriage return
    }
    std::string unfolded = *text;
    for (auto fold = unfolded.find("\r\n "); fold != std::string::npos;
         fold = unfolded.find("\r\n ")) {
        unfolded.erase(fold, 3);
    }
    EXPECT_NE(unfolded.find(long_name), std::string::npos);
}

TEST_F(Meetings, GoOutWithTheirVotesAsPopolo) {
    office.add_as(officer(), "votes", "v",
                  {{"decision", "d"}, {"member", "member a"}, {"vote", "for"}});
    const auto text = popolo(office.registers(), reader);
    ASSERT_TRUE(text) << sentence(text.error());
    EXPECT_NE(
        text->find(R"({"id":"policing","name":"Policing committee","classification":"committee"})"),
        std::string::npos)
        << *text;
    EXPECT_NE(text->find(R"("votes":[{"id":"v","voter_id":"member a","option":"yes"}])"),
              std::string::npos)
        << *text;
}

} // namespace
} // namespace mf::registers
