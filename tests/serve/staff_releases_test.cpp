// Two people publish a release; one person in both roles cannot.
#include "serve/sample_gate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mf::serve {
namespace {

using people::Role;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::Pair;

const std::string hash = "aaaabbbbccccdddd";

class ARelease : public testing::Test {
protected:
    Browser signed_in(const std::string& name, const people::Roles& roles) {
        sample.add(name, roles);
        Browser browser{sample.port()};
        EXPECT_EQ(browser.sign_in(name).status, 303);
        return browser;
    }

    static Received step(Browser& browser, const std::string& what) {
        return browser.send("/staff/releases", "/staff/releases/" + what, {{"hash", hash}});
    }

    SampleGate sample;
};

TEST_F(ARelease, IsProposedByOneAndApprovedByAnother) {
    auto analyst = signed_in("jo", {Role::analyst});
    auto approver = signed_in("kim", {Role::approver});
    EXPECT_EQ(step(analyst, "propose").field("location"), "/staff/releases?done=proposed");
    EXPECT_EQ(step(approver, "approve").field("location"), "/staff/releases?done=approved");
    EXPECT_THAT(sample.published, ElementsAre(Pair(hash, "post of kim")));
}

TEST_F(ARelease, IsNotApprovedByWhoProposedIt) {
    auto both = signed_in("jo", {Role::analyst, Role::approver});
    EXPECT_EQ(step(both, "propose").status, 303);
    const auto reply = step(both, "approve");
    EXPECT_EQ(reply.status, 422);
    EXPECT_THAT(reply.body, HasSubstr("You cannot approve what you proposed"));
    EXPECT_THAT(sample.published, IsEmpty());
}

TEST_F(ARelease, IsNotApprovedBeforeItWasProposed) {
    auto approver = signed_in("kim", {Role::approver});
    sample.add("jo", {Role::analyst});
    EXPECT_EQ(approver.send("/account", "/staff/releases/approve", {{"hash", hash}}).status, 422);
    EXPECT_THAT(sample.published, IsEmpty());
}

TEST_F(ARelease, ThatThereIsNotIsNotProposed) {
    auto analyst = signed_in("jo", {Role::analyst});
    EXPECT_EQ(analyst.send("/account", "/staff/releases/propose", {{"hash", "../../x"}}).status,
              422);
}

TEST_F(ARelease, IsNotProposedByWhoMayOnlyApprove) {
    auto approver = signed_in("kim", {Role::approver});
    EXPECT_EQ(approver.send("/account", "/staff/releases/propose", {{"hash", hash}}).status, 404);
}

TEST_F(ARelease, HasTheButtonOfWhoeverLooksAtIt) {
    auto analyst = signed_in("jo", {Role::analyst});
    auto approver = signed_in("kim", {Role::approver});
    EXPECT_THAT(analyst.get("/staff/releases").body, HasSubstr("/staff/releases/propose"));
    EXPECT_THAT(approver.get("/staff/releases").body, Not(HasSubstr("action=\"/staff/rel")));
    step(analyst, "propose");
    EXPECT_THAT(analyst.get("/staff/releases").body, Not(HasSubstr("action=\"/staff/rel")));
    EXPECT_THAT(approver.get("/staff/releases").body, HasSubstr("/staff/releases/approve"));
}

TEST_F(ARelease, LeavesItsStepsInTheAudit) {
    auto analyst = signed_in("jo", {Role::analyst});
    auto approver = signed_in("kim", {Role::approver});
    step(analyst, "propose");
    step(approver, "approve");
    auto auditor = signed_in("lee", {Role::auditor});
    const auto page = auditor.get("/staff/audit").body;
    EXPECT_THAT(page, HasSubstr("release.proposed"));
    EXPECT_THAT(page, HasSubstr("release.approved"));
}

TEST_F(ARelease, IsInTheLinksOfWhoMaySeeIt) {
    auto analyst = signed_in("jo", {Role::analyst});
    auto visitor = signed_in("kim", {Role::custody_visitor});
    EXPECT_THAT(analyst.get("/staff").body, HasSubstr("href=\"/staff/releases\""));
    EXPECT_THAT(visitor.get("/staff").body, Not(HasSubstr("href=\"/staff/releases\"")));
}

TEST_F(ARelease, ThatSomebodyReadTheAuditIsInTheAudit) {
    auto auditor = signed_in("lee", {Role::auditor});
    auditor.get("/staff/audit");
    const auto entries = sample.people().audit({"", "", "lee"});
    ASSERT_TRUE(entries);
    ASSERT_FALSE(entries->empty());
    EXPECT_EQ(entries->back().action, "record.read");
    EXPECT_EQ(entries->back().object, "audit");
}

} // namespace
} // namespace mf::serve
