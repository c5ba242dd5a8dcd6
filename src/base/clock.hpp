// Today, and a moment, as values that are handed down: nothing below `app` reads the system's clock.
#pragma once

#include "base/month.hpp"

#include <chrono>
#include <string>

namespace mf {

/// The system's clock, to the second: for fields that tell when a reply was sent, and for nothing that is kept.
std::chrono::sys_seconds present_second();

/// What time it is for one run of the program. `METFORWARD_NOW` fixes it for tests and rebuilding.
struct Clock {
    Day today;
    std::string now; ///< UTC, "2026-03-31T09:30:00Z"

    static Clock system();
    /// From "2026-03-31T09:30:00Z".
    static Result<Clock> at(const std::string& moment);
};

} // namespace mf
