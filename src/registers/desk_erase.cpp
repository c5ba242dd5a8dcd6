// What is about a person is destroyed: on request, or once its time is over.
#include "base/text.hpp"
#include "registers/clocks.hpp"
#include "registers/desk.hpp"

#include <fmt/format.h>

namespace mf::registers {

Result<Record>
Desk::erase(const std::string& id, const std::vector<std::string>& fields, const Change& change) {
    auto record = reader_.record(in_.id, id);
    if (!record) {
        return record;
    }
    if (!change.who.is_program() && !may(in_.changed_by, change.who, *record)) {
        return refuse(fmt::format("the role '{}' may not erase here", change.who.role),
                      "It is done by: " + joined(in_.changed_by, ", "));
    }
    auto written = event_of(EventKind::erased, change, clock_.now);
    if (!written) {
        return pass(written.error());
    }
    std::vector<std::string> commitments;
    for (const std::string& name : fields) {
        const Field* field = in_.field(name);
        if (field == nullptr || !field->erasable) {
            return refuse(fmt::format("'{}' cannot be erased: it is part of the record", name),
                          "Only fields about a person can be");
        }
        // Every value that ever stood there goes, not only the newest.
        for (const RecordEvent& event : record->history) {
            if (const auto found = event.sealed.find(name); found != event.sealed.end()) {
                commitments.push_back(found->second);
            }
        }
    }
    written->event.erased = fields;
    written->event.simulated = record->simulated;
    auto appended = writer_.append({.events = {to_journal(written->event, stream_of(in_.id, id))},
                                    .expected_version = record->version,
                                    .sealed = {},
                                    .erased = std::move(commitments)});
    if (!appended) {
        return pass(appended.error());
    }
    written->event.number = appended->number;
    written->event.version = appended->version;
    written->event.hash = appended->hash;
    return apply(std::move(*record), written->event);
}

Result<bool> Desk::forget(const Record& record, Day day) {
    std::vector<std::string> fields;
    for (const Erasure& one : erasures(in_, record, core_.calendar)) {
        if (one.last < day) {
            fields.push_back(one.field);
        }
    }
    if (fields.empty()) {
        return false;
    }
    const auto done =
        erase(record.id, fields, {.who = Actor::program(), .why = "kept no longer than it may be"});
    if (!done && done.error().kind == ErrorKind::busy) {
        return false; // somebody is at it; the next refresh comes
    }
    return done ? Result<bool>{true} : pass(done.error());
}

} // namespace mf::registers
