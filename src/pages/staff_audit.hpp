// /staff/audit: who did what, for an auditor.
#pragma once

#include "pages/sign_in.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace mf::pages {

struct AuditLine {
    std::string at; ///< "2026-03-31T09:30:00Z"
    std::string who;
    std::string post;
    std::string action;
    std::string object;
    std::string detail;
    std::string reason;
};

/// `total` is how many there are; `lines` those that are shown, newest first.
Page staff_audit_page(const PersonalFrame& frame,
                      std::int64_t total,
                      const std::vector<AuditLine>& lines);

} // namespace mf::pages
