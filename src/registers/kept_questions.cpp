// What the tables of records are asked.
#include "registers/kept_state.hpp"
#include "registers/kept_tables.hpp"
#include "registers/rights.hpp"

#include <algorithm>
#include <set>

namespace mf::registers {

namespace {

constexpr std::string_view doing = "read the tables of records";

} // namespace

Result<ListPage> Kept::list(const ListQuery& query) const {
    const Register* in = state_->definitions.find(query.in);
    const bool narrowed = !query.where.empty() || !query.words.empty() ||
                          !query.since_from.empty() || !query.since_until.empty() ||
                          !query.late_before.empty() || !query.order_field.empty();
    if (in == nullptr || narrowed) {
        return list_in(state_->database, query, std::nullopt);
    }
    const auto counts = states(query.in);
    if (!counts) {
        return pass(counts.error());
    }
    std::size_t total = 0;
    for (const auto& [state, count] : *counts) {
        const bool wanted =
            query.states.empty() || std::ranges::find(query.states, state) != query.states.end();
        const bool shown = query.hidden_too || !in->is_hidden(state);
        total += wanted && shown ? static_cast<std::size_t>(count) : 0U;
    }
    return list_in(state_->database, query, total);
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

Result<std::vector<TaskRow>> Kept::work(const Actor& actor, std::size_t limit) const {
    auto statement = state_->database.prepare(
        "SELECT DISTINCT r.register, r.id, t.place, t.day FROM task t JOIN record r USING (row) "
        "WHERE t.who IN (?1, ?2, ?4) ORDER BY t.day = '', t.day, r.register, r.id LIMIT ?3",
        doing);
    if (!statement) {
        return pass(statement.error());
    }
    // Who has not signed in has no post, whatever she says.
    const bool named = actor.role != everyone && !actor.post.empty();
    statement->bind(1, "role:" + actor.role);
    statement->bind(2, named ? "post:" + actor.post : std::string{});
    statement->bind(3, static_cast<std::int64_t>(limit));
    statement->bind(4, actor.area.empty() ? std::string{} : of_area(actor.role, actor.area));
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
    if (const auto known = state_->counted.find(in); known != state_->counted.end()) {
        return known->second;
    }
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
            state_->counted[in] = counts;
            return counts;
        }
        counts.emplace_back(statement->text(0), statement->number(1));
    }
}

Result<std::map<std::string, std::int64_t>> Kept::overdue(Day today) const {
    auto statement = state_->database.prepare(
        "SELECT register, count(*) FROM record WHERE due > '' AND due < ?1 AND hidden = 0 GROUP BY "
        "register",
        doing);
    if (!statement) {
        return pass(statement.error());
    }
    statement->bind(1, today.text());
    std::map<std::string, std::int64_t> counts;
    for (;;) {
        const auto row = statement->step(doing);
        if (!row) {
            return pass(row.error());
        }
        if (!*row) {
            return counts;
        }
        counts[statement->text(0)] = statement->number(1);
    }
}

Result<std::vector<std::string>>
Kept::values(const std::string& in, const std::string& field, std::size_t limit) const {
    // From value to value through the index: as many steps as there are values, however many records there are.
    auto statement = state_->database.prepare(
        "SELECT f.value, EXISTS (SELECT 1 FROM field g CROSS JOIN record r USING (row) WHERE "
        "g.register = ?1 AND g.name = ?2 AND g.value = f.value AND r.hidden = 0) FROM field f "
        "WHERE f.register = ?1 AND f.name = ?2 AND f.value > ?3 ORDER BY f.value LIMIT 1",
        doing);
    if (!statement) {
        return pass(statement.error());
    }
    std::vector<std::string> values;
    std::string last;
    while (values.size() < limit) {
        statement->bind(1, in);
        statement->bind(2, field);
        statement->bind(3, last);
        const auto row = statement->step(doing);
        if (!row) {
            return pass(row.error());
        }
        if (!*row) {
            break;
        }
        last = statement->text(0);
        if (statement->number(1) != 0) {
            values.push_back(last);
        }
        statement->reset();
    }
    return values;
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
