// /staff/people: accounts, for an administrator. What may be done is said in people::People, as for the command line.
#include "pages/staff_people.hpp"

#include "base/text.hpp"
#include "serve/personal_pages.hpp"
#include "serve/status.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

namespace mf::serve {

namespace {

constexpr int not_taken = 422;

std::vector<std::string> role_names() {
    std::vector<std::string> names;
    for (const people::Role role : people::all_roles().subspan(1)) {
        names.emplace_back(people::name(role));
    }
    return names;
}

/// The roles that were ticked; nothing when one is none of ours.
std::optional<people::Roles> ticked_roles(const Form& form) {
    people::Roles roles;
    for (const std::string_view word : form.texts("roles[]")) {
        const auto role = people::role_of(word);
        if (!role || *role == people::Role::everyone) {
            return std::nullopt;
        }
        roles.insert(*role);
    }
    return roles;
}

class PeopleHandler {
public:
    explicit PeopleHandler(PersonalPages all) : all_{std::move(all)} {}

    /// All of them, or the one that the address names.
    Reply show(const Visit& visit) const {
        const auto id = visit.request.target.parameter("account");
        if (!id) {
            return list(visit, {}, 200);
        }
        std::string done;
        const auto typed = visit.request.target.parameter("done").value_or("");
        for (const char* word : {"roles", "disabled", "enabled"}) {
            done = typed == word ? word : done;
        }
        const auto account = all_.people->find_id(std::string{*id});
        return account && *account ? person(visit, **account, {}, 200, done) : list(visit, {}, 200);
    }

    Reply add(const Visit& visit) const {
        pages::NewAccountTyped typed{std::string{trimmed(visit.form.text("name"))},
                                     std::string{trimmed(visit.form.text("post"))},
                                     std::string{trimmed(visit.form.text("area"))},
                                     {}};
        for (const std::string_view role : visit.form.texts("roles[]")) {
            typed.roles.emplace_back(role);
        }
        const auto roles = ticked_roles(visit.form);
        const auto shown = all_.release();
        if (!people::account_name(typed.name)) {
            typed.problem = "name";
        } else if (typed.post.empty() || typed.post.size() > people::post_bytes_max) {
            typed.problem = "post";
        } else if (!typed.area.empty() && shown->area(typed.area) == nullptr) {
            typed.problem = "area";
        } else if (!roles) {
            typed.problem = "role";
        }
        if (!typed.problem.empty()) {
            return list(visit, std::move(typed), not_taken);
        }
        const auto made = all_.people->add({typed.name, typed.post, *roles, typed.area},
                                           people::actor_of(visit.identity), visit.now);
        if (!made && made.error().kind == ErrorKind::refused) {
            typed.problem = "taken";
            return list(visit, std::move(typed), not_taken);
        }
        return made ? password(visit, *made) : failed(made.error());
    }

    Reply set_roles(const Visit& visit) const {
        return with_account(visit, [&](const people::Account& account) -> Reply {
            const auto roles = ticked_roles(visit.form);
            if (!roles) {
                return person(visit, account, "role", not_taken);
            }
            return changed(visit, account, "roles",
                           all_.people->set_roles(account.name, *roles,
                                                  people::actor_of(visit.identity), visit.now));
        });
    }

    Reply set_disabled(const Visit& visit, bool disabled) const {
        return with_account(visit, [&](const people::Account& account) -> Reply {
            const std::string reason{trimmed(visit.form.text("reason"))};
            if (reason.empty()) {
                return person(visit, account, "reason", not_taken);
            }
            return changed(visit, account, disabled ? "disabled" : "enabled",
                           all_.people->set_disabled(account.name, disabled, reason,
                                                     people::actor_of(visit.identity), visit.now));
        });
    }

    Reply reset(const Visit& visit) const {
        return with_account(visit, [&](const people::Account& account) -> Reply {
            if (account.id == visit.identity.account) {
                return person(visit, account, "own", not_taken);
            }
            const auto made = all_.people->reset(account.name, std::nullopt,
                                                 people::actor_of(visit.identity), visit.now);
            return made ? password(visit, *made) : failed(made.error());
        });
    }

private:
    pages::PersonalFrame frame(const Visit& visit, const release::Release& release) const {
        return {release, all_.words, csrf_field, visit.form_token};
    }

    template <class Work>
    Reply with_account(const Visit& visit, Work work) const {
        const auto account = all_.people->find_id(std::string{visit.form.text("account")});
        if (!account) {
            return failed(account.error());
        }
        return *account ? work(**account) : list(visit, {}, not_taken);
    }

    Reply changed(const Visit& visit,
                  const people::Account& account,
                  const std::string& what,
                  const Result<people::Account>& outcome) const {
        if (outcome) {
            return gone_to("/staff/people?account=" + account.id + "&done=" + what);
        }
        if (outcome.error().kind != ErrorKind::refused) {
            return failed(outcome.error());
        }
        return person(visit, account, account.id == visit.identity.account ? "own" : "last",
                      not_taken);
    }

    /// When each account has signed in last.
    Result<std::map<std::string, std::string>> last_sign_ins() const {
        const auto entries = all_.people->audit({});
        if (!entries) {
            return pass(entries.error());
        }
        std::map<std::string, std::string> last;
        for (const people::AuditEntry& entry : *entries) {
            if (entry.action == "account.signed_in") {
                last[entry.actor.account] = entry.at;
            }
        }
        return last;
    }

    static pages::StaffAccountView view_of(const people::Account& account,
                                           const std::map<std::string, std::string>& last,
                                           const release::Release& release,
                                           const Visit& visit) {
        const auto found = last.find(account.id);
        const release::AreaInfo* area = release.area(account.area);
        return {account.id,
                account.name,
                account.post,
                people::names(account.roles),
                area == nullptr ? account.area : area->name,
                account.disabled,
                account.has_second_step,
                found == last.end() ? std::string{} : found->second,
                account.id == visit.identity.account};
    }

    Reply list(const Visit& visit, pages::NewAccountTyped typed, int status) const {
        const auto accounts = all_.people->accounts();
        const auto last = accounts ? last_sign_ins() : pass(accounts.error());
        const Done written =
            last ? all_.people->read_restricted(visit.identity, "accounts", visit.now)
                 : pass(last.error());
        if (!written) {
            return failed(written.error());
        }
        const auto shown = all_.release();
        pages::StaffPeopleView view{{}, role_names(), std::move(typed)};
        for (const people::Account& account : *accounts) {
            view.accounts.push_back(view_of(account, *last, *shown, visit));
        }
        return personal_reply(pages::staff_people_page(frame(visit, *shown), view), all_.words,
                              status);
    }

    Reply person(const Visit& visit,
                 const people::Account& account,
                 const std::string& problem,
                 int status,
                 const std::string& done = {}) const {
        const auto last = last_sign_ins();
        const Done written =
            last ? all_.people->read_restricted(visit.identity, "account/" + account.id, visit.now)
                 : pass(last.error());
        if (!written) {
            return failed(written.error());
        }
        const auto shown = all_.release();
        return personal_reply(pages::staff_person_page(frame(visit, *shown),
                                                       view_of(account, *last, *shown, visit),
                                                       role_names(), problem, done),
                              all_.words, status);
    }

    /// It stands in this reply and nowhere else: so no redirect follows the POST.
    Reply password(const Visit& visit, const people::MadePassword& made) const {
        const auto shown = all_.release();
        return personal_reply(
            pages::staff_password_page(frame(visit, *shown), made.account.name, made.password),
            all_.words);
    }

    PersonalPages all_;
};

} // namespace

std::vector<PersonalRoute> people_routes(const PersonalPages& all) {
    const auto handler = std::make_shared<const PeopleHandler>(all);
    return {
        {Method::get, "/staff/people",
         [handler](const Visit& visit) { return handler->show(visit); }},
        {Method::post, "/staff/people/add",
         [handler](const Visit& visit) { return handler->add(visit); }},
        {Method::post, "/staff/people/roles",
         [handler](const Visit& visit) { return handler->set_roles(visit); }},
        {Method::post, "/staff/people/reset",
         [handler](const Visit& visit) { return handler->reset(visit); }},
        {Method::post, "/staff/people/disable",
         [handler](const Visit& visit) { return handler->set_disabled(visit, true); }},
        {Method::post, "/staff/people/enable",
         [handler](const Visit& visit) { return handler->set_disabled(visit, false); }},
    };
}

} // namespace mf::serve
