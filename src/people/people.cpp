#include "people/people.hpp"

#include "base/text.hpp"
#include "people/attempts.hpp"
#include "people/people_state.hpp"
#include "people/secret.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace mf::people {

namespace {

Result<std::string> usable_post(const std::string& typed) {
    std::string post{trimmed(typed)};
    if (post.empty() || post.size() > post_bytes_max || !is_utf8(post)) {
        return fail(ErrorKind::usage, "an account needs a post", "--post",
                    "Say what job it is for, such as \"data officer\"");
    }
    return post;
}

/// The password that was given, or a made one; `usage` when it will not do.
Result<std::string> usable_password(const std::optional<std::string>& given,
                                    const std::vector<std::string>& own_words,
                                    const PasswordRules& rules) {
    if (!given) {
        return made_password();
    }
    const auto fault = fault_of(*given, false, own_words, rules);
    if (!fault) {
        return pass(fault.error());
    }
    if (*fault) {
        return fail(ErrorKind::usage, sentence(**fault), {},
                    "Choose a longer one that you use nowhere else, or let one be made");
    }
    return *given;
}

} // namespace

People::People(std::unique_ptr<State> state) : state_{std::move(state)} {}

People::~People() = default;
People::People(People&&) noexcept = default;
People& People::operator=(People&&) noexcept = default;

Result<People> People::open(PeopleOptions options) {
    auto tables = Tables::open(options.journal);
    if (!tables) {
        return pass(tables.error());
    }
    auto unknown = options.keeper.make(made_password());
    if (!unknown) {
        return pass(unknown.error());
    }
    return People{
        std::make_unique<State>(std::move(options), std::move(*unknown), std::move(*tables))};
}

Result<KeptAccount> People::State::named(const std::string& name) const {
    auto kept = tables.by_name(lower(trimmed(name)));
    if (!kept) {
        return pass(kept.error());
    }
    if (!*kept) {
        return fail(ErrorKind::not_found, "there is no such account", {},
                    "`metforward user list` names them all");
    }
    return std::move(**kept);
}

Result<KeptAccount> People::State::with_id(const std::string& id) const {
    auto kept = tables.by_id(id);
    if (!kept) {
        return pass(kept.error());
    }
    if (!*kept) {
        return fail(ErrorKind::not_found, "there is no such account");
    }
    return std::move(**kept);
}

Done People::State::end_sessions(const std::string& account, const std::string& but) const {
    return tables.run("DELETE FROM session WHERE account = ?1 AND token <> ?2",
                      {account, but.empty() ? std::string{} : kept_form(but)});
}

AuditEntry entry_of(const std::string& action,
                    const std::string& account,
                    const Actor& by,
                    Moment now,
                    const std::string& detail) {
    return {text_of(now), by, action, "account/" + account, detail};
}

AuditEntry entry_of(const std::string& action,
                    const Account& before,
                    const Account& after,
                    const Actor& by,
                    Moment now) {
    AuditEntry entry = entry_of(action, after.id, by, now);
    entry.before = before.id.empty() ? std::string{} : state_hash(before);
    entry.after = state_hash(after);
    return entry;
}

Done People::State::write(const std::string& action,
                          const std::string& account,
                          const Actor& by,
                          Moment now,
                          const std::string& detail) {
    return tables.write_audit(entry_of(action, account, by, now, detail));
}

Done People::State::write_with(const AuditEntry& entry, const std::function<Done()>& work) {
    return tables.with_audit([&]() -> Result<AuditEntry> {
        const Done done = work();
        return done ? Result<AuditEntry>{entry} : pass(done.error());
    });
}

Done People::State::check_change(const Account& before,
                                 const Account& after,
                                 const Actor& by) const {
    if (by.account == before.id) {
        return fail(ErrorKind::refused, "nobody changes what she may do herself", {},
                    "Another administrator does it");
    }
    const auto looks_after = [](const Account& one) {
        return !one.disabled && one.roles.contains(Role::administrator);
    };
    if (!looks_after(before) || looks_after(after)) {
        return {};
    }
    const auto all = tables.all();
    if (!all) {
        return pass(all.error());
    }
    if (std::ranges::count_if(*all, looks_after) == 1) {
        return fail(ErrorKind::refused, "it is the last administrator", {},
                    "Make another account an administrator first");
    }
    return {};
}

Result<MadePassword> People::add(const NewAccount& wanted, const Actor& by, Moment now) {
    const auto name = account_name(wanted.name);
    const auto post = usable_post(wanted.post);
    if (!name || !post) {
        return pass(name ? post.error() : name.error());
    }
    const auto password = usable_password(wanted.password, {*name, *post}, state_->options.rules);
    const auto kept = password ? state_->options.keeper.make(*password) : pass(password.error());
    if (!kept) {
        return pass(kept.error());
    }
    Account account{.id = new_token(),
                    .name = *name,
                    .post = *post,
                    .roles = wanted.roles,
                    .area = wanted.area,
                    .demonstration = wanted.demonstration,
                    .must_change_password = !wanted.demonstration && !wanted.password,
                    .made = text_of(now)};
    account.roles.erase(Role::everyone);
    AuditEntry entry = entry_of("account.added", {}, account, by, now);
    entry.detail = fmt::format("post {}; roles {}", account.post, text_of(account.roles));
    const std::scoped_lock lock{state_->mutex};
    const Tables& tables = state_->tables;
    const Done added = state_->write_with(entry, [&]() -> Done {
        const auto there = tables.by_name(*name);
        if (!there) {
            return pass(there.error());
        }
        if (*there) {
            return fail(ErrorKind::refused, "there is an account of this name already", {},
                        "Choose another name, or change that account");
        }
        return tables.run(
            "INSERT INTO account (id, name, post, roles, area, disabled, demonstration, "
            "must_change, made, password) VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6, ?7, ?8, ?9)",
            {account.id, account.name, account.post, text_of(account.roles), account.area,
             std::int64_t{account.demonstration}, std::int64_t{account.must_change_password},
             account.made, *kept});
    });
    if (!added) {
        return pass(added.error());
    }
    return MadePassword{account, wanted.password ? std::string{} : *password};
}

Result<Account>
People::set_roles(const std::string& name, const Roles& roles, const Actor& by, Moment now) {
    const std::scoped_lock lock{state_->mutex};
    Account after;
    const Done changed = state_->tables.with_audit([&]() -> Result<AuditEntry> {
        const auto kept = state_->named(name);
        if (!kept) {
            return pass(kept.error());
        }
        after = kept->account;
        after.roles = roles;
        after.roles.erase(Role::everyone);
        Done done = state_->check_change(kept->account, after, by);
        done = done ? state_->tables.run("UPDATE account SET roles = ?2 WHERE id = ?1",
                                         {after.id, text_of(after.roles)})
                    : done;
        if (!done) {
            return pass(done.error());
        }
        AuditEntry entry = entry_of("account.roles", kept->account, after, by, now);
        entry.detail = fmt::format("{} -> {}", text_of(kept->account.roles), text_of(after.roles));
        return entry;
    });
    return changed ? Result<Account>{after} : pass(changed.error());
}

Result<Account> People::set_disabled(const std::string& name,
                                     bool disabled,
                                     const std::string& reason,
                                     const Actor& by,
                                     Moment now) {
    const std::scoped_lock lock{state_->mutex};
    Account after;
    const Done changed = state_->tables.with_audit([&]() -> Result<AuditEntry> {
        const auto kept = state_->named(name);
        if (!kept) {
            return pass(kept.error());
        }
        after = kept->account;
        after.disabled = disabled;
        Done done = state_->check_change(kept->account, after, by);
        done = done ? state_->tables.run("UPDATE account SET disabled = ?2 WHERE id = ?1",
                                         {after.id, std::int64_t{disabled}})
                    : done;
        done = done ? state_->end_sessions(after.id, {}) : done;
        if (!done) {
            return pass(done.error());
        }
        AuditEntry entry = entry_of(disabled ? "account.disabled" : "account.enabled",
                                    kept->account, after, by, now);
        entry.reason = reason;
        return entry;
    });
    return changed ? Result<Account>{after} : pass(changed.error());
}

Result<MadePassword> People::reset(const std::string& name,
                                   const std::optional<std::string>& given,
                                   const Actor& by,
                                   Moment now) {
    const auto found = find(name);
    if (!found) {
        return pass(found.error());
    }
    const std::string post = *found ? (*found)->post : std::string{};
    const auto password = usable_password(given, {name, post}, state_->options.rules);
    const auto made = password ? state_->options.keeper.make(*password) : pass(password.error());
    if (!made) {
        return pass(made.error());
    }
    const std::scoped_lock lock{state_->mutex};
    const Tables& tables = state_->tables;
    Account after;
    const Done changed = state_->tables.with_audit([&]() -> Result<AuditEntry> {
        const auto kept = state_->named(name);
        if (!kept) {
            return pass(kept.error());
        }
        after = kept->account;
        after.has_second_step = false;
        after.must_change_password = !given;
        Done done = tables.run("UPDATE account SET password = ?2, must_change = ?3, totp = '', "
                               "totp_pending = '' WHERE id = ?1",
                               {after.id, *made, std::int64_t{after.must_change_password}});
        done = done ? tables.run("DELETE FROM known_device WHERE account = ?1", {after.id}) : done;
        done = done ? state_->end_sessions(after.id, {}) : done;
        for (const char* kind : {"password", "code"}) {
            const auto buckets = buckets_of(kind, after.name, {}, {});
            done = done ? forget_attempts(tables, {buckets.front()}) : done;
        }
        return done ? Result<AuditEntry>{entry_of("account.reset", kept->account, after, by, now)}
                    : pass(done.error());
    });
    if (!changed) {
        return pass(changed.error());
    }
    return MadePassword{after, given ? std::string{} : *password};
}

} // namespace mf::people
