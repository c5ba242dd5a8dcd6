// An administrator looks after accounts on the site, by the same rules as on the command line.
#include "serve/sample_gate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mf::serve {
namespace {

using people::Role;
using testing::HasSubstr;
using testing::Not;

using Fields = std::vector<std::pair<std::string, std::string>>;

class Accounts : public testing::Test {
protected:
    Accounts() : administrator{sample.port()} {
        own = sample.add("kim", {Role::administrator}).id;
        EXPECT_EQ(administrator.sign_in("kim").status, 303);
    }

    Received send(const std::string& what, const Fields& fields) {
        return administrator.send("/staff/people", "/staff/people/" + what, fields);
    }
    people::Account read(const std::string& name) { return **sample.people().find(name); }
    std::vector<people::AuditEntry> audit() { return *sample.people().audit({}); }

    /// The one-time password on the page that says it.
    static std::string password_on(const std::string& page) {
        const auto begin = page.find("<pre");
        const auto open = page.find('>', page.find("<code", begin)) + 1;
        return page.substr(open, page.find('<', open) - open);
    }

    SampleGate sample;
    Browser administrator;
    std::string own;
};

TEST_F(Accounts, AreListedWithWhenEachWasLastHere) {
    sample.add("jo", {Role::analyst});
    const auto page = administrator.get("/staff/people").body;
    EXPECT_THAT(page, HasSubstr("2 people have an account"));
    EXPECT_THAT(page, HasSubstr("post of jo"));
    EXPECT_THAT(page, HasSubstr("never"));
}

TEST_F(Accounts, AreMadeWithAPasswordThatIsShownOnce) {
    const auto reply = send("add", {{"name", "jo"},
                                    {"post", "data officer"},
                                    {"roles[]", "analyst"},
                                    {"roles[]", "reviewer"}});
    ASSERT_EQ(reply.status, 200);
    EXPECT_EQ(reply.field("cache-control"), "no-store");
    const std::string password = password_on(reply.body);
    EXPECT_EQ(password.size(), 24U) << reply.body;
    EXPECT_EQ(read("jo").roles, (people::Roles{Role::analyst, Role::reviewer}));
    EXPECT_TRUE(read("jo").must_change_password);
    Browser jo{sample.port()};
    EXPECT_EQ(jo.sign_in("jo", password).status, 303);
    EXPECT_THAT(administrator.get("/staff/people").body, Not(HasSubstr(password)));
    for (const people::AuditEntry& entry : audit()) {
        EXPECT_THAT(entry.detail, Not(HasSubstr(password)));
    }
}

TEST_F(Accounts, AreNotMadeOfWhatWillNotDo) {
    sample.add("jo", {});
    const std::vector<std::pair<Fields, std::string>> wrong{
        {{{"name", "a b"}, {"post", "x"}}, "A name has small letters"},
        {{{"name", "lee"}, {"post", " "}}, "Say which job"},
        {{{"name", "lee"}, {"post", "x"}, {"area", "NOWHERE"}}, "no area with this code"},
        {{{"name", "lee"}, {"post", "x"}, {"roles[]", "king"}}, "no such role"},
        {{{"name", "jo"}, {"post", "x"}}, "of this name already"}};
    for (const auto& [fields, sentence] : wrong) {
        const auto reply = send("add", fields);
        EXPECT_EQ(reply.status, 422) << sentence;
        EXPECT_THAT(reply.body, HasSubstr(sentence));
    }
    EXPECT_FALSE(*sample.people().find("lee"));
}

TEST_F(Accounts, GetOtherRolesANewPasswordAndAreShut) {
    const std::string jo = sample.add("jo", {Role::analyst}).id;
    EXPECT_EQ(send("roles", {{"account", jo}, {"roles[]", "auditor"}}).status, 303);
    EXPECT_EQ(read("jo").roles, people::Roles{Role::auditor});
    Browser signed_in{sample.port()};
    EXPECT_EQ(signed_in.sign_in("jo").status, 303);
    const auto anew = send("reset", {{"account", jo}});
    EXPECT_EQ(password_on(anew.body).size(), 24U);
    EXPECT_EQ(signed_in.get("/staff").status, 303) << "its sessions have ended";
    EXPECT_EQ(send("disable", {{"account", jo}}).status, 422) << "without a reason";
    EXPECT_EQ(send("disable", {{"account", jo}, {"reason", "has left"}}).status, 303);
    EXPECT_TRUE(read("jo").disabled);
    EXPECT_EQ(audit().back().action, "account.disabled");
    EXPECT_EQ(audit().back().reason, "has left");
    EXPECT_EQ(send("enable", {{"account", jo}, {"reason", "is back"}}).status, 303);
    EXPECT_FALSE(read("jo").disabled);
}

TEST_F(Accounts, AreNotChangedByTheirOwner) {
    sample.add("lee", {Role::administrator});
    EXPECT_EQ(send("roles", {{"account", own}, {"roles[]", "approver"}}).status, 422);
    EXPECT_EQ(send("disable", {{"account", own}, {"reason", "x"}}).status, 422);
    EXPECT_EQ(send("reset", {{"account", own}}).status, 422);
    EXPECT_EQ(read("kim").roles, people::Roles{Role::administrator});
    EXPECT_THAT(administrator.get("/staff/people?account=" + own).body,
                Not(HasSubstr("action=\"/staff/people/")));
}

TEST_F(Accounts, ThatThereAreNotAreNotChanged) {
    EXPECT_EQ(send("roles", {{"account", "nobody"}, {"roles[]", "auditor"}}).status, 422);
}

TEST_F(Accounts, AreNotThereForAnybodyElse) {
    sample.add("jo", {Role::approver, Role::analyst, Role::auditor});
    Browser other{sample.port()};
    EXPECT_EQ(other.sign_in("jo").status, 303);
    EXPECT_EQ(other.get("/staff/people").status, 404);
    EXPECT_EQ(
        other.send("/account", "/staff/people/roles", {{"account", own}, {"roles[]", "auditor"}})
            .status,
        404);
}

TEST_F(Accounts, AreReadOnTheRecord) {
    administrator.get("/staff/people");
    EXPECT_EQ(audit().back().action, "record.read");
    EXPECT_EQ(audit().back().object, "accounts");
}

} // namespace
} // namespace mf::serve
