// What the owner of an account does with it, and the audit.
#include "base/text.hpp"
#include "people/attempts.hpp"
#include "people/people.hpp"
#include "people/people_state.hpp"
#include "people/totp.hpp"

namespace mf::people {

namespace {

ChangeFault change_fault(PasswordFault fault) {
    switch (fault) {
    case PasswordFault::too_short:
        return ChangeFault::too_short;
    case PasswordFault::too_long:
        return ChangeFault::too_long;
    case PasswordFault::not_text:
        return ChangeFault::not_text;
    case PasswordFault::known:
        return ChangeFault::known;
    case PasswordFault::own_words:
        break;
    }
    return ChangeFault::own_words;
}

} // namespace

Result<std::optional<ChangeFault>> People::change_password(const Identity& who,
                                                           const std::string& old_password,
                                                           const std::string& new_password,
                                                           const std::string& session,
                                                           Moment now) {
    std::optional<KeptAccount> kept;
    const auto buckets = buckets_of("change", who.account, {}, who.account);
    {
        const std::scoped_lock lock{state_->mutex};
        auto found = state_->with_id(who.account);
        const auto wait = count_attempt(state_->tables, buckets, now);
        if (!found || !wait) {
            return pass(found ? wait.error() : found.error());
        }
        if (*wait) {
            return ChangeFault::too_often;
        }
        kept = std::move(*found);
    }
    const PasswordKeeper& keeper = state_->options.keeper;
    if (old_password.size() > password_bytes_max ||
        !keeper.matches(kept->credential.password, old_password)) {
        return ChangeFault::wrong_password;
    }
    const auto fault =
        fault_of(new_password, kept->account.has_second_step,
                 {kept->account.name, kept->account.post, old_password}, state_->options.rules);
    if (!fault) {
        return pass(fault.error());
    }
    if (*fault) {
        return change_fault(**fault);
    }
    const auto made = keeper.make(new_password);
    if (!made) {
        return pass(made.error());
    }
    const std::scoped_lock lock{state_->mutex};
    const Done done = state_->write_with(
        entry_of("account.password_changed", who.account, actor_of(who), now), [&]() -> Done {
            Done changed = state_->tables.run(
                "UPDATE account SET password = ?2, must_change = 0 WHERE id = ?1",
                {who.account, *made});
            changed = changed ? state_->end_sessions(who.account, session) : changed;
            return changed ? forget_attempts(state_->tables, buckets) : changed;
        });
    return done ? Result<std::optional<ChangeFault>>{std::nullopt} : pass(done.error());
}

Result<CodeSecret> People::begin_codes(const Identity& who) {
    const std::scoped_lock lock{state_->mutex};
    const auto kept = state_->with_id(who.account);
    if (!kept) {
        return pass(kept.error());
    }
    std::string secret = kept->credential.totp_pending;
    if (secret.empty()) {
        secret = new_totp_secret();
        if (const Done begun = state_->tables.run(
                "UPDATE account SET totp_pending = ?2 WHERE id = ?1", {who.account, secret});
            !begun) {
            return pass(begun.error());
        }
    }
    return CodeSecret{in_groups(secret),
                      totp_address(secret, state_->options.issuer, kept->account.name)};
}

Result<bool> People::confirm_codes(const Identity& who, const std::string& code, Moment now) {
    const std::scoped_lock lock{state_->mutex};
    const auto kept = state_->with_id(who.account);
    if (!kept) {
        return pass(kept.error());
    }
    const auto& secret = kept->credential.totp_pending;
    const auto step = secret.empty() ? std::nullopt : totp_step(secret, code, now, 0);
    if (!step) {
        return false;
    }
    Account after = kept->account;
    after.has_second_step = true;
    const Done done = state_->write_with(
        entry_of("account.second_step", kept->account, after, actor_of(who), now), [&] {
            return state_->tables.run("UPDATE account SET totp = ?2, totp_pending = '', totp_used "
                                      "= ?3 WHERE id = ?1",
                                      {who.account, secret, *step});
        });
    return done ? Result<bool>{true} : pass(done.error());
}

Done People::write_audit(const AuditEntry& entry) {
    const std::scoped_lock lock{state_->mutex};
    return state_->tables.write_audit(entry);
}

Done People::read_restricted(const Identity& who, const std::string& object, Moment now) {
    return write_audit({text_of(now), actor_of(who), "record.read", object});
}

Result<std::vector<AuditEntry>> People::audit(AuditQuestion question) const {
    const std::scoped_lock lock{state_->mutex};
    if (!question.who.empty()) {
        const auto named = state_->tables.by_name(lower(trimmed(question.who)));
        if (!named) {
            return pass(named.error());
        }
        if (*named) {
            question.who = (*named)->account.id;
        }
    }
    return read_audit(state_->tables.journal(), question);
}

} // namespace mf::people
