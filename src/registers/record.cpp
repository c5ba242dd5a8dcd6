#include "registers/record.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace mf::registers {

namespace {

constexpr std::string_view stream_prefix = "record/";

void take_values(Record& record, const RecordEvent& event) {
    for (const auto& [field, text] : event.values) {
        if (text.empty()) {
            record.values.erase(field);
        } else {
            record.values[field] = text;
        }
        record.sealed.erase(field);
    }
    for (const auto& [field, commitment] : event.sealed) {
        record.sealed[field] = commitment;
    }
}

void enter(Record& record, const RecordEvent& event) {
    if (record.state != event.to || record.since.empty()) {
        record.state = event.to;
        record.since = event.happened;
    }
    record.first_key.reset();
}

} // namespace

bool Actor::is(const Actor& other) const {
    if (!account.empty() && !other.account.empty()) {
        return account == other.account;
    }
    return !post.empty() && post == other.post;
}

const std::string& Record::value(const std::string& field) const {
    static const std::string none;
    const auto found = values.find(field);
    return found == values.end() ? none : found->second;
}

std::optional<Actor> Record::mover(std::string_view into) const {
    for (auto event = history.rbegin(); event != history.rend(); ++event) {
        if (event->kind == EventKind::moved && event->to == into) {
            return event->who;
        }
    }
    return std::nullopt;
}

Day Record::since_day() const {
    return day_of(since);
}

std::string stream_of(std::string_view in, std::string_view id) {
    return std::string{stream_prefix} + std::string{in} + "/" + std::string{id};
}

std::optional<RecordName> name_of_stream(std::string_view stream) {
    if (!stream.starts_with(stream_prefix)) {
        return std::nullopt;
    }
    const std::string_view rest = stream.substr(stream_prefix.size());
    const auto slash = rest.find('/');
    if (slash == std::string_view::npos) {
        return std::nullopt;
    }
    return RecordName{std::string{rest.substr(0, slash)}, std::string{rest.substr(slash + 1)}};
}

Record apply(Record record, const RecordEvent& event) {
    switch (event.kind) {
    case EventKind::opened:
        record.opened = event.happened;
        record.opener = event.who;
        record.simulated = event.simulated;
        take_values(record, event);
        enter(record, event);
        break;
    case EventKind::changed:
        take_values(record, event);
        record.first_key.reset(); // what the first person agreed to is no longer what stands here
        break;
    case EventKind::moved:
        take_values(record, event);
        enter(record, event);
        break;
    case EventKind::keyed:
        record.first_key =
            FirstKey{event.who, event.to, event.happened, event.values, event.sealed};
        break;
    case EventKind::erased:
        for (const std::string& field : event.erased) {
            record.sealed[field].clear();
            record.values.erase(field);
        }
        break;
    }
    record.version = event.version;
    record.history.push_back(event);
    return record;
}

Result<Record>
fold(std::string_view in, std::string_view id, std::span<const store::Event> stream) {
    if (stream.empty()) {
        return fail(ErrorKind::not_found,
                    "there is no record '" + std::string{id} + "' in " + std::string{in});
    }
    Record record;
    record.in = std::string{in};
    record.id = std::string{id};
    for (const store::Event& event : stream) {
        Result<RecordEvent> read = from_journal(event);
        if (!read) {
            return pass(read.error());
        }
        record = apply(std::move(record), *read);
    }
    return record;
}

Day day_of(std::string_view moment) {
    constexpr std::size_t day_length = 10;
    const auto day = Day::parse(moment.substr(0, day_length));
    return day ? *day : Day::at(0);
}

std::string moment_of(Day day) {
    return day.text() + "T00:00:00Z";
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    for (const std::string_view line : split(text, '\n')) {
        if (const std::string_view own = trimmed(line); !own.empty()) {
            lines.emplace_back(own);
        }
    }
    return lines;
}

} // namespace mf::registers
