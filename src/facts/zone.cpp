#include "facts/zone.hpp"

#include <fmt/format.h>
#include <unicode/timezone.h>

namespace mf::facts {

struct Zone::State {
    std::unique_ptr<icu::TimeZone> zone;
};

Result<Zone> Zone::load(const std::string& name) {
    auto state = std::make_shared<State>();
    state->zone.reset(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
    if (!state->zone || *state->zone == icu::TimeZone::getUnknown()) {
        return fail(ErrorKind::invalid, fmt::format("there is no time zone '{}'", name), {},
                    "Write it as the IANA database does: continent and city");
    }
    return Zone{std::move(state)};
}

Day Zone::local_day(std::int64_t microseconds) const {
    constexpr std::int64_t day_in_milliseconds = 86'400'000;
    std::int32_t raw = 0;
    std::int32_t saving = 0;
    UErrorCode status = U_ZERO_ERROR;
    const std::int64_t milliseconds = microseconds / 1000;
    state_->zone->getOffset(static_cast<double>(milliseconds), 0, raw, saving, status);
    const std::int64_t local = milliseconds + (U_SUCCESS(status) != 0 ? raw + saving : 0);
    const std::int64_t days = local >= 0 ? local / day_in_milliseconds
                                         : (local - day_in_milliseconds + 1) / day_in_milliseconds;
    return Day::at(static_cast<std::int32_t>(days));
}

} // namespace mf::facts
