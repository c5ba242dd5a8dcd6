// Through the server as it runs: two people publish a release, and the clock moves records while it serves.
#include "people/totp.hpp"
#include "support/browser.hpp"
#include "support/program.hpp"
#include "support/running_program.hpp"
#include "support/site_client.hpp"
#include "support/street_rows.hpp"
#include "support/whole_month.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <thread>

namespace mf {
namespace {

using serve::Browser;
using serve::Received;
using testing::HasSubstr;
using testing::Not;

/// Waits for at most half a minute until something is so.
template <class Question>
bool comes_true(Question question) {
    constexpr int tries = 300;
    for (int i = 0; i < tries; ++i) {
        if (question()) {
            return true;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{100});
    }
    return false;
}

std::string first_line(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

/// A workspace of made-up figures.
class AServer : public testing::Test {
protected:
    AServer() {
        workspace.inputs().write("2025-03-01/simulated.toml", "simulated = true\n");
        workspace.ingest("2025-03-01/" + test::street_name("2025-01"),
                         test::whole_month("2025-01", 3), {"--published", "2025-03-01"});
    }

    void start() {
        server.emplace(
            std::vector<std::string>{"serve", "--port", "0", "-w", workspace.folder().string()});
        port = test::port_of(*server);
        ASSERT_NE(port, 0);
    }

    test::Workspace workspace;
    std::optional<test::RunningProgram> server;
    std::uint16_t port = 0;
};

class TwoPeople : public AServer {
protected:
    TwoPeople() {
        hash = first_line(workspace.run({"release", "prepare", "--post", "data officer"}).out);
        start();
        EXPECT_TRUE(comes_true(
            [&] { return server->messages().find("as administrator") != std::string::npos; }));
    }

    /// As the demonstration prints it.
    Browser signed_in(const std::string& role) const {
        const std::string said = server->messages();
        const auto at = said.find("Sign in as " + role + " ");
        const auto line = said.substr(at, said.find('\n', at) - at);
        Browser browser{port};
        EXPECT_EQ(browser.sign_in(role, line.substr(line.rfind(' ') + 1)).status, 303) << line;
        return browser;
    }

    /// An account from the command line; it chooses its password, and sets up its code.
    Browser account(const std::string& name,
                    const std::string& post,
                    const std::vector<std::string>& roles) const {
        std::vector<std::string> words{"user", "add", name, "--post", post};
        for (const std::string& role : roles) {
            words.insert(words.end(), {"--role", role});
        }
        const std::string password = first_line(workspace.run(words).out);
        Browser browser{port};
        EXPECT_EQ(browser.sign_in(name, password).status, 303);
        EXPECT_EQ(browser
                      .send("/account", "/account/password",
                            {{"old", password}, {"new", serve::good_password}})
                      .status,
                  303);
        const std::string page = browser.get("/account/code").body;
        const auto secret = page.find("secret=") + 7;
        const std::string key = page.substr(secret, page.find('&', secret) - secret);
        const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
        EXPECT_EQ(
            browser.send("/account/code", "/account/code", {{"code", people::totp_code(key, now)}})
                .status,
            303);
        Browser anew{port};
        EXPECT_THAT(anew.sign_in(name).field("location"), HasSubstr("/sign-in/code"));
        // The code of the moment has served; that of the next half minute is taken too.
        const auto code = people::totp_code(key, now + std::chrono::seconds{30});
        EXPECT_EQ(anew.send("/sign-in/code", "/sign-in/code", {{"code", code}}).status, 303);
        return anew;
    }

    Received step(Browser& browser, const std::string& what) const {
        return browser.send("/staff/releases", "/staff/releases/" + what, {{"hash", hash}});
    }

    std::string published() const {
        return workspace.run({"release", "list", "--format", "csv"}).out;
    }

    std::string hash;
};

TEST_F(TwoPeople, PublishARelease) {
    Browser analyst = signed_in("analyst");
    Browser approver = account("kim", "chief statistician", {"approver"});
    EXPECT_THAT(approver.get("/staff/releases").body, HasSubstr("Nobody has proposed them yet"));
    EXPECT_EQ(step(analyst, "propose").field("location"), "/staff/releases?done=proposed");
    EXPECT_THAT(approver.get("/staff/releases").body,
                HasSubstr("Proposed by the analyst of the demonstration"));
    const auto reply = step(approver, "approve");
    EXPECT_EQ(reply.field("location"), "/staff/releases?done=approved") << reply.body;
    EXPECT_THAT(published(), HasSubstr("chief statistician"));
    EXPECT_TRUE(comes_true([&] {
        return test::reply_to(port, "/releases/" + hash + ".json").find("chief statistician") !=
               std::string::npos;
    })) << "everybody reads it without a new start";
    const auto audit = workspace.run({"audit", "--format", "csv"}).out;
    EXPECT_THAT(audit, HasSubstr("release.proposed,release/" + hash));
    EXPECT_THAT(audit, HasSubstr("release.approved,release/" + hash));
    EXPECT_EQ(workspace.run({"verify"}).code, 0);
}

TEST_F(TwoPeople, AreNeededThoughOneHasBothRoles) {
    Browser both = account("lee", "head of figures", {"analyst", "approver"});
    EXPECT_EQ(step(both, "propose").status, 303);
    const auto reply = step(both, "approve");
    EXPECT_EQ(reply.status, 422);
    EXPECT_THAT(reply.body, HasSubstr("You cannot approve what you proposed"));
    EXPECT_THAT(published(), Not(HasSubstr("head of figures")));
    EXPECT_THAT(workspace.run({"audit", "--format", "csv"}).out, HasSubstr("release.refused"));
}

TEST_F(TwoPeople, OfOnePostAreOne) {
    Browser analyst = signed_in("analyst");
    Browser same = account("jo", "analyst of the demonstration", {"approver"});
    EXPECT_EQ(step(analyst, "propose").status, 303);
    EXPECT_EQ(step(same, "approve").status, 422);
    EXPECT_THAT(published(), Not(HasSubstr("analyst of the demonstration")));
}

TEST_F(TwoPeople, AreNotWhoPreparedItAndSomebodyElse) {
    Browser analyst = signed_in("analyst");
    Browser preparer = account("jo", "data officer", {"approver"});
    EXPECT_EQ(step(analyst, "propose").status, 303);
    EXPECT_EQ(step(preparer, "approve").status, 422);
    EXPECT_THAT(test::reply_to(port, "/releases/" + hash), HasSubstr(" 404 "));
}

class TheClock : public AServer {
protected:
    /// As somebody who works with the authority does it on the command line; what it printed first.
    std::string record(std::vector<std::string> words) const {
        words.insert(words.begin(), "register");
        words.insert(words.end(), {"--post", "records officer"});
        const auto outcome = workspace.run(std::move(words));
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        return first_line(outcome.out);
    }
    bool becomes(const std::string& in, const std::string& id, const std::string& state) const {
        return comes_true([&] {
            return workspace.run({"register", "show", in, id, "--format", "csv"})
                       .out.find("state," + state) != std::string::npos;
        });
    }
};

TEST_F(TheClock, MakesAPromiseLateWhileTheSiteIsServed) {
    const std::string id = record({"add", "commitments", "text=32 teams", "owner=Chief officer",
                                   "due=2026-07-01", "--happened", "2026-01-01"});
    start();
    EXPECT_TRUE(becomes("commitments", id, "late"));
}

TEST_F(TheClock, ReopensARecommendationWhenNewNumbersAreRead) {
    const std::string id = record({"add", "recommendations", "text=open late", "body=panel",
                                   "addressed_to=chief", "sentinel=burglary metropolitan < 2"});
    workspace.run({"register", "move", "recommendations", id, "accepted", "response=yes",
                   "owner=chief", "benefit=fewer", "--role", "commissioner-office", "--post",
                   "chief"});
    record({"move", "recommendations", id, "closed", "evidence=https://example.org/proof"});
    start();
    // Nothing is published: nobody can tell, and it stays closed.
    EXPECT_TRUE(becomes("recommendations", id, "closed"));
    workspace.run({"release", "prepare", "--post", "data officer"});
    ASSERT_EQ(workspace.run({"release", "publish", "--post", "approver"}).code, 0);
    EXPECT_TRUE(becomes("recommendations", id, "reopened"));
    const auto history = workspace.run({"register", "history", "recommendations", id}).out;
    EXPECT_THAT(history, HasSubstr("burglary in metropolitan was 3"));
}

} // namespace
} // namespace mf
