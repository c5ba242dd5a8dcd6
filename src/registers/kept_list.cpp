// Lists and search over the tables of records, as SQL with bound values.
#include "base/text.hpp"
#include "registers/kept_tables.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <variant>

namespace mf::registers {

namespace {

constexpr std::string_view doing = "list records";
constexpr std::size_t words_max = 12; ///< of one search: more is a text and no question

using Bound = std::variant<std::int64_t, std::string>;

/// A question as it grows: text with places, and what stands in them in the same order.
struct Question {
    std::string sql;
    std::vector<Bound> values;

    void add(std::string_view text) { sql += text; }
    void add(std::string_view text, Bound value) {
        sql += text;
        values.push_back(std::move(value));
    }
};

std::string in_quotes(std::string_view word) {
    std::string text = "\"";
    for (const char c : word) {
        text += c;
        if (c == '"') {
            text += '"';
        }
    }
    return text + "\"";
}

bool has_letter(std::string_view word) {
    return std::ranges::any_of(word, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
               (byte >= 'A' && byte <= 'Z');
    });
}

/// What FTS5 is asked; "" when no word is left.
std::string match_of(const ListQuery& query) {
    std::string text;
    std::string spaced = query.words;
    std::ranges::replace_if(
        spaced, [](char c) { return static_cast<unsigned char>(c) <= 0x20; }, ' ');
    std::size_t count = 0;
    for (const std::string_view word : split(spaced, ' ')) {
        if (has_letter(word) && count < words_max) {
            ++count;
            text += std::string{" AND "} + (query.closed_too ? "{open closed}" : "open") + " : " +
                    in_quotes(word) + " *";
        }
    }
    if (text.empty()) {
        return {};
    }
    const std::string seen =
        query.hidden_too ? std::string{} : " AND place : " + in_quotes(shown_word);
    const std::string there =
        query.in.empty() ? std::string{} : " AND place : " + in_quotes(place_word(query.in));
    return text.substr(std::string_view{" AND "}.size()) + seen + there;
}

/// `led`: the first of `where` has led to the rows already.
void add_conditions(Question& question, const ListQuery& query, bool led) {
    question.add(" WHERE 1");
    if (!query.in.empty()) {
        question.add(" AND r.register = ?", query.in);
    }
    if (!query.hidden_too) {
        question.add(" AND r.hidden = 0");
    }
    if (!query.states.empty()) {
        question.add(" AND r.state IN (");
        for (std::size_t i = 0; i < query.states.size(); ++i) {
            question.add(i == 0 ? "?" : ", ?", query.states[i]);
        }
        question.add(")");
    }
    if (!query.since_from.empty()) {
        question.add(" AND r.since >= ?", query.since_from);
    }
    if (!query.since_until.empty()) {
        question.add(" AND r.since < ?", query.since_until);
    }
    if (!query.late_before.empty()) {
        question.add(" AND r.due > '' AND r.due < ?", query.late_before);
    }
    for (std::size_t i = led ? 1 : 0; i < query.where.size(); ++i) {
        const auto& [name, value] = query.where[i];
        question.add(" AND EXISTS (SELECT 1 FROM field f WHERE f.row = r.row AND f.register = "
                     "r.register AND f.name = ?",
                     name);
        question.add(" AND f.value = ?)", value);
    }
}

/// The rows that the question is about, without order.
Question rows_of(const ListQuery& query, const std::string& match) {
    Question question;
    const bool by_field = query.order == ListQuery::Order::by_field ||
                          query.order == ListQuery::Order::by_field_backwards;
    if (!match.empty()) {
        question.add(" FROM (SELECT rowid AS found FROM record_text WHERE record_text MATCH ?",
                     match);
        question.add(" ORDER BY rowid DESC LIMIT ?",
                     static_cast<std::int64_t>(search_counts_max + 1));
        question.add(") CROSS JOIN record r ON r.row = found");
    } else if (by_field) {
        question.add(" FROM field o CROSS JOIN record r ON r.row = o.row AND o.register = ?",
                     query.in);
        question.add(" AND o.name = ?", query.order_field);
    } else if (!query.where.empty()) {
        // The first condition leads to few rows; the order is made of those.
        question.add(" FROM field w CROSS JOIN record r ON r.row = w.row AND w.register = ?",
                     query.in);
        question.add(" AND w.name = ?", query.where.front().first);
        question.add(" AND w.value = ?", query.where.front().second);
    } else {
        question.add(" FROM record r");
    }
    const bool led = match.empty() && !by_field && !query.where.empty();
    add_conditions(question, query, led);
    return question;
}

std::string_view order_of(const ListQuery& query, bool searched) {
    switch (query.order) {
    case ListQuery::Order::newest:
        if (!query.late_before.empty() && !searched) {
            return " ORDER BY r.register, r.due, r.id"; // the longest past its day first
        }
        return searched ? " ORDER BY found DESC"
                        : " ORDER BY r.since DESC, r.register DESC, r.id DESC";
    case ListQuery::Order::oldest:
        return " ORDER BY r.since, r.register, r.id";
    case ListQuery::Order::by_id:
        return " ORDER BY r.register, r.id";
    case ListQuery::Order::by_title:
        return " ORDER BY r.register, r.title COLLATE NOCASE, r.id";
    case ListQuery::Order::by_field:
        return searched ? " ORDER BY r.since, r.id" : " ORDER BY o.value, o.row";
    case ListQuery::Order::by_field_backwards:
        return searched ? " ORDER BY r.since DESC, r.id" : " ORDER BY o.value DESC, o.row DESC";
    }
    return "";
}

Result<store::SqliteStatement> prepared(const store::Sqlite& database, const Question& question) {
    auto statement = database.prepare(question.sql, doing);
    if (statement) {
        int place = 0;
        for (const Bound& value : question.values) {
            ++place;
            std::visit([&](const auto& inner) { statement->bind(place, inner); }, value);
        }
    }
    return statement;
}

Result<std::size_t> count_of(const store::Sqlite& database, Question from) {
    from.sql = "SELECT count(*)" + from.sql;
    auto statement = prepared(database, from);
    const auto row = statement ? statement->step(doing) : pass(statement.error());
    return row ? Result<std::size_t>{static_cast<std::size_t>(statement->number(0))}
               : pass(row.error());
}

ListRow row_in(const store::SqliteStatement& statement) {
    ListRow row{.in = statement.text(0),
                .id = statement.text(1),
                .version = statement.number(2),
                .state = statement.text(3),
                .since = statement.text(4),
                .opened = statement.text(5),
                .title = statement.text(6),
                .hidden = statement.number(7) != 0,
                .simulated = statement.number(8) != 0,
                .values = {}};
    const auto body = nlohmann::json::parse(statement.text(9), nullptr, false);
    if (body.is_object()) {
        for (const auto& [name, value] : body.items()) {
            if (value.is_string()) {
                row.values[name] = value.get<std::string>();
            }
        }
    }
    return row;
}

} // namespace

Result<ListPage> list_in(const store::Sqlite& database,
                         const ListQuery& query,
                         const std::optional<std::size_t>& total) {
    const std::string match = match_of(query);
    if (match.empty() && !trimmed(query.words).empty()) {
        return ListPage{}; // signs alone are found nowhere
    }
    const Question from = rows_of(query, match);
    const auto counted = total ? Result<std::size_t>{*total} : count_of(database, from);
    if (!counted) {
        return pass(counted.error());
    }
    ListPage page;
    page.total = *counted;
    if (!match.empty() && page.total > search_counts_max) {
        page.total = search_counts_max;
        page.counted = false;
    }
    Question rows = from;
    rows.sql = "SELECT r.register, r.id, r.version, r.state, r.since, r.opened, r.title, r.hidden, "
               "r.simulated, r.body" +
               from.sql + std::string{order_of(query, !match.empty())};
    rows.add(" LIMIT ?", static_cast<std::int64_t>(std::min(query.limit, page_rows_max)));
    rows.add(" OFFSET ?", static_cast<std::int64_t>(query.offset));
    auto statement = prepared(database, rows);
    while (statement) {
        const auto row = statement->step(doing);
        if (!row) {
            return pass(row.error());
        }
        if (!*row) {
            return page;
        }
        page.rows.push_back(row_in(*statement));
    }
    return pass(statement.error());
}

} // namespace mf::registers
