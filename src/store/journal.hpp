// An append-only list of events in SQLite (WAL, synchronous=FULL): the one place where something is remembered
// that cannot be computed again.
#pragma once

#include "base/error.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mf::store {

struct NewEvent {
    std::string stream; ///< what it is about: "facts", later one a record
    std::string kind;   ///< "loaded"
    std::string at;     ///< when it was recorded, UTC, "2026-03-31T09:30:00Z"
    std::string who;    ///< a post or "program"
    std::string body;   ///< JSON object
};

struct Event {
    std::int64_t number = 0;  ///< 1, 2, … over the whole journal
    std::int64_t version = 0; ///< 1, 2, … within the stream
    NewEvent what;
};

/// The file is made when it is not there. Several processes may read while one appends. The table refuses
/// UPDATE and DELETE by trigger. Not thread-safe: one Journal a thread.
class Journal {
public:
    /// `unsupported` when the file was made by a newer program.
    static Result<Journal> open(const std::filesystem::path& file);
    /// Nothing is made or written: `not_found` when it is not there, and `append` is `io`.
    static Result<Journal> open_to_read(const std::filesystem::path& file);
    ~Journal();
    Journal(Journal&&) noexcept;
    Journal& operator=(Journal&&) noexcept;

    /// All of them or none, durable on return. With `expected_version` it is `busy` when the (one) stream's
    /// newest version is another.
    Done append(const std::vector<NewEvent>& events,
                std::optional<std::int64_t> expected_version = std::nullopt);
    Result<std::vector<Event>> stream(const std::string& name) const;
    Result<std::vector<Event>> since(std::int64_t number) const;
    Result<std::int64_t> version(const std::string& stream) const;

    /// A consistent copy, taken while others append (SQLite's backup API), forced to disk.
    Done copy_to(const std::filesystem::path& file) const;

private:
    struct State;
    explicit Journal(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace mf::store
