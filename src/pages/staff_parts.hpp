// What the pages of those who work with records share.
#pragma once

#include "pages/text.hpp"
#include "pages/words.hpp"
#include "registers/calendar.hpp"

#include <string>

namespace mf::pages {

inline constexpr const char* staff_records_root = "/staff/records";

/// "/staff/records/questions/2026-17"; without an id the register's list.
std::string staff_record_address(const std::string& in, const std::string& id = {});

/// " By 3 March 2026, 5 days late. 40 working days from …": by when, and how that was worked out.
Text due_text(const Words& words, const registers::Due& due, Day today);

/// "2026-03-31T09:30:00Z" as "31 March 2026, 09:30 UTC".
std::string moment_text(const Words& words, const std::string& iso);

} // namespace mf::pages
