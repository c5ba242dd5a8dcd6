#include "registers/kept_tables.hpp"
#include "registers/rights.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace mf::registers {

namespace {

constexpr std::string_view doing = "write the tables of records";

constexpr std::string_view schema = R"sql(
DROP TABLE IF EXISTS meta;
DROP TABLE IF EXISTS record;
DROP TABLE IF EXISTS field;
DROP TABLE IF EXISTS task;
DROP TABLE IF EXISTS clock;
DROP TABLE IF EXISTS record_text;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE record (
    row       INTEGER PRIMARY KEY,
    register  TEXT NOT NULL,
    id        TEXT NOT NULL,
    version   INTEGER NOT NULL,
    state     TEXT NOT NULL,
    since     TEXT NOT NULL,
    opened    TEXT NOT NULL,
    title     TEXT NOT NULL,
    hidden    INTEGER NOT NULL,
    simulated INTEGER NOT NULL,
    due       TEXT NOT NULL,
    body      TEXT NOT NULL,
    UNIQUE (register, id)
) STRICT;
CREATE INDEX record_by_since ON record (register, since, id, hidden);
CREATE INDEX record_by_state ON record (register, state, since, id, hidden);
CREATE INDEX record_by_title ON record (register, title COLLATE NOCASE, id, hidden, state);
CREATE INDEX record_by_due ON record (register, due, id, hidden);
CREATE INDEX record_of_all ON record (since, register, id, hidden);
CREATE TABLE field (
    register TEXT NOT NULL,
    name     TEXT NOT NULL,
    value    TEXT NOT NULL,
    row      INTEGER NOT NULL,
    PRIMARY KEY (register, name, value, row)
) STRICT, WITHOUT ROWID;
CREATE INDEX field_by_row ON field (row);
CREATE TABLE task (
    who   TEXT NOT NULL,
    day   TEXT NOT NULL,
    row   INTEGER NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (who, day, row, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX task_by_row ON task (row);
CREATE TABLE clock (
    kind TEXT NOT NULL,
    day  TEXT NOT NULL,
    row  INTEGER NOT NULL,
    PRIMARY KEY (kind, day, row)
) STRICT, WITHOUT ROWID;
CREATE INDEX clock_by_row ON clock (row);
CREATE VIRTUAL TABLE record_text USING fts5 (place, open, closed, tokenize = "unicode61 remove_diacritics 2");
)sql";

} // namespace

bool can_filter(const Field& field) {
    switch (field.type) {
    case FieldType::post:
    case FieldType::posts:
    case FieldType::choice:
    case FieldType::date:
    case FieldType::reference:
        return !field.erasable;
    default:
        return field.filter && !field.erasable;
    }
}

std::string place_word(std::string_view register_id) {
    std::string word = "in";
    for (const char c : register_id) {
        word += c == '-' || c == '_' ? std::string{} : std::string(1, c);
    }
    return word;
}

std::string of_area(const std::string& role, const std::string& area) {
    return "area:" + role + ":" + area;
}

Done make_kept_tables(const store::Sqlite& database) {
    return database.run(std::string{schema}, "make the tables of records");
}

Result<std::vector<RecordName>>
names_in(const store::Sqlite& database, std::string_view sql, const std::string& value) {
    auto statement = database.prepare(sql, doing);
    if (!statement) {
        return pass(statement.error());
    }
    statement->bind(1, value);
    std::vector<RecordName> names;
    for (;;) {
        const auto row = statement->step(doing);
        if (!row) {
            return pass(row.error());
        }
        if (!*row) {
            return names;
        }
        names.push_back({statement->text(0), statement->text(1)});
    }
}

Result<std::int64_t> KeptWriter::run(std::string_view sql,
                                     std::initializer_list<Bound> values) const {
    auto found = prepared_.find(sql);
    if (found == prepared_.end()) {
        auto made = database_.prepare(sql, doing);
        if (!made) {
            return pass(made.error());
        }
        found = prepared_.emplace(sql, std::move(*made)).first;
    }
    store::SqliteStatement& statement = found->second;
    int place = 0;
    for (const Bound& value : values) {
        ++place;
        std::visit([&](const auto& inner) { statement.bind(place, inner); }, value);
    }
    const auto row = statement.step(doing);
    const std::int64_t number = row && *row ? statement.number(0) : 0;
    statement.reset(); // one that is not at its end keeps the transaction open
    return row ? Result<std::int64_t>{number} : pass(row.error());
}

Done KeptWriter::execute(std::string_view sql, std::initializer_list<Bound> values) const {
    const auto done = run(sql, values);
    return done ? Done{} : pass(done.error());
}

Done KeptWriter::take(const store::Journal& journal, const std::set<std::string>& streams) const {
    for (const std::string& stream : streams) {
        const auto name = name_of_stream(stream);
        const Register* in = name ? definitions_.find(name->in) : nullptr;
        if (in == nullptr) {
            continue; // facts, or a register that is no more
        }
        const auto events = journal.stream(stream);
        const auto record = events ? fold(name->in, name->id, *events) : pass(events.error());
        if (!record) {
            return pass(record.error());
        }
        if (auto written = write(*in, *record); !written) {
            return written;
        }
    }
    return {};
}

Done KeptWriter::write(const Register& in, const Record& record) const {
    const auto row = write_record(in, record);
    if (!row) {
        return pass(row.error());
    }
    for (const std::string_view sql :
         {"DELETE FROM field WHERE row = ?1", "DELETE FROM task WHERE row = ?1",
          "DELETE FROM clock WHERE row = ?1", "DELETE FROM record_text WHERE rowid = ?1"}) {
        if (auto gone = execute(sql, {*row}); !gone) {
            return gone;
        }
    }
    Done done = write_fields(*row, in, record);
    done = done ? write_times(*row, in, record) : done;
    return done ? write_text(*row, in, record) : done;
}

std::string KeptWriter::first_day(const Register& in, const Record& record) const {
    std::string first;
    for (const Task& task : awaited(in, record)) {
        const std::string day = task.due ? task.due->day.text() : std::string{};
        first = first.empty() || (!day.empty() && day < first) ? day : first;
    }
    return first;
}

std::vector<Task> KeptWriter::awaited(const Register& in, const Record& record) const {
    // What is over may still be moved, and nobody waits for that.
    return in.is_final(record.state) ? std::vector<Task>{} : tasks(in, record, calendar_);
}

Result<std::int64_t> KeptWriter::write_record(const Register& in, const Record& record) const {
    const std::string body = nlohmann::json(record.values)
                                 .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    // What is erasable is never written here, so nothing of it has to be found again when it is to go.
    return run(
        "INSERT INTO record (register, id, version, state, since, opened, title, hidden, "
        "simulated, due, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT "
        "(register, id) DO UPDATE SET version = ?3, state = ?4, since = ?5, opened = ?6, title = "
        "?7, hidden = ?8, simulated = ?9, due = ?10, body = ?11 RETURNING row",
        {in.id, record.id, record.version, record.state, record.since, record.opened,
         record.value(in.title), std::int64_t{in.is_hidden(record.state)},
         std::int64_t{record.simulated}, first_day(in, record), body});
}

Done KeptWriter::write_fields(std::int64_t row, const Register& in, const Record& record) const {
    for (const Field& field : in.fields) {
        if (!can_filter(field)) {
            continue;
        }
        for (const std::string& value : lines_of(record.value(field.name))) {
            auto done = execute(
                "INSERT OR IGNORE INTO field (register, name, value, row) VALUES (?1, ?2, ?3, ?4)",
                {in.id, field.name, value, row});
            if (!done) {
                return done;
            }
        }
    }
    return {};
}

Done KeptWriter::write_times(std::int64_t row, const Register& in, const Record& record) const {
    const auto add_task = [&](const std::string& who, const std::string& day, std::size_t move) {
        return execute("INSERT OR IGNORE INTO task (who, day, row, place) VALUES (?1, ?2, ?3, ?4)",
                       {who, day, row, static_cast<std::int64_t>(move)});
    };
    const auto add_clock = [&](const std::string& kind, const std::string& day) {
        return execute("INSERT OR IGNORE INTO clock (kind, day, row) VALUES (?1, ?2, ?3)",
                       {kind, day, row});
    };
    Done done;
    for (const Task& task : awaited(in, record)) {
        const std::string day = task.due ? task.due->day.text() : std::string{};
        for (const std::string& post : task.posts) {
            done = done ? add_task("post:" + post, day, task.move) : done;
        }
        const std::string& area = record.value(std::string{area_field});
        for (const std::string& role :
             area.empty() ? std::vector<std::string>{} : task.area_roles) {
            done = done ? add_task(of_area(role, area), day, task.move) : done;
        }
        for (const std::string& role : task.roles) {
            // A role's list holds what has a day; all that it might do some day would hide that.
            if (!day.empty()) {
                done = done ? add_task("role:" + role, day, task.move) : done;
            }
        }
    }
    for (const Automatic& one : automatic(in, record, calendar_)) {
        done = done ? add_clock("move", one.last ? one.last->text() : std::string{}) : done;
    }
    for (const Erasure& one : erasures(in, record, calendar_)) {
        done = done ? add_clock("erase", one.last.text()) : done;
    }
    return done;
}

Done KeptWriter::write_text(std::int64_t row, const Register& in, const Record& record) const {
    std::string open = record.id;
    std::string closed;
    for (const Field& field : in.fields) {
        const std::string& value = record.value(field.name);
        std::string& text = field.is_public ? open : closed;
        text += value.empty() ? std::string{} : "\n" + value;
    }
    const std::string place = place_word(in.id) + " " +
                              std::string{in.is_hidden(record.state) ? hidden_word : shown_word};
    return execute("INSERT INTO record_text (rowid, place, open, closed) VALUES (?1, ?2, ?3, ?4)",
                   {row, place, open, closed});
}

} // namespace mf::registers
