#include "people/sample_people.hpp"
#include "people/totp.hpp"
#include "store/sqlite.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mf::people {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using testing::SizeIs;

class SigningIn : public testing::Test {
protected:
    bool is_open(const std::string& token, Moment now) {
        const auto session = sample.people.session(token, now);
        EXPECT_TRUE(session);
        return session && session->has_value();
    }

    SamplePeople sample;
};

TEST_F(SigningIn, OpensASessionOfTheAccount) {
    const auto account = sample.add();
    const auto signed_in = sample.sign_in("jo", good_password);
    ASSERT_EQ(signed_in.outcome, SignInOutcome::signed_in);
    const auto session = sample.people.session(signed_in.session, noon);
    ASSERT_TRUE(session && *session);
    EXPECT_EQ((*session)->identity, identity_of(account));
}

TEST_F(SigningIn, TakesTheNameInAnyCase) {
    sample.add();
    EXPECT_EQ(sample.sign_in(" Jo ", good_password).outcome, SignInOutcome::signed_in);
}

TEST_F(SigningIn, RefusesAnotherPassword) {
    sample.add();
    const auto refused = sample.sign_in("jo", "wrong");
    EXPECT_EQ(refused.outcome, SignInOutcome::refused);
    EXPECT_EQ(refused.session, "");
}

TEST_F(SigningIn, AnswersAnUnknownNameAsAWrongPassword) {
    sample.add();
    const auto wrong = sample.sign_in("jo", "wrong");
    const auto unknown = sample.sign_in("nobody", "wrong", noon, "192.0.2.9");
    EXPECT_EQ(unknown.outcome, wrong.outcome);
    EXPECT_EQ(unknown.session, wrong.session);
    EXPECT_EQ(unknown.device, wrong.device);
}

TEST_F(SigningIn, WorksAsMuchForAnUnknownName) {
    sample.add();
    const Work before = *sample.work;
    sample.sign_in("jo", "wrong");
    const Work known = *sample.work;
    sample.sign_in("nobody", "wrong", noon, "192.0.2.9");
    EXPECT_EQ(sample.work->checked - known.checked, known.checked - before.checked);
    EXPECT_EQ(sample.work->made, before.made);
}

TEST_F(SigningIn, WorksAsMuchForADisabledAccount) {
    sample.add();
    ASSERT_TRUE(sample.people.set_disabled("jo", true, "has left", {"command line", ""}, noon));
    const int before = sample.work->checked;
    EXPECT_EQ(sample.sign_in("jo", good_password).outcome, SignInOutcome::refused);
    EXPECT_EQ(sample.work->checked - before, 1);
}

TEST_F(SigningIn, GivesANewTokenEachTime) {
    sample.add();
    EXPECT_NE(sample.sign_in("jo", good_password).session,
              sample.sign_in("jo", good_password).session);
}

TEST_F(SigningIn, EndsTheSessionThatTheClientHadBefore) {
    sample.add();
    const auto first = sample.sign_in("jo", good_password);
    ASSERT_TRUE(sample.people.sign_in({"jo", good_password, "192.0.2.1", "", first.session}, noon));
    EXPECT_FALSE(is_open(first.session, noon));
}

TEST_F(SigningIn, KeepsNoTokenInTheFile) {
    sample.add();
    const auto signed_in = sample.sign_in("jo", good_password);
    std::string bytes =
        sample.folder.read("journal.sqlite") + sample.folder.read("journal.sqlite-wal");
    EXPECT_EQ(bytes.find(signed_in.session), std::string::npos);
    EXPECT_EQ(bytes.find(signed_in.device), std::string::npos);
    EXPECT_NE(bytes.find("kept:"), std::string::npos);
}

TEST_F(SigningIn, KeepsAnOutdatedPasswordAnew) {
    const auto account = sample.add();
    {
        const auto file = store::Sqlite::open(sample.journal(), store::Sqlite::Mode::write);
        ASSERT_TRUE(
            file->run("UPDATE account SET password = 'old:' || substr(password, 6)", "age"));
    }
    const int made = sample.work->made;
    EXPECT_EQ(sample.sign_in("jo", good_password).outcome, SignInOutcome::signed_in);
    EXPECT_EQ(sample.work->made - made, 1);
    EXPECT_EQ(sample.sign_in("jo", good_password).outcome, SignInOutcome::signed_in);
    EXPECT_EQ(sample.work->made - made, 1);
}

TEST_F(SigningIn, LastsThirtyMinutesWithoutUse) {
    sample.add();
    const auto token = sample.sign_in("jo", good_password).session;
    EXPECT_TRUE(is_open(token, noon + minutes{30}));
    EXPECT_FALSE(is_open(token, noon + minutes{61}));
}

TEST_F(SigningIn, LastsTwelveHoursWithUse) {
    sample.add();
    const auto token = sample.sign_in("jo", good_password).session;
    for (int half = 1; half <= 24; ++half) {
        EXPECT_TRUE(is_open(token, noon + half * minutes{30})) << half;
    }
    EXPECT_FALSE(is_open(token, noon + hours{12} + seconds{1}));
}

TEST_F(SigningIn, EndsWithSigningOut) {
    sample.add();
    const auto token = sample.sign_in("jo", good_password).session;
    ASSERT_TRUE(sample.people.sign_out(token, noon));
    EXPECT_FALSE(is_open(token, noon));
}

TEST_F(SigningIn, EndsEverywhereButHere) {
    const auto account = sample.add();
    const auto here = sample.sign_in("jo", good_password).session;
    const auto there = sample.sign_in("jo", good_password).session;
    ASSERT_TRUE(sample.people.sign_out_everywhere(identity_of(account), here, noon));
    EXPECT_TRUE(is_open(here, noon));
    EXPECT_FALSE(is_open(there, noon));
}

TEST_F(SigningIn, EndsWhenTheAccountIsShut) {
    sample.add();
    const auto token = sample.sign_in("jo", good_password).session;
    ASSERT_TRUE(sample.people.set_disabled("jo", true, "", {"command line", ""}, noon));
    EXPECT_FALSE(is_open(token, noon));
    ASSERT_TRUE(sample.people.set_disabled("jo", false, "", {"command line", ""}, noon));
    EXPECT_FALSE(is_open(token, noon));
}

TEST_F(SigningIn, HasTheRolesOfThisMoment) {
    sample.add();
    const auto token = sample.sign_in("jo", good_password).session;
    ASSERT_TRUE(sample.people.set_roles("jo", {Role::auditor}, {"command line", ""}, noon));
    EXPECT_EQ((*sample.people.session(token, noon))->identity.roles, Roles{Role::auditor});
}

TEST_F(SigningIn, ShowsWhereElseOneIsSignedIn) {
    const auto account = sample.add();
    sample.sign_in("jo", good_password);
    sample.sign_in("jo", good_password, noon + minutes{1});
    const auto open = sample.people.sessions(identity_of(account), noon + minutes{1});
    ASSERT_TRUE(open);
    EXPECT_THAT(*open, SizeIs(2));
}

TEST_F(SigningIn, WithAPasswordThatAnotherMadeHasNoRoleYet) {
    const auto made = sample.people.add({"kim", "officer", {Role::officer}}, {"id", ""}, noon);
    ASSERT_TRUE(made);
    const auto signed_in = sample.sign_in("kim", made->password);
    const auto session = sample.people.session(signed_in.session, noon);
    ASSERT_TRUE(session && *session);
    EXPECT_TRUE((*session)->must_change_password);
    EXPECT_EQ((*session)->identity.roles, Roles{});
}

TEST(ARoleThatNeedsASecondStep, DoesNotHoldWithoutIt) {
    SamplePeople sample{{Role::approver}};
    sample.add("jo", {Role::analyst, Role::approver});
    const auto token = sample.sign_in("jo", good_password).session;
    const auto session = sample.people.session(token, noon);
    ASSERT_TRUE(session && *session);
    EXPECT_EQ((*session)->identity.roles, Roles{Role::analyst});
    EXPECT_TRUE((*session)->needs_second_step);
}

class ASecondStep : public SigningIn {
protected:
    void SetUp() override {
        sample.add();
        secret = sample.set_up_codes("jo");
    }

    static constexpr minutes later{5};

    SignedIn give(const std::string& token, const std::string& code, Moment now) {
        const auto given = sample.people.give_code({token, code, "192.0.2.1", ""}, now);
        EXPECT_TRUE(given);
        return given ? *given : SignedIn{};
    }

    std::string secret;
};

TEST_F(ASecondStep, IsAskedForAndOpensNothingBefore) {
    const auto first = sample.sign_in("jo", good_password, noon + later);
    ASSERT_EQ(first.outcome, SignInOutcome::needs_code);
    EXPECT_FALSE(is_open(first.session, noon + later));
    EXPECT_TRUE(sample.people.waits_for_code(first.session, noon + later));
}

TEST_F(ASecondStep, OpensASessionUnderAnotherToken) {
    const auto first = sample.sign_in("jo", good_password, noon + later);
    const auto second = give(first.session, totp_code(secret, noon + later), noon + later);
    ASSERT_EQ(second.outcome, SignInOutcome::signed_in);
    EXPECT_NE(second.session, first.session);
    EXPECT_TRUE(is_open(second.session, noon + later));
    EXPECT_FALSE(sample.people.waits_for_code(first.session, noon + later));
}

TEST_F(ASecondStep, TakesACodeOnce) {
    const auto code = totp_code(secret, noon + later);
    const auto first = sample.sign_in("jo", good_password, noon + later);
    EXPECT_EQ(give(first.session, code, noon + later).outcome, SignInOutcome::signed_in);
    const auto again = sample.sign_in("jo", good_password, noon + later);
    EXPECT_EQ(give(again.session, code, noon + later).outcome, SignInOutcome::refused);
}

TEST_F(ASecondStep, TakesNotTheCodeWithWhichItWasSetUp) {
    const auto first = sample.sign_in("jo", good_password);
    EXPECT_EQ(give(first.session, totp_code(secret, noon), noon).outcome, SignInOutcome::refused);
}

TEST_F(ASecondStep, WaitsFiveMinutes) {
    const auto first = sample.sign_in("jo", good_password, noon + later);
    const Moment late = noon + later + minutes{6};
    EXPECT_EQ(give(first.session, totp_code(secret, late), late).outcome, SignInOutcome::refused);
}

TEST_F(ASecondStep, EndsAfterFiveGuesses) {
    const auto first = sample.sign_in("jo", good_password, noon + later);
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(give(first.session, "000000", noon + later).outcome, SignInOutcome::refused);
    }
    EXPECT_EQ(give(first.session, totp_code(secret, noon + later), noon + later).outcome,
              SignInOutcome::too_often);
}

TEST_F(ASecondStep, IsNotPassedWithoutTheFirst) {
    EXPECT_EQ(give("", totp_code(secret, noon + later), noon + later).outcome,
              SignInOutcome::refused);
}

TEST_F(ASecondStep, IsGoneAfterAReset) {
    const auto made = sample.people.reset("jo", std::nullopt, {"command line", ""}, noon);
    ASSERT_TRUE(made);
    EXPECT_EQ(sample.sign_in("jo", made->password).outcome, SignInOutcome::signed_in);
}

} // namespace
} // namespace mf::people
