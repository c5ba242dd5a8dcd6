#include "people/tables.hpp"

#include "base/hash.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

namespace mf::people {

namespace {

constexpr std::string_view schema = R"sql(
CREATE TABLE IF NOT EXISTS account (
    id            TEXT PRIMARY KEY CHECK (id <> ''),
    name          TEXT NOT NULL UNIQUE,
    post          TEXT NOT NULL,
    roles         TEXT NOT NULL,
    area          TEXT NOT NULL,
    disabled      INTEGER NOT NULL,
    demonstration INTEGER NOT NULL,
    must_change   INTEGER NOT NULL,
    made          TEXT NOT NULL,
    password      TEXT NOT NULL,
    totp          TEXT NOT NULL DEFAULT '',
    totp_pending  TEXT NOT NULL DEFAULT '',
    totp_used     INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE IF NOT EXISTS session (
    token   TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    stage   TEXT NOT NULL CHECK (stage IN ('code', 'whole')),
    began   INTEGER NOT NULL,
    seen    INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS session_of_account ON session (account);
CREATE TABLE IF NOT EXISTS known_device (
    token   TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    made    INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS sign_in_attempt (
    bucket TEXT NOT NULL,
    at     INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS sign_in_attempt_of_bucket ON sign_in_attempt (bucket, at);
)sql";

constexpr std::string_view columns =
    "SELECT id, name, post, roles, area, disabled, demonstration, must_change, made, password, "
    "totp, totp_pending, totp_used FROM account";

Roles roles_from(const std::string& text) {
    Roles roles;
    for (const std::string_view word : split(text, ',')) {
        if (const auto role = role_of(trimmed(word))) {
            roles.insert(*role);
        }
    }
    return roles;
}

KeptAccount read_row(const store::SqliteStatement& row) {
    KeptAccount kept;
    kept.account = {.id = row.text(0),
                    .name = row.text(1),
                    .post = row.text(2),
                    .roles = roles_from(row.text(3)),
                    .area = row.text(4),
                    .disabled = row.number(5) != 0,
                    .demonstration = row.number(6) != 0,
                    .has_second_step = !row.text(10).empty(),
                    .must_change_password = row.number(7) != 0,
                    .made = row.text(8)};
    kept.credential = {row.text(9), row.text(10), row.text(11), row.number(12)};
    return kept;
}

} // namespace

Result<Tables> Tables::open(const std::filesystem::path& journal) {
    auto opened = store::Journal::open(journal);
    if (!opened) {
        return pass(opened.error());
    }
    const store::Sqlite& database = opened->database();
    if (const Done safe = database.run("PRAGMA foreign_keys = ON", keeping); !safe) {
        return pass(safe.error());
    }
    if (const Done made = database.run(std::string{schema}, "make the tables of accounts"); !made) {
        return pass(made.error());
    }
    return Tables{std::move(*opened)};
}

Done Tables::with_audit(const std::function<Result<AuditEntry>()>& work) {
    return journal_.append_with([&]() -> Result<std::vector<store::NewEvent>> {
        const auto entry = work();
        return entry ? Result<std::vector<store::NewEvent>>{{event_of(*entry)}}
                     : pass(entry.error());
    });
}

Result<store::SqliteStatement> Tables::prepared(std::string_view sql, Arguments values) const {
    auto statement = journal_.database().prepare(sql, keeping);
    if (statement) {
        int place = 0;
        for (const Argument& value : values) {
            ++place;
            std::visit([&](const auto& one) { statement->bind(place, one); }, value);
        }
    }
    return statement;
}

Done Tables::run(std::string_view sql, Arguments values) const {
    auto statement = prepared(sql, values);
    if (!statement) {
        return pass(statement.error());
    }
    const auto done = statement->step(keeping);
    return done ? Done{} : pass(done.error());
}

Result<std::int64_t> Tables::number(std::string_view sql, Arguments values) const {
    auto statement = prepared(sql, values);
    if (!statement) {
        return pass(statement.error());
    }
    const auto row = statement->step(looking);
    if (!row) {
        return pass(row.error());
    }
    return *row ? statement->number(0) : 0;
}

Result<std::optional<KeptAccount>> Tables::one(std::string_view sql,
                                               const std::string& value) const {
    auto statement = prepared(sql, {value});
    if (!statement) {
        return pass(statement.error());
    }
    const auto row = statement->step(looking);
    if (!row) {
        return pass(row.error());
    }
    return *row ? std::optional{read_row(*statement)} : std::nullopt;
}

Result<std::optional<KeptAccount>> Tables::by_name(const std::string& name) const {
    return one(fmt::format("{} WHERE name = ?1", columns), name);
}

Result<std::optional<KeptAccount>> Tables::by_id(const std::string& id) const {
    return one(fmt::format("{} WHERE id = ?1", columns), id);
}

Result<std::vector<Account>> Tables::all() const {
    auto statement = prepared(fmt::format("{} ORDER BY name", columns), {});
    std::vector<Account> accounts;
    while (statement) {
        const auto row = statement->step(looking);
        if (!row) {
            return pass(row.error());
        }
        if (!*row) {
            return accounts;
        }
        accounts.push_back(read_row(*statement).account);
    }
    return pass(statement.error());
}

std::string state_hash(const Account& account) {
    return sha256(fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n", account.id, account.post,
                              text_of(account.roles), account.area,
                              account.disabled ? "disabled" : "active",
                              account.has_second_step ? "two steps" : "one step"));
}

} // namespace mf::people
