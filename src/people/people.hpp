// The accounts of a workspace: who there is, who is signed in, and what was done with them. The door of this room.
#pragma once

#include "base/error.hpp"
#include "people/account.hpp"
#include "people/audit.hpp"
#include "people/moment.hpp"
#include "people/password.hpp"
#include "people/password_rules.hpp"
#include "people/sign_in.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mf::people {

struct PeopleOptions {
    std::filesystem::path
        journal; ///< where the workspace keeps its events; accounts stand in the same file
    PasswordRules rules;
    PasswordKeeper keeper = argon2id();
    Roles need_second_step = {};       ///< roles that do not hold before the account has one
    std::string issuer = "metforward"; ///< what an app for codes calls us
};

/// Thread-safe. A change of an account and its audit entry are one transaction; `by` is who does it.
class People {
public:
    static Result<People> open(PeopleOptions options);
    ~People();
    People(People&&) noexcept;
    People& operator=(People&&) noexcept;

    // Accounts.

    /// `usage`: the name, the post or the password will not do; `refused`: the name is taken.
    Result<MadePassword> add(const NewAccount& wanted, const Actor& by, Moment now);
    /// These roles and no others; open sessions have them from their next request on. `refused` when `by` is the account
    /// itself, or when no administrator would be left.
    Result<Account>
    set_roles(const std::string& name, const Roles& roles, const Actor& by, Moment now);
    /// Ends its sessions. `refused` as set_roles().
    Result<Account> set_disabled(const std::string& name,
                                 bool disabled,
                                 const std::string& reason,
                                 const Actor& by,
                                 Moment now);
    /// A new password, made when none is given; no second step, no sessions, no known devices, no attempts counted.
    Result<MadePassword> reset(const std::string& name,
                               const std::optional<std::string>& password,
                               const Actor& by,
                               Moment now);
    Result<std::vector<Account>> accounts() const;
    Result<std::optional<Account>> find(const std::string& name) const;
    Result<std::optional<Account>> find_id(const std::string& id) const;
    /// Takes the accounts of an earlier demonstration away.
    Done remove_demonstration(Moment now);

    // Signing in.

    /// As much work for an unknown name as for a known one, and the same answer. An old session of this client
    /// (`old_session`) ends. Without limits passed and with the right password: signed in, or a code is wanted.
    Result<SignedIn> sign_in(const SignInAsked& asked, Moment now);
    /// The code of the second step, for a session that waits for one. A new token replaces that session's.
    Result<SignedIn> give_code(const CodeAsked& asked, Moment now);
    /// Who has this session; nothing when it is unknown, too old, or waits for a code.
    Result<std::optional<Session>> session(const std::string& token, Moment now);
    /// Whether this session waits for a code.
    bool waits_for_code(const std::string& token, Moment now) const;
    Done sign_out(const std::string& token, Moment now);
    /// All sessions and known devices of the account, but for the session `but` (a token; "" for none).
    Done sign_out_everywhere(const Identity& who, const std::string& but, Moment now);
    Result<std::vector<OpenSession>> sessions(const Identity& who, Moment now) const;

    // What its owner does with an account.

    /// Nothing when it is changed: all other sessions end. Else why not.
    Result<std::optional<ChangeFault>> change_password(const Identity& who,
                                                       const std::string& old_password,
                                                       const std::string& new_password,
                                                       const std::string& session,
                                                       Moment now);
    /// A secret that is not in force until confirm_codes(); the same one until then.
    Result<CodeSecret> begin_codes(const Identity& who);
    /// False when the code is not that of the secret.
    Result<bool> confirm_codes(const Identity& who, const std::string& code, Moment now);

    // The audit.

    Done write_audit(const AuditEntry& entry);
    /// That somebody read what not everybody may read: "records/17".
    Done read_restricted(const Identity& who, const std::string& object, Moment now);
    /// `question.who` may be a sign-in name too.
    Result<std::vector<AuditEntry>> audit(AuditQuestion question) const;

private:
    struct State;
    explicit People(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace mf::people
