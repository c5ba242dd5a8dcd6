// The gate in front of personal pages: who gets in, and what is tried by those who should not.
#include "people/totp.hpp"
#include "serve/sample_gate.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mf::serve {
namespace {

using people::Role;
using std::chrono::minutes;
using testing::AnyOf;
using testing::HasSubstr;
using testing::Not;

const std::string form_type = "Content-Type: application/x-www-form-urlencoded\r\n";

class TheGate : public testing::Test {
protected:
    SampleGate sample;
    Browser browser{sample.port()};
};

TEST_F(TheGate, LetsInWhoSignsInAndOutAgain) {
    sample.add("jo", {Role::analyst});
    const auto reply = browser.sign_in("jo");
    EXPECT_EQ(reply.status, 303);
    EXPECT_EQ(reply.field("location"), "/staff/work");
    EXPECT_EQ(browser.get("/staff").status, 200);
    EXPECT_EQ(browser.send("/account", "/sign-out", {}).status, 303);
    EXPECT_NE(browser.get("/staff").status, 200);
}

TEST_F(TheGate, GoesOnToTheAddressThatWasAskedFor) {
    sample.add("jo", {Role::analyst});
    const auto asked = browser.get("/account");
    EXPECT_EQ(asked.status, 303);
    EXPECT_EQ(asked.field("location"), "/sign-in?to=%2Faccount");
    const auto reply = browser.send(
        "/sign-in", "/sign-in", {{"name", "jo"}, {"password", good_password}, {"to", "/staff"}});
    EXPECT_EQ(reply.field("location"), "/staff");
}

TEST_F(TheGate, GoesOnToNoOtherSite) {
    sample.add("jo", {Role::analyst});
    for (const char* to : {"https://evil.example", "//evil.example", "/\\evil.example"}) {
        const auto reply = browser.send("/sign-in", "/sign-in",
                                        {{"name", "jo"}, {"password", good_password}, {"to", to}});
        EXPECT_EQ(reply.field("location"), "/staff/work") << to;
        browser.send("/account", "/sign-out", {});
    }
}

TEST_F(TheGate, SaysBesideTheFieldThatTheNameOrPasswordIsWrong) {
    sample.add("jo", {Role::analyst});
    const auto reply = browser.sign_in("jo", "wrong");
    EXPECT_EQ(reply.status, 422);
    EXPECT_THAT(reply.body, HasSubstr("id=\"form-name-error\""));
    EXPECT_THAT(reply.body, HasSubstr("value=\"jo\""));
    EXPECT_THAT(reply.body, Not(HasSubstr("value=\"wrong\"")));
}

TEST_F(TheGate, AnswersAnUnknownNameAsAWrongPassword) {
    sample.add("jo", {Role::analyst});
    auto known = browser.sign_in("jo", "wrong");
    Browser other{sample.port()};
    auto unknown = other.sign_in("no", "wrong");
    EXPECT_EQ(known.status, unknown.status);
    EXPECT_EQ(known.body.size(), unknown.body.size());
}

TEST_F(TheGate, HasALimitOfTries) {
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(browser.sign_in("jo", "wrong").status, 422);
    }
    const auto reply = browser.sign_in("jo", "wrong");
    EXPECT_EQ(reply.status, 429);
    EXPECT_EQ(reply.field("retry-after"), "900");
}

TEST_F(TheGate, AsksForACodeWhereTheAccountHasOne) {
    const auto account = sample.add("jo", {Role::analyst});
    const auto who = people::identity_of(account);
    std::string secret = sample.people().begin_codes(who)->grouped;
    std::erase(secret, ' ');
    ASSERT_TRUE(
        *sample.people().confirm_codes(who, people::totp_code(secret, sample.now()), sample.now()));
    sample.wait(minutes{2});
    const auto first = browser.sign_in("jo");
    EXPECT_EQ(first.field("location"), "/sign-in/code");
    EXPECT_NE(browser.get("/staff").status, 200);
    EXPECT_EQ(browser.send("/sign-in/code", "/sign-in/code", {{"code", "000000"}}).status, 422);
    const auto code = people::totp_code(secret, sample.now());
    EXPECT_EQ(browser.send("/sign-in/code", "/sign-in/code", {{"code", code}}).status, 303);
    EXPECT_EQ(browser.get("/staff").status, 200);
}

TEST_F(TheGate, SetsUpACodeOnTheAccountsPage) {
    sample.add("jo", {Role::analyst});
    browser.sign_in("jo");
    const auto page = browser.get("/account/code").body;
    const auto at = page.find("otpauth://totp/metforward:jo?secret=");
    ASSERT_NE(at, std::string::npos);
    const auto secret =
        page.substr(at + std::string{"otpauth://totp/metforward:jo?secret="}.size(), 32);
    EXPECT_EQ(browser.send("/account/code", "/account/code", {{"code", "1"}}).status, 422);
    const auto code = people::totp_code(secret, sample.now());
    EXPECT_EQ(browser.send("/account/code", "/account/code", {{"code", code}}).status, 303);
    EXPECT_TRUE((*sample.people().find("jo"))->has_second_step);
}

TEST_F(TheGate, ChangesAPasswordOnTheAccountsPage) {
    sample.add("jo", {Role::analyst});
    browser.sign_in("jo");
    const auto wrong =
        browser.send("/account", "/account/password", {{"old", good_password}, {"new", "short"}});
    EXPECT_EQ(wrong.status, 422);
    EXPECT_THAT(wrong.body, HasSubstr("id=\"change-new-error\""));
    EXPECT_EQ(browser
                  .send("/account", "/account/password",
                        {{"old", good_password}, {"new", "another long and good one"}})
                  .status,
              303);
    EXPECT_EQ(browser.get("/account").status, 200);
}

TEST_F(TheGate, AsksWhoseSessionHasEndedToSignInAgain) {
    sample.add("jo", {Role::analyst});
    browser.sign_in("jo");
    sample.wait(minutes{31});
    for (const char* address : {"/staff", "/staff/no/such/page"}) {
        Browser same = browser;
        const auto reply = same.get(address);
        EXPECT_EQ(reply.status, 303) << address;
        EXPECT_THAT(reply.field("location"), HasSubstr("/sign-in?to=")) << address;
        EXPECT_EQ(same.cookie("__Host-session"), "") << address;
    }
}

// What is hidden is not found.

TEST_F(TheGate, HidesAPageAsIfThereWereNone) {
    sample.add("jo", {Role::analyst});
    browser.sign_in("jo");
    const auto hidden = browser.get("/staff/audit");
    const auto none = browser.get("/staff/nothing");
    EXPECT_EQ(hidden.status, 404);
    EXPECT_EQ(none.status, 404);
    EXPECT_EQ(hidden.body, none.body);
}

TEST_F(TheGate, HidesAPageFromThePublic) {
    EXPECT_EQ(browser.get("/staff/audit").status, 404);
    EXPECT_EQ(browser.get("/staff/audit").body, browser.get("/staff/nothing").body);
}

TEST_F(TheGate, HasNoPersonalPageInAnotherForm) {
    sample.add("jo", {Role::analyst});
    browser.sign_in("jo");
    EXPECT_EQ(browser.get("/account.json").status, 404);
    EXPECT_EQ(browser.get("/staff.csv").status, 404);
}

TEST_F(TheGate, GivesNoPersonalPageToKeep) {
    sample.add("jo", {Role::analyst});
    browser.sign_in("jo");
    for (const char* address : {"/account", "/staff", "/sign-in", "/staff/audit"}) {
        EXPECT_EQ(browser.get(address).field("cache-control"), "no-store") << address;
    }
}

TEST_F(TheGate, DoesNotCompressWhatHoldsASecret) {
    const auto reply = fetch(sample.port(), "/sign-in", "Accept-Encoding: gzip, br\r\n");
    EXPECT_EQ(reply.field("content-encoding"), "");
}

// Public pages know nobody.

TEST_F(TheGate, SetsNoCookieOnAPublicPage) {
    const auto reply = browser.get("/page");
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.field("set-cookie"), "");
}

TEST_F(TheGate, GivesAPublicPageToASessionAsToEveryone) {
    sample.add("jo", {Role::analyst});
    const auto before = browser.get("/page");
    browser.sign_in("jo");
    const auto after = browser.get("/page");
    EXPECT_EQ(after.body, before.body);
    EXPECT_EQ(after.field("etag"), before.field("etag"));
    EXPECT_EQ(after.field("set-cookie"), "");
}

TEST_F(TheGate, LetsNobodyWriteToAPublicPage) {
    const auto reply = browser.post("/page", "a=1", browser.own_origin() + form_type);
    EXPECT_EQ(reply.status, 405);
    EXPECT_EQ(reply.field("allow"), "GET, HEAD");
    EXPECT_EQ(browser.post("/no/page", "a=1", browser.own_origin() + form_type).status, 404);
}

// A session belongs to who signed in.

TEST_F(TheGate, GivesAnotherSessionThanTheOneThatWasBrought) {
    sample.add("jo", {Role::analyst});
    const std::string planted(32, 'a');
    browser.set_cookie("__Host-session", planted);
    browser.sign_in("jo");
    EXPECT_NE(browser.cookie("__Host-session"), planted);
    Browser attacker{sample.port()};
    attacker.set_cookie("__Host-session", planted);
    EXPECT_NE(attacker.get("/staff").status, 200);
}

TEST_F(TheGate, EndsTheSessionInWhichSomebodySignsInAgain) {
    sample.add("jo", {Role::analyst});
    browser.sign_in("jo");
    Browser attacker = browser;
    browser.sign_in("jo");
    EXPECT_NE(attacker.get("/staff").status, 200);
    EXPECT_EQ(browser.get("/staff").status, 200);
}

TEST_F(TheGate, BelievesNoBrokenCookie) {
    sample.add("jo", {Role::analyst});
    browser.sign_in("jo");
    const auto token = browser.cookie("__Host-session");
    for (const std::string& line :
         {"__Host-session=" + token + "; __Host-session=" + token, "__Host-session=" + token + "x",
          "__Host-session=\"" + token + "\"", "__host-session=" + token, std::string{";;=;"},
          "__Host-session=" + std::string(4000, 'a'), std::string{"__Host-session=' OR 1=1 --"}}) {
        const auto reply = fetch(sample.port(), "/staff", "Cookie: " + line + "\r\n");
        EXPECT_THAT(reply.status, AnyOf(303, 404)) << line;
    }
}

// What is typed stays what it is.

TEST_F(TheGate, LetsNoFieldBeginALineOfTheHead) {
    sample.add("jo", {Role::analyst});
    const auto reply = browser.send(
        "/sign-in", "/sign-in",
        {{"name", "jo"}, {"password", good_password}, {"to", "/staff\r\nSet-Cookie: planted=1"}});
    EXPECT_THAT(reply.head, Not(HasSubstr("planted")));
    EXPECT_EQ(reply.field("location"), "/staff/work");
}

TEST_F(TheGate, LetsNoAddressBeginALineOfTheHead) {
    const auto reply = browser.get("/account?a=%0D%0ASet-Cookie:%20planted=1");
    EXPECT_THAT(reply.head, Not(HasSubstr("\nSet-Cookie: planted")));
}

TEST_F(TheGate, ShowsWhatWasTypedAsWords) {
    const auto reply = browser.send("/sign-in?to=/staff%22%3E%3Cscript%3E", "/sign-in",
                                    {{"name", "\"><script>alert(1)</script>"}, {"password", "x"}});
    EXPECT_THAT(reply.body, Not(HasSubstr("<script>alert")));
    EXPECT_THAT(reply.body, HasSubstr("&lt;script&gt;"));
}

TEST_F(TheGate, IsPassedByNoTrickWithThePath) {
    sample.add("jo", {Role::analyst});
    browser.sign_in("jo");
    for (const char* path : {"/staff/audit/", "/staff//audit", "/staff/%61udit", "/STAFF/AUDIT",
                             "/staff/../staff/audit", "/staff/audit%00", "/staff/audit;x",
                             "/staff%2Faudit", "/./staff/audit", "/staff/audit.html"}) {
        EXPECT_NE(browser.get(path).status, 200) << path;
    }
}

TEST_F(TheGate, AsksTheStoreForNamesAsWords) {
    sample.add("jo", {Role::analyst});
    for (const char* name : {"' OR '1'='1", "jo'--", "jo\" OR 1=1", "%", "jo;DROP TABLE account"}) {
        Browser other{sample.port()};
        sample.wait(minutes{16});
        EXPECT_EQ(other.sign_in(name).status, 422) << name;
    }
    EXPECT_EQ(sample.people().accounts()->size(), 1U);
}

TEST_F(TheGate, TakesNoMoreThanItsLimits) {
    const std::string lines = browser.own_origin() + form_type;
    EXPECT_EQ(browser.post("/sign-in", "name=" + std::string(70'000, 'a'), lines).status, 413);
    std::string fields;
    for (int i = 0; i < 300; ++i) {
        fields += fmt::format("f{}=1&", i);
    }
    EXPECT_EQ(browser.post("/sign-in", fields, lines).status, 413);
    const auto reply = browser.send("/sign-in", "/sign-in",
                                    {{"name", std::string(20'000, 'a')}, {"password", "x"}});
    EXPECT_EQ(reply.status, 422);
}

TEST_F(TheGate, TakesFilesOnlyFromWhoHasACookie) {
    const std::string type =
        browser.own_origin() + "Content-Type: multipart/form-data; boundary=XX\r\n";
    const std::string body =
        "--XX\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\n" +
        std::string(100'000, 'a') + "\r\n--XX--\r\n";
    EXPECT_EQ(browser.post("/sign-out", body, type).status, 413);
    browser.set_cookie("a", "b");
    EXPECT_NE(browser.post("/sign-out", body, type).status, 413);
}

TEST(AllBodiesTogether, HaveALimit) {
    auto options = quick_options();
    options.bodies_bytes_max = 50'000;
    SampleGate sample{std::move(options)};
    Browser browser{sample.port()};
    EXPECT_EQ(browser.post("/sign-in", std::string(60'000, 'a'), "").status, 503);
    EXPECT_EQ(browser.post("/sign-in", std::string(40'000, 'a'), "").status, 403);
    EXPECT_EQ(browser.post("/sign-in", std::string(40'000, 'a'), "").status, 403);
}

TEST(AServerWithoutAGate, TakesNoPost) {
    SampleServer sample;
    Client client{sample.port()};
    client.say("POST /page HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\na=1");
    EXPECT_EQ(client.reply()->status, 405);
}

TEST(ARouteThatNobodyMay, IsRefusedAtTheStart) {
    GateOptions options;
    options.routes = {{Method::get, "/staff", [](const Visit&) { return Reply{}; }}};
    EXPECT_FALSE(Gate::make(std::move(options)));
}

} // namespace
} // namespace mf::serve
