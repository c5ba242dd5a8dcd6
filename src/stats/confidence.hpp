// How sure an interval is: the share of repetitions in which it would hold the true value.
#pragma once

#include "base/error.hpp"

#include <compare>

namespace mf::stats {

/// A two-sided level of confidence, strictly between 0 and 1; the rest is halved between the two tails.
class Confidence {
public:
    /// `invalid` unless 0 < share < 1.
    static Result<Confidence> of(double share);
    static constexpr Confidence percent_95() { return Confidence{0.95}; }
    static constexpr Confidence percent_99_8() { return Confidence{0.998}; }

    constexpr double share() const { return share_; }              ///< 0.95
    constexpr double tail() const { return (1.0 - share_) / 2.0; } ///< 0.025
    double normal() const; ///< the standard normal value that `tail` lies above: 1.95996…
    constexpr auto operator<=>(const Confidence&) const = default;

private:
    explicit constexpr Confidence(double share) : share_{share} {}

    double share_;
};

} // namespace mf::stats
