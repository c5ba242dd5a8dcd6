// SQLite's connection and statements as values, for rooms that keep tables of their own.
#pragma once

#include "base/error.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace mf::store {

class SqliteStatement {
public:
    /// Places for values are counted from 1, columns from 0.
    void bind(int place, const std::string& text);
    void bind(int place, std::int64_t number);
    /// Whether there is a row. The error says what could not be done.
    Result<bool> step(std::string_view doing);
    /// Ready to be run again; what is bound stays.
    void reset();
    std::string text(int column) const;
    std::int64_t number(int column) const;

private:
    friend class Sqlite;

    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };

    SqliteStatement(sqlite3_stmt* statement, std::filesystem::path file)
        : statement_{statement}, file_{std::move(file)} {}

    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
    std::filesystem::path file_;
};

class Sqlite {
public:
    enum class Mode { read, write, make }; ///< `make` also makes the file when it is not there

    static Result<Sqlite> open(const std::filesystem::path& file, Mode mode);

    /// `doing` completes "cannot …" in the error: "read the journal".
    Done run(const std::string& statements, std::string_view doing) const;
    Result<SqliteStatement> prepare(std::string_view sql, std::string_view doing) const;
    /// The one whole number that a statement gives.
    Result<std::int64_t> number(std::string_view sql, std::string_view doing) const;

    /// All of `work` (a function that gives Done) or nothing of it; waits for other writers.
    template <class Work>
    Done in_transaction(Work work) const {
        if (Done begun = run("BEGIN IMMEDIATE", "begin to write"); !begun) {
            return begun;
        }
        Done done = work();
        if (done) {
            done = run("COMMIT", "write it down");
        }
        if (!done) {
            static_cast<void>(run("ROLLBACK", "take it back")); // may have happened by itself
        }
        return done;
    }

    /// Copies the whole database, as it is at one moment, into another that is empty.
    Done copy_into(const Sqlite& other) const;

    const std::filesystem::path& file() const { return file_; }

private:
    struct Close {
        void operator()(sqlite3* connection) const;
    };

    Sqlite(sqlite3* connection, std::filesystem::path file)
        : connection_{connection}, file_{std::move(file)} {}

    std::unique_ptr<sqlite3, Close> connection_;
    std::filesystem::path file_;
};

} // namespace mf::store
