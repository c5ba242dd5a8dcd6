#include "store/sqlite.hpp"

#include <sqlite3.h>

#include <utility>

namespace mf::store {

namespace {

constexpr int busy_milliseconds = 10'000;

/// SQLite's last failure as an error of ours.
Error error_of(sqlite3* connection, std::string_view doing, const std::filesystem::path& file) {
    const int code = connection != nullptr ? sqlite3_errcode(connection) & 0xFF : SQLITE_NOMEM;
    const std::string words = connection != nullptr ? sqlite3_errmsg(connection) : "out of memory";
    const auto made = [&](ErrorKind kind, std::string mend) {
        return Error{kind, "cannot " + std::string{doing} + ": " + words, file.string(),
                     std::move(mend)};
    };
    switch (code) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return made(ErrorKind::busy, "Another process is writing; try again");
    case SQLITE_FULL:
        return made(ErrorKind::io, "Make room on the disk and try again");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return made(ErrorKind::integrity, "Bring the file back from a backup");
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
        return made(ErrorKind::invalid, {});
    default:
        return made(ErrorKind::io, {});
    }
}

int flags_of(Sqlite::Mode mode) {
    switch (mode) {
    case Sqlite::Mode::read:
        return SQLITE_OPEN_READONLY;
    case Sqlite::Mode::write:
        return SQLITE_OPEN_READWRITE;
    default:
        return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    }
}

} // namespace

void SqliteStatement::Finalize::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

void Sqlite::Close::operator()(sqlite3* connection) const {
    sqlite3_close_v2(connection);
}

// A value fails to bind only for want of memory or beyond SQLite's limit of 1 GB; then the place stays NULL, and
// every column of ours refuses NULL.
void SqliteStatement::bind(int place, const std::string& text) {
    sqlite3_bind_text64(statement_.get(), place, text.data(), text.size(), SQLITE_TRANSIENT,
                        SQLITE_UTF8);
}

void SqliteStatement::bind(int place, std::int64_t number) {
    sqlite3_bind_int64(statement_.get(), place, number);
}

Result<bool> SqliteStatement::step(std::string_view doing) {
    const int code = sqlite3_step(statement_.get());
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        return pass(error_of(sqlite3_db_handle(statement_.get()), doing, file_));
    }
    return code == SQLITE_ROW;
}

void SqliteStatement::reset() {
    sqlite3_reset(statement_.get());
}

std::string SqliteStatement::text(int column) const {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
    const auto bytes = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
    return text == nullptr ? std::string{} : std::string{text, bytes};
}

std::int64_t SqliteStatement::number(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}

Result<Sqlite> Sqlite::open(const std::filesystem::path& file, Mode mode) {
    std::error_code code;
    if (mode != Mode::make && !std::filesystem::exists(file, code)) {
        return fail(ErrorKind::not_found, "there is no such file", file.string());
    }
    sqlite3* raw = nullptr;
    const int opened =
        sqlite3_open_v2(file.c_str(), &raw, flags_of(mode) | SQLITE_OPEN_NOMUTEX, nullptr);
    Sqlite made{raw, file};
    if (opened != SQLITE_OK) {
        return pass(error_of(raw, "open it", file));
    }
    sqlite3_busy_timeout(raw, busy_milliseconds);
    return made;
}

Done Sqlite::run(const std::string& statements, std::string_view doing) const {
    if (sqlite3_exec(connection_.get(), statements.c_str(), nullptr, nullptr, nullptr) !=
        SQLITE_OK) {
        return pass(error_of(connection_.get(), doing, file_));
    }
    return {};
}

Result<SqliteStatement> Sqlite::prepare(std::string_view sql, std::string_view doing) const {
    sqlite3_stmt* raw = nullptr;
    const int code = sqlite3_prepare_v2(connection_.get(), sql.data(), static_cast<int>(sql.size()),
                                        &raw, nullptr);
    if (code != SQLITE_OK) {
        return pass(error_of(connection_.get(), doing, file_));
    }
    return SqliteStatement{raw, file_};
}

Result<std::int64_t> Sqlite::number(std::string_view sql, std::string_view doing) const {
    Result<SqliteStatement> statement = prepare(sql, doing);
    if (!statement) {
        return pass(statement.error());
    }
    if (const Result<bool> row = statement->step(doing); !row) {
        return pass(row.error());
    }
    return statement->number(0);
}

Done Sqlite::copy_into(const Sqlite& other) const {
    sqlite3_backup* backup =
        sqlite3_backup_init(other.connection_.get(), "main", connection_.get(), "main");
    if (backup != nullptr) {
        // All pages in one step: one moment, and no beginning again when somebody appends meanwhile.
        sqlite3_backup_step(backup, -1);
        if (sqlite3_backup_finish(backup) == SQLITE_OK) {
            return {};
        }
    }
    return pass(error_of(other.connection_.get(), "copy " + file_.string() + " here", other.file_));
}

} // namespace mf::store
