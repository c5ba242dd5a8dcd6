// Where a time of day decides the month: local time of a zone of the IANA database (through ICU).
#pragma once

#include "base/error.hpp"
#include "base/month.hpp"

#include <cstdint>
#include <memory>
#include <string>

namespace mf::facts {

/// Immutable; may be used from several threads.
class Zone {
public:
    /// `invalid` when there is no such zone.
    static Result<Zone> load(const std::string& name);
    /// The local calendar day of a moment, given in microseconds since 1970-01-01T00:00:00Z.
    Day local_day(std::int64_t microseconds) const;

private:
    struct State;
    explicit Zone(std::shared_ptr<const State> state) : state_{std::move(state)} {}
    std::shared_ptr<const State> state_;
};

} // namespace mf::facts
