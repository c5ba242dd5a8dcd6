// What changed from one release to another, value by value, and why.
#pragma once

#include "release/release.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace mf::publish {

/// Why a value is another than it was. The first that holds is told.
enum class Cause {
    definition,       ///< the measure counts by another rule
    came,             ///< there was no number, and now there is one
    went,             ///< there was a number, and now there is a reason why not
    reclassification, ///< the newer file sorts the categories that it counts in another way
    transfer, ///< at least half of what moved its way moved the other way elsewhere at its level
    late_records, ///< a newer file has more, or fewer, than the file before
};

std::string_view name(Cause cause); ///< "late records"

struct Change {
    std::string measure;
    int version = 1;
    geo::Level level = geo::Level::force;
    std::string area;
    Period period = Period::year(2000);
    Cell was = Missing::not_available;
    Cell is = Missing::not_available;
    Cause cause = Cause::late_records;
    double level_change = 0; ///< by how much the sum of the level's areas changed in that period
};

/// Values that are in both releases and differ, in the order of measure, level, area and period; periods and areas that
/// the older release did not have are not among them. Two numbers are the same when they are equal to the last bit.
/// A correction that somebody recorded is told apart by the caller, who knows the journal. O(cells).
std::vector<Change> compare(const release::Release& older, const release::Release& newer);

} // namespace mf::publish
