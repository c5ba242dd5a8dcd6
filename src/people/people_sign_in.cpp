// Signing in: a password, then a code where the account has one.
#include "base/text.hpp"
#include "people/attempts.hpp"
#include "people/people.hpp"
#include "people/people_state.hpp"
#include "people/session_table.hpp"
#include "people/totp.hpp"

#include <utility>

namespace mf::people {

namespace {

/// One try with a password, on its way.
struct Attempt {
    std::optional<KeptAccount> kept; ///< nothing for an unknown name
    std::vector<std::string> buckets;
    std::string device;                       ///< that is known, or ""
    std::optional<std::chrono::seconds> wait; ///< too many came before it
};

Result<Attempt> begin_attempt(const Tables& tables, const SignInAsked& asked, Moment now) {
    const std::string name = lower(trimmed(asked.name)).substr(0, account_name_characters_max);
    Attempt attempt;
    auto found = tables.by_name(name);
    if (!found) {
        return pass(found.error());
    }
    attempt.kept = std::move(*found);
    const auto device = known_device(
        tables, attempt.kept ? attempt.kept->account.id : std::string{}, asked.device, now);
    if (!device) {
        return pass(device.error());
    }
    attempt.device = *device;
    attempt.buckets = buckets_of("password", name, asked.address, attempt.device);
    const auto wait = count_attempt(tables, attempt.buckets, now);
    if (!wait) {
        return pass(wait.error());
    }
    attempt.wait = *wait;
    return attempt;
}

/// Whether the password that was held against is still the account's, and the account is open.
Result<bool> is_in_force(const Tables& tables, const KeptAccount& kept) {
    const auto now = tables.by_id(kept.account.id);
    if (!now) {
        return pass(now.error());
    }
    return *now && !(*now)->account.disabled &&
           (*now)->credential.password == kept.credential.password;
}

/// The password was right: what failed before is forgotten, and it is kept anew when its figures are old.
Done settle(const Tables& tables,
            const Attempt& attempt,
            const SignInAsked& asked,
            const PasswordKeeper& keeper) {
    Done done = forget_attempts(tables, attempt.buckets);
    done = done ? end_session(tables, asked.old_session) : done;
    if (!done || !keeper.is_outdated(attempt.kept->credential.password)) {
        return done;
    }
    const auto anew = keeper.make(asked.password);
    return anew ? tables.run("UPDATE account SET password = ?2 WHERE id = ?1",
                             {attempt.kept->account.id, *anew})
                : pass(anew.error());
}

/// Into `to`, if it is there.
Done keep(SignedIn& to, Result<SignedIn> made) {
    if (!made) {
        return pass(made.error());
    }
    to = std::move(*made);
    return {};
}

} // namespace

/// Three steps: count the attempt, work on the password without any lock, then see what it means. An unknown name goes
/// through all of them, so that neither the time nor the answer tells that it is unknown.
Result<SignedIn> People::sign_in(const SignInAsked& asked, Moment now) {
    const auto attempt = [&] {
        const std::scoped_lock lock{state_->mutex};
        return begin_attempt(state_->tables, asked, now);
    }();
    if (!attempt) {
        return pass(attempt.error());
    }
    if (attempt->wait) {
        return SignedIn{SignInOutcome::too_often, {}, {}, *attempt->wait};
    }
    const PasswordKeeper& keeper = state_->options.keeper;
    const auto& kept = attempt->kept;
    const bool sane = asked.password.size() <= password_bytes_max;
    const bool right = keeper.matches(kept ? kept->credential.password : state_->unknown,
                                      sane ? asked.password : std::string{});
    const std::scoped_lock lock{state_->mutex};
    const auto in_force = kept ? is_in_force(state_->tables, *kept) : Result<bool>{false};
    if (!in_force) {
        return pass(in_force.error());
    }
    if (!right || !sane || !*in_force) {
        const std::string id = kept ? kept->account.id : "unknown";
        const Done written = state_->write("account.refused", id, {"program", {}}, now);
        return written ? Result<SignedIn>{SignedIn{}} : pass(written.error());
    }
    const Tables& tables = state_->tables;
    const Account& account = kept->account;
    if (const Done settled = settle(tables, *attempt, asked, keeper); !settled) {
        return pass(settled.error());
    }
    if (account.has_second_step) {
        auto token = begin_session(tables, account.id, "code", now);
        return token ? Result<SignedIn>{SignedIn{
                           SignInOutcome::needs_code, std::move(*token), {}, {}}}
                     : pass(token.error());
    }
    SignedIn in;
    const Done written = state_->write_with(
        entry_of("account.signed_in", account.id, {account.id, account.post}, now),
        [&] { return keep(in, enter(tables, account.id, attempt->device, now)); });
    return written ? Result<SignedIn>{std::move(in)} : pass(written.error());
}

Result<SignedIn> People::give_code(const CodeAsked& asked, Moment now) {
    const std::scoped_lock lock{state_->mutex};
    const Tables& tables = state_->tables;
    const auto waiting = find_session(tables, asked.session, now);
    if (!waiting) {
        return pass(waiting.error());
    }
    if (!*waiting || (*waiting)->stage != "code") {
        return SignedIn{};
    }
    const auto kept = state_->with_id((*waiting)->account);
    if (!kept) {
        return pass(kept.error());
    }
    const std::string& id = kept->account.id;
    const auto device = known_device(tables, id, asked.device, now);
    if (!device) {
        return pass(device.error());
    }
    const auto buckets = buckets_of("code", kept->account.name, asked.address, *device);
    const auto wait = count_attempt(tables, buckets, now);
    if (!wait) {
        return pass(wait.error());
    }
    if (*wait) {
        return SignedIn{SignInOutcome::too_often, {}, {}, **wait};
    }
    const auto& credential = kept->credential;
    const auto step = totp_step(credential.totp, asked.code, now, credential.totp_used);
    if (!step || kept->account.disabled) {
        const Done written =
            state_->write("account.refused", id, {"program", {}}, now, "second step");
        return written ? Result<SignedIn>{SignedIn{}} : pass(written.error());
    }
    SignedIn in;
    const Done written = state_->write_with(
        entry_of("account.signed_in", id, {id, kept->account.post}, now, "two steps"),
        [&]() -> Done {
            Done done = tables.run("UPDATE account SET totp_used = ?2 WHERE id = ?1", {id, *step});
            done = done ? forget_attempts(tables, buckets) : done;
            done = done ? end_session(tables, asked.session) : done;
            return done ? keep(in, enter(tables, id, *device, now)) : done;
        });
    return written ? Result<SignedIn>{std::move(in)} : pass(written.error());
}

} // namespace mf::people
