#include "people/secret.hpp"
#include "people/totp.hpp"

#include <gtest/gtest.h>

namespace mf::people {
namespace {

/// RFC 6238, appendix B: "12345678901234567890" in base 32; the last six of its eight digits.
const std::string published = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

TEST(ACode, IsThePublishedOne) {
    EXPECT_EQ(totp_code(published, moment_at(59)), "287082");
    EXPECT_EQ(totp_code(published, moment_at(1111111109)), "081804");
    EXPECT_EQ(totp_code(published, moment_at(2000000000)), "279037");
}

TEST(ACode, IsTakenOneStepEarlyOrLate) {
    const Moment now = moment_at(1111111109);
    for (const int seconds : {-30, 0, 30}) {
        EXPECT_TRUE(
            totp_step(published, totp_code(published, now + std::chrono::seconds{seconds}), now, 0))
            << seconds;
    }
}

TEST(ACode, IsNotTakenTwoStepsAway) {
    const Moment now = moment_at(1111111109);
    for (const int seconds : {-60, 60}) {
        EXPECT_FALSE(
            totp_step(published, totp_code(published, now + std::chrono::seconds{seconds}), now, 0))
            << seconds;
    }
}

TEST(ACode, CountsOnce) {
    const Moment now = moment_at(1111111109);
    const auto step = totp_step(published, "081804", now, 0);
    ASSERT_TRUE(step);
    EXPECT_FALSE(totp_step(published, "081804", now, *step));
}

TEST(ACode, MayHaveABlankInIt) {
    EXPECT_TRUE(totp_step(published, "081 804", moment_at(1111111109), 0));
}

TEST(ACode, IsSixDigitsAndNothingElse) {
    for (const char* typed : {"", "08180", "0818040", "abcdef", "081804; --"}) {
        EXPECT_FALSE(totp_step(published, typed, moment_at(1111111109), 0)) << typed;
    }
}

TEST(ASecretThatIsNone, HasNoCode) {
    EXPECT_EQ(totp_code("", moment_at(59)), "");
    EXPECT_FALSE(totp_step("", "", moment_at(59), 0));
    EXPECT_FALSE(totp_step("!!!", "287082", moment_at(59), 0));
}

TEST(ANewSecret, Has160BitsInBase32) {
    const auto secret = new_totp_secret();
    EXPECT_EQ(secret.size(), 32U);
    EXPECT_EQ(totp_code(secret, moment_at(59)).size(), 6U);
    EXPECT_NE(secret, new_totp_secret());
}

TEST(TheAddressOfASecret, EscapesWhatANameHolds) {
    EXPECT_EQ(totp_address("ABC", "met forward", "jo@x"),
              "otpauth://totp/met%20forward:jo%40x?secret=ABC&issuer=met%20forward");
}

TEST(ASecret, IsGroupedForTyping) {
    EXPECT_EQ(in_groups("ABCDEFGHIJ"), "ABCD EFGH IJ");
}

} // namespace
} // namespace mf::people
