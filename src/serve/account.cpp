// What the owner of an account does with it.
#include "people/secret.hpp"
#include "serve/personal_pages.hpp"

#include <memory>
#include <string>
#include <utility>

namespace mf::serve {

namespace {

constexpr int not_taken = 422;

std::string name(people::ChangeFault fault) {
    switch (fault) {
    case people::ChangeFault::wrong_password:
        return "wrong_password";
    case people::ChangeFault::too_often:
        return "too_often";
    case people::ChangeFault::too_short:
        return "too_short";
    case people::ChangeFault::too_long:
        return "too_long";
    case people::ChangeFault::not_text:
        return "not_text";
    case people::ChangeFault::known:
        return "known";
    case people::ChangeFault::own_words:
        break;
    }
    return "own_words";
}

/// What was done before the page was asked for: one of our own words, never what stands in the address.
std::string done_word(const Visit& visit) {
    const auto typed = visit.request.target.parameter("done").value_or("");
    for (const char* word : {"password", "code", "everywhere"}) {
        if (typed == word) {
            return word;
        }
    }
    return {};
}

class AccountHandler {
public:
    explicit AccountHandler(PersonalPages all) : all_{std::move(all)} {}

    Reply show(const Visit& visit) const { return page(visit, {}, 200); }

    Reply change_password(const Visit& visit) const {
        const auto fault = all_.people->change_password(
            visit.identity, std::string{visit.form.text("old")},
            std::string{visit.form.text("new")}, visit.session_token, visit.now);
        if (!fault) {
            return failed(fault.error());
        }
        return *fault ? page(visit, name(**fault), not_taken) : gone_to("/account?done=password");
    }

    Reply show_code(const Visit& visit) const { return code_page(visit, false); }

    Reply take_code(const Visit& visit) const {
        const auto right = all_.people->confirm_codes(
            visit.identity, std::string{visit.form.text("code")}, visit.now);
        if (!right) {
            return failed(right.error());
        }
        return *right ? gone_to("/account?done=code") : code_page(visit, true);
    }

    Reply leave_everywhere(const Visit& visit) const {
        if (const Done done =
                all_.people->sign_out_everywhere(visit.identity, visit.session_token, visit.now);
            !done) {
            return failed(done.error());
        }
        return gone_to("/account?done=everywhere");
    }

private:
    pages::PersonalFrame frame(const Visit& visit, const release::Release& release) const {
        return {release, all_.words, csrf_field, visit.form_token};
    }

    Reply page(const Visit& visit, std::string problem, int status) const {
        const auto sessions = all_.people->sessions(visit.identity, visit.now);
        if (!sessions) {
            return failed(sessions.error());
        }
        pages::AccountView view;
        view.name = visit.identity.name;
        view.post = visit.identity.post;
        view.roles = people::names(visit.identity.roles);
        view.has_second_step = visit.session->has_second_step;
        view.needs_second_step = visit.session->needs_second_step;
        view.must_change_password = visit.session->must_change_password;
        view.password_problem = std::move(problem);
        view.done = done_word(visit);
        const std::string own = people::kept_form(visit.session_token);
        for (const people::OpenSession& session : *sessions) {
            view.sessions.push_back({people::text_of(session.began), people::text_of(session.seen),
                                     own.starts_with(session.id)});
        }
        const auto release = all_.release();
        return personal_reply(pages::account_page(frame(visit, *release), view), all_.words,
                              status);
    }

    Reply code_page(const Visit& visit, bool wrong) const {
        const auto secret = all_.people->begin_codes(visit.identity);
        if (!secret) {
            return failed(secret.error());
        }
        const auto release = all_.release();
        return personal_reply(pages::account_code_page(frame(visit, *release),
                                                       {secret->grouped, secret->address, wrong}),
                              all_.words, wrong ? not_taken : 200);
    }

    PersonalPages all_;
};

} // namespace

std::vector<PersonalRoute> account_routes(const PersonalPages& all) {
    const auto handler = std::make_shared<const AccountHandler>(all);
    return {
        {Method::get, "/account", [handler](const Visit& visit) { return handler->show(visit); }},
        {Method::post, "/account/password",
         [handler](const Visit& visit) { return handler->change_password(visit); }},
        {Method::get, "/account/code",
         [handler](const Visit& visit) { return handler->show_code(visit); }},
        {Method::post, "/account/code",
         [handler](const Visit& visit) { return handler->take_code(visit); }},
        {Method::post, "/account/sign-out-everywhere",
         [handler](const Visit& visit) { return handler->leave_everywhere(visit); }},
    };
}

} // namespace mf::serve
