#include "store/database.hpp"

#include "base/text.hpp"
#include "store/duckdb_session.hpp"
#include "store/query_guard.hpp"
#include "store/watchdog.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

namespace mf::store {

namespace {

constexpr std::string_view pinned_version = "v1.4.4";

std::string quoted(std::string_view text, char quote) {
    std::string result{quote};
    for (const char c : text) {
        result += c;
        if (c == quote) {
            result += c;
        }
    }
    return result + quote;
}

} // namespace

struct Database::State {
    DatabaseOptions options;
    DuckdbSession session;
    bool locked = false;
    std::set<std::string, std::less<>> internal; ///< DuckDB's own views

    /// Lets the session answer, and stops it when the time is over.
    template <class Ask>
    auto in_time(Ask ask) const {
        Watchdog watchdog{options.query_time_max, [this] { session.interrupt(); }};
        auto answer = ask();
        if (watchdog.stop() && !answer) {
            answer =
                fail(ErrorKind::limit,
                     fmt::format("the query took longer than {} s",
                                 std::chrono::duration<double>(options.query_time_max).count()),
                     {}, "Ask for less");
        }
        return answer;
    }

    Result<Table>
    ask(std::string_view sql, std::span<const Value> values, std::uint64_t rows_max) const {
        return in_time([&] { return session.ask(sql, values, rows_max); });
    }

    Done check(std::string_view sql) const {
        const std::vector<Value> text{std::string{without_explain(sql)}};
        const Result<Table> tree =
            session.ask("SELECT CAST(json_serialize_sql(CAST(? AS VARCHAR)) AS VARCHAR)", text, 1);
        if (!tree) {
            return pass(tree.error());
        }
        const auto* words = std::get_if<std::string>(&tree->rows.at(0).at(0));
        return check_query_tree(words != nullptr ? *words : std::string{}, internal);
    }
};

Database::Database(std::unique_ptr<State> state) : state_{std::move(state)} {}

Database::~Database() = default;
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

Result<Database> Database::open(const DatabaseOptions& options) {
    if (duckdb_version() != pinned_version) {
        return fail(ErrorKind::unsupported,
                    fmt::format("DuckDB is {} and not {}", duckdb_version(), pinned_version), {},
                    "Run `tools/setup run` to fetch the right one");
    }
    Result<DuckdbSession> session = DuckdbSession::open({
        {"threads", std::to_string(std::max(options.threads, 1))},
        {"memory_limit", std::to_string(options.memory_bytes_max) + "B"},
        {"temp_directory", options.scratch.string()},
        {"autoinstall_known_extensions", "false"},
        {"autoload_known_extensions", "false"},
        {"allow_community_extensions", "false"},
        {"preserve_insertion_order", "true"},
    });
    if (!session) {
        return pass(session.error());
    }
    Database made{std::make_unique<State>(options, std::move(*session))};
    if (Done set = made.run("SET TimeZone = 'UTC'"); !set) {
        return pass(set.error());
    }
    return made;
}

Result<Table>
Database::query(std::string_view sql, std::span<const Value> values, std::uint64_t rows_max) const {
    if (state_->locked) {
        if (Done fine = state_->check(sql); !fine) {
            return pass(fine.error());
        }
    }
    return state_->ask(sql, values, rows_max);
}

Result<Columns> Database::query_columns(std::string_view sql,
                                        std::span<const Value> values,
                                        std::uint64_t rows_max) const {
    if (state_->locked) {
        if (Done fine = state_->check(sql); !fine) {
            return pass(fine.error());
        }
    }
    return state_->in_time([&] { return state_->session.ask_columns(sql, values, rows_max); });
}

Done Database::run(std::string_view sql, std::span<const Value> values) const {
    if (state_->locked) {
        return fail(ErrorKind::refused, "the database is locked: only queries are answered");
    }
    const Result<Table> table = state_->ask(sql, values, std::numeric_limits<std::uint64_t>::max());
    return table ? Done{} : pass(table.error());
}

Done Database::append(std::string_view table, const std::vector<std::vector<Value>>& rows) const {
    if (state_->locked) {
        return fail(ErrorKind::refused, "the database is locked: nothing is written");
    }
    // All rows or none, also where the appender has handed over a part. Inside the caller's own transaction that is up
    // to the caller.
    const bool ours = run("BEGIN TRANSACTION").has_value();
    const Done appended = state_->session.append(table, rows);
    if (!ours) {
        return appended;
    }
    const Done ended = run(appended ? "COMMIT" : "ROLLBACK");
    return appended ? ended : appended;
}

Done Database::lock_down(const std::vector<std::filesystem::path>& readable) {
    const Result<Table> names = query("SELECT DISTINCT lower(view_name) FROM duckdb_views() "
                                      "WHERE internal AND schema_name IN ('main', 'pg_catalog')");
    if (!names) {
        return pass(names.error());
    }
    for (const std::vector<Value>& row : names->rows) {
        state_->internal.insert(std::get<std::string>(row.at(0)));
    }
    std::vector<std::string> folders;
    for (const std::filesystem::path& folder : readable) {
        folders.push_back(sql_text(folder.string()));
        folders.push_back(sql_text(std::filesystem::absolute(folder).lexically_normal().string()));
    }
    for (const std::string& setting : {"SET allowed_directories = [" + joined(folders, ", ") + "]",
                                       std::string{"SET enable_external_access = false"},
                                       std::string{"SET lock_configuration = true"}}) {
        if (Done set = run(setting); !set) {
            return set;
        }
    }
    state_->locked = true;
    return {};
}

std::string sql_text(std::string_view text) {
    return quoted(text, '\'');
}

std::string sql_name(std::string_view name) {
    return quoted(name, '"');
}

} // namespace mf::store
