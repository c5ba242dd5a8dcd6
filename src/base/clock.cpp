#include "base/clock.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>

namespace mf {

Result<Clock> Clock::at(const std::string& moment) {
    if (moment.size() == 20 && moment[10] == 'T' && moment.back() == 'Z') {
        if (const auto day = Day::parse(moment.substr(0, 10))) {
            return Clock{*day, moment};
        }
    }
    return fail(ErrorKind::invalid, fmt::format("'{}' is not a moment", moment), {},
                "Write it as 2026-03-31T09:30:00Z");
}

std::chrono::sys_seconds present_second() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

Clock Clock::system() {
    if (const char* fixed = std::getenv("METFORWARD_NOW")) { // NOLINT(concurrency-mt-unsafe)
        if (const auto clock = at(fixed)) {
            return *clock;
        }
    }
    const auto now = present_second();
    const auto day = std::chrono::floor<std::chrono::days>(now);
    const std::chrono::hh_mm_ss time{now - day};
    const Day today = Day::at(static_cast<std::int32_t>(day.time_since_epoch().count()));
    return Clock{today, fmt::format("{}T{:02}:{:02}:{:02}Z", today.text(), time.hours().count(),
                                    time.minutes().count(), time.seconds().count())};
}

} // namespace mf
