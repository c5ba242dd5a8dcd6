#include "serve/sample_gate.hpp"

#include "serve/cookies.hpp"

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
                      audit_routes(pages), release_routes(pages, doors())}) {
        std::ranges::move(more, std::back_inserter(gate.routes));
    }
    auto made = Gate::make(std::move(gate));
    EXPECT_TRUE(made) << (made ? "" : sentence(made.error()));
    gate_ = std::make_shared<const Gate>(std::move(*made));
    options.personal = [gate = gate_](const PersonalRequest& request) {
        return gate->answer(request);
    };
    options.personal_roots = {"/sign-in", "/sign-out", "/account", "/staff"};
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
    return {[this]() -> Result<std::vector<StaffRelease>> {
                if (!published.empty()) {
                    return std::vector<StaffRelease>{};
                }
                return std::vector<StaffRelease>{
                    {"aaaabbbbccccdddd", "2026-03-31T09:30:00Z", "preparer", {"two editions tie"}}};
            },
            [this](const std::string& hash, const std::string& post) -> Done {
                if (post == "preparer") {
                    return fail(ErrorKind::refused, "the preparer");
                }
                published.emplace_back(hash, post);
                return {};
            }};
}

people::Account SampleGate::add(const std::string& name, const people::Roles& roles) {
    const auto made = people_->add({name, "post of " + name, roles, "", good_password},
                                   {"command line", ""}, now());
    EXPECT_TRUE(made) << (made ? "" : sentence(made.error()));
    return made ? made->account : people::Account{};
}

std::string Browser::own_origin() const {
    return fmt::format("Origin: http://x:{}\r\n", port_);
}

std::string Browser::cookie_line() const {
    std::string line;
    for (const auto& [name, value] : cookies_) {
        line += (line.empty() ? "Cookie: " : "; ") + name + "=" + value;
    }
    return line.empty() ? line : line + "\r\n";
}

Received Browser::remember(Received reply) {
    std::size_t at = 0;
    const std::string key = "Set-Cookie: ";
    while ((at = reply.head.find(key, at)) != std::string::npos) {
        at += key.size();
        const auto equals = reply.head.find('=', at);
        const auto end = reply.head.find(';', equals);
        const auto name = reply.head.substr(at, equals - at);
        const auto value = reply.head.substr(equals + 1, end - equals - 1);
        if (value.empty()) {
            cookies_.erase(name);
        } else {
            cookies_[name] = value;
        }
    }
    return reply;
}

Received Browser::get(const std::string& target) {
    return remember(fetch(port_, target, cookie_line()));
}

Received
Browser::post(const std::string& target, const std::string& body, const std::string& lines) {
    Client client{port_};
    EXPECT_TRUE(
        client.say(fmt::format("POST {} HTTP/1.1\r\nHost: x:{}\r\n{}{}Content-Length: {}\r\n\r\n{}",
                               target, port_, cookie_line(), lines, body.size(), body)));
    const auto reply = client.reply();
    return reply ? remember(*reply) : Received{};
}

Received Browser::send(const std::string& page,
                       const std::string& target,
                       const std::vector<std::pair<std::string, std::string>>& fields) {
    std::string body = std::string{csrf_field} + "=" + form_token_in(get(page).body);
    for (const auto& [name, value] : fields) {
        body += "&" + encoded(name) + "=" + encoded(value);
    }
    return post(target, body, own_origin() + "Content-Type: application/x-www-form-urlencoded\r\n");
}

Received Browser::sign_in(const std::string& name, const std::string& password) {
    return send("/sign-in", "/sign-in", {{"name", name}, {"password", password}});
}

std::string Browser::cookie(const std::string& name) const {
    const auto found = cookies_.find(name);
    return found == cookies_.end() ? "" : found->second;
}

std::string form_token_in(const std::string& page) {
    const std::string before = std::string{"name=\""} + csrf_field + "\" value=\"";
    const auto at = page.find(before);
    return at == std::string::npos ? "" : page.substr(at + before.size(), 32);
}

std::string encoded(std::string_view text) {
    std::string plain;
    for (const char c : text) {
        plain += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return plain;
}

} // namespace mf::serve
