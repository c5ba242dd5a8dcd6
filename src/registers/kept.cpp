#include "registers/kept.hpp"

#include "base/hash.hpp"
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

struct Kept::State {
    store::Sqlite database;
    const Definitions& definitions;
    const Calendar& calendar;
};

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
    // It can be made again, so nobody waits for the disk; the journal has waited already.
    for (const char* setting : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = OFF",
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
                  "body "
                  "FROM record ORDER BY register, id",
                  10},
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

Result<ListPage> Kept::list(const ListQuery& query) const {
    return list_in(state_->database, query);
}

Result<std::vector<std::string>>
Kept::referring(const std::string& in, const Register& to, const std::string& id) const {
    const Register* there = state_->definitions.find(in);
    std::set<std::string> ids;
    if (there == nullptr) {
        return fail(ErrorKind::not_found, "there is no register '" + in + "'");
    }
    for (const Field& field : there->fields) {
        if (field.type != FieldType::reference || field.refers != to.id) {
            continue;
        }
        auto statement = state_->database.prepare(
            "SELECT r.id FROM field f JOIN record r USING (row) WHERE f.register = ?1 AND f.name = "
            "?2 AND f.value = ?3",
            doing);
        if (!statement) {
            return pass(statement.error());
        }
        statement->bind(1, in);
        statement->bind(2, field.name);
        statement->bind(3, id);
        for (;;) {
            const auto row = statement->step(doing);
            if (!row) {
                return pass(row.error());
            }
            if (!*row) {
                break;
            }
            ids.insert(statement->text(0));
        }
    }
    return std::vector<std::string>{ids.begin(), ids.end()};
}

Result<std::vector<TaskRow>>
Kept::work(const std::string& role, const std::string& post, std::size_t limit) const {
    auto statement = state_->database.prepare(
        "SELECT DISTINCT r.register, r.id, t.place, t.day FROM task t JOIN record r USING (row) "
        "WHERE t.who IN (?1, ?2) ORDER BY t.day = '', t.day, r.register, r.id LIMIT ?3",
        doing);
    if (!statement) {
        return pass(statement.error());
    }
    statement->bind(1, "role:" + role);
    statement->bind(2, "post:" + post);
    statement->bind(3, static_cast<std::int64_t>(limit));
    std::vector<TaskRow> rows;
    for (;;) {
        const auto row = statement->step(doing);
        if (!row) {
            return pass(row.error());
        }
        if (!*row) {
            return rows;
        }
        rows.push_back({{statement->text(0), statement->text(1)},
                        static_cast<std::size_t>(statement->number(2)),
                        statement->text(3)});
    }
}

Result<std::vector<RecordName>> Kept::to_refresh(Day today) const {
    return names_in(state_->database,
                    "SELECT DISTINCT r.register, r.id FROM clock c JOIN record r USING (row) WHERE "
                    "c.kind = 'move' AND c.day < ?1 ORDER BY 1, 2",
                    today.text());
}

Result<std::vector<RecordName>> Kept::to_erase(Day today) const {
    return names_in(state_->database,
                    "SELECT DISTINCT r.register, r.id FROM clock c JOIN record r USING (row) WHERE "
                    "c.kind = 'erase' AND c.day < ?1 ORDER BY 1, 2",
                    today.text());
}

Result<std::vector<std::pair<std::string, std::int64_t>>>
Kept::states(const std::string& in) const {
    auto statement = state_->database.prepare(
        "SELECT state, count(*) FROM record WHERE register = ?1 GROUP BY state ORDER BY state",
        doing);
    if (!statement) {
        return pass(statement.error());
    }
    statement->bind(1, in);
    std::vector<std::pair<std::string, std::int64_t>> counts;
    for (;;) {
        const auto row = statement->step(doing);
        if (!row) {
            return pass(row.error());
        }
        if (!*row) {
            return counts;
        }
        counts.emplace_back(statement->text(0), statement->number(1));
    }
}

Result<std::int64_t> Kept::last_number(const std::string& in, const std::string& prefix) const {
    auto statement = state_->database.prepare(
        "SELECT coalesce(max(cast(substr(id, length(?2) + 1) AS INTEGER)), 0) FROM record WHERE "
        "register = ?1 AND id >= ?2 AND id < ?2 || ':' AND substr(id, length(?2) + 1) NOT GLOB "
        "'*[^0-9]*'",
        doing);
    if (!statement) {
        return pass(statement.error());
    }
    statement->bind(1, in);
    statement->bind(2, prefix);
    const auto row = statement->step(doing);
    if (!row) {
        return pass(row.error());
    }
    return statement->number(0);
}

} // namespace mf::registers
