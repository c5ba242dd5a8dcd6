// When many things are tested at once: which of the small p values still mean something.
#pragma once

#include "base/error.hpp"

#include <span>
#include <vector>

namespace mf::stats {

/// The p values adjusted so that taking all at or below q makes false ones at most a share q of what is taken,
/// on average (Benjamini and Hochberg 1995, JRSS B 57:289): the smallest of m p(k) / k over k from this one's
/// rank up, 1 at most. In the order given; equal p values stay equal. Holds when the tests are independent or
/// positively dependent. post: adjusted >= p, in the same order of size. `invalid`: a p outside 0 to 1. None
/// gives none. O(m log m).
Result<std::vector<double>> benjamini_hochberg(std::span<const double> p_values);

/// Which of them stand when at most `share_false` of what stands may be false: adjusted <= share_false.
/// `invalid`: also unless 0 < share_false < 1.
Result<std::vector<bool>> standing(std::span<const double> p_values, double share_false = 0.05);

} // namespace mf::stats
