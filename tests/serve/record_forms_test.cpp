// Records by hand: forms are shown, refused, kept, taken; two at once; two keys; files.
#include "serve/record_visit.hpp"
#include "serve/sample_gate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mf::serve {
namespace {

using people::Role;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

using Fields = std::vector<std::pair<std::string, std::string>>;

class Forms : public testing::Test {
protected:
    Browser signed_in(const std::string& name, const people::Roles& roles) {
        sample.add(name, roles);
        Browser browser{sample.port()};
        EXPECT_EQ(browser.sign_in(name).status, 303);
        return browser;
    }

    static Received send(Browser& browser, const std::string& form, const Fields& fields) {
        return browser.send(form, form, fields);
    }

    registers::Record record(const std::string& in, const std::string& id) {
        const auto read = sample.records().record(in, id);
        EXPECT_TRUE(read) << in << "/" << id;
        return read ? *read : registers::Record{};
    }

    /// "1": of a form that was got before somebody else wrote.
    static std::string version_in(const std::string& page) {
        const std::string before = "name=\"version\" value=\"";
        const auto at = page.find(before) + before.size();
        return page.substr(at, page.find('"', at) - at);
    }

    std::vector<std::string> restricted_reads() {
        std::vector<std::string> objects;
        const auto entries = sample.people().audit({});
        EXPECT_TRUE(entries);
        for (const people::AuditEntry& entry : *entries) {
            if (entry.action == "record.read") {
                objects.push_back(entry.object);
            }
        }
        return objects;
    }

    SampleGate sample;
    Browser officer{signed_in("jo", {Role::officer})};
};

TEST_F(Forms, OpenARecord) {
    const auto reply = send(officer, "/staff/records/actions/new",
                            {{"field.text", "mend the lamps"},
                             {"field.owner", "head of works"},
                             {"field.due", "2026-12-01"}});
    ASSERT_EQ(reply.status, 303) << reply.body;
    const std::string address = reply.field("location");
    EXPECT_THAT(address,
                AllOf(HasSubstr("/staff/records/actions/2026-1"), HasSubstr("done=added")));
    EXPECT_THAT(officer.get(address).body,
                AllOf(HasSubstr("mend the lamps"), HasSubstr("It is written down.")));
    const auto made = record("actions", "2026-1");
    EXPECT_EQ(made.opener.post, "post of jo");
    EXPECT_EQ(made.opener.role, "officer");
    EXPECT_FALSE(made.opener.account.empty());
}

TEST_F(Forms, SayBesideTheFieldWhatIsWrongAndKeepWhatWasTyped) {
    const auto reply = send(officer, "/staff/records/actions/new",
                            {{"field.text", "mend the lamps"}, {"field.due", "tomorrow"}});
    EXPECT_EQ(reply.status, 422);
    EXPECT_THAT(reply.body, HasSubstr("id=\"form-field-owner-error\""));
    EXPECT_THAT(reply.body, HasSubstr("id=\"form-field-due-error\""));
    EXPECT_THAT(reply.body, HasSubstr("value=\"mend the lamps\""));
    EXPECT_EQ(sample.records().list({.in = "actions"})->total, 0U);
}

TEST_F(Forms, TakeNothingThatTheyDoNotAskFor) {
    sample.place("mandates", "m", "proposed", {{"text", "T"}, {"use", "U"}, {"owner", "o"}});
    const auto reply = send(officer, "/staff/records/mandates/m/change",
                            {{"field.text", "T2"},
                             {"field.owner", "o"},
                             {"field.use", "everything"},
                             {"version", "1"}});
    EXPECT_EQ(reply.status, 303) << reply.body;
    EXPECT_EQ(record("mandates", "m").value("text"), "T2");
    EXPECT_EQ(record("mandates", "m").value("use"), "U");
}

TEST_F(Forms, MoveARecordWithWhatTheyAskForAndAReason) {
    sample.place("actions", "a", "open", {{"text", "T"}, {"owner", "head"}, {"due", "2026-12-01"}});
    const std::string drop = "/staff/records/actions/a/move/1?to=dropped";
    EXPECT_EQ(send(officer, drop, {{"version", "1"}}).status, 422);
    EXPECT_EQ(record("actions", "a").state, "open");
    EXPECT_EQ(send(officer, drop, {{"version", "1"}, {"why", "no longer needed"}}).status, 303);
    EXPECT_EQ(record("actions", "a").state, "dropped");
    EXPECT_EQ(record("actions", "a").history.back().why, "no longer needed");
}

TEST_F(Forms, SayInWordsWhyAMoveIsNotPossible) {
    sample.place("scrutinies", "s", "reported", {{"text", "T"}});
    sample.place("recommendations", "r", "made", {{"text", "R"}, {"scrutiny", "s"}});
    const auto page = officer.get("/staff/records/scrutinies/s").body;
    EXPECT_THAT(page, HasSubstr("It cannot become this yet: Closed"));
    EXPECT_THAT(page, HasSubstr("everything that belongs to it must be answered"));
    const auto reply =
        send(officer, "/staff/records/scrutinies/s/move/2?to=closed", {{"version", "1"}});
    EXPECT_EQ(reply.status, 422);
    EXPECT_EQ(record("scrutinies", "s").state, "reported");
}

TEST_F(Forms, ShowTheSecondWriterBothVersionsAndWriteOverNothing) {
    sample.place("actions", "a", "open",
                 {{"text", "old"}, {"owner", "head"}, {"due", "2026-12-01"}});
    Browser other = signed_in("kim", {Role::officer});
    const std::string form = "/staff/records/actions/a/change";
    const std::string seen = version_in(other.get(form).body);
    ASSERT_EQ(send(officer, form,
                   {{"field.text", "theirs"},
                    {"field.owner", "head"},
                    {"field.due", "2026-12-24"},
                    {"version", seen}})
                  .status,
              303);
    const Fields mine{{"field.text", "mine"}, {"field.owner", "head"}, {"field.due", "2026-12-01"}};
    Fields late = mine;
    late.emplace_back("version", seen);
    const auto reply = send(other, form, late);
    EXPECT_EQ(reply.status, 409);
    EXPECT_THAT(reply.body, AllOf(HasSubstr("theirs"), HasSubstr("mine"), HasSubstr("post of jo")));
    // What the second did not touch is the first one's; what she did is hers, once she sends it again.
    EXPECT_THAT(reply.body, HasSubstr("value=\"2026-12-24\""));
    EXPECT_EQ(record("actions", "a").value("text"), "theirs");
    Fields again{{"field.text", "mine"}, {"field.owner", "head"}, {"field.due", "2026-12-24"}};
    again.emplace_back("version", version_in(reply.body));
    EXPECT_EQ(send(other, form, again).status, 303);
    EXPECT_EQ(record("actions", "a").value("text"), "mine");
    EXPECT_EQ(record("actions", "a").value("due"), "2026-12-24");
}

TEST_F(Forms, ShowWhatWasTypedWhenSomebodyElseHasMovedTheRecord) {
    sample.place("actions", "a", "open", {{"text", "T"}, {"owner", "head"}, {"due", "2026-12-01"}});
    Browser other = signed_in("kim", {Role::officer});
    const std::string drop = "/staff/records/actions/a/move/1?to=dropped";
    other.get(drop);
    ASSERT_EQ(send(officer, drop, {{"version", "1"}, {"why", "first"}}).status, 303);
    const auto reply =
        other.send("/account", drop, {{"version", "1"}, {"why", "my own long reason"}});
    EXPECT_EQ(reply.status, 409);
    EXPECT_THAT(reply.body, HasSubstr("my own long reason"));
}

TEST_F(Forms, WaitForASecondPersonWhereTwoMustAgree) {
    sample.place("committees", "c", "sitting", {{"name", "C"}});
    sample.place("meetings", "m", "called", {{"name", "M"}, {"committee", "c"}});
    sample.place("agenda-items", "i", "proposed", {{"text", "Item"}, {"meeting", "m"}});
    const std::string form = "/staff/records/agenda-items/i/move/1?to=private";
    const auto first = send(officer, form,
                            {{"field.ground", "schedule-12a-1"},
                             {"field.interest", "it names a child"},
                             {"version", "1"}});
    ASSERT_EQ(first.status, 303) << first.body;
    EXPECT_THAT(officer.get(first.field("location")).body,
                HasSubstr("It waits for a second person"));
    EXPECT_EQ(record("agenda-items", "i").state, "proposed");
    EXPECT_EQ(send(officer, form, {{"version", "2"}}).status, 422);
    Browser member = signed_in("kim", {Role::member});
    const auto page = member.get(form).body;
    EXPECT_THAT(page, HasSubstr("it names a child"));
    EXPECT_EQ(send(member, form, {{"version", "2"}}).status, 303);
    EXPECT_EQ(record("agenda-items", "i").state, "private");
    EXPECT_EQ(record("agenda-items", "i").value("interest"), "it names a child");
}

TEST_F(Forms, ActInWhicheverRoleMayDoIt) {
    sample.place("recommendations", "r", "made",
                 {{"text", "R"}, {"body", "the board"}, {"addressed_to", "chief"}});
    Browser both = signed_in("kim", {Role::analyst, Role::council_partner});
    EXPECT_EQ(send(both, "/staff/records/recommendations/r/move/0?to=refused",
                   {{"field.response", "no money"}, {"version", "1"}})
                  .status,
              303);
    EXPECT_EQ(record("recommendations", "r").history.back().who.role, "council-partner");
}

TEST_F(Forms, AreKeptAndGoneOnWith) {
    const std::string form = "/staff/records/actions/new";
    EXPECT_EQ(send(officer, form, {{"field.text", "half done"}, {"way", "draft"}}).status, 303);
    EXPECT_EQ(sample.records().list({.in = "actions"})->total, 0U);
    EXPECT_THAT(officer.get("/staff/work").body, HasSubstr("half done"));
    EXPECT_THAT(officer.get(form).body, HasSubstr("half done"));
    Browser other = signed_in("kim", {Role::officer});
    EXPECT_THAT(other.get(form).body, Not(HasSubstr("half done")));
    EXPECT_EQ(send(officer, form,
                   {{"field.text", "whole"}, {"field.owner", "x"}, {"field.due", "2026-12-01"}})
                  .status,
              303);
    EXPECT_THAT(officer.get(form).body, Not(HasSubstr("half done")));
}

TEST_F(Forms, ThrowAwayWhatWasKept) {
    const std::string form = "/staff/records/actions/new";
    send(officer, form, {{"field.text", "half done"}, {"way", "draft"}});
    send(officer, form, {{"way", "drop"}});
    EXPECT_THAT(officer.get(form).body, Not(HasSubstr("half done")));
}

TEST_F(Forms, FillInWhatStandsInAnotherRecord) {
    sample.place("committees", "c", "sitting",
                 {{"name", "C"}, {"chair", "the chair"}, {"members", "member a\nmember b"}});
    const auto page = officer.get("/staff/records/meetings/new?committee=c").body;
    EXPECT_THAT(page, AllOf(HasSubstr("value=\"the chair\""), HasSubstr("member a\nmember b")));
    const auto filled = send(officer, "/staff/records/meetings/new",
                             {{"field.name", "July"}, {"field.committee", "c"}, {"way", "offer"}});
    EXPECT_THAT(filled.body, AllOf(HasSubstr("value=\"the chair\""), HasSubstr("value=\"July\"")));
}

TEST_F(Forms, ReferToNothingThatIsHiddenFromWhoSendsThem) {
    sample.place("papers", "secret", "draft", {{"text", "Secret"}, {"author", "somebody"}});
    sample.place("meetings", "m", "called", {{"name", "M"}});
    Browser member = signed_in("kim", {Role::member});
    for (const char* paper : {"secret", "is-not-there"}) {
        const auto reply =
            send(member, "/staff/records/decisions/new",
                 {{"field.text", "D"}, {"field.meeting", "m"}, {"field.paper", paper}});
        EXPECT_EQ(reply.status, 422);
        EXPECT_THAT(reply.body, HasSubstr("There is no such record"));
    }
}

TEST_F(Forms, TakeFilesAndGiveThemOutAsDownloadsAlone) {
    sample.place("actions", "a", "open", {{"text", "T"}, {"owner", "head"}, {"due", "2026-12-01"}});
    const std::string form = "/staff/records/actions/a/change";
    const auto sent = officer.send_file(form, form,
                                        {{"field.text", "T"},
                                         {"field.owner", "head"},
                                         {"field.due", "2026-12-01"},
                                         {"version", "1"}},
                                        {"field.evidence.file", "proof<b>.csv", "a,b\n1,2\n"});
    EXPECT_EQ(sent.status, 422) << "such a name is not taken";
    const auto taken = officer.send_file(form, form,
                                         {{"field.text", "T"},
                                          {"field.owner", "head"},
                                          {"field.due", "2026-12-01"},
                                          {"version", "1"}},
                                         {"field.evidence.file", "proof one.csv", "a,b\n1,2\n"});
    ASSERT_EQ(taken.status, 303) << taken.body;
    const std::string line = record("actions", "a").value("evidence");
    const std::string hash = line.substr(5, 64);
    const std::string address = "/staff/records/actions/a/files/" + hash + "/proof%20one.csv";
    const auto file = officer.get(address);
    ASSERT_EQ(file.status, 200);
    EXPECT_EQ(file.body, "a,b\n1,2\n");
    EXPECT_EQ(file.field("content-disposition"), "attachment; filename*=UTF-8''proof%20one.csv");
    EXPECT_EQ(file.field("x-content-type-options"), "nosniff");
    EXPECT_EQ(file.field("content-type"), "text/plain");
    for (const std::string& wrong :
         {"/files/" + hash + "/other.csv", "/files/" + std::string(64, '0') + "/proof%20one.csv"}) {
        EXPECT_EQ(officer.get("/staff/records/actions/a" + wrong).status, 404);
    }
    sample.place("actions", "b", "open", {{"text", "T"}});
    EXPECT_EQ(officer.get("/staff/records/actions/b/files/" + hash + "/proof%20one.csv").status,
              404);
}

TEST_F(Forms, TakeNoFileThatIsNotWhatItsNameSays) {
    const auto reply = officer.send_file(
        "/staff/records/actions/new", "/staff/records/actions/new",
        {{"field.text", "T"}, {"field.owner", "head"}, {"field.due", "2026-12-01"}},
        {"field.evidence.file", "proof.pdf", "<script>alert(1)</script>"});
    EXPECT_EQ(reply.status, 422);
    EXPECT_THAT(reply.body, HasSubstr("This kind of file is not taken"));
}

TEST_F(Forms, DeleteWhatIsAboutAPerson) {
    const auto asked = sample.records().add(
        "questions", "",
        {.who = {.account = {}, .post = "public", .role = "public"},
         .values = {{"text", "Why?"}, {"asked_as", "public"}, {"name", "A. Person"}}},
        Clock{registers::day_of(people::text_of(sample.now())), people::text_of(sample.now())});
    ASSERT_TRUE(asked);
    const std::string page = "/staff/records/questions/2026-1";
    EXPECT_THAT(officer.get(page).body, HasSubstr("A. Person"));
    EXPECT_EQ(send(officer, page + "/erase", {{"fields[]", "name"}}).status, 422);
    EXPECT_EQ(send(officer, page + "/erase", {{"fields[]", "text"}, {"why", "asked"}}).status, 422);
    EXPECT_EQ(send(officer, page + "/erase", {{"fields[]", "name"}, {"why", "asked"}}).status, 303);
    EXPECT_THAT(officer.get(page).body, Not(HasSubstr("A. Person")));
    EXPECT_EQ(officer.get(page + "/erase").status, 404);
}

TEST_F(Forms, AndPagesWriteDownWhoReadWhatNotEverybodyMayRead) {
    sample.place("questions", "hidden", "received", {{"text", "Why?"}});
    sample.place("questions", "open", "open", {{"text", "Why not?"}});
    Browser member = signed_in("kim", {Role::member});
    member.get("/staff/records/questions/open");
    EXPECT_THAT(restricted_reads(), testing::IsEmpty());
    officer.get("/staff/records/questions/hidden");
    EXPECT_THAT(restricted_reads(), testing::ElementsAre("questions/hidden"));
    officer.get("/staff/records/questions");
    EXPECT_THAT(restricted_reads(), testing::ElementsAre("questions/hidden", "questions"));
}

TEST_F(Forms, ForgedDoNothing) {
    sample.place("actions", "a", "open", {{"text", "T"}, {"owner", "o"}, {"due", "2026-12-01"}});
    for (const char* form :
         {"/staff/records/actions/new", "/staff/records/actions/a/change",
          "/staff/records/actions/a/move/1?to=dropped", "/staff/records/actions/a/erase"}) {
        const auto reply = officer.post(form, "version=1&why=x&field.text=x",
                                        "Origin: https://evil.example\r\nContent-Type: "
                                        "application/x-www-form-urlencoded\r\n");
        EXPECT_EQ(reply.status, 403) << form;
    }
    EXPECT_EQ(record("actions", "a").version, 1);
}

TEST_F(Forms, AndListsTakeNoTrickForACommand) {
    sample.place("actions", "a", "open", {{"text", "T"}, {"owner", "o"}, {"due", "2026-12-01"}});
    for (const char* trick : {"%27%20OR%201%3D1--", "%22%3B%20DROP%20TABLE%20record%3B--", "*",
                              "%22", "NEAR(a%20b)", "open%20:%20x", "%F0%9F%98%80"}) {
        const std::string text{trick};
        EXPECT_EQ(officer.get("/staff/records/actions?q=" + text).status, 200) << trick;
        EXPECT_EQ(officer.get("/staff/records/actions?owner=" + text).status, 200) << trick;
        EXPECT_EQ(officer.get("/staff/records/actions?state=" + text).status, 200) << trick;
        EXPECT_EQ(officer.get("/staff/records/actions?from=" + text).status, 200) << trick;
        EXPECT_EQ(officer.get("/staff/records/actions/" + text).status, 404) << trick;
        EXPECT_EQ(officer.get("/staff/records/" + text).status, 404) << trick;
    }
    EXPECT_EQ(sample.records().list({.in = "actions"})->total, 1U);
}

TEST_F(Forms, AndPagesShowWhatWasTypedAsWords) {
    const std::string payload =
        "\"><img src=x onerror=alert(1)></textarea><script>alert(2)</script>";
    for (const registers::Register& in : sample.records().definitions().registers) {
        registers::Values values;
        for (const registers::Field& field : in.fields) {
            values[field.name] = payload;
        }
        sample.place(in.id, "x", in.start, values);
        const std::string page = record_address(in.id, "x");
        for (const std::string& address :
             {page, page + "/change", record_address(in.id), record_address(in.id) + "?q=script",
              record_address(in.id) + "/new", std::string{"/staff/work"}}) {
            const auto body = officer.get(address).body;
            EXPECT_THAT(body, AllOf(Not(HasSubstr("<img src=x")), Not(HasSubstr("<script>alert"))))
                << address;
        }
    }
}

} // namespace
} // namespace mf::serve
