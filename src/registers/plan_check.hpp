// Whether a plan hangs together: nothing in it is an orphan.
#pragma once

#include "base/error.hpp"
#include "registers/plan.hpp"

#include <string>
#include <vector>

namespace mf::registers {

/// What there is besides the plan.
struct PlanWorld {
    std::vector<std::string> measures;  ///< ids of all definitions
    std::vector<std::string> registers; ///< ids of those that are defined
};

/// Everything that is wrong, each with file:line and how to mend it. An orphan is: a row without a commitment, or whose
/// measure neither is there nor is awaited; a programme without a row, so without a measure, a register or a gap; a
/// commitment that serves no outcome, has no committee, or is done, late, lapsed or dropped without a day; a quotation of a
/// paper that nobody names; a dispute with one side; an id that stands twice.
std::vector<Error> problems(const Plan& plan, const PlanWorld& world);

} // namespace mf::registers
