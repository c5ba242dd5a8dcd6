// Numbers of one set of areas brought to another: what is parted on the way is an estimate, and says so.
#pragma once

#include "base/cell.hpp"
#include "geo/lookup.hpp"

#include <span>
#include <string>
#include <vector>

namespace mf::geo {

/// A number of an area, of a kind that can be added: a count, a number of residents; never a rate.
struct AreaNumber {
    std::string code;
    Cell value = Missing::not_available;
    Marks marks;
    bool operator==(const AreaNumber&) const = default;
};

struct Apportioned {
    std::vector<AreaNumber> areas; ///< those of lookup.to() that a link goes to, by code
    std::vector<std::string>
        nowhere; ///< codes of numbers that no link takes; ascending. Their numbers are in no area
};

/// For each area of lookup.to() the sum of weight times number over the links that go to it.
/// [e] stands on a sum in which a part of an area is: a link whose weight is below 1. Marks of the numbers go with them,
/// but for [b], which belongs to a series. An area is missing when a number that goes to it is missing or not given: the
/// reason is that of the first such code, [x] where it is not given. Without parted areas the sums are exact counts.
/// pre: no code stands twice in `numbers`. O(links + n log n).
Apportioned apportion(const Lookup& lookup, std::span<const AreaNumber> numbers);

} // namespace mf::geo
