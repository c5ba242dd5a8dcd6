// Every cell of the table of rights: the real routes, asked by each role.
#include "serve/register_rights.hpp"
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

    TheMatrix() {
        sample.place("committees", "c", "sitting", {{"name", "C"}, {"purpose", "to look"}});
        sample.place("meetings", "m", "called",
                     {{"name", "M"}, {"committee", "c"}, {"date", "2026-12-01"}});
        sample.place("questions", "q", "open", {{"text", "Why?"}, {"name", "A. Person"}});
    }

    /// An address of the pattern at which there is something: who may do what to it is asked of the registers elsewhere.
    static std::string address_of(std::string pattern) {
        const std::string id = pattern.find("/meetings/") == std::string::npos ? "q" : "m";
        for (const auto& [part, text] : std::initializer_list<std::pair<std::string, std::string>>{
                 {"{register}", "questions"}, {"{id}", id}, {"{move}", "2?to=answered"}}) {
            const auto at = pattern.find(part);
            pattern = at == std::string::npos ? pattern : pattern.replace(at, part.size(), text);
        }
        return pattern;
    }

    /// What the register says beside the row of the route; "" where it says nothing.
    static std::string register_right(const std::string& what) {
        for (const auto& [end, right] : std::initializer_list<std::pair<std::string, std::string>>{
                 {"/new", "questions.open"},
                 {"/change", "questions.change"},
                 {"/erase", "questions.erase"},
                 {"/move/{move}", "questions.move.open.answered"}}) {
            if (what.starts_with("GET /staff/records") && what.ends_with(end)) {
                return right;
            }
        }
        return "";
    }

    Received ask(Browser& browser, const std::string& what) {
        const bool post = what.starts_with("POST ");
        const std::string address = address_of(what.substr(what.find(' ') + 1));
        return post ? browser.post(address, "", browser.own_origin() + form_type)
                    : browser.get(address);
    }

    SampleGate sample;
};

TEST_F(TheMatrix, HoldsInEveryCell) {
    const auto things = sample.gate().things();
    const auto lines = people::matrix(sample.gate().rights(), things);
    const people::Rights of_registers{register_rights(sample.records().definitions())};
    const auto roles = people::all_roles();
    for (std::size_t role = 1; role < roles.size(); ++role) {
        const std::string name{people::name(roles[role])};
        const auto account = sample.add(name, {roles[role]});
        Browser browser{sample.port()};
        ASSERT_EQ(browser.sign_in(name).status, 303) << name;
        for (const people::MatrixLine& line : lines) {
            Browser same =
                browser; // a sign-out must not end what is asked next: no form token is sent
            const std::string right = register_right(line.what);
            const bool too =
                right.empty() || of_registers.allows(people::identity_of(account), {right});
            const bool is_file = line.what.ends_with("/files/{hash}/{name}"); // there is none
            EXPECT_EQ(lets_in(ask(same, line.what)), line.allowed[role] && too && !is_file)
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
