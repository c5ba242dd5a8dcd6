// The months that are simulated: those that are shown, and those before, whose crimes have outcomes in them.
#pragma once

#include "base/month.hpp"

namespace mf::demo {

/// Months are counted from the first that is shown, so those before are below nought.
struct Span {
    Month first = Month::of(2000, 1);
    int months = 0;
    int before = 0; ///< months of history

    Month at(int index) const { return first.plus(index); }
    Month last() const { return first.plus(months - 1); }
    int all() const { return months + before; }
};

} // namespace mf::demo
