#include "serve/gate.hpp"

#include "people/secret.hpp"
#include "serve/cookies.hpp"
#include "serve/same_site.hpp"
#include "serve/status.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::serve {

namespace {

Method read_as(Method method) {
    return method == Method::post ? Method::post : Method::get;
}

Result<Routes> routes_of(const std::vector<PersonalRoute>& all, Method method) {
    std::vector<RoutePattern> patterns;
    for (const PersonalRoute& route : all) {
        if (route.method == method) {
            patterns.push_back({route.pattern, route.pattern});
        }
    }
    return Routes::make(patterns);
}

} // namespace

std::string_view Visit::capture(std::string_view name) const {
    const auto found = std::ranges::find(captures, name, &Capture::name);
    return found == captures.end() ? std::string_view{} : std::string_view{found->value};
}

std::string right_of(Method method, std::string_view pattern) {
    return fmt::format("{} {}", read_as(method) == Method::post ? "POST" : "GET", pattern);
}

Reply to_sign_in(const Target& target) {
    Target sign_in{"/sign-in", {"sign-in"}, false, {{"to", canonical(target)}}};
    return redirect(303, canonical(sign_in));
}

Result<Gate> Gate::make(GateOptions options) {
    auto reading = routes_of(options.routes, Method::get);
    auto writing = routes_of(options.routes, Method::post);
    if (!reading || !writing) {
        return pass(reading ? writing.error() : reading.error());
    }
    const auto things = [&](const PersonalRoute& route) {
        return right_of(route.method, route.pattern);
    };
    for (const PersonalRoute& route : options.routes) {
        const auto all = people::all_roles();
        if (std::ranges::none_of(all, [&](people::Role role) {
                return options.rights.allows(role, things(route));
            })) {
            return fail(ErrorKind::invalid,
                        fmt::format("nobody may '{}', so it would never be seen", things(route)),
                        "definitions/rights.toml", "Write a row that says who may");
        }
    }
    return Gate{std::move(options), std::move(*reading), std::move(*writing)};
}

std::vector<std::string> Gate::things() const {
    std::vector<std::string> all;
    for (const PersonalRoute& route : options_.routes) {
        all.push_back(right_of(route.method, route.pattern));
    }
    return all;
}

const PersonalRoute* Gate::route(Method method, std::string_view pattern) const {
    const auto found = std::ranges::find_if(options_.routes, [&](const PersonalRoute& one) {
        return one.method == method && one.pattern == pattern;
    });
    return found == options_.routes.end() ? nullptr : &*found;
}

Reply Gate::error(int status, const PersonalRequest& request) const {
    Reply reply = options_.error_page(status, request.target.path);
    reply.status = status;
    return reply;
}

/// An address that only reads answers 405 to a POST, if everyone may know it; whatever else is not there.
Reply Gate::no_route(const PersonalRequest& request) const {
    const bool is_public = request.method == Method::post && options_.is_public_page &&
                           options_.is_public_page(request.target);
    return error(is_public ? 405 : 404, request);
}

/// Somebody whom no row lets in. Whether the page is there is told only of what everybody with an account may see.
Reply Gate::shut(const Visit& visit, const std::string& right) const {
    if (!visit.identity.signed_in() && options_.rights.allows_anybody_signed_in(right)) {
        return to_sign_in(visit.request.method == Method::post
                              ? Target{"/account", {"account"}, false, {}}
                              : visit.request.target);
    }
    return error(404, visit.request);
}

std::optional<Reply> Gate::read_form(Visit& visit) const {
    const PersonalRequest& request = visit.request;
    if (!is_from_here(request)) {
        return error(403, request);
    }
    auto form = parse_form(request.content_type, request.body);
    if (!form) {
        return error(form.error().kind == ErrorKind::limit ? 413 : 400, request);
    }
    if (!people::equal_secrets(form->text(csrf_field), visit.form_token)) {
        return error(403, request);
    }
    visit.form = std::move(*form);
    return std::nullopt;
}

Reply Gate::enter(Visit visit, const PersonalRoute& route) const {
    if (route.method == Method::post) {
        if (auto wrong = read_form(visit)) {
            return std::move(*wrong);
        }
    }
    Reply reply = route.handle(visit);
    // What is not there, and what she may not see, is one page, whichever handler says so.
    return reply.status == 404 && reply.body.empty() ? error(404, visit.request) : reply;
}

Reply Gate::answer(const PersonalRequest& request) const {
    const Method method = read_as(request.method);
    const auto match = (method == Method::post ? writing_ : reading_).match(request.target);
    const auto token = token_in(request.cookie, session_cookie).value_or("");
    const people::Moment now = options_.now();
    auto session = options_.people->session(token, now);
    if (!session) {
        if (options_.error_log) {
            options_.error_log(sentence(session.error()));
        }
        return error(status_of(session.error().kind), request);
    }
    const auto form_base = token_in(request.cookie, form_cookie);
    const bool has_base = *session || form_base.has_value();
    const std::string base = *session ? token : form_base.value_or(people::new_token());
    Visit visit{request,
                *session ? (*session)->identity : people::Identity{},
                *session,
                token,
                people::derived_token(base, "form"),
                {},
                match ? match->captures : std::vector<Capture>{},
                now};
    const PersonalRoute* found = match ? route(method, match->pattern) : nullptr;
    if (found != nullptr && match->format != Format::html && !found->is_file) {
        found = nullptr;
    }
    const std::string right = found == nullptr ? std::string{} : right_of(method, found->pattern);
    const bool may = found != nullptr && options_.rights.allows(visit.identity, {right});
    // Whoever had a session that has ended is asked to sign in again, whatever the address: that tells nothing.
    if (!may && !*session && !token.empty() && !options_.people->waits_for_code(token, now)) {
        Reply reply = to_sign_in(method == Method::post ? Target{"/account", {"account"}, false, {}}
                                                        : request.target);
        reply.cookies.push_back(cleared_cookie(session_cookie));
        return reply;
    }
    Reply reply = found == nullptr ? no_route(request)
                  : may            ? enter(std::move(visit), *found)
                                   : shut(visit, right);
    reply.route = found == nullptr || !may ? "-" : found->pattern;
    if (!has_base && may && method == Method::get) {
        reply.cookies.push_back(set_cookie(form_cookie, base));
    }
    return reply;
}

} // namespace mf::serve
