// Signing in and out: a name and a password, then a code where the account has one.
#include "serve/cookies.hpp"
#include "serve/personal_pages.hpp"
#include "serve/same_site.hpp"

#include <fmt/format.h>

#include <memory>
#include <string>
#include <utility>

namespace mf::serve {

namespace {

constexpr int not_taken = 422;
constexpr int too_many = 429;

/// Where to go on: an address of this site that was asked for, else what waits for her.
std::string next_address(const Visit& visit, std::string_view to) {
    return is_own_address(to) && !visit.identity.signed_in() ? std::string{to} : "/staff/work";
}

pages::SignInView view_of(std::string_view to) {
    pages::SignInView view;
    view.to = is_own_address(to) ? std::string{to} : std::string{};
    return view;
}

Reply entered(const people::SignedIn& signed_in, const std::string& address) {
    Reply reply = gone_to(address);
    reply.cookies = {set_cookie(session_cookie, signed_in.session),
                     set_cookie(device_cookie, signed_in.device, people::device_age_max),
                     cleared_cookie(form_cookie)};
    return reply;
}

int minutes_of(std::chrono::seconds wait) {
    return static_cast<int>((wait.count() + 59) / 60);
}

class SignInHandler {
public:
    explicit SignInHandler(PersonalPages all) : all_{std::move(all)} {}

    Reply show(const Visit& visit) const {
        return page(visit, view_of(visit.request.target.parameter("to").value_or("")), 200);
    }

    Reply take(const Visit& visit) const {
        const std::string name{visit.form.text("name")};
        const auto tried = all_.people->sign_in(
            {name, std::string{visit.form.text("password")}, visit.request.client,
             token_in(visit.request.cookie, device_cookie).value_or(""), visit.session_token},
            visit.now);
        if (!tried) {
            return failed(tried.error());
        }
        pages::SignInView view = view_of(visit.form.text("to"));
        view.name = name.substr(0, people::account_name_characters_max);
        switch (tried->outcome) {
        case people::SignInOutcome::signed_in:
            return entered(*tried, next_address(visit, visit.form.text("to")));
        case people::SignInOutcome::needs_code: {
            Reply reply = gone_to(code_address(view.to));
            reply.cookies = {set_cookie(session_cookie, tried->session)};
            return reply;
        }
        case people::SignInOutcome::too_often:
            return page(visit, too_often(std::move(view), tried->wait), too_many, tried->wait);
        case people::SignInOutcome::refused:
            break;
        }
        view.problem = pages::SignInProblem::refused;
        return page(visit, view, not_taken);
    }

    Reply show_code(const Visit& visit) const {
        if (!all_.people->waits_for_code(visit.session_token, visit.now)) {
            return gone_to("/sign-in");
        }
        return code_page(visit, view_of(visit.request.target.parameter("to").value_or("")), 200);
    }

    Reply take_code(const Visit& visit) const {
        pages::SignInView view = view_of(visit.form.text("to"));
        if (!all_.people->waits_for_code(visit.session_token, visit.now)) {
            view.problem = pages::SignInProblem::waited;
            return page(visit, view, not_taken);
        }
        const auto tried = all_.people->give_code(
            {visit.session_token, std::string{visit.form.text("code")}, visit.request.client,
             token_in(visit.request.cookie, device_cookie).value_or("")},
            visit.now);
        if (!tried) {
            return failed(tried.error());
        }
        if (tried->outcome == people::SignInOutcome::signed_in) {
            return entered(*tried, next_address(visit, visit.form.text("to")));
        }
        if (tried->outcome == people::SignInOutcome::too_often) {
            return code_page(visit, too_often(std::move(view), tried->wait), too_many, tried->wait);
        }
        view.problem = pages::SignInProblem::code_refused;
        return code_page(visit, view, not_taken);
    }

    Reply leave(const Visit& visit) const {
        if (const Done done = all_.people->sign_out(visit.session_token, visit.now); !done) {
            return failed(done.error());
        }
        Reply reply = gone_to("/sign-in");
        reply.cookies = {cleared_cookie(session_cookie)};
        return reply;
    }

private:
    static std::string code_address(const std::string& to) {
        Target target{"/sign-in/code", {"sign-in", "code"}, false, {}};
        if (!to.empty()) {
            target.query.push_back({"to", to});
        }
        return canonical(target);
    }

    static pages::SignInView too_often(pages::SignInView view, std::chrono::seconds wait) {
        view.problem = pages::SignInProblem::too_often;
        view.minutes = minutes_of(wait);
        return view;
    }

    Reply page(const Visit& visit,
               const pages::SignInView& view,
               int status,
               std::chrono::seconds wait = {}) const {
        return written(visit, &pages::sign_in_page, view, status, wait);
    }

    Reply code_page(const Visit& visit,
                    const pages::SignInView& view,
                    int status,
                    std::chrono::seconds wait = {}) const {
        return written(visit, &pages::sign_in_code_page, view, status, wait);
    }

    Reply written(const Visit& visit,
                  pages::Page (*make)(const pages::PersonalFrame&, const pages::SignInView&),
                  const pages::SignInView& view,
                  int status,
                  std::chrono::seconds wait) const {
        const auto release = all_.release();
        Reply reply = personal_reply(
            make({*release, all_.words, csrf_field, visit.form_token}, view), all_.words, status);
        if (wait.count() > 0) {
            reply.retry_after = wait;
        }
        return reply;
    }

    PersonalPages all_;
};

} // namespace

std::vector<PersonalRoute> sign_in_routes(const PersonalPages& all) {
    const auto handler = std::make_shared<const SignInHandler>(all);
    return {
        {Method::get, "/sign-in", [handler](const Visit& visit) { return handler->show(visit); }},
        {Method::post, "/sign-in", [handler](const Visit& visit) { return handler->take(visit); }},
        {Method::get, "/sign-in/code",
         [handler](const Visit& visit) { return handler->show_code(visit); }},
        {Method::post, "/sign-in/code",
         [handler](const Visit& visit) { return handler->take_code(visit); }},
        {Method::post, "/sign-out",
         [handler](const Visit& visit) { return handler->leave(visit); }},
    };
}

} // namespace mf::serve
