// Between a personal request and its handler: who asks, may she, did she mean it. What the gate does not let through is
// not there.
#pragma once

#include "base/error.hpp"
#include "people/people.hpp"
#include "people/rights.hpp"
#include "serve/form.hpp"
#include "serve/personal_request.hpp"
#include "serve/reply.hpp"
#include "serve/route.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mf::serve {

inline constexpr const char* csrf_field = "form_token"; ///< of every form that is sent by POST

/// What a handler is told: all of it is checked.
struct Visit {
    const PersonalRequest& request;
    people::Identity identity;              ///< the public when nobody is signed in
    std::optional<people::Session> session; ///< nothing when nobody is signed in
    std::string session_token;              ///< as the client has it; "" for none
    std::string form_token; ///< to be put into each form of the page, as the field csrf_field
    Form form;              ///< of a POST; empty otherwise
    std::vector<Capture> captures;
    people::Moment now{};

    /// The text captured under that name in the pattern.
    std::string_view capture(std::string_view name) const;
};

/// One address and what it does. A GET route answers HEAD too.
struct PersonalRoute {
    Method method = Method::get;
    std::string pattern;                       ///< "/staff/releases/{hash}"
    std::function<Reply(const Visit&)> handle; ///< a 404 without a body becomes the site's page
    bool is_file =
        false; ///< its address ends in the name of a file: "….csv" is no other form of a page
};

/// The name under which the right to a route stands in the table of rights: "GET /staff".
std::string right_of(Method method, std::string_view pattern);

struct GateOptions {
    std::shared_ptr<people::People> people;
    people::Rights rights;
    std::vector<PersonalRoute> routes;
    std::function<people::Moment()> now;
    /// The page for a status: the same 404 for what is hidden and for what is not there.
    std::function<Reply(int status, const std::string& address)> error_page;
    /// Whether a page for everyone stands at the address, which a POST then may not change (405).
    std::function<bool(const Target&)> is_public_page;
    std::function<void(std::string_view)> error_log;
};

/// Immutable once made; thread-safe.
class Gate {
public:
    /// `invalid` when two routes match the same paths by one method, or a route has no row in the table of rights: it
    /// would never be seen.
    static Result<Gate> make(GateOptions options);

    Reply answer(const PersonalRequest& request) const;

    /// Every route as its right is called, in the order given: what the matrix is made of.
    std::vector<std::string> things() const;

    const people::Rights& rights() const { return options_.rights; }

private:
    Gate(GateOptions options, Routes reading, Routes writing)
        : options_{std::move(options)}, reading_{std::move(reading)}, writing_{std::move(writing)} {
    }

    const PersonalRoute* route(Method method, std::string_view pattern) const;
    Reply no_route(const PersonalRequest& request) const;
    Reply shut(const Visit& visit, const std::string& right) const;
    Reply enter(Visit visit, const PersonalRoute& route) const;
    /// Fills the form; else the reply that says what is wrong with it.
    std::optional<Reply> read_form(Visit& visit) const;
    Reply error(int status, const PersonalRequest& request) const;

    GateOptions options_;
    Routes reading_;
    Routes writing_;
};

/// To /sign-in, and from there back to the address.
Reply to_sign_in(const Target& target);

} // namespace mf::serve
