// Accounts from the command line to a page of the site, and back in the audit.
#include "app/sign_in.hpp"
#include "support/program.hpp"
#include "support/running_program.hpp"
#include "support/site_client.hpp"
#include "support/street_rows.hpp"
#include "support/whole_month.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

namespace mf {
namespace {

using test::street_name;
using test::Workspace;
using testing::HasSubstr;
using testing::Not;

void add_month(Workspace& workspace) {
    workspace.ingest("2025-03-01/" + street_name("2025-01"), test::whole_month("2025-01", 3),
                     {"--published", "2025-03-01"});
}

/// Says that the next files are made up.
void simulate(Workspace& workspace) {
    workspace.inputs().write("2025-03-01/simulated.toml", "simulated = true\n");
}

TEST(AnAccount, IsMadeListedAndShutOnTheCommandLine) {
    const Workspace workspace;
    const auto made =
        workspace.run({"user", "add", "jo", "--post", "data officer", "--role", "analyst"});
    ASSERT_EQ(made.code, 0) << made.err;
    EXPECT_EQ(made.out.size(), 25U); // a password, alone, so that a script can take it
    EXPECT_THAT(workspace.run({"user", "list", "--format", "csv"}).out,
                HasSubstr("jo,data officer,analyst,,open,no,"));
    EXPECT_EQ(workspace.run({"user", "disable", "jo", "--reason", "has left"}).code, 0);
    EXPECT_THAT(workspace.run({"user", "list", "--format", "csv"}).out, HasSubstr(",shut,"));
    const auto audit = workspace.run({"audit", "--json"}).out;
    EXPECT_THAT(audit, HasSubstr("account.added"));
    EXPECT_THAT(audit, HasSubstr("has left"));
    EXPECT_THAT(audit, Not(HasSubstr(made.out.substr(0, 24))));
}

TEST(AnAccount, OfARoleThatThereIsNotIsWrongUsage) {
    const Workspace workspace;
    EXPECT_EQ(workspace.run({"user", "add", "jo", "--post", "x", "--role", "king"}).code, 2);
    EXPECT_EQ(workspace.run({"user", "role", "jo", "--role", "public"}).code, 2);
}

TEST(AnAccount, ThatThereIsNotFails) {
    const Workspace workspace;
    EXPECT_EQ(workspace.run({"user", "reset", "jo"}).code, 1);
    EXPECT_EQ(workspace.run({"user", "disable", "jo"}).code, 1);
}

TEST(TheTableOfRights, IsPrinted) {
    const Workspace workspace;
    const auto table = workspace.run({"user", "rights", "--format", "csv"}).out;
    EXPECT_THAT(table, HasSubstr("what,public,member,"));
    EXPECT_THAT(table, HasSubstr("GET /staff/releases,"));
    EXPECT_THAT(table, HasSubstr("\nquestions.open,yes,yes,yes,yes,"));
    EXPECT_THAT(table,
                HasSubstr("\nquestions.move.open.answered,,named,yes,named,named,named,own area,"));
    EXPECT_THAT(table, HasSubstr("\nquestions.field.name,,,yes,,"));
}

/// What the server says by itself until it has had time to say all of it.
std::string said_by(const Workspace& workspace, const std::vector<std::string>& more) {
    std::vector<std::string> words{"serve", "--port", "0", "-w", workspace.folder().string()};
    words.insert(words.end(), more.begin(), more.end());
    test::RunningProgram serve{words};
    EXPECT_NE(test::port_of(serve), 0);
    constexpr int tries = 50;
    for (int i = 0; i < tries && serve.messages().find("as administrator") == std::string::npos;
         ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds{100});
    }
    return serve.messages();
}

TEST(TheDemonstration, PrintsASignInForEachRole) {
    Workspace workspace;
    simulate(workspace);
    add_month(workspace);
    const auto said = said_by(workspace, {});
    for (const char* role : {"member", "analyst", "borough-commander", "administrator"}) {
        EXPECT_THAT(said, HasSubstr(std::string{"Sign in as "} + role));
    }
    EXPECT_THAT(workspace.run({"user", "list"}).out, HasSubstr("custody-visitor"));
}

TEST(TheDemonstration, MayShowItsSignInsOnThisMachineAlone) {
    app::ServeCommand command;
    for (const char* host : {"127.0.0.1", "127.0.0.2", "::1"}) {
        command.host = host;
        EXPECT_TRUE(app::may_show_sign_ins(true, command)) << host;
        EXPECT_FALSE(app::may_show_sign_ins(false, command)) << host;
    }
    for (const char* host : {"0.0.0.0", "::", "192.0.2.1", "localhost.example", ""}) {
        command.host = host;
        EXPECT_FALSE(app::may_show_sign_ins(true, command)) << host;
    }
}

TEST(TheDemonstration, PrintsNoSignInBehindAProxy) {
    Workspace workspace;
    simulate(workspace);
    add_month(workspace);
    EXPECT_THAT(said_by(workspace, {"--behind-proxy"}), Not(HasSubstr("Sign in as")));
    EXPECT_THAT(workspace.run({"user", "list"}).out, Not(HasSubstr("administrator")));
}

TEST(AWorkspaceThatIsNoDemonstration, HasNoSignInsAndLosesThoseOfOne) {
    Workspace workspace;
    add_month(workspace);
    EXPECT_THAT(said_by(workspace, {}), Not(HasSubstr("Sign in as")));
    EXPECT_THAT(workspace.run({"user", "list"}).out, Not(HasSubstr("administrator")));
}

} // namespace
} // namespace mf
