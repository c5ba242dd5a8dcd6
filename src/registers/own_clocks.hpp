// How the clocks of a register ran: the authority's own punctuality.
#pragma once

#include "registers/clocks.hpp"
#include "registers/record.hpp"

#include <cstdint>
#include <string>

namespace mf::registers {

/// Of the records that came to an end.
struct OwnClock {
    std::string in;
    std::int64_t ended = 0;
    std::int64_t in_time = 0; ///< in which no step was taken after its day
    bool whole = true;        ///< false: only the newest were looked at
};

/// Whether a step that had a day is set down in the register at all.
bool has_clock(const Register& in);

/// Whether each step of the record was taken by its day: with the values and the state that it had at that time.
bool was_in_time(const Register& in, const Record& record, const Calendar& calendar);

} // namespace mf::registers
