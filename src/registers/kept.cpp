#include "registers/kept.hpp"

#include "base/hash.hpp"
#include "registers/kept_state.hpp"
#include "registers/kept_tables.hpp"

#include <algorithm>
#include <set>

namespace mf::registers {

namespace {

constexpr std::string_view doing = "bring the tables of records up to date";

/// So many events are taken in at once: a crash loses no more than that, and it is all made again.
constexpr std::int64_t together = 5000;

Done write_meta(const store::Sqlite& database, const std::string& key, const std::string& value) {
    auto statement =
        database.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)", doing);
    if (!statement) {
        return pass(statement.error());
    }
    statement->bind(1, key);
    statement->bind(2, value);
    const auto row = statement->step(doing);
    return row ? Done{} : pass(row.error());
}

Result<std::string> read_meta(const store::Sqlite& database, const std::string& key) {
    auto statement = database.prepare("SELECT value FROM meta WHERE key = ?1", doing);
    if (!statement) {
        return pass(statement.error());
    }
    statement->bind(1, key);
    const auto row = statement->step(doing);
    if (!row) {
        return pass(row.error());
    }
    return *row ? statement->text(0) : std::string{};
}

std::string made_from(const Definitions& definitions, const Calendar& calendar) {
    return std::to_string(kept_format) + " " + definitions.hash + " " + calendar.hash();
}

/// Rows of a table as text, hashed.
Done add_table(const store::Sqlite& database, std::string_view sql, int columns, Sha256& hash) {
    auto statement = database.prepare(sql, doing);
    while (statement) {
        const auto row = statement->step(doing);
        if (!row) {
            return pass(row.error());
        }
        if (!*row) {
            return {};
        }
        for (int i = 0; i < columns; ++i) {
            const std::string text = statement->text(i);
            hash.add(std::to_string(text.size()) + ":" + text);
        }
    }
    return pass(statement.error());
}

} // namespace

Kept::Kept(std::unique_ptr<State> state) : state_{std::move(state)} {}

Kept::~Kept() = default;
Kept::Kept(Kept&&) noexcept = default;
Kept& Kept::operator=(Kept&&) noexcept = default;

Result<Kept> Kept::open(const std::filesystem::path& file,
                        const Definitions& definitions,
                        const Calendar& calendar) {
    auto database = store::Sqlite::open(file, store::Sqlite::Mode::make);
    if (!database) {
        return pass(database.error());
    }
    // It can be made again, so a commit does not wait for the disk; it stays whole when the power goes.
    for (const char* setting : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL",
                                "PRAGMA secure_delete = ON", "PRAGMA cache_size = -16000"}) {
        if (auto set = database->run(setting, doing); !set) {
            return pass(set.error());
        }
    }
    const auto ready = database->in_transaction([&]() -> Done {
        auto tables =
            database->number("SELECT count(*) FROM sqlite_schema WHERE name = 'meta'", doing);
        if (!tables) {
            return pass(tables.error());
        }
        if (*tables > 0) {
            const auto from = read_meta(*database, "made_from");
            if (!from || *from == made_from(definitions, calendar)) {
                return from ? Done{} : pass(from.error());
            }
        }
        if (auto made = make_kept_tables(*database); !made) {
            return made;
        }
        return write_meta(*database, "made_from", made_from(definitions, calendar));
    });
    if (!ready) {
        return pass(ready.error());
    }
    return Kept{std::make_unique<State>(std::move(*database), definitions, calendar)};
}

Done Kept::catch_up(const store::Journal& journal) {
    const store::Sqlite& database = state_->database;
    const auto known = read_meta(database, "last_event");
    const auto head = known ? journal.head() : pass(known.error());
    if (!head) {
        return pass(head.error());
    }
    if (state_->counted_at != *known) {
        state_->counted.clear();
        state_->counted_at = *known;
    }
    const std::int64_t last = known->empty() ? 0 : std::stoll(*known);
    const auto last_hash = read_meta(database, "last_hash");
    if (!last_hash) {
        return pass(last_hash.error());
    }
    if (head->number == last && (last == 0 || head->hash == *last_hash)) {
        return {};
    }
    if (last > 0) {
        const auto same = journal.hash_of(last);
        if (!same || *same != *last_hash) {
            return rebuild(journal); // the journal is another: brought back from a backup
        }
    }
    state_->counted.clear();
    const KeptWriter writer{database, state_->definitions, state_->calendar};
    for (;;) {
        std::int64_t left = 0;
        const Done taken = database.in_transaction([&]() -> Done {
            const auto now =
                read_meta(database, "last_event"); // another may have done it meanwhile
            if (!now) {
                return pass(now.error());
            }
            const auto events = journal.since(now->empty() ? 0 : std::stoll(*now), together);
            if (!events) {
                return pass(events.error());
            }
            left = static_cast<std::int64_t>(events->size());
            if (events->empty()) {
                return {};
            }
            std::set<std::string> touched;
            for (const store::Event& event : *events) {
                touched.insert(event.what.stream);
            }
            if (auto written = writer.take(journal, touched); !written) {
                return written;
            }
            auto noted = write_meta(database, "last_event", std::to_string(events->back().number));
            return noted ? write_meta(database, "last_hash", events->back().hash) : noted;
        });
        if (!taken || left < together) {
            return taken;
        }
    }
}

Done Kept::rebuild(const store::Journal& journal) {
    const store::Sqlite& database = state_->database;
    const auto emptied = database.in_transaction([&]() -> Done {
        auto made = make_kept_tables(database);
        return made ? write_meta(database, "made_from",
                                 made_from(state_->definitions, state_->calendar))
                    : made;
    });
    return emptied ? catch_up(journal) : emptied;
}

Result<std::string> Kept::digest() const {
    const store::Sqlite& database = state_->database;
    Sha256 hash;
    struct Part {
        std::string_view sql;
        int columns;
    };
    for (const auto& [sql, columns] : {
             Part{"SELECT register, id, version, state, since, opened, title, hidden, simulated, "
                  "due, body FROM record ORDER BY register, id",
                  11},
             Part{"SELECT r.register, r.id, f.name, f.value FROM field f JOIN record r USING (row) "
                  "ORDER BY 1, 2, 3, 4",
                  4},
             Part{"SELECT r.register, r.id, t.who, t.place, t.day FROM task t JOIN record r USING "
                  "(row) ORDER BY 1, 2, 3, 4, 5",
                  5},
             Part{"SELECT r.register, r.id, c.kind, c.day FROM clock c JOIN record r USING (row) "
                  "ORDER BY 1, 2, 3, 4",
                  4},
             Part{"SELECT r.register, r.id, t.place, t.open, t.closed FROM record_text t JOIN "
                  "record "
                  "r ON r.row = t.rowid ORDER BY 1, 2",
                  5},
         }) {
        if (auto added = add_table(database, sql, columns, hash); !added) {
            return pass(added.error());
        }
    }
    return hex(hash.digest());
}

} // namespace mf::registers
