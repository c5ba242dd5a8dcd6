// Today, and a moment, as values that are handed down: nothing below `app` reads the system's clock.
#pragma once

#include "base/month.hpp"

#include <string>

namespace mf {

/// What time it is for one run of the program. `METFORWARD_NOW` fixes it for tests and rebuilding.
struct Clock {
    Day today;
    std::string now; ///< UTC, "2026-03-31T09:30:00Z"

    static Clock system();
    /// From "2026-03-31T09:30:00Z".
    static Result<Clock> at(const std::string& moment);
};

} // namespace mf
