// Summer time as the law of the publisher's country has it: from 01:00 UTC on the last Sunday of March to 01:00 UTC
// on the last Sunday of October clocks are an hour ahead of UTC.
#pragma once

#include "base/month.hpp"

namespace mf::demo {

/// The last Sunday of a month.
Day last_sunday(Month month);

/// Minutes since 1970-01-01T00:00 UTC of a time on the clock. The hour that clocks skip counts as the one after, of
/// the hour that comes twice the first is meant. pre: 0 <= minute < 1440.
long utc_minutes(Day day, int minute);

} // namespace mf::demo
