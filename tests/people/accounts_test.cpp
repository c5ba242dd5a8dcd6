#include "people/sample_people.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace mf::people {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::Optional;

const Actor by_hand{"command line", ""};

std::vector<std::string> actions(const SamplePeople& sample) {
    std::vector<std::string> all;
    const auto entries = sample.people.audit({});
    EXPECT_TRUE(entries);
    for (const AuditEntry& entry : *entries) {
        all.push_back(entry.action);
    }
    return all;
}

TEST(AnAccount, HasWhatItWasMadeWith) {
    SamplePeople sample;
    const auto made = sample.people.add(
        {"Jo", " data officer ", {Role::analyst, Role::everyone}, "A1", good_password}, by_hand,
        noon);
    ASSERT_TRUE(made);
    const auto kept = sample.people.find("jo");
    ASSERT_TRUE(kept && *kept);
    EXPECT_EQ((*kept)->post, "data officer");
    EXPECT_EQ((*kept)->roles, Roles{Role::analyst});
    EXPECT_EQ((*kept)->area, "A1");
    EXPECT_EQ((*kept)->made, text_of(noon));
    EXPECT_EQ(made->password, "");
}

TEST(AnAccount, WithoutAPasswordGetsOneThatIsToldOnce) {
    SamplePeople sample;
    const auto made = sample.people.add({"jo", "data officer", {}}, by_hand, noon);
    ASSERT_TRUE(made);
    EXPECT_GE(made->password.size(), password_characters_min);
    EXPECT_TRUE(made->account.must_change_password);
}

TEST(AnAccount, IsNotMadeTwiceUnderOneName) {
    SamplePeople sample;
    sample.add("jo");
    const auto again =
        sample.people.add({"JO", "another post", {}, "", good_password}, by_hand, noon);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().kind, ErrorKind::refused);
}

TEST(AnAccount, HasANameThatCanStandAnywhere) {
    SamplePeople sample;
    for (const char* name : {"", "a b", "a/b", "<b>", "a\nb", "\xC3\xA9"}) {
        EXPECT_FALSE(sample.people.add({name, "post", {}, "", good_password}, by_hand, noon))
            << name;
    }
    EXPECT_FALSE(
        sample.people.add({std::string(81, 'a'), "post", {}, "", good_password}, by_hand, noon));
}

TEST(AnAccount, NeedsAPost) {
    SamplePeople sample;
    EXPECT_FALSE(sample.people.add({"jo", "  ", {}, "", good_password}, by_hand, noon));
}

TEST(AnAccount, NeedsAGoodPassword) {
    SamplePeople sample;
    EXPECT_FALSE(sample.people.add({"jo", "post", {}, "", "short"}, by_hand, noon));
}

TEST(AnAccount, StaysWhenTheProgramStartsAnew) {
    SamplePeople sample;
    const auto account = sample.add();
    PeopleOptions options;
    options.journal = sample.journal();
    options.keeper = counting_keeper(sample.work);
    const auto again = People::open(std::move(options));
    ASSERT_TRUE(again);
    EXPECT_THAT(*again->find("jo"), Optional(account));
}

TEST(ThatThereIsNoSuchAccount, IsSaid) {
    SamplePeople sample;
    EXPECT_EQ(sample.people.set_roles("jo", {}, by_hand, noon).error().kind, ErrorKind::not_found);
    EXPECT_EQ(sample.people.set_disabled("jo", true, "", by_hand, noon).error().kind,
              ErrorKind::not_found);
    EXPECT_EQ(sample.people.reset("jo", std::nullopt, by_hand, noon).error().kind,
              ErrorKind::not_found);
}

class ChangingAPassword : public testing::Test {
protected:
    std::optional<ChangeFault> change(const std::string& old_one, const std::string& new_one) {
        const auto fault = sample.people.change_password(identity_of(account), old_one, new_one,
                                                         session.session, noon);
        EXPECT_TRUE(fault);
        return fault ? *fault : std::nullopt;
    }

    SamplePeople sample;
    Account account = sample.add();
    SignedIn session = sample.sign_in("jo", good_password);
};

TEST_F(ChangingAPassword, LetsTheNewOneInAndNotTheOld) {
    EXPECT_EQ(change(good_password, "another long and good one"), std::nullopt);
    EXPECT_EQ(sample.sign_in("jo", "another long and good one").outcome, SignInOutcome::signed_in);
    EXPECT_EQ(sample.sign_in("jo", good_password).outcome, SignInOutcome::refused);
}

TEST_F(ChangingAPassword, EndsAllOtherSessions) {
    const auto other = sample.sign_in("jo", good_password).session;
    EXPECT_EQ(change(good_password, "another long and good one"), std::nullopt);
    EXPECT_FALSE(*sample.people.session(other, noon));
    EXPECT_TRUE(*sample.people.session(session.session, noon));
}

TEST_F(ChangingAPassword, NeedsTheOldOne) {
    EXPECT_THAT(change("not this", "another long and good one"),
                Optional(ChangeFault::wrong_password));
}

TEST_F(ChangingAPassword, MayBeGuessedAtFiveTimes) {
    for (int i = 0; i < 5; ++i) {
        change("not this", "another long and good one");
    }
    EXPECT_THAT(change(good_password, "another long and good one"),
                Optional(ChangeFault::too_often));
}

TEST_F(ChangingAPassword, NeedsANewOneThatIsGood) {
    EXPECT_THAT(change(good_password, "short"), Optional(ChangeFault::too_short));
    EXPECT_THAT(change(good_password, good_password), Optional(ChangeFault::own_words));
    EXPECT_THAT(change(good_password, "1234567890123456"), Optional(ChangeFault::known));
}

TEST(TheLastAdministrator, IsNeitherShutNorTakenItsRole) {
    SamplePeople sample;
    sample.add("kim", {Role::administrator});
    EXPECT_FALSE(sample.people.set_disabled("kim", true, "", by_hand, noon));
    EXPECT_FALSE(sample.people.set_roles("kim", {Role::analyst}, by_hand, noon));
    sample.add("lee", {Role::administrator, Role::auditor});
    EXPECT_TRUE(sample.people.set_disabled("kim", true, "", by_hand, noon));
    EXPECT_FALSE(sample.people.set_roles("lee", {Role::auditor}, by_hand, noon))
        << "kim is shut and looks after nothing";
}

TEST(NobodysOwnRole, IsChangedByHerself) {
    SamplePeople sample;
    const Account kim = sample.add("kim", {Role::administrator});
    sample.add("lee", {Role::administrator});
    EXPECT_FALSE(sample.people.set_roles("kim", {Role::administrator, Role::approver},
                                         actor_of(identity_of(kim)), noon));
    EXPECT_FALSE(sample.people.set_disabled("kim", true, "", actor_of(identity_of(kim)), noon));
    EXPECT_TRUE(sample.people.set_roles("lee", {Role::auditor}, actor_of(identity_of(kim)), noon));
}

TEST(TheAudit, HasNoEntryOfAChangeThatWasNotMade) {
    SamplePeople sample;
    sample.add("kim", {Role::administrator});
    const auto before = sample.people.audit({})->size();
    EXPECT_FALSE(sample.people.set_roles("kim", {}, by_hand, noon));
    EXPECT_FALSE(sample.people.add({"kim", "another post", {}}, by_hand, noon));
    EXPECT_EQ(sample.people.audit({})->size(), before);
}

TEST(TheAudit, SaysWhatBecameOfAnAccount) {
    SamplePeople sample;
    sample.add();
    ASSERT_TRUE(sample.people.set_roles("jo", {Role::reviewer}, by_hand, noon));
    const auto token = sample.sign_in("jo", good_password).session;
    sample.sign_in("jo", "wrong");
    ASSERT_TRUE(sample.people.sign_out(token, noon));
    ASSERT_TRUE(sample.people.set_disabled("jo", true, "has left", by_hand, noon));
    EXPECT_THAT(actions(sample),
                ElementsAre("account.added", "account.roles", "account.signed_in",
                            "account.refused", "account.signed_out", "account.disabled"));
}

TEST(TheAudit, HasTheStateBeforeAndAfter) {
    SamplePeople sample;
    sample.add();
    ASSERT_TRUE(sample.people.set_roles("jo", {Role::reviewer}, by_hand, noon));
    const auto entries = sample.people.audit({});
    ASSERT_TRUE(entries);
    EXPECT_EQ((*entries)[0].before, "");
    EXPECT_EQ((*entries)[1].before, (*entries)[0].after);
    EXPECT_NE((*entries)[1].after, (*entries)[1].before);
    EXPECT_EQ((*entries)[1].detail, "analyst -> reviewer");
}

TEST(TheAudit, NamesNobody) {
    SamplePeople sample;
    sample.add("jo.bloggs");
    sample.sign_in("jo.bloggs", "a wrong one");
    const auto journal = store::Journal::open(sample.journal());
    const auto events = journal->stream(audit_stream);
    ASSERT_TRUE(events);
    for (const store::Event& event : *events) {
        const std::string written = event.what.who + event.what.body;
        EXPECT_THAT(written, Not(HasSubstr("jo.bloggs\"")));
        EXPECT_THAT(written, Not(HasSubstr("a wrong one")));
        EXPECT_THAT(written, Not(HasSubstr("192.0.2.1")));
    }
}

TEST(TheAudit, IsAskedByDayAndByWho) {
    SamplePeople sample;
    const auto account = sample.add();
    const Identity who = identity_of(account);
    const Moment next_day = noon + std::chrono::hours{24};
    ASSERT_TRUE(sample.people.read_restricted(who, "records/1", noon));
    ASSERT_TRUE(sample.people.read_restricted(who, "records/2", next_day));
    const std::string day = text_of(next_day).substr(0, 10);
    EXPECT_EQ(sample.people.audit({day, "", ""})->size(), 1U);
    EXPECT_EQ(sample.people.audit({"", text_of(noon).substr(0, 10), ""})->size(), 2U);
    EXPECT_EQ(sample.people.audit({"", "", "jo"})->size(), 2U);
    EXPECT_EQ(sample.people.audit({"", "", "data officer of jo"})->size(), 2U);
    EXPECT_EQ(sample.people.audit({"", "", "nobody"})->size(), 0U);
}

TEST(TheDemonstrationsAccounts, GoAndLeaveOthersAlone) {
    SamplePeople sample;
    sample.add("jo");
    NewAccount wanted{"analyst", "analyst of the demonstration", {Role::analyst}};
    wanted.demonstration = true;
    const auto made = sample.people.add(wanted, {"program", ""}, noon);
    const auto token = sample.sign_in("analyst", made->password).session;
    ASSERT_TRUE(sample.people.remove_demonstration(noon));
    EXPECT_FALSE(*sample.people.session(token, noon));
    EXPECT_FALSE(*sample.people.find("analyst"));
    EXPECT_TRUE(*sample.people.find("jo"));
}

TEST(ADemonstrationsAccount, HasItsRolesAtOnce) {
    SamplePeople sample{{Role::approver}};
    NewAccount wanted{"approver", "approver of the demonstration", {Role::approver}};
    wanted.demonstration = true;
    const auto made = sample.people.add(wanted, {"program", ""}, noon);
    const auto token = sample.sign_in("approver", made->password).session;
    EXPECT_EQ((*sample.people.session(token, noon))->identity.roles, Roles{Role::approver});
}

} // namespace
} // namespace mf::people
