#include "serve/sample_gate.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <iterator>

namespace mf::serve {

people::PasswordKeeper quick_keeper() {
    return {[](const std::string& password) -> Result<std::string> { return "kept:" + password; },
            [](const std::string& kept, const std::string& password) {
                return kept == "kept:" + password;
            },
            [](const std::string&) { return false; }};
}

SampleGate::SampleGate(ServerOptions options) {
    people::PeopleOptions people;
    people.journal = folder_.path() / "journal.sqlite";
    people.rules.known = {folder_.write("known.txt", "password\n")};
    people.keeper = quick_keeper();
    people_ = std::make_shared<people::People>(std::move(*people::People::open(std::move(people))));
    auto definitions = registers::load_definitions({"definitions/registers"}, {});
    auto calendar = registers::Calendar::load("definitions/calendars/england.toml");
    auto opened = registers::Registers::open({folder_.path() / "journal.sqlite",
                                              folder_.path() / "records.sqlite",
                                              folder_.path() / "attachments"},
                                             std::move(*definitions), std::move(*calendar));
    EXPECT_TRUE(opened) << (opened ? "" : sentence(opened.error()));
    records_ = std::make_shared<registers::Registers>(std::move(*opened));
    const auto rights = people::Rights::read("definitions/rights.toml");
    const auto words = pages::Words::load("definitions/words/en.toml", "en");
    const auto release = std::make_shared<const release::Release>();
    const PersonalPages pages{people_,
                              *rights,
                              *words,
                              [release] { return release; },
                              {{"GET /staff/releases", "/staff/releases", "people.releases.link",
                                "people.releases.link_note"}}};
    GateOptions gate{people_,
                     *rights,
                     {},
                     [this] { return now(); },
                     [](int status, const std::string&) {
                         Reply reply;
                         reply.body = fmt::format("error page {}", status);
                         return reply;
                     },
                     [](const Target& target) { return target.path == "/page"; },
                     {}};
    for (auto more : {sign_in_routes(pages), account_routes(pages), staff_routes(pages),
                      audit_routes(pages), people_routes(pages), release_routes(pages, doors()),
                      record_routes(pages, records_), record_form_routes(pages, records_),
                      record_erase_routes(pages, records_), record_file_routes(pages, records_),
                      pack_routes(pages, records_), ask_routes(pages, records_)}) {
        std::ranges::move(more, std::back_inserter(gate.routes));
    }
    auto made = Gate::make(std::move(gate));
    EXPECT_TRUE(made) << (made ? "" : sentence(made.error()));
    gate_ = std::make_shared<const Gate>(std::move(*made));
    options.personal = [gate = gate_](const PersonalRequest& request) {
        return gate->answer(request);
    };
    options.personal_roots = {"/sign-in", "/sign-out", "/account", "/staff", "/ask"};
    server_ = std::make_unique<Server>(std::move(*Server::start(
        std::move(options),
        [](const Request& request) {
            Reply reply;
            reply.cacheable = true;
            reply.status = request.target.path == "/page" ? 200 : 404;
            reply.body = reply.status == 200 ? "a page for everyone" : "error page 404";
            return reply;
        },
        [] { return std::string{"one"}; })));
}

/// One release waits until it is published; its preparer was the "preparer".
ReleaseDoors SampleGate::doors() {
    const auto audited = [this](const char* action, const people::Identity& who) {
        return people_->write_audit(
            {people::text_of(now()), people::actor_of(who), action, "release"});
    };
    return {[this]() -> Result<std::vector<StaffRelease>> {
                if (!published.empty()) {
                    return std::vector<StaffRelease>{};
                }
                return std::vector<StaffRelease>{{"aaaabbbbccccdddd",
                                                  "2026-03-31T09:30:00Z",
                                                  "preparer",
                                                  {"two editions tie"},
                                                  proposer_}};
            },
            [this, audited](const std::string&, const people::Identity& who) {
                proposer_ = people::Proposer{who.account, who.post};
                return audited("release.proposed", who);
            },
            [this, audited](const std::string& hash, const people::Identity& who) -> Done {
                if (who.post == "preparer") {
                    return fail(ErrorKind::refused, "the preparer");
                }
                published.emplace_back(hash, who.post);
                return audited("release.approved", who);
            }};
}

void SampleGate::place(const std::string& in,
                       const std::string& id,
                       const std::string& state,
                       const registers::Values& values) {
    registers::RecordEvent event;
    event.kind = registers::EventKind::opened;
    event.recorded = event.happened = people::text_of(now());
    event.who = {.account = {}, .post = "records officer", .role = "officer"};
    event.to = state;
    event.values = values;
    auto journal = store::Journal::open(folder_.path() / "journal.sqlite");
    ASSERT_TRUE(journal);
    ASSERT_TRUE(journal->append({registers::to_journal(event, registers::stream_of(in, id))}));
}

people::Account
SampleGate::add(const std::string& name, const people::Roles& roles, const std::string& area) {
    const auto made = people_->add({name, "post of " + name, roles, area, good_password},
                                   {"command line", ""}, now());
    EXPECT_TRUE(made) << (made ? "" : sentence(made.error()));
    return made ? made->account : people::Account{};
}

} // namespace mf::serve
