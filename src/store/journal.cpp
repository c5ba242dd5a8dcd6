#include "store/journal.hpp"

#include "store/descriptor.hpp"
#include "store/sqlite.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <string_view>
#include <utility>

namespace mf::store {

namespace {

constexpr std::int64_t format = 1;

constexpr std::string_view schema = R"sql(
CREATE TABLE event (
    number  INTEGER PRIMARY KEY CHECK (number > 0),
    stream  TEXT NOT NULL CHECK (stream <> ''),
    version INTEGER NOT NULL CHECK (version > 0),
    kind    TEXT NOT NULL CHECK (kind <> ''),
    at      TEXT NOT NULL,
    who     TEXT NOT NULL,
    body    TEXT NOT NULL CHECK (json_valid(body) AND json_type(body) = 'object'),
    UNIQUE (stream, version)
) STRICT;
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never removed'); END;
CREATE TRIGGER event_is_never_replaced BEFORE INSERT ON event
WHEN EXISTS (SELECT 1 FROM event WHERE number = NEW.number)
  OR EXISTS (SELECT 1 FROM event WHERE stream = NEW.stream AND version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'an event is never replaced'); END;
PRAGMA user_version = 1;
)sql";

constexpr std::string_view reading = "read the journal";
constexpr std::string_view opening = "open the journal";
constexpr std::string_view appending = "append to the journal";

Done make_or_check(const Sqlite& database) {
    const Result<std::int64_t> version = database.number("PRAGMA user_version", opening);
    if (!version) {
        return pass(version.error());
    }
    if (*version > format) {
        return fail(ErrorKind::unsupported,
                    "this journal was made by a newer version of the program (its format is " +
                        std::to_string(*version) + ", this program reads " +
                        std::to_string(format) + ")",
                    database.file().string(), "Use the newer program");
    }
    if (*version == format) {
        return {};
    }
    const Result<std::int64_t> tables =
        database.number("SELECT count(*) FROM sqlite_schema", opening);
    if (!tables) {
        return pass(tables.error());
    }
    if (*tables > 0) {
        return fail(ErrorKind::integrity, "this is a database and not a journal",
                    database.file().string());
    }
    return database.run(std::string{schema}, "make the journal");
}

Done set_up(const Sqlite& database) {
    for (const char* setting : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL"}) {
        if (Done set = database.run(setting, opening); !set) {
            return set;
        }
    }
    // Only a new file needs the write lock: who opens to read does not wait for who writes. Of two that make it at
    // once, one makes it and the other finds it made.
    const Result<std::int64_t> version = database.number("PRAGMA user_version", opening);
    if (version && *version == 0) {
        return database.in_transaction([&] { return make_or_check(database); });
    }
    return make_or_check(database);
}

Result<std::vector<Event>> events_of(Result<SqliteStatement> statement) {
    std::vector<Event> events;
    while (statement) {
        const Result<bool> row = statement->step(reading);
        if (!row) {
            return pass(row.error());
        }
        if (!*row) {
            return events;
        }
        events.push_back(Event{.number = statement->number(0),
                               .version = statement->number(1),
                               .what = {.stream = statement->text(2),
                                        .kind = statement->text(3),
                                        .at = statement->text(4),
                                        .who = statement->text(5),
                                        .body = statement->text(6)}});
    }
    return pass(statement.error());
}

Result<std::int64_t> newest_version(const Sqlite& database, const std::string& stream) {
    Result<SqliteStatement> statement =
        database.prepare("SELECT coalesce(max(version), 0) FROM event WHERE stream = ?1", reading);
    if (!statement) {
        return pass(statement.error());
    }
    statement->bind(1, stream);
    if (const Result<bool> row = statement->step(reading); !row) {
        return pass(row.error());
    }
    return statement->number(0);
}

/// Inside the transaction that appends.
Done check_version(const Sqlite& database, const std::string& stream, std::int64_t expected) {
    const Result<std::int64_t> newest = newest_version(database, stream);
    if (!newest) {
        return pass(newest.error());
    }
    if (*newest != expected) {
        return fail(ErrorKind::busy,
                    "'" + stream + "' has changed meanwhile: its version is " +
                        std::to_string(*newest) + " and not " + std::to_string(expected),
                    database.file().string(), "Look at it again and repeat");
    }
    return {};
}

Done insert_all(const Sqlite& database, const std::vector<NewEvent>& events) {
    Result<SqliteStatement> statement = database.prepare(
        "INSERT INTO event (stream, version, kind, at, who, body) VALUES (?1, "
        "(SELECT coalesce(max(version), 0) + 1 FROM event WHERE stream = ?1), ?2, ?3, ?4, ?5)",
        appending);
    if (!statement) {
        return pass(statement.error());
    }
    for (const NewEvent& event : events) {
        statement->reset();
        int place = 0;
        for (const std::string* text :
             {&event.stream, &event.kind, &event.at, &event.who, &event.body}) {
            statement->bind(++place, *text);
        }
        if (const Result<bool> row = statement->step(appending); !row) {
            return pass(row.error());
        }
    }
    return {};
}

/// Fills the new file and makes it one that stands by itself, without a log beside it.
Done fill_copy(const Sqlite& from, const std::filesystem::path& path) {
    const Result<Sqlite> copy = Sqlite::open(path, Sqlite::Mode::write);
    if (!copy) {
        return pass(copy.error());
    }
    if (Done copied = from.copy_into(*copy); !copied) {
        return copied;
    }
    return copy->run("PRAGMA journal_mode = DELETE", "write the copy");
}

} // namespace

struct Journal::State {
    Sqlite database;
};

Journal::Journal(std::unique_ptr<State> state) : state_{std::move(state)} {}

Journal::~Journal() = default;
Journal::Journal(Journal&&) noexcept = default;
Journal& Journal::operator=(Journal&&) noexcept = default;

Result<Journal> Journal::open(const std::filesystem::path& file) {
    Result<Sqlite> database = Sqlite::open(file, Sqlite::Mode::make);
    if (!database) {
        return pass(database.error());
    }
    if (Done ready = set_up(*database); !ready) {
        return pass(ready.error());
    }
    return Journal{std::make_unique<State>(std::move(*database))};
}

Result<Journal> Journal::open_to_read(const std::filesystem::path& file) {
    Result<Sqlite> database = Sqlite::open(file, Sqlite::Mode::read);
    if (!database) {
        return pass(database.error());
    }
    if (Done known = make_or_check(*database); !known) {
        return pass(known.error());
    }
    return Journal{std::make_unique<State>(std::move(*database))};
}

Done Journal::append(const std::vector<NewEvent>& events,
                     std::optional<std::int64_t> expected_version) {
    if (events.empty()) {
        return {};
    }
    const std::string& stream = events.front().stream;
    const auto is_other = [&](const NewEvent& event) { return event.stream != stream; };
    if (expected_version && std::ranges::any_of(events, is_other)) {
        return fail(ErrorKind::internal, "a version can be expected of one stream only");
    }
    const Sqlite& database = state_->database;
    return database.in_transaction([&]() -> Done {
        if (expected_version) {
            if (Done same = check_version(database, stream, *expected_version); !same) {
                return same;
            }
        }
        return insert_all(database, events);
    });
}

Result<std::vector<Event>> Journal::stream(const std::string& name) const {
    Result<SqliteStatement> statement =
        state_->database.prepare("SELECT number, version, stream, kind, at, who, body FROM event "
                                 "WHERE stream = ?1 ORDER BY version",
                                 reading);
    if (statement) {
        statement->bind(1, name);
    }
    return events_of(std::move(statement));
}

Result<std::vector<Event>> Journal::since(std::int64_t number) const {
    Result<SqliteStatement> statement =
        state_->database.prepare("SELECT number, version, stream, kind, at, who, body FROM event "
                                 "WHERE number > ?1 ORDER BY number",
                                 reading);
    if (statement) {
        statement->bind(1, number);
    }
    return events_of(std::move(statement));
}

Result<std::int64_t> Journal::version(const std::string& stream) const {
    return newest_version(state_->database, stream);
}

Done Journal::copy_to(const std::filesystem::path& file) const {
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
    const Result<NewFile> made = new_file_in(folder);
    if (!made) {
        return pass(made.error());
    }
    Done done = fill_copy(state_->database, made->path);
    if (done && ::fsync(made->descriptor.number()) != 0) {
        done = pass(system_error("force the copy to the disk", file, errno));
    }
    if (done && ::rename(made->path.c_str(), file.c_str()) != 0) {
        done = pass(system_error("give the copy its name", file, errno));
    }
    if (!done) {
        ::unlink(made->path.c_str());
        return done;
    }
    return sync_folder(folder);
}

} // namespace mf::store
