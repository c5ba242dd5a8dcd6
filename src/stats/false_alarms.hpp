// How often chance alone makes the rules speak. Run rules have no p value: what they would say of nothing is
// counted here, so that a release can state it beside what they did say.
#pragma once

#include "base/error.hpp"
#include "stats/rules.hpp"

#include <cstddef>
#include <cstdint>

namespace mf::stats {

/// For one rule, over points that are independent, normal, and judged by limits that are known.
struct FalseAlarm {
    double latest = 0;       ///< chance that the rule holds at the last point
    double expected = 0;     ///< expected number of points at which it holds when they arrive
    double at_least_one = 0; ///< chance that it held when any of the points arrived
};

struct FalseAlarms {
    FalseAlarm beyond;
    FalseAlarm run;
    FalseAlarm trend;
    FalseAlarm two_of_three;
    /// Run or two of three: exact. What speaks where points beyond a limit have p values of their own.
    FalseAlarm run_or_two_of_three;
    /// Beyond, run or two of three: exact. A trend at the same time is left out of it.
    FalseAlarm any_but_trend;
    /// At most so much for all four: any_but_trend plus trend, chances 1 at most. Too high by less than the
    /// trend's share.
    FalseAlarm any;
};

/// Exact for a chart of `points` points that all belong to its baseline, centre at the median, limits at three
/// σ: runs, limits and two of three by a Markov chain over side, length of run and zone of the last two points
/// (Champ and Woodall 1987, Technometrics 29:393), trends by counting orders. A rule holds at a point when the
/// point is flagged with what came before it alone. Only for TwoOfThree::all_on_one_side. `invalid`: no point,
/// more than false_alarm_points_max (the counting grows with the square), run or trend outside 2 to 30;
/// `unsupported`: the other wording of two of three. O(points² × trend). 24 points: the limit rule holds at
/// 0.065 of them, runs at 0.28, trends at 0.007.
inline constexpr std::size_t false_alarm_points_max = 2000;
Result<FalseAlarms> false_alarms(std::size_t points, const RuleOptions& options = {});

/// The same `any.latest`, for an XmR chart whose limits come from the very points that are judged, by simulation:
/// what a reader of the newest point meets in practice. The same seed gives the same number.
/// `invalid`: fewer points than limits_settled_from, no series, or rules that apply_rules() refuses.
/// O(series × points).
struct SimulatedAlarms {
    double beyond = 0; ///< share of the series whose last point the limit rule flags
    double any = 0;    ///< share whose last point any rule flags
};
Result<SimulatedAlarms> simulated_false_alarms(std::size_t points,
                                               std::size_t series,
                                               std::uint64_t seed,
                                               const RuleOptions& options = {});

} // namespace mf::stats
