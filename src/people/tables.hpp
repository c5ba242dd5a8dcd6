// The tables of accounts in the workspace's SQLite file. For this room alone.
#pragma once

#include "people/account.hpp"
#include "people/audit.hpp"
#include "store/journal.hpp"
#include "store/sqlite.hpp"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mf::people {

using Argument = std::variant<std::string, std::int64_t>;
using Arguments = std::initializer_list<Argument>;

/// What is kept beside an account and shown to nobody.
struct Credential {
    std::string password;       ///< PHC string
    std::string totp;           ///< secret in base 32, "" for none
    std::string totp_pending;   ///< shown to its owner and not yet confirmed
    std::int64_t totp_used = 0; ///< newest step of a code that was taken
};

struct KeptAccount {
    Account account;
    Credential credential;
};

/// Not thread-safe.
class Tables {
public:
    /// Makes the tables where they are not there yet. The journal is opened first: it makes the file.
    static Result<Tables> open(const std::filesystem::path& journal);

    store::Journal& journal() { return journal_; }
    const store::Sqlite& database() const { return journal_.database(); }

    /// Runs one statement with its values.
    Done run(std::string_view sql, Arguments values) const;
    Result<store::SqliteStatement> prepared(std::string_view sql, Arguments values) const;
    /// The number that it gives; 0 when it gives no row.
    Result<std::int64_t> number(std::string_view sql, Arguments values) const;

    Result<std::optional<KeptAccount>> by_name(const std::string& name) const;
    Result<std::optional<KeptAccount>> by_id(const std::string& id) const;
    Result<std::vector<Account>> all() const;

    Done write_audit(const AuditEntry& entry) { return journal_.append({event_of(entry)}); }
    /// What `work` writes and the entry that it gives: both or neither. What it reads is still so then.
    Done with_audit(const std::function<Result<AuditEntry>()>& work);

private:
    explicit Tables(store::Journal journal) : journal_{std::move(journal)} {}

    Result<std::optional<KeptAccount>> one(std::string_view sql, const std::string& value) const;

    store::Journal
        journal_; ///< its own connection: so that a change and its entry are one transaction
};

/// Hash of what an account may do; its name is left out, so that it can be erased and guessing tells nothing.
std::string state_hash(const Account& account);

inline constexpr std::string_view keeping = "keep an account";
inline constexpr std::string_view looking = "look up an account";

} // namespace mf::people
