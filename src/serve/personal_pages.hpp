// What handlers of personal pages need to make one, and how a page becomes a reply.
#pragma once

#include "pages/sign_in.hpp"
#include "pages/words.hpp"
#include "people/people.hpp"
#include "people/rights.hpp"
#include "release/release.hpp"
#include "serve/gate.hpp"
#include "serve/reply.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace mf::serve {

/// A page that a reader may open from /staff, if the right to it is hers.
struct StaffLink {
    std::string what;    ///< the right: "GET /staff/releases"
    std::string address; ///< "/staff/releases"
    std::string word;    ///< key of its name in the words
    std::string note;    ///< key of what it is for
};

struct PersonalPages {
    std::shared_ptr<people::People> people;
    people::Rights rights;
    pages::Words words;
    std::function<std::shared_ptr<const release::Release>()> release; ///< that the frame speaks of
    std::vector<StaffLink> links;
};

/// HTML that nobody keeps.
Reply personal_reply(const pages::Page& page, const pages::Words& words, int status = 200);

/// Sent on after a POST was done: 303, so that loading again does nothing twice.
Reply gone_to(const std::string& address);

/// The reply for an error of the store: its kind's status and no more; the site's page of that status.
Reply failed(const Error& error);

/// /sign-in, /sign-in/code, /sign-out.
std::vector<PersonalRoute> sign_in_routes(const PersonalPages& pages);
/// /account and what is below it.
std::vector<PersonalRoute> account_routes(const PersonalPages& pages);
/// /staff: what this reader may do.
std::vector<PersonalRoute> staff_routes(const PersonalPages& pages);
/// /staff/audit: the newest entries. That it was read is an entry too.
std::vector<PersonalRoute> audit_routes(const PersonalPages& pages);

/// /staff/people: accounts, for an administrator. A password that is made stands in the reply to the form, and nowhere else.
std::vector<PersonalRoute> people_routes(const PersonalPages& pages);

} // namespace mf::serve
