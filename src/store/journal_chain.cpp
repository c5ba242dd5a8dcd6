// What the journal can say of its own chain, and of what stands beside it: sealed values and drafts.
#include "base/hash.hpp"
#include "store/journal.hpp"
#include "store/journal_state.hpp"
#include "store/journal_tables.hpp"

#include <sys/random.h>

#include <array>

namespace mf::store {

namespace {

constexpr std::string_view reading = "read the journal";
constexpr std::string_view drafting = "keep the draft";

std::unexpected<Error> broken(const Sqlite& database, const Event& event, const std::string& how) {
    return fail(ErrorKind::integrity,
                "the chain of events breaks at event " + std::to_string(event.number) + " ('" +
                    event.what.stream + "', version " + std::to_string(event.version) + "): " + how,
                database.file().string(),
                "Bring the journal back from a backup, and find out who wrote to it");
}

/// What is wrong with an event that follows `before`; nothing when it holds.
Done holds(const Sqlite& database,
           const Event& event,
           const Head& before,
           const std::string& hash) {
    if (event.number != before.number + 1) {
        return broken(database, event,
                      "the one before it is number " + std::to_string(before.number));
    }
    if (!event.hash.empty() && event.hash != hash) {
        return broken(database, event, "it is not what was written");
    }
    return {};
}

std::string commitment_of(const std::string& salt, const std::string& value) {
    return sha256(salt + ":" + value);
}

Draft draft_in(const SqliteStatement& statement) {
    return {statement.text(0), statement.text(1), statement.text(2), statement.text(3)};
}

} // namespace

Result<Sealed> seal(const std::string& value) {
    std::array<std::uint8_t, 32> salt{};
    if (::getrandom(salt.data(), salt.size(), 0) != static_cast<ssize_t>(salt.size())) {
        return fail(ErrorKind::io, "the system gives no random numbers");
    }
    Sealed sealed{.commitment = {}, .salt = hex(salt), .value = value};
    sealed.commitment = commitment_of(sealed.salt, value);
    return sealed;
}

Result<std::string> Journal::hash_of(std::int64_t number) const {
    Result<SqliteStatement> statement =
        state_->database.prepare("SELECT hash FROM event WHERE number = ?1", reading);
    if (!statement) {
        return pass(statement.error());
    }
    statement->bind(1, number);
    const Result<bool> row = statement->step(reading);
    if (!row) {
        return pass(row.error());
    }
    if (!*row) {
        return fail(ErrorKind::not_found, "there is no event " + std::to_string(number),
                    state_->database.file().string());
    }
    return statement->text(0);
}

Result<Head> Journal::verify_chain(const std::optional<Head>& published) const {
    const Sqlite& database = state_->database;
    const bool with_hash = state_->format == journal_format;
    Result<SqliteStatement> statement =
        database.prepare(std::string{"SELECT number, version, stream, kind, at, who, body"} +
                             (with_hash ? ", hash" : "") + " FROM event ORDER BY number",
                         reading);
    Head head{0, chain_begin()};
    while (statement) {
        const Result<bool> row = statement->step(reading);
        if (!row) {
            return pass(row.error());
        }
        if (!*row) {
            break;
        }
        const Event event = event_in(*statement, with_hash);
        const std::string hash = chained(head.hash, event);
        if (Done sound = holds(database, event, head, hash); !sound) {
            return pass(sound.error());
        }
        head = {event.number, hash};
        if (published && published->number == head.number && published->hash != head.hash) {
            return broken(database, event, "its hash was published as " + published->hash);
        }
    }
    if (!statement) {
        return pass(statement.error());
    }
    if (published && published->number > head.number) {
        return fail(ErrorKind::integrity,
                    "the chain ends at event " + std::to_string(head.number) + ", and event " +
                        std::to_string(published->number) + " was published",
                    database.file().string(), "Bring the journal back from a backup");
    }
    return head;
}

Result<std::optional<std::string>> Journal::unsealed(const std::string& commitment) const {
    const Sqlite& database = state_->database;
    Result<SqliteStatement> statement =
        database.prepare("SELECT salt, value FROM sealed WHERE commitment = ?1", reading);
    if (!statement) {
        return pass(statement.error());
    }
    statement->bind(1, commitment);
    const Result<bool> row = statement->step(reading);
    if (!row) {
        return pass(row.error());
    }
    if (!*row) {
        return std::nullopt;
    }
    std::string value = statement->text(1);
    if (commitment_of(statement->text(0), value) != commitment) {
        return fail(ErrorKind::integrity, "a value that is kept apart is not what was committed to",
                    database.file().string(), "Bring the journal back from a backup");
    }
    return value;
}

Done Journal::keep_draft(const Draft& draft) {
    Result<SqliteStatement> statement = state_->database.prepare(
        "INSERT OR REPLACE INTO draft (id, owner, at, body) VALUES (?1, ?2, ?3, ?4)", drafting);
    if (!statement) {
        return pass(statement.error());
    }
    int place = 0;
    for (const std::string* text : {&draft.id, &draft.owner, &draft.at, &draft.body}) {
        statement->bind(++place, *text);
    }
    const Result<bool> row = statement->step(drafting);
    return row ? Done{} : pass(row.error());
}

Done Journal::drop_draft(const std::string& id) {
    Result<SqliteStatement> statement =
        state_->database.prepare("DELETE FROM draft WHERE id = ?1", drafting);
    if (!statement) {
        return pass(statement.error());
    }
    statement->bind(1, id);
    const Result<bool> row = statement->step(drafting);
    return row ? Done{} : pass(row.error());
}

Result<std::optional<Draft>> Journal::draft(const std::string& id) const {
    Result<SqliteStatement> statement =
        state_->database.prepare("SELECT id, owner, at, body FROM draft WHERE id = ?1", reading);
    if (!statement) {
        return pass(statement.error());
    }
    statement->bind(1, id);
    const Result<bool> row = statement->step(reading);
    if (!row) {
        return pass(row.error());
    }
    return *row ? std::optional{draft_in(*statement)} : std::nullopt;
}

Result<std::vector<Draft>> Journal::drafts_of(const std::string& owner) const {
    Result<SqliteStatement> statement = state_->database.prepare(
        "SELECT id, owner, at, body FROM draft WHERE owner = ?1 ORDER BY at DESC, id", reading);
    if (!statement) {
        return pass(statement.error());
    }
    statement->bind(1, owner);
    std::vector<Draft> drafts;
    for (;;) {
        const Result<bool> row = statement->step(reading);
        if (!row) {
            return pass(row.error());
        }
        if (!*row) {
            return drafts;
        }
        drafts.push_back(draft_in(*statement));
    }
}

} // namespace mf::store
