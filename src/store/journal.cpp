#include "store/journal.hpp"

#include "store/descriptor.hpp"
#include "store/journal_state.hpp"
#include "store/journal_tables.hpp"
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

constexpr std::string_view reading = "read the journal";
constexpr std::string_view opening = "open the journal";
constexpr std::string_view appending = "append to the journal";
constexpr std::string_view newest_version_sql =
    "SELECT coalesce(max(version), 0) FROM event WHERE stream = ?1";

Result<std::vector<Event>> events_of(Result<SqliteStatement> statement, bool with_hash) {
    std::vector<Event> events;
    while (statement) {
        const Result<bool> row = statement->step(reading);
        if (!row) {
            return pass(row.error());
        }
        if (!*row) {
            return events;
        }
        events.push_back(event_in(*statement, with_hash));
    }
    return pass(statement.error());
}

Result<std::int64_t> newest_version(const Sqlite& database, const std::string& stream) {
    Result<SqliteStatement> statement = database.prepare(newest_version_sql, reading);
    if (!statement) {
        return pass(statement.error());
    }
    statement->bind(1, stream);
    if (const Result<bool> row = statement->step(reading); !row) {
        return pass(row.error());
    }
    return statement->number(0);
}

Result<Head> newest_event(const Sqlite& database) {
    Result<SqliteStatement> statement =
        database.prepare("SELECT number, hash FROM event ORDER BY number DESC LIMIT 1", reading);
    if (!statement) {
        return pass(statement.error());
    }
    const Result<bool> row = statement->step(reading);
    if (!row) {
        return pass(row.error());
    }
    return *row ? Head{statement->number(0), statement->text(1)} : Head{0, chain_begin()};
}

/// Appends within a transaction that another has begun; each batch is wholly in or wholly out.
class Appending {
public:
    static Result<Appending> begin(const Sqlite& database) {
        Result<SqliteStatement> insert = database.prepare(
            "INSERT INTO event (number, version, stream, kind, at, who, body, hash) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            appending);
        Result<SqliteStatement> newest =
            insert ? database.prepare(newest_version_sql, appending) : pass(insert.error());
        const Result<Head> head = newest ? newest_event(database) : pass(newest.error());
        if (!head) {
            return pass(head.error());
        }
        return Appending{database, std::move(*insert), std::move(*newest), *head};
    }

    Result<Appended> add(const Batch& batch) {
        const bool alone = batch.events.size() == 1 && batch.sealed.empty() &&
                           batch.erased.empty() && !batch.draft;
        if (alone) {
            return add_all(batch); // one statement is in or out by itself
        }
        if (Done begun = database_.run("SAVEPOINT batch", appending); !begun) {
            return pass(begun.error());
        }
        const Head before = head_;
        Result<Appended> added = add_all(batch);
        if (!added) {
            head_ = before;
            static_cast<void>(database_.run("ROLLBACK TO batch", appending));
        }
        const Done released = database_.run("RELEASE batch", appending);
        return added && !released ? pass(released.error()) : added;
    }

private:
    Appending(const Sqlite& database, SqliteStatement insert, SqliteStatement newest, Head head)
        : database_{database}, insert_{std::move(insert)}, newest_{std::move(newest)},
          head_{std::move(head)} {}

    Result<std::int64_t> version_of(const std::string& stream) {
        newest_.reset();
        newest_.bind(1, stream);
        if (const Result<bool> row = newest_.step(appending); !row) {
            return pass(row.error());
        }
        return newest_.number(0);
    }

    Done check_version(const std::string& stream, std::int64_t expected) {
        const Result<std::int64_t> newest = version_of(stream);
        if (!newest) {
            return pass(newest.error());
        }
        if (*newest != expected) {
            return fail(ErrorKind::busy,
                        "'" + stream + "' has changed meanwhile: its version is " +
                            std::to_string(*newest) + " and not " + std::to_string(expected),
                        database_.file().string(), "Look at it again and repeat");
        }
        return {};
    }

    Result<Appended> add_all(const Batch& batch) {
        if (batch.expected_version) {
            Done same = check_version(batch.events.front().stream, *batch.expected_version);
            if (!same) {
                return pass(same.error());
            }
        }
        Appended last;
        for (const NewEvent& event : batch.events) {
            Result<Appended> one = add_one(event);
            if (!one) {
                return one;
            }
            last = std::move(*one);
        }
        for (const Sealed& sealed : batch.sealed) {
            Done kept = run("INSERT INTO sealed (commitment, salt, value) VALUES (?1, ?2, ?3)",
                            {sealed.commitment, sealed.salt, sealed.value});
            if (!kept) {
                return pass(kept.error());
            }
        }
        for (const std::string& commitment : batch.erased) {
            if (Done gone = run("DELETE FROM sealed WHERE commitment = ?1", {commitment}); !gone) {
                return pass(gone.error());
            }
        }
        if (batch.draft) {
            if (Done gone = run("DELETE FROM draft WHERE id = ?1", {*batch.draft}); !gone) {
                return pass(gone.error());
            }
        }
        return last;
    }

    Result<Appended> add_one(const NewEvent& what) {
        const Result<std::int64_t> version = version_of(what.stream);
        if (!version) {
            return pass(version.error());
        }
        Event event{.number = head_.number + 1, .version = *version + 1, .what = what, .hash = {}};
        event.hash = chained(head_.hash, event);
        insert_.reset();
        insert_.bind(1, event.number);
        insert_.bind(2, event.version);
        int place = 2;
        for (const std::string* text : {&what.stream, &what.kind, &what.at, &what.who, &what.body,
                                        &std::as_const(event.hash)}) {
            insert_.bind(++place, *text);
        }
        if (const Result<bool> row = insert_.step(appending); !row) {
            return pass(row.error());
        }
        head_ = {event.number, event.hash};
        return Appended{event.number, event.version, event.hash};
    }

    Done run(std::string_view sql, const std::vector<std::string>& values) const {
        Result<SqliteStatement> statement = database_.prepare(sql, appending);
        if (!statement) {
            return pass(statement.error());
        }
        int place = 0;
        for (const std::string& value : values) {
            statement->bind(++place, value);
        }
        const Result<bool> row = statement->step(appending);
        return row ? Done{} : pass(row.error());
    }

    const Sqlite& database_;
    SqliteStatement insert_;
    SqliteStatement newest_;
    Head head_;
};

Done is_of_one_stream(const Batch& batch) {
    const auto is_other = [&](const NewEvent& event) {
        return event.stream != batch.events.front().stream;
    };
    if (batch.expected_version &&
        (batch.events.empty() || std::ranges::any_of(batch.events, is_other))) {
        return fail(ErrorKind::internal, "a version can be expected of one stream only");
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

Journal::Journal(std::unique_ptr<State> state) : state_{std::move(state)} {}

Journal::~Journal() = default;
Journal::Journal(Journal&&) noexcept = default;
Journal& Journal::operator=(Journal&&) noexcept = default;

Result<Journal> Journal::open(const std::filesystem::path& file) {
    Result<Sqlite> database = Sqlite::open(file, Sqlite::Mode::make);
    if (!database) {
        return pass(database.error());
    }
    // What is erased is overwritten, not only let go.
    for (const char* setting :
         {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA secure_delete = ON"}) {
        if (Done set = database->run(setting, opening); !set) {
            return pass(set.error());
        }
    }
    const Result<std::int64_t> format = format_of_journal(*database);
    if (!format) {
        return pass(format.error());
    }
    Journal journal{std::make_unique<State>(std::move(*database), *format)};
    if (*format == journal_format) { // who opens to read does not wait for who writes
        return journal;
    }
    if (*format != 0) {
        const std::filesystem::path before = file.string() + ".format-" + std::to_string(*format);
        if (Done kept = journal.copy_to(before); !kept) {
            return pass(kept.error());
        }
    }
    // Of two that make it at once, one makes it and the other finds it made.
    const Sqlite& kept = journal.state_->database;
    if (Done ready = kept.in_transaction([&] { return prepare_tables(kept); }); !ready) {
        return pass(ready.error());
    }
    journal.state_->format = journal_format;
    return journal;
}

Result<Journal> Journal::open_to_read(const std::filesystem::path& file) {
    Result<Sqlite> database = Sqlite::open(file, Sqlite::Mode::read);
    if (!database) {
        return pass(database.error());
    }
    const Result<std::int64_t> format = format_of_journal(*database);
    if (!format) {
        return pass(format.error());
    }
    if (*format == 0) {
        return fail(ErrorKind::integrity, "this is an empty file and not a journal", file.string(),
                    "Bring the file back from a backup");
    }
    return Journal{std::make_unique<State>(std::move(*database), *format)};
}

Done Journal::append(const std::vector<NewEvent>& events,
                     std::optional<std::int64_t> expected_version) {
    if (events.empty()) {
        return {};
    }
    const Batch batch{.events = events, .expected_version = expected_version};
    const auto answers = append_each({&batch, 1});
    if (!answers) {
        return pass(answers.error());
    }
    return answers->front() ? Done{} : pass(answers->front().error());
}

Done Journal::append_with(const std::function<Result<std::vector<NewEvent>>()>& work) {
    return database().in_transaction([&]() -> Done {
        const auto events = work();
        Result<Appending> appending_now =
            events ? Appending::begin(database()) : pass(events.error());
        if (!appending_now) {
            return pass(appending_now.error());
        }
        const Result<Appended> added = appending_now->add({.events = *events});
        return added ? Done{} : pass(added.error());
    });
}

const Sqlite& Journal::database() const {
    return state_->database;
}

Result<std::vector<Result<Appended>>> Journal::append_each(std::span<const Batch> batches) {
    std::vector<Result<Appended>> answers;
    const Sqlite& database = state_->database;
    const Done written = database.in_transaction([&]() -> Done {
        Result<Appending> appending_now = Appending::begin(database);
        if (!appending_now) {
            return pass(appending_now.error());
        }
        for (const Batch& batch : batches) {
            const Done sound = is_of_one_stream(batch);
            answers.push_back(sound ? appending_now->add(batch) : pass(sound.error()));
            // On a full disk SQLite may have taken back the whole transaction: what followed would hang on nothing.
            if (!answers.back() && (answers.back().error().kind == ErrorKind::io ||
                                    answers.back().error().kind == ErrorKind::integrity)) {
                return pass(answers.back().error());
            }
        }
        return {};
    });
    if (!written) {
        return pass(written.error());
    }
    const auto erases = [](const Batch& batch) { return !batch.erased.empty(); };
    if (std::ranges::any_of(batches, erases)) {
        // Else the log beside the file keeps what was erased until it is next written over.
        static_cast<void>(database.run("PRAGMA wal_checkpoint(TRUNCATE)", appending));
    }
    return answers;
}

Result<std::vector<Event>> Journal::stream(const std::string& name) const {
    const bool with_hash = state_->format == journal_format;
    Result<SqliteStatement> statement = state_->database.prepare(
        std::string{"SELECT number, version, stream, kind, at, who, body"} +
            (with_hash ? ", hash" : "") + " FROM event WHERE stream = ?1 ORDER BY version",
        reading);
    if (statement) {
        statement->bind(1, name);
    }
    return events_of(std::move(statement), with_hash);
}

Result<std::vector<Event>> Journal::since(std::int64_t number,
                                          std::optional<std::int64_t> count) const {
    const bool with_hash = state_->format == journal_format;
    Result<SqliteStatement> statement = state_->database.prepare(
        std::string{"SELECT number, version, stream, kind, at, who, body"} +
            (with_hash ? ", hash" : "") + " FROM event WHERE number > ?1 ORDER BY number LIMIT ?2",
        reading);
    if (statement) {
        statement->bind(1, number);
        statement->bind(2, count.value_or(-1)); // -1: no limit
    }
    return events_of(std::move(statement), with_hash);
}

Result<std::int64_t> Journal::version(const std::string& stream) const {
    return newest_version(state_->database, stream);
}

Result<Head> Journal::head() const {
    return state_->format == journal_format ? newest_event(state_->database) : verify_chain();
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
