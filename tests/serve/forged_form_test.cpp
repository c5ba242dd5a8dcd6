// Forms stood on this site, and were sent on purpose.
#include "serve/sample_gate.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mf::serve {
namespace {

using people::Role;

const std::string form_type = "Content-Type: application/x-www-form-urlencoded\r\n";

class AForgedForm : public testing::Test {
protected:
    void SetUp() override {
        sample.add("jo", {Role::analyst});
        browser.sign_in("jo");
        token = form_token_in(browser.get("/account").body);
    }

    int sent(const std::string& form_token, const std::string& lines) {
        return browser
            .post("/sign-out", std::string{csrf_field} + "=" + form_token, lines + form_type)
            .status;
    }

    bool is_signed_in() { return browser.get("/staff").status == 200; }

    SampleGate sample;
    Browser browser{sample.port()};
    std::string token;
};

TEST_F(AForgedForm, WithoutTheTokenDoesNothing) {
    EXPECT_EQ(sent("", browser.own_origin()), 403);
    EXPECT_EQ(browser.post("/sign-out", "", browser.own_origin() + form_type).status, 403);
    EXPECT_TRUE(is_signed_in());
}

TEST_F(AForgedForm, WithAnotherTokenDoesNothing) {
    Browser attacker{sample.port()};
    const auto own = form_token_in(attacker.get("/sign-in").body);
    EXPECT_EQ(sent(own, browser.own_origin()), 403);
    EXPECT_EQ(sent(std::string(32, '0'), browser.own_origin()), 403);
    EXPECT_TRUE(is_signed_in());
}

TEST_F(AForgedForm, WithTheTokenTwiceDoesNothing) {
    const auto body = fmt::format("{0}={1}&{0}={1}", csrf_field, token);
    EXPECT_EQ(browser.post("/sign-out", body, browser.own_origin() + form_type).status, 400);
    EXPECT_TRUE(is_signed_in());
}

TEST_F(AForgedForm, FromAnotherOriginDoesNothing) {
    for (const char* lines : {"Origin: https://evil.example\r\n", "Origin: null\r\n", "",
                              "Sec-Fetch-Site: cross-site\r\n", "Sec-Fetch-Site: same-site\r\n"}) {
        EXPECT_EQ(sent(token, lines), 403) << lines;
    }
    EXPECT_EQ(sent(token, browser.own_origin() + "Sec-Fetch-Site: cross-site\r\n"), 403);
    EXPECT_TRUE(is_signed_in());
}

TEST_F(AForgedForm, AsALinkDoesNothing) {
    EXPECT_EQ(browser.get("/sign-out?" + std::string{csrf_field} + "=" + token).status, 404);
    EXPECT_TRUE(is_signed_in());
}

TEST_F(AForgedForm, OfAnotherTypeDoesNothing) {
    const auto reply = browser.post("/sign-out", "{}",
                                    browser.own_origin() + "Content-Type: application/json\r\n");
    EXPECT_EQ(reply.status, 400);
    EXPECT_TRUE(is_signed_in());
}

TEST_F(AForgedForm, SignsNobodyIn) {
    Browser victim{sample.port()};
    const auto reply = victim.post("/sign-in", "name=jo&password=" + encoded(good_password),
                                   "Origin: https://evil.example\r\n" + form_type);
    EXPECT_EQ(reply.status, 403);
    EXPECT_EQ(victim.cookie("__Host-session"), "");
}

TEST_F(AForgedForm, WithTheRightTokenWouldHaveBeenTaken) {
    EXPECT_EQ(sent(token, browser.own_origin()), 303);
    EXPECT_FALSE(is_signed_in());
}

} // namespace
} // namespace mf::serve
