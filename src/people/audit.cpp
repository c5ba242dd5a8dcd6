#include "people/audit.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace mf::people {

namespace {

using Json = nlohmann::json;

Result<AuditEntry> entry_of(const store::Event& event) {
    try {
        const Json body = Json::parse(event.what.body);
        return AuditEntry{event.what.at,
                          {event.what.who, body.value("post", "")},
                          event.what.kind,
                          body.value("object", ""),
                          body.value("detail", ""),
                          body.value("before", ""),
                          body.value("after", ""),
                          body.value("reason", "")};
    } catch (const Json::exception& problem) {
        return fail(
            ErrorKind::integrity,
            fmt::format("entry {} of the audit cannot be read: {}", event.version, problem.what()),
            "journal.sqlite", "Restore the workspace from a backup");
    }
}

bool fits(const AuditEntry& entry, const AuditQuestion& question) {
    // A day as a bound is compared with as much of the moment as it has itself.
    const bool late_enough = question.from.empty() || entry.at >= question.from;
    const bool early_enough =
        question.to.empty() || entry.at.substr(0, question.to.size()) <= question.to;
    const bool same = question.who.empty() || entry.actor.account == question.who ||
                      entry.actor.post == question.who;
    return late_enough && early_enough && same;
}

} // namespace

store::NewEvent event_of(const AuditEntry& entry) {
    Json body{{"object", entry.object}};
    const auto add = [&](const char* key, const std::string& text) {
        if (!text.empty()) {
            body[key] = text;
        }
    };
    add("post", entry.actor.post);
    add("detail", entry.detail);
    add("before", entry.before);
    add("after", entry.after);
    add("reason", entry.reason);
    return {audit_stream, entry.action, entry.at, entry.actor.account,
            body.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

Result<std::vector<AuditEntry>> read_audit(const store::Journal& journal,
                                           const AuditQuestion& question) {
    const auto events = journal.stream(audit_stream);
    if (!events) {
        return pass(events.error());
    }
    std::vector<AuditEntry> entries;
    for (const store::Event& event : *events) {
        auto entry = entry_of(event);
        if (!entry) {
            return pass(entry.error());
        }
        if (fits(*entry, question)) {
            entries.push_back(std::move(*entry));
        }
    }
    return entries;
}

} // namespace mf::people
