// A record is the fold of its events: who did what, when it happened, when it was written down, and why.
#pragma once

#include "base/error.hpp"
#include "base/month.hpp"
#include "registers/definition.hpp"
#include "store/journal.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace mf::registers {

using Values =
    std::map<std::string, std::string>; ///< field -> what stands in it; lists one item a line

/// Who acts. The program is {.post = "program", .role = "program"}.
struct Actor {
    std::string account; ///< "" where nobody signed in
    std::string post;    ///< what the public reads
    std::string role;
    std::string area = {}; ///< that the account answers for; not written down

    static Actor program() {
        return {.account = {}, .post = "program", .role = "program", .area = {}};
    }
    bool is_program() const { return role == "program"; }
    /// Whether it is the same person: by account where both have one, else by post.
    bool is(const Actor& other) const;
    bool operator==(const Actor&) const = default;
};

enum class EventKind { opened, changed, moved, keyed, erased };

struct RecordEvent {
    EventKind kind = EventKind::opened;
    std::int64_t number = 0; ///< in the journal; 0 before it is written
    std::int64_t version = 0;
    std::string recorded; ///< UTC, when it was written down
    std::string happened; ///< UTC, when it came to be
    Actor who;
    std::string from; ///< states
    std::string to;
    std::string why;
    std::vector<std::string> evidence;
    Values values;                   ///< that were given or changed
    Values sealed;                   ///< field -> commitment, of what may have to be forgotten
    std::vector<std::string> told;   ///< posts
    std::vector<std::string> erased; ///< fields
    bool simulated = false;
    std::string hash; ///< of the event in the chain
    std::string receipt =
        {}; ///< of what the public opened: SHA-256 of the receipt, which itself is kept nowhere

    bool operator==(const RecordEvent&) const = default;
};

/// The first of two persons who must both say so.
struct FirstKey {
    Actor who;
    std::string to;
    std::string at;
    Values values; ///< that will hold once the second says so
    Values sealed;
    bool operator==(const FirstKey&) const = default;
};

struct Record {
    std::string in; ///< register
    std::string id;
    std::int64_t version = 0;
    std::string state;
    std::string since; ///< UTC, when it came into its state
    std::string opened;
    Actor opener;
    Values values;
    Values sealed; ///< field -> commitment; "" once it is erased
    std::optional<FirstKey> first_key;
    bool simulated = false;
    std::vector<RecordEvent> history;

    /// What stands in the field, "" for nothing.
    const std::string& value(const std::string& field) const;
    /// Who last moved it into this state; nothing when nobody did.
    std::optional<Actor> mover(std::string_view into) const;
    Day since_day() const;
    bool operator==(const Record&) const = default;
};

/// "record/questions/2026-17"
std::string stream_of(std::string_view in, std::string_view id);
struct RecordName {
    std::string in;
    std::string id;
};
std::optional<RecordName> name_of_stream(std::string_view stream);

store::NewEvent to_journal(const RecordEvent& event, const std::string& stream);
/// `integrity` when it is not what to_journal() writes.
Result<RecordEvent> from_journal(const store::Event& event);

Record apply(Record record, const RecordEvent& event);

/// The record that a stream tells. `not_found` when the stream is empty.
Result<Record> fold(std::string_view in, std::string_view id, std::span<const store::Event> stream);

/// The day of a UTC moment: "2026-03-31T09:30:00Z" -> 2026-03-31. A moment that is none is 1970-01-01.
Day day_of(std::string_view moment);
/// The first second of the day.
std::string moment_of(Day day);

/// "a\nb" -> a, b; empty lines left out.
std::vector<std::string> lines_of(std::string_view text);

} // namespace mf::registers
