// Meetings and votes in the formats that other programs read: iCalendar (RFC 5545) and Popolo (popoloproject.com).
#pragma once

#include "registers/registers.hpp"

#include <string>

namespace mf::registers {

/// All meetings that the viewer may find, as days; CRLF, lines folded at 75 bytes. `address` begins the address of a
/// record, "https://example.org/meetings/", "" where nobody knows it; `name` names who publishes it.
Result<std::string> meetings_calendar(Registers& registers,
                                      const Actor& viewer,
                                      const std::string& name,
                                      const std::string& address);

/// One JSON object: organizations (committees), posts (their members), events (meetings), motions (decisions) with their
/// votes. Posts stand for persons. What is made up for a demonstration has "simulated": true, in a calendar
/// CATEGORIES:SIMULATED.
Result<std::string> popolo(Registers& registers, const Actor& viewer);

} // namespace mf::registers
