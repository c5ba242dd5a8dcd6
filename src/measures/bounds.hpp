// What the rows whose dimension is missing could change about a group: a file that does not say who was stopped leaves
// a range, and not a number.
#pragma once

#include "measures/series.hpp"

#include <span>
#include <string>

namespace mf::measures {

/// All in the unit of the measure but the share, which is in per cent.
struct Bounds {
    Cell missing_share = Missing::not_applicable; ///< of all rows those whose dimension is missing
    Cell lowest = Missing::not_applicable;        ///< none of them belongs to the group
    Cell highest = Missing::not_applicable;       ///< all of them do
};

/// Bounds of one group in one area and period (Horowitz and Manski 1995, Econometrica 63:281, worst case). `answers`:
/// all groups of one level, among them the one whose value is "". A count or rate lies between n and n + m; a share
/// between k / (n + m - j) and (k + j) / (n + j), where k of n rows of the group count, and j of m missing ones.
/// `[z]` for the missing themselves and for other kinds; `[x]` where there is no number. O(groups).
Bounds bounds_of(const Plan& plan,
                 std::span<const Answer> answers,
                 const Answer& group,
                 const std::string& area,
                 const Period& period);

} // namespace mf::measures
