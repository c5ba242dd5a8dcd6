// Every cell of the table of rights: the real routes, asked by each role.
#include "serve/sample_gate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mf::serve {
namespace {

using testing::AnyOf;
using testing::HasSubstr;

const std::string form_type = "Content-Type: application/x-www-form-urlencoded\r\n";

class TheMatrix : public testing::Test {
protected:
    /// Whether a reply says that the thing is there for this reader.
    static bool lets_in(const Received& reply) { return reply.status != 404 && reply.status != 0; }

    Received ask(Browser& browser, const std::string& what) {
        const bool post = what.starts_with("POST ");
        const std::string address = what.substr(what.find(' ') + 1);
        return post ? browser.post(address, "", browser.own_origin() + form_type)
                    : browser.get(address);
    }

    SampleGate sample;
};

TEST_F(TheMatrix, HoldsInEveryCell) {
    const auto things = sample.gate().things();
    const auto lines = people::matrix(sample.gate().rights(), things);
    const auto roles = people::all_roles();
    for (std::size_t role = 1; role < roles.size(); ++role) {
        const std::string name{people::name(roles[role])};
        sample.add(name, {roles[role]});
        Browser browser{sample.port()};
        ASSERT_EQ(browser.sign_in(name).status, 303) << name;
        for (const people::MatrixLine& line : lines) {
            Browser same =
                browser; // a sign-out must not end what is asked next: no form token is sent
            EXPECT_EQ(lets_in(ask(same, line.what)), line.allowed[role])
                << line.what << " " << name;
        }
    }
}

TEST_F(TheMatrix, HoldsForThePublic) {
    for (const people::MatrixLine& line :
         people::matrix(sample.gate().rights(), sample.gate().things())) {
        Browser browser{sample.port()};
        const auto reply = ask(browser, line.what);
        if (line.allowed[0]) {
            EXPECT_THAT(reply.status, AnyOf(200, 303, 403)) << line.what;
        } else if (sample.gate().rights().allows_anybody_signed_in(line.what)) {
            EXPECT_EQ(reply.status, 303) << line.what;
            EXPECT_THAT(reply.field("location"), HasSubstr("/sign-in")) << line.what;
        } else {
            EXPECT_EQ(reply.status, 404) << line.what;
        }
    }
}

TEST_F(TheMatrix, HasNoRowForWhatIsNoRoute) {
    const auto things = sample.gate().things();
    for (const people::Right& row : sample.gate().rights().rows()) {
        for (const std::string& what : row.what) {
            if (what.starts_with("GET ") || what.starts_with("POST ")) {
                EXPECT_THAT(things, testing::Contains(what));
            }
        }
    }
}

} // namespace
} // namespace mf::serve
