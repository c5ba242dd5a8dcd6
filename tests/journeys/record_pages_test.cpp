// Records on the public site while it is served: what is recorded shows a second later, what is hidden never.
#include "support/program.hpp"
#include "support/running_program.hpp"
#include "support/site_client.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

namespace mf {
namespace {

using test::Workspace;
using testing::HasSubstr;
using testing::Not;

class RecordsOnTheSite : public testing::Test {
protected:
    /// By the records officer; the first line of what it says.
    std::string act(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), "register");
        arguments.insert(arguments.end(), {"--post", "records officer"});
        const auto outcome = workspace.run(std::move(arguments));
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        return outcome.out.substr(0, outcome.out.find('\n'));
    }

    std::string page(const std::string& address) { return test::reply_to(port, address); }

    /// Asks until the page has the text, for five seconds at most.
    std::string page_with(const std::string& address, const std::string& text) {
        constexpr int tries = 50;
        std::string reply = page(address);
        for (int i = 0; i < tries && reply.find(text) == std::string::npos; ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds{100});
            reply = page(address);
        }
        return reply;
    }

    Workspace workspace;
    test::RunningProgram serve{{"serve", "--port", "0", "-w", workspace.folder().string()}};
    std::uint16_t port = test::port_of(serve);
};

TEST_F(RecordsOnTheSite, ShowASecondAfterTheyWereRecorded) {
    ASSERT_NE(port, 0);
    EXPECT_THAT(page("/questions"), HasSubstr("there are no records yet"));
    const std::string id = act({"add", "questions", "text=Why did it rise?", "asked_as=public",
                                "about=/about/trust", "name=A. Person"});
    EXPECT_THAT(page("/questions/" + id), HasSubstr("404"));
    act({"move", "questions", id, "open", "owner=Borough commander", "due=2035-01-01"});
    const std::string open = page_with("/questions/" + id, "200 OK");
    EXPECT_THAT(open, HasSubstr("Why did it rise?"));
    EXPECT_THAT(open, Not(HasSubstr("A. Person")));
    // Another page may still be the one of a moment ago.
    EXPECT_THAT(page_with("/questions", "Why did it rise?"), HasSubstr("Why did it rise?"));
    const std::string unanswered = "One question about this page has no answer yet";
    EXPECT_THAT(page_with("/about/trust", unanswered), HasSubstr(unanswered));
    act({"move", "questions", id, "answered", "answer=It did not.", "finding=chance"});
    EXPECT_THAT(page_with("/about/trust", "It did not."), HasSubstr("It did not."));
    EXPECT_THAT(page_with("/questions/" + id + ".json", "It did not."), HasSubstr("It did not."));
    EXPECT_THAT(page("/questions.csv"), HasSubstr("Why did it rise?"));
    const std::string answered = "One question was answered";
    EXPECT_THAT(page_with("/today", answered), HasSubstr(answered));
}

TEST_F(RecordsOnTheSite, ComeAsACalendarAndForOtherPrograms) {
    ASSERT_NE(port, 0);
    act({"add", "committees", "name=Panel", "purpose=It meets.", "--id", "panel-x"});
    act({"add", "meetings", "name=First meeting", "committee=panel-x", "date=2035-04-20", "--id",
         "first"});
    const std::string calendar = page_with("/meetings.ics", "First meeting");
    EXPECT_THAT(calendar, HasSubstr("text/calendar"));
    EXPECT_THAT(calendar, HasSubstr("DTSTART;VALUE=DATE:20350420"));
    EXPECT_THAT(page("/meetings/popolo.json"), HasSubstr("\"organization_id\":\"panel-x\""));
    EXPECT_THAT(page("/meetings/first"), HasSubstr("First meeting"));
}

TEST_F(RecordsOnTheSite, GiveOutTheirFilesAsDownloads) {
    ASSERT_NE(port, 0);
    const auto file = workspace.inputs().write("agenda.txt", "They will meet.\n");
    const auto kept = workspace.run({"register", "attach", file.string()});
    ASSERT_EQ(kept.code, 0) << kept.err;
    const std::string line = kept.out.substr(0, kept.out.find('\n'));
    act({"add", "committees", "name=Panel", "purpose=It meets.", "--id", "panel-x"});
    act({"add", "meetings", "name=First meeting", "committee=panel-x", "date=2035-04-20",
         "agenda=" + line, "--id", "first"});
    EXPECT_THAT(page_with("/meetings/first", "agenda.txt"), HasSubstr("/meetings/first/files/"));
    const std::string given =
        page("/meetings/first/files/" + line.substr(std::string{"file:"}.size()));
    EXPECT_THAT(given, HasSubstr("Content-Disposition: attachment; filename*=UTF-8''agenda.txt"));
    EXPECT_THAT(given, HasSubstr("They will meet."));
    EXPECT_THAT(page("/committees/panel-x/files/" + line.substr(std::string{"file:"}.size())),
                Not(HasSubstr("They will meet.")));
}

TEST_F(RecordsOnTheSite, RefuseWhatAListDoesNotHave) {
    ASSERT_NE(port, 0);
    for (const char* address : {"/questions?state=received", "/questions?page=0",
                                "/questions?order=%27%3B--", "/questions?page=1e9"}) {
        EXPECT_THAT(page(address), HasSubstr(" 400 ")) << address;
    }
    for (const char* address : {"/questions/2026-1", "/questions/..%2f", "/nothing/2026-1",
                                "/questions?page=7", "/meetings/x/files/y/z"}) {
        EXPECT_THAT(page(address), Not(HasSubstr(" 200 OK"))) << address;
    }
}

} // namespace
} // namespace mf
