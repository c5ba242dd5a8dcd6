#include "store/journal_tables.hpp"

#include "base/hash.hpp"

namespace mf::store {

namespace {

constexpr std::string_view opening = "open the journal";

constexpr std::string_view event_table = R"sql(
CREATE TABLE event (
    number  INTEGER PRIMARY KEY CHECK (number > 0),
    stream  TEXT NOT NULL CHECK (stream <> ''),
    version INTEGER NOT NULL CHECK (version > 0),
    kind    TEXT NOT NULL CHECK (kind <> ''),
    at      TEXT NOT NULL,
    who     TEXT NOT NULL,
    body    TEXT NOT NULL CHECK (json_valid(body) AND json_type(body) = 'object'),
    hash    TEXT NOT NULL CHECK (length(hash) = 64),
    UNIQUE (stream, version)
) STRICT;
)sql";

constexpr std::string_view other_tables = R"sql(
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never removed'); END;
CREATE TRIGGER event_is_never_replaced BEFORE INSERT ON event
WHEN EXISTS (SELECT 1 FROM event WHERE number = NEW.number)
  OR EXISTS (SELECT 1 FROM event WHERE stream = NEW.stream AND version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'an event is never replaced'); END;
CREATE TABLE sealed (
    commitment TEXT PRIMARY KEY CHECK (length(commitment) = 64),
    salt       TEXT NOT NULL,
    value      TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE draft (
    id    TEXT PRIMARY KEY CHECK (id <> ''),
    owner TEXT NOT NULL,
    at    TEXT NOT NULL,
    body  TEXT NOT NULL CHECK (json_valid(body) AND json_type(body) = 'object')
) STRICT, WITHOUT ROWID;
CREATE INDEX draft_by_owner ON draft (owner, at);
PRAGMA user_version = 2;
)sql";

/// Copies the events of format 1 into the new table, each with its hash.
Done chain_all(const Sqlite& database) {
    constexpr std::string_view doing = "bring the journal forward";
    Result<SqliteStatement> from =
        database.prepare("SELECT number, version, stream, kind, at, who, body FROM event_before "
                         "ORDER BY number",
                         doing);
    Result<SqliteStatement> into =
        from ? database.prepare("INSERT INTO event (number, version, stream, kind, at, who, body, "
                                "hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                                doing)
             : pass(from.error());
    if (!into) {
        return pass(into.error());
    }
    std::string hash = chain_begin();
    for (;;) {
        const Result<bool> row = from->step(doing);
        if (!row) {
            return pass(row.error());
        }
        if (!*row) {
            return {};
        }
        const Event event = event_in(*from, false);
        hash = chained(hash, event);
        into->reset();
        into->bind(1, event.number);
        into->bind(2, event.version);
        int place = 2;
        for (const std::string* text : {&event.what.stream, &event.what.kind, &event.what.at,
                                        &event.what.who, &event.what.body, &std::as_const(hash)}) {
            into->bind(++place, *text);
        }
        if (const Result<bool> written = into->step(doing); !written) {
            return pass(written.error());
        }
    }
}

Done bring_forward(const Sqlite& database) {
    constexpr std::string_view doing = "bring the journal forward";
    if (Done moved = database.run("ALTER TABLE event RENAME TO event_before", doing); !moved) {
        return moved;
    }
    if (Done made = database.run(std::string{event_table}, doing); !made) {
        return made;
    }
    if (Done copied = chain_all(database); !copied) {
        return copied;
    }
    // The old table goes with its triggers; the same are made for the new one.
    return database.run("DROP TABLE event_before;" + std::string{other_tables}, doing);
}

} // namespace

std::string chain_begin() {
    return std::string(64, '0');
}

std::string chained(std::string_view previous, const Event& event) {
    std::string bytes{previous};
    const auto add = [&](const std::string& text) {
        bytes += std::to_string(text.size());
        bytes += ':';
        bytes += text;
    };
    add(std::to_string(event.number));
    add(std::to_string(event.version));
    for (const std::string* text : {&event.what.stream, &event.what.kind, &event.what.at,
                                    &event.what.who, &event.what.body}) {
        add(*text);
    }
    return sha256(bytes);
}

Event event_in(const SqliteStatement& statement, bool with_hash) {
    return Event{.number = statement.number(0),
                 .version = statement.number(1),
                 .what = {.stream = statement.text(2),
                          .kind = statement.text(3),
                          .at = statement.text(4),
                          .who = statement.text(5),
                          .body = statement.text(6)},
                 .hash = with_hash ? statement.text(7) : std::string{}};
}

Result<std::int64_t> format_of_journal(const Sqlite& database) {
    const Result<std::int64_t> version = database.number("PRAGMA user_version", opening);
    if (!version) {
        return version;
    }
    if (*version > journal_format) {
        return fail(ErrorKind::unsupported,
                    "this journal was made by a newer version of the program (its format is " +
                        std::to_string(*version) + ", this program reads " +
                        std::to_string(journal_format) + ")",
                    database.file().string(), "Use the newer program");
    }
    if (*version == 0) {
        const Result<std::int64_t> tables =
            database.number("SELECT count(*) FROM sqlite_schema", opening);
        if (!tables) {
            return tables;
        }
        if (*tables > 0) {
            return fail(ErrorKind::integrity, "this is a database and not a journal",
                        database.file().string());
        }
    }
    return version;
}

Done prepare_tables(const Sqlite& database) {
    const Result<std::int64_t> format = format_of_journal(database);
    if (!format) {
        return pass(format.error());
    }
    if (*format == 0) {
        return database.run(std::string{event_table} + std::string{other_tables},
                            "make the journal");
    }
    return *format == journal_format ? Done{} : bring_forward(database);
}

} // namespace mf::store
