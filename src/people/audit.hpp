// Who did what to what, when and why: entries in the journal's stream "audit", which are never changed.
#pragma once

#include "base/error.hpp"
#include "people/identity.hpp"
#include "people/moment.hpp"
#include "store/journal.hpp"

#include <optional>
#include <string>
#include <vector>

namespace mf::people {

inline constexpr const char* audit_stream = "audit";

struct AuditEntry {
    std::string at; ///< "2026-03-31T09:30:00Z"
    Actor actor;
    std::string action; ///< "account.added", "record.read"
    std::string object; ///< "account/3f2a…", "questions/17"
    std::string detail =
        {}; ///< what changed, in words for programs: "roles analyst -> analyst, approver"
    std::string before =
        {}; ///< SHA-256 of the object's state, "" where there was none or none matters
    std::string after = {};
    std::string reason = {};
    bool operator==(const AuditEntry&) const = default;
};

/// As an event of the journal. Names of persons and what they typed must not be in it: it is kept for ever.
store::NewEvent event_of(const AuditEntry& entry);

struct AuditQuestion {
    std::string from = {}; ///< first day or moment, "" for all
    std::string to = {};   ///< last day, inclusive, or moment
    std::string who = {};  ///< account's id or post
};

/// The entries that fit, in their order. `integrity` when one cannot be read.
Result<std::vector<AuditEntry>> read_audit(const store::Journal& journal,
                                           const AuditQuestion& question = {});

} // namespace mf::people
