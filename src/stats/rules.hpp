// The four rules by which a point of a control chart stands out.
#pragma once

#include "stats/chart.hpp"

#include <cstddef>
#include <vector>

namespace mf::stats {

/// What a trend does at two equal neighbours: it ends (as the NHS's program has it), or waits.
enum class Ties { end_a_trend, pass_over };

/// Which two of three points in the outer third speak: only when the third is on their side of the centre too (the
/// NHS), or wherever the third lies, and beyond a limit counts as outer (Western Electric 1956).
enum class TwoOfThree { all_on_one_side, anywhere };

struct RuleOptions {
    std::size_t run = 7;   ///< so many points running on one side of the centre
    std::size_t trend = 7; ///< so many points rising, or falling
    Ties ties = Ties::end_a_trend;
    TwoOfThree two_of_three = TwoOfThree::all_on_one_side;
};

/// Which rules a point is part of. Beyond: strictly outside a limit. Run: one of the points of the run. Trend:
/// one of the points that rise or fall. Two of three: in the outer third (past an inner limit, not past the
/// limit) itself.
struct Flags {
    bool beyond = false;
    bool run = false;
    bool trend = false;
    bool two_of_three = false;

    bool any() const { return beyond || run || trend || two_of_three; }
    bool operator==(const Flags&) const = default;
};

/// The rules over a whole chart; one Flags a point. No pattern goes over a missing point, a point without
/// limits, or the end of a segment; a point exactly on the centre ends a run. A chart of moving ranges has the
/// limit rule alone, and overlapping windows have no limits and so no flag. (Shewhart 1931; Western Electric
/// 1956; NHS, Making Data Count; Nelson 1984, J. Quality Technology 16:237.) `invalid`: run or trend below 2.
/// O(points).
Result<std::vector<Flags>> apply_rules(const Chart& chart, const RuleOptions& options = {});

} // namespace mf::stats
