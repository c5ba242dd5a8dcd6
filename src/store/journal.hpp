// An append-only list of events in SQLite (WAL, synchronous=FULL): the one place where something is remembered
// that cannot be computed again. Each event has the hash of the one before it, so that a rewritten list shows.
#pragma once

#include "base/error.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace mf::store {

class Sqlite;

struct NewEvent {
    std::string stream; ///< what it is about: "facts", or a record
    std::string kind;   ///< "loaded"
    std::string at;     ///< when it was recorded, UTC, "2026-03-31T09:30:00Z"
    std::string who;    ///< a post, an account or "program"
    std::string body;   ///< JSON object
};

struct Event {
    std::int64_t number = 0;  ///< 1, 2, … over the whole journal
    std::int64_t version = 0; ///< 1, 2, … within the stream
    NewEvent what;
    std::string
        hash; ///< of the event before it and its own bytes; "" in a journal of format 1 that is only read
};

/// A value that may have to be forgotten: it stands beside the chain, and an event names its commitment alone.
struct Sealed {
    std::string commitment; ///< SHA-256 of salt and value
    std::string salt;
    std::string value;
};

/// With a salt from the system, so that the commitment tells nothing of the value once both are gone.
Result<Sealed> seal(const std::string& value);

/// What is written together or not at all.
struct Batch {
    std::vector<NewEvent> events;
    /// Of the (one) stream before the first event; 0: it must be new. `busy` when it is another.
    std::optional<std::int64_t> expected_version = std::nullopt;
    std::vector<Sealed> sealed = {};       ///< values that the events name
    std::vector<std::string> erased = {};  ///< commitments whose salt and value are destroyed
    std::optional<std::string> draft = {}; ///< a draft that has served, by its id
};

struct Appended {
    std::int64_t number = 0;  ///< of the last event
    std::int64_t version = 0; ///< of the last event, in its stream
    std::string hash;         ///< of the last event
};

/// The newest event: who knows its hash can prove what stood in the journal then.
struct Head {
    std::int64_t number = 0; ///< 0 where there is no event
    std::string hash;        ///< 64 noughts where there is none
    bool operator==(const Head&) const = default;
};

/// What somebody has begun and not handed in. It is no event, and leaves nothing behind.
struct Draft {
    std::string id;
    std::string owner;
    std::string at;
    std::string body; ///< JSON object
    bool operator==(const Draft&) const = default;
};

/// The file is made when it is not there. Several processes may read while one appends. The table refuses
/// UPDATE and DELETE by trigger. Not thread-safe: one Journal a thread.
class Journal {
public:
    /// `unsupported` when the file was made by a newer program. One of an older format is brought forward in one
    /// transaction; a copy of it as it was stays beside it ("journal.sqlite.format-1").
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
    /// The events that `work` gives, with what it writes into tables of its own in the same file, through database(): all of
    /// it or nothing. `work` runs within the transaction, so what it reads is still so when it is written.
    Done append_with(const std::function<Result<std::vector<NewEvent>>()>& work);
    /// For tables that others keep beside the events.
    const Sqlite& database() const;
    /// Several batches with one write to the disk; each is written or refused by itself, in this order. The error
    /// outside is that none was written.
    Result<std::vector<Result<Appended>>> append_each(std::span<const Batch> batches);

    Result<std::vector<Event>> stream(const std::string& name) const;
    /// After this number, at most `count` of them.
    Result<std::vector<Event>> since(std::int64_t number,
                                     std::optional<std::int64_t> count = std::nullopt) const;
    Result<std::int64_t> version(const std::string& stream) const;

    Result<Head> head() const;
    /// The hash of the event with this number; `not_found` when there is none.
    Result<std::string> hash_of(std::int64_t number) const;
    /// Recomputes every hash: the head, or `integrity` naming the first event that breaks the chain. `published` is a
    /// head that was made known earlier: the chain must lead through it. O(bytes).
    Result<Head> verify_chain(const std::optional<Head>& published = std::nullopt) const;

    /// Nothing once it was erased. `integrity` when salt and value do not give the commitment.
    Result<std::optional<std::string>> unsealed(const std::string& commitment) const;

    /// Replaces the draft with the same id.
    Done keep_draft(const Draft& draft);
    Done drop_draft(const std::string& id);
    Result<std::optional<Draft>> draft(const std::string& id) const;
    Result<std::vector<Draft>> drafts_of(const std::string& owner) const; ///< newest first

    /// A consistent copy, taken while others append (SQLite's backup API), forced to disk.
    Done copy_to(const std::filesystem::path& file) const;

private:
    struct State;
    explicit Journal(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace mf::store
