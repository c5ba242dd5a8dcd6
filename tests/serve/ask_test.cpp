// A question from anybody: taken without an account, read by officers alone until it is put, found again by its receipt.
#include "serve/sample_gate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mf::serve {
namespace {

using people::Role;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class AQuestion : public testing::Test {
protected:
    Received ask(const std::string& text) {
        return reader.send("/ask?about=/areas/x", "/ask",
                           {{"text", text},
                            {"name", "A. Person"},
                            {"reach", "a@example.org"},
                            {"about", "/areas/x"}});
    }

    /// The second of the two numbers, which is shown this once.
    static std::string receipt_in(const std::string& page) {
        const std::string before = "<strong>";
        const auto at = page.find(before, page.find("Your receipt"));
        return at == std::string::npos ? "" : page.substr(at + before.size(), 20);
    }

    Received look(const std::string& id, const std::string& receipt) {
        return reader.send("/ask/receipt", "/ask/receipt", {{"id", id}, {"receipt", receipt}});
    }

    SampleGate sample;
    Browser reader{sample.port()};
};

TEST_F(AQuestion, IsTakenWithoutAnAccount) {
    EXPECT_THAT(reader.get("/ask?about=/areas/x").body, HasSubstr("href=\"/areas/x\""));
    const auto reply = ask("Why did it rise?");
    EXPECT_EQ(reply.status, 200) << reply.body;
    const auto record = sample.records().record("questions", "2026-1");
    ASSERT_TRUE(record);
    EXPECT_EQ(record->state, "received");
    EXPECT_EQ(record->value("about"), "/areas/x");
    EXPECT_EQ(record->value("asked_as"), "public");
    EXPECT_EQ(record->opener.role, "public");
}

TEST_F(AQuestion, KeepsWhatIsAboutThePersonBesideTheChain) {
    ask("Why did it rise?");
    const auto record = sample.records().record("questions", "2026-1");
    EXPECT_EQ(record->value("name"), "");
    EXPECT_TRUE(record->sealed.contains("name"));
    EXPECT_TRUE(record->sealed.contains("reach"));
}

TEST_F(AQuestion, IsFoundAgainByItsReceiptAlone) {
    const std::string receipt = receipt_in(ask("Why did it rise?").body);
    EXPECT_THAT(look("2026-1", receipt).body,
                AllOf(HasSubstr("Why did it rise?"), Not(HasSubstr("A. Person"))));
    EXPECT_EQ(look("2026-1", receipt.substr(0, 10) + "-" + receipt.substr(10)).status, 200);
    EXPECT_EQ(look("2026-1", std::string(20, '0')).status, 422);
    EXPECT_EQ(look("2026-1", "").status, 422);
    EXPECT_EQ(look("2026-2", receipt).status, 422);
}

TEST_F(AQuestion, IsNotFoundByWhatIsPublishedOfTheChain) {
    ask("Why did it rise?");
    const std::string hash = sample.records().record("questions", "2026-1")->history.front().hash;
    for (const std::size_t length : {16U, 20U, 64U}) {
        EXPECT_EQ(look("2026-1", hash.substr(0, length)).status, 422);
    }
}

TEST_F(AQuestion, ShowsTheReasonWhenItIsRefused) {
    const std::string receipt = receipt_in(ask("Why did it rise?").body);
    sample.add("jo", {Role::officer});
    Browser officer{sample.port()};
    officer.sign_in("jo");
    const std::string refuse = "/staff/records/questions/2026-1/move/3?to=refused";
    EXPECT_EQ(officer.send(refuse, refuse, {{"version", "1"}}).status, 422);
    EXPECT_EQ(
        officer.send(refuse, refuse, {{"version", "1"}, {"why", "it is about a person"}}).status,
        303);
    EXPECT_THAT(look("2026-1", receipt).body, HasSubstr("it is about a person"));
}

TEST_F(AQuestion, WithoutWordsIsNotTaken) {
    const auto reply = ask("  ");
    EXPECT_EQ(reply.status, 422);
    EXPECT_THAT(reply.body,
                AllOf(HasSubstr("Please write your question."), HasSubstr("A. Person")));
    EXPECT_EQ(ask(std::string(4001, 'x')).status, 422);
    EXPECT_EQ(sample.records().list({.in = "questions", .hidden_too = true})->total, 0U);
}

TEST_F(AQuestion, IsAboutAPageOfThisSiteAlone) {
    for (const char* about : {"https://evil.example/", "//evil.example", "javascript:alert(1)"}) {
        const auto page = reader.get("/ask?about=" + encoded(about)).body;
        EXPECT_THAT(page, Not(HasSubstr("evil.example"))) << about;
        EXPECT_THAT(page, Not(HasSubstr("javascript:"))) << about;
    }
}

TEST_F(AQuestion, DoesNotComeAsAFlood) {
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(ask("Why?").status, 200);
    }
    const auto reply = ask("Why, a sixth time?");
    EXPECT_EQ(reply.status, 429);
    EXPECT_THAT(reply.body, HasSubstr("Why, a sixth time?"));
    EXPECT_NE(reply.field("retry-after"), "");
    EXPECT_EQ(sample.records().list({.in = "questions", .hidden_too = true})->total, 5U);
    sample.wait(std::chrono::minutes{13});
    EXPECT_EQ(ask("Why, a sixth time?").status, 200);
}

TEST_F(AQuestion, IsNotAskedFromAnotherSite) {
    const auto reply = reader.post("/ask", "text=x",
                                   "Origin: https://evil.example\r\nContent-Type: "
                                   "application/x-www-form-urlencoded\r\n");
    EXPECT_EQ(reply.status, 403);
}

} // namespace
} // namespace mf::serve
