// What a chart says of its newest point, in one of four words.
#pragma once

#include "stats/rules.hpp"

#include <optional>
#include <span>

namespace mf::stats {

enum class Word { higher, lower, no_change_that_stands_out, cannot_say };

enum class Rule { beyond, run, trend, two_of_three };

/// Why nothing can be said.
enum class Unsaid {
    no_points,
    latest_missing,
    too_few_points,      ///< no limits: under 6 points, or none next to each other
    trial_limits,        ///< under 12 points
    overlapping_windows, ///< neighbours share data, so a run or a trend is bound to come
    no_spread,           ///< all that set the limits was equal, and the newest is not
};

struct Verdict {
    Word word = Word::cannot_say;
    std::optional<Rule> rule; ///< the one that speaks; with higher and lower
    Flags flags;              ///< all rules that hold at the newest point
    std::optional<double>
        p; ///< of the limit rule at the newest point, whatever the word (chance.hpp)
    std::optional<Unsaid> unsaid; ///< with cannot_say
    bool operator==(const Verdict&) const = default;
};

/// Whether a point beyond a limit counts. All newest points of a release are tested at once: those that do not
/// stand after Benjamini-Hochberg (benjamini_hochberg.hpp) over all their p are discounted, and other rules may
/// still speak.
enum class LimitRule { counts, discounted };

/// The first of beyond, run, trend, two of three that holds at the newest point speaks: higher or lower is the
/// side of the centre, for a trend the way it goes. Higher is the measure's own up: rarer on g and t charts.
/// Whether it is good is not for statistics to say. `flags` are apply_rules() of this chart. `invalid`: another
/// number of flags than points; `unsupported`: a chart of moving ranges. O(1), but for ties in a trend.
Result<Verdict>
verdict(const Chart& chart, std::span<const Flags> flags, LimitRule limit_rule = LimitRule::counts);

} // namespace mf::stats
