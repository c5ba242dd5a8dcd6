// What stands out in a release, and what does not: one entry for each test that was made.
#pragma once

#include "base/error.hpp"
#include "base/period.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mf::release {

/// Against its own past, or against the other areas of its level.
enum class SignalTest : std::uint8_t { chart, funnel };

enum class SignalWord : std::uint8_t { higher, lower, no_change, cannot_say };

/// Which rule spoke; none with "no change" and "cannot say". `outside` is the funnel's.
enum class SignalRule : std::uint8_t { none, beyond, run, trend, two_of_three, outside };

/// Why nothing can be said.
enum class SignalUnsaid : std::uint8_t {
    none,
    latest_missing,
    too_few_points,
    trial_limits,
    overlapping_windows,
    no_spread,
    too_few_events,
    too_few_areas,
};

/// Whether the time of year plays a part. `unknown`: months, too few to tell a season from a change.
enum class SignalSeason : std::uint8_t { none, taken_out, unknown };

/// Numbers are in the measure's own unit at `period`: there, `centre` is what was to be expected.
struct Signal {
    std::string measure;
    std::string area;                                  ///< code
    Period period = Period::month(Month::of(2000, 1)); ///< the measure's newest
    SignalTest test = SignalTest::chart;
    SignalWord word = SignalWord::cannot_say;
    SignalRule rule = SignalRule::none;
    SignalUnsaid unsaid = SignalUnsaid::none;
    SignalSeason season = SignalSeason::none;
    std::optional<Period> since; ///< first period of what the rule speaks of; of charts that speak
    std::size_t based_on = 0;    ///< points that set the limits; of a funnel: areas
    std::optional<double> value;
    std::optional<double> lower;
    std::optional<double> centre;
    std::optional<double> upper;
    std::optional<double> p;        ///< of the limit, two-sided, by chance alone
    std::optional<double> adjusted; ///< after Benjamini-Hochberg over all tests of its sort
    bool discounted = false;        ///< outside a limit, but one of so many that it does not stand
    /// Chance that this rule speaks of such a test where nothing has changed; without a rule: that any does.
    std::optional<double> chance;
    bool operator==(const Signal&) const = default;
};

/// What was looked at, and what chance alone would make of it.
struct SignalTally {
    std::size_t charts = 0;        ///< measures times areas
    std::size_t charts_judged = 0; ///< of them, those of which something can be said
    std::size_t funnels = 0;       ///< measures times levels
    std::size_t areas_in_funnels = 0;
    double false_patterns =
        0; ///< expected number of charts of which runs, trends, two of three speak by chance
    double false_limits =
        0; ///< at most so many, on average, of the points beyond a limit that stand
    double false_funnels = 0; ///< the same of the areas outside a funnel

    double false_signals() const { return false_patterns + false_limits + false_funnels; }
    bool operator==(const SignalTally&) const = default;
};

struct Signals {
    std::vector<Signal> all; ///< by measure, area, test
    SignalTally tally;

    /// Those of one measure in one area; empty when there are none. O(log all).
    std::span<const Signal> of(std::string_view measure, std::string_view area) const;
};

std::string_view name(SignalTest test);     ///< "chart"
std::string_view name(SignalWord word);     ///< "higher", "no-change", "cannot-say"
std::string_view name(SignalRule rule);     ///< "beyond", "two-of-three"; "" for none
std::string_view name(SignalUnsaid unsaid); ///< "trial-limits"; "" for none
std::string_view name(SignalSeason season); ///< "taken-out"; "" for none

/// RFC 4180 with LF, columns in a fixed order, numbers in as few digits as read back to the same double, nothing
/// where there is no value. Equal signals give equal bytes.
std::string signals_csv(std::span<const Signal> signals);

/// The reverse: read_signals(signals_csv(x)) == x. `invalid` with file and line for anything else.
Result<std::vector<Signal>> read_signals(std::string_view csv, const std::string& file);

} // namespace mf::release
