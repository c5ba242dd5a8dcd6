#include "registers/desk.hpp"

#include "base/hash.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::registers {

namespace {

constexpr std::size_t why_bytes_max = 4000; ///< a reason is a paragraph

bool has(const std::vector<std::string>& list, const std::string& one) {
    return std::ranges::find(list, one) != list.end();
}

/// The record as it would be once the values stand in it.
Record with_values(Record record, const RecordEvent& event) {
    RecordEvent change = event;
    change.kind = EventKind::changed;
    const auto key = record.first_key;
    record = apply(std::move(record), change);
    record.first_key = key;
    record.history.pop_back();
    return record;
}

} // namespace

std::unexpected<Error> Desk::refuse(const std::string& message, const std::string& mend) const {
    return fail(ErrorKind::refused, message, in_.id, mend);
}

Result<std::string> Desk::happened_of(const Change& change, const Record* record) const {
    if (change.happened.empty()) {
        return clock_.now;
    }
    std::string moment = change.happened;
    if (const auto day = Day::parse(moment)) {
        moment = moment_of(*day);
    }
    if (const auto read = Clock::at(moment); !read) {
        return pass(read.error());
    }
    if (moment > clock_.now) {
        return refuse("it cannot have happened later than now", "Give a day that is over, or none");
    }
    if (record != nullptr && moment < record->since) {
        return refuse(fmt::format("the record is '{}' since {}; what happened before cannot follow",
                                  record->state, record->since),
                      "Give a later day");
    }
    return moment;
}

Done Desk::check_values(const Values& values, const std::vector<std::string>& may_be_fixed) const {
    for (const auto& [name, text] : values) {
        const Field* field = in_.field(name);
        if (field == nullptr) {
            std::vector<std::string> known;
            std::ranges::transform(in_.fields, std::back_inserter(known), &Field::name);
            return fail(ErrorKind::invalid, fmt::format("'{}' has no field '{}'", in_.id, name),
                        name, "Known are: " + joined(known, ", "));
        }
        if (field->fixed && !has(may_be_fixed, name)) {
            return refuse(fmt::format("'{}' is changed by a move alone", name),
                          "Make the move that asks for it");
        }
        if (auto sound = check_value(*field, text); !sound) {
            return sound;
        }
        if (field->type == FieldType::evidence) {
            if (auto there = check_evidence(lines_of(text)); !there) {
                return there;
            }
        }
    }
    return check_references(values);
}

Done Desk::check_evidence(const std::vector<std::string>& lines) const {
    for (const std::string& line : lines) {
        const auto item = parse_evidence(line);
        if (!item) {
            return pass(item.error());
        }
        if (item->kind == EvidenceItem::Kind::file && !attachments_.has(item->target)) {
            return fail(ErrorKind::invalid, fmt::format("there is no file '{}'", item->name), line,
                        "Attach the file first");
        }
        if (item->kind == EvidenceItem::Kind::record) {
            const auto slash = item->target.find('/');
            const auto found =
                reader_.record(item->target.substr(0, slash), item->target.substr(slash + 1));
            if (!found) {
                return pass(found.error());
            }
        }
    }
    return {};
}

Done Desk::check_references(const Values& values) const {
    for (const auto& [name, text] : values) {
        const Field* field = in_.field(name);
        if (field->type != FieldType::reference || text.empty()) {
            continue;
        }
        const auto found = reader_.record(field->refers, text);
        if (!found) {
            return fail(found.error().kind == ErrorKind::not_found ? ErrorKind::invalid
                                                                   : found.error().kind,
                        fmt::format("'{}': {}", name, found.error().message), name,
                        fmt::format("Give the id of a record in {}", field->refers));
        }
    }
    return {};
}

/// What a record must have in a state: what is always required, and what is required there.
Done Desk::check_required(const Record& record, const std::string& state) const {
    for (const Field& field : in_.fields) {
        const bool wanted = field.required || has(field.required_in, state);
        const bool there = !record.value(field.name).empty() || record.sealed.contains(field.name);
        if (wanted && !there) {
            return fail(ErrorKind::invalid, fmt::format("'{}' is missing", field.name), field.name,
                        fmt::format("A record that is '{}' needs it", state));
        }
    }
    return {};
}

/// An event with its values; those that are erasable are sealed.
Result<Desk::Written>
Desk::event_of(EventKind kind, const Change& change, const std::string& happened) const {
    Written written;
    RecordEvent& event = written.event;
    event.kind = kind;
    event.recorded = clock_.now;
    event.happened = happened;
    event.who = change.who;
    event.why = std::string{trimmed(change.why)};
    event.evidence = change.evidence;
    event.simulated = change.simulated;
    if (!is_post(change.who.post) || change.who.role.empty()) {
        return fail(ErrorKind::usage, "who does it is missing", in_.id,
                    "Say by which post and role");
    }
    if (event.why.size() > why_bytes_max || !is_utf8(event.why)) {
        return fail(ErrorKind::limit, "the reason is too long", in_.id,
                    fmt::format("Write at most {} bytes", why_bytes_max));
    }
    if (auto sound = check_evidence(change.evidence); !sound) {
        return pass(sound.error());
    }
    for (const auto& [name, text] : change.values) {
        const Field* field = in_.field(name);
        if (!field->erasable || text.empty()) {
            event.values[name] = text;
            continue;
        }
        auto sealed = store::seal(text);
        if (!sealed) {
            return pass(sealed.error());
        }
        event.sealed[name] = sealed->commitment;
        written.sealed.push_back(std::move(*sealed));
    }
    return written;
}

Result<ChangeOutcome> Desk::write(const Record& record, Written written, const Change& change) {
    const std::string stream = stream_of(in_.id, record.id);
    written.event.simulated |= record.simulated; // whoever acts: the record is made up
    auto appended = writer_.append({.events = {to_journal(written.event, stream)},
                                    .expected_version = record.version,
                                    .sealed = std::move(written.sealed),
                                    .erased = {},
                                    .draft = change.draft});
    if (!appended) {
        if (appended.error().kind != ErrorKind::busy || record.version == 0) {
            return pass(appended.error());
        }
        auto newest = reader_.record(in_.id, record.id);
        if (!newest || newest->version == record.version) { // the disk was busy, and nobody quicker
            return pass(newest ? appended.error() : newest.error());
        }
        return Conflict{std::move(*newest), change.values};
    }
    written.event.number = appended->number;
    written.event.version = appended->version;
    written.event.hash = appended->hash;
    const bool keyed = written.event.kind == EventKind::keyed;
    return Recorded{apply(record, written.event), keyed, std::move(written.receipt)};
}

Result<ChangeOutcome> Desk::add(const std::string& id, const Change& change) {
    Record empty;
    empty.in = in_.id;
    empty.id = id;
    if (!is_record_id(id)) {
        return fail(ErrorKind::invalid, fmt::format("'{}' is no id", id), in_.id,
                    "Use small letters, digits and hyphens");
    }
    if (!may(in_.opened_by, change.who, empty)) {
        return refuse(fmt::format("the role '{}' may not open a record here", change.who.role),
                      "It is opened by: " + joined(in_.opened_by, ", "));
    }
    std::vector<std::string> all;
    std::ranges::transform(in_.fields, std::back_inserter(all), &Field::name);
    if (auto sound = check_values(change.values, all); !sound) {
        return pass(sound.error());
    }
    const auto happened = happened_of(change, nullptr);
    auto written =
        happened ? event_of(EventKind::opened, change, *happened) : pass(happened.error());
    if (!written) {
        return pass(written.error());
    }
    std::erase_if(written->event.values, [](const auto& one) { return one.second.empty(); });
    written->event.to = in_.start;
    if (change.who.role == everyone && !change.simulated) {
        // From chance, and not from the event: what is published of the chain must not tell it.
        const auto chance = store::seal({});
        if (!chance) {
            return pass(chance.error());
        }
        constexpr std::size_t receipt_length = 20; // 80 bits: nobody guesses it
        written->receipt = chance->salt.substr(0, receipt_length);
        written->event.receipt = sha256(written->receipt);
    }
    const Record opened = with_values(empty, written->event);
    auto whole = check_required(opened, in_.start);
    whole = whole ? check_opening(opened, change, day_of(*happened)) : whole;
    if (!whole) {
        return pass(whole.error());
    }
    return write(empty, std::move(*written), change);
}

Done Desk::check_opening(const Record& record, const Change& change, Day day) {
    Move opening;
    opening.needs = in_.opened_when;
    const auto verdicts = judged(record, opening, in_.start, change, day);
    if (!verdicts) {
        return pass(verdicts.error());
    }
    for (const auto& [call, verdict] : *verdicts) {
        if (verdict.answer != Verdict::Answer::holds) {
            return refuse(fmt::format("it cannot be opened: {}", verdict.because),
                          fmt::format("The rule is {}", call.written));
        }
    }
    return {};
}

Result<ChangeOutcome> Desk::change(const std::string& id, const Change& change) {
    auto record = reader_.record(in_.id, id);
    if (!record) {
        return pass(record.error());
    }
    if (change.seen && *change.seen != record->version) {
        return Conflict{std::move(*record), change.values};
    }
    const auto happened = happened_of(change, &*record);
    auto settled = happened ? settle(*record, day_of(*happened), false) : pass(happened.error());
    if (!settled) {
        return pass(settled.error());
    }
    if (!may(in_.changed_by, change.who, *record)) {
        return refuse(fmt::format("the role '{}' may not change this record", change.who.role),
                      "It is changed by: " + joined(in_.changed_by, ", "));
    }
    Change own = change;
    std::erase_if(own.values, [&](const auto& one) {
        return record->value(one.first) == one.second && !record->sealed.contains(one.first);
    });
    if (own.values.empty()) {
        return Recorded{std::move(*record), false, {}};
    }
    if (auto sound = check_values(own.values, {}); !sound) {
        return pass(sound.error());
    }
    auto written = event_of(EventKind::changed, own, *happened);
    if (!written) {
        return pass(written.error());
    }
    if (auto whole = check_required(with_values(*record, written->event), record->state); !whole) {
        return pass(whole.error());
    }
    return write(*record, std::move(*written), own);
}

} // namespace mf::registers
