// A payload in every field of every register, on every page that shows them; and what stands in addresses.
#include "registers/registers.hpp"
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
#include <cstdlib>
#include <optional>
#include <set>
#include <thread>

namespace mf {
namespace {

using registers::Field;
using registers::FieldType;
using registers::Register;
using serve::Browser;
using serve::Received;
using testing::HasSubstr;
using testing::Not;

const std::string payload = R"("><img src=x onerror=alert(1)><script>alert(2)</script>' OR '1'='1)";
const std::string hostile = "hostile";

std::vector<Register> shipped() {
    const char* home = std::getenv("METFORWARD_HOME"); // NOLINT(concurrency-mt-unsafe)
    auto read = registers::load_definitions(
        {std::filesystem::path{home == nullptr ? "." : home} / "definitions/registers"}, {});
    EXPECT_TRUE(read);
    return read ? std::move(read->registers) : std::vector<Register>{};
}

std::string value_of(const Register& in, const Field& field, const std::set<std::string>& there) {
    switch (field.type) {
    case FieldType::reference:
        return there.contains(field.refers) ? hostile : "";
    case FieldType::number:
        return "7";
    case FieldType::date:
        return "2035-01-01";
    case FieldType::choice:
        return field.choices.front();
    case FieldType::evidence:
        return "https://example.org/'-alert(3)-'?javascript:alert(4)";
    case FieldType::measure_test:
        return "burglary <svg/onload=alert(5)> < 5";
    default:
        break;
    }
    // Who has declared an interest has no vote.
    return in.id == "decisions" && field.name == "declared" ? "another " + payload : payload;
}

class Payloads : public testing::Test {
protected:
    Payloads() : all{shipped()} {
        workspace.inputs().write("2025-03-01/simulated.toml", "simulated = true\n");
        workspace.ingest("2025-03-01/" + test::street_name("2025-01"),
                         test::whole_month("2025-01", 3), {"--published", "2025-03-01"});
        open_all();
        for (const std::vector<std::string>& move : std::vector<std::vector<std::string>>{
                 {"questions", hostile, "open", "due=2035-01-01", "owner=" + payload},
                 {"commitments", hostile, "dropped", "--why", payload},
                 {"papers", hostile, "published"}}) {
            run("move", move, "officer");
        }
        server.emplace(
            std::vector<std::string>{"serve", "--port", "0", "-w", workspace.folder().string()});
        port = test::port_of(*server);
    }

    /// One record of each register, those first that others refer to.
    void open_all() {
        std::set<std::string> there;
        while (there.size() < all.size()) {
            const std::size_t before = there.size();
            for (const Register& in : all) {
                const bool ready = std::ranges::all_of(in.fields, [&](const Field& field) {
                    return field.type != FieldType::reference || !field.required ||
                           there.contains(field.refers);
                });
                if (!ready || there.contains(in.id)) {
                    continue;
                }
                std::vector<std::string> words{in.id, "--id", hostile};
                for (const Field& field : in.fields) {
                    if (const auto value = value_of(in, field, there); !value.empty()) {
                        words.push_back(field.name + "=" + value);
                    }
                }
                const auto role = std::ranges::find_if(
                    in.opened_by, [](const std::string& one) { return one != "public"; });
                run("add", words, *role);
                there.insert(in.id);
            }
            ASSERT_GT(there.size(), before);
        }
    }

    void run(const std::string& what, std::vector<std::string> words, const std::string& role) {
        words.insert(words.begin(), {"register", what});
        words.insert(words.end(), {"--post", payload, "--role", role});
        const auto outcome = workspace.run(words);
        EXPECT_EQ(outcome.code, 0) << outcome.err;
    }

    /// That the reply is a page, and nothing of the payload is a part of it.
    static void expect_words(const std::string& address, const Received& reply) {
        EXPECT_LT(reply.status, 500) << address;
        for (const char* part : {"<img src=x", "<script>alert", "<svg/onload"}) {
            EXPECT_THAT(reply.body, Not(HasSubstr(part))) << address;
        }
        EXPECT_THAT(reply.field("content-security-policy"), HasSubstr("default-src 'none'"))
            << address;
    }

    /// Who asks too often is told to wait: then it is asked again, so that no page goes unseen.
    static Received patiently(Browser& browser, const std::string& address) {
        constexpr int too_many = 429;
        for (;;) {
            const auto reply = browser.get(address);
            if (reply.status != too_many) {
                return reply;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds{300});
        }
    }

    Browser officer() const {
        std::string said;
        for (int tries = 0; tries < 300 && said.find("as administrator") == std::string::npos;
             ++tries) {
            std::this_thread::sleep_for(std::chrono::milliseconds{100});
            said = server->messages();
        }
        const auto at = said.find("Sign in as officer ");
        const auto line = said.substr(at, said.find('\n', at) - at);
        Browser browser{port};
        EXPECT_EQ(browser.sign_in("officer", line.substr(line.rfind(' ') + 1)).status, 303);
        return browser;
    }

    std::vector<Register> all;
    test::Workspace workspace;
    std::optional<test::RunningProgram> server;
    std::uint16_t port = 0;
};

TEST_F(Payloads, AreWordsOnEveryPublicPage) {
    Browser reader{port};
    for (const Register& in : all) {
        for (const std::string& address : {"/" + in.id, "/" + in.id + "/" + hostile}) {
            expect_words(address, patiently(reader, address));
        }
    }
    EXPECT_THAT(patiently(reader, "/questions/" + hostile).body,
                HasSubstr("&lt;script&gt;alert(2)"));
}

TEST_F(Payloads, AreWordsOnEveryPageOfThoseWhoWorkWithThem) {
    Browser browser = officer();
    for (const Register& in : all) {
        const std::string root = "/staff/records/" + in.id;
        for (const std::string& address :
             {root, root + "/" + hostile, root + "/new", root + "/" + hostile + "/change"}) {
            expect_words(address, patiently(browser, address));
        }
    }
    expect_words("/staff/work", patiently(browser, "/staff/work"));
    EXPECT_THAT(patiently(browser, "/staff/records/questions/" + hostile).body,
                HasSubstr("&lt;script&gt;alert(2)"));
}

TEST_F(Payloads, InAddressesAreWordsAndAskTheDatabaseNothing) {
    Browser reader{port};
    Browser browser = officer();
    const std::string text = serve::encoded(payload);
    for (const Register& in : all) {
        for (const std::string& query :
             {"?q=" + text, "?state=" + text + "&owner=" + text, "/" + text, "?from=" + text}) {
            expect_words(in.id + query, patiently(reader, "/" + in.id + query));
            expect_words(in.id + query, patiently(browser, "/staff/records/" + in.id + query));
        }
    }
    // "OR '1'='1" finds what bears these words, and not all that there is.
    const std::string tautology = serve::encoded("zzzz' OR '1'='1");
    EXPECT_THAT(patiently(reader, "/questions?q=" + tautology).body,
                Not(HasSubstr("/questions/" + hostile)));
}

TEST_F(Payloads, OfLinesAddNothingToAHead) {
    Browser reader{port};
    const std::string lines = "%0d%0aX-Injected:%201%0d%0aSet-Cookie:%20stolen=1";
    for (const char* begin :
         {"/sign-in?to=", "/questions?q=", "/questions/", "/staff?done=", "/ask?about=", "/"}) {
        const auto reply = patiently(reader, begin + lines);
        EXPECT_EQ(reply.fields.count("x-injected"), 0U) << begin;
        EXPECT_THAT(reply.field("set-cookie"), Not(HasSubstr("stolen"))) << begin;
    }
}

} // namespace
} // namespace mf
