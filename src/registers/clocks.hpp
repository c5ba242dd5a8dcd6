// What is to be done on a record and by when, what the program will do by itself, and what is to be forgotten.
#pragma once

#include "registers/calendar.hpp"
#include "registers/record.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace mf::registers {

/// A move that somebody may make, and by when it is to be made.
struct Task {
    std::size_t move = 0; ///< place in Register::moves
    std::vector<std::string> to;
    std::vector<std::string> roles;
    std::vector<std::string> posts;           ///< from the record's own fields: the owner
    std::vector<std::string> area_roles = {}; ///< of who answers for the record's area
    std::optional<Due> due;
};

/// Moves out of the record's state that people make, in the order of the definition.
std::vector<Task> tasks(const Register& in, const Record& record, const Calendar& calendar);

/// A move that the program makes once `last` is over; without a day it looks at each refresh.
struct Automatic {
    std::size_t move = 0;
    std::string to;
    std::optional<Due> due; ///< of a clock that runs out
    std::optional<Day> last;
    bool runs_out = false; ///< "within … else", and not "when"
};

/// In the order in which they fall due, then of the definition; those without a day last.
std::vector<Automatic>
automatic(const Register& in, const Record& record, const Calendar& calendar);

/// Fields whose value is to be destroyed once `last` is over.
struct Erasure {
    std::string field;
    Day last = Day::at(0);
};
std::vector<Erasure> erasures(const Register& in, const Record& record, const Calendar& calendar);

} // namespace mf::registers
