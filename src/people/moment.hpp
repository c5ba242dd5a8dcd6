// A moment as this room counts it: whole seconds, UTC. It is always an argument; nothing here reads a clock.
#pragma once

#include "base/error.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace mf::people {

using Moment = std::chrono::sys_seconds;

std::string text_of(Moment moment); ///< "2026-03-31T09:30:00Z"

/// The reverse; `invalid` for any other form.
Result<Moment> moment_of(std::string_view text);

inline std::int64_t seconds_of(Moment moment) {
    return moment.time_since_epoch().count();
}

inline Moment moment_at(std::int64_t seconds) {
    return Moment{std::chrono::seconds{seconds}};
}

} // namespace mf::people
