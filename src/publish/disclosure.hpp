// What somebody can tell of a number that was withheld, from the numbers that were not; and which further numbers must be
// withheld so that he cannot. (Willenborg and de Waal 2001, Elements of Statistical Disclosure Control, ch. 4 and 5.)
#pragma once

#include "base/error.hpp"
#include "base/series.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace mf::publish {

/// One cell is the sum of others, and of `beside`, which is known: rows that lie in none of the parts.
struct Sum {
    std::size_t total = 0;
    std::vector<std::size_t> parts;
    double beside = 0;
};

/// Counts that hang together. Everybody knows the open ones, the sums, and that no count is below nought.
struct Cells {
    std::vector<double> values;
    std::vector<bool> hidden; ///< one a value
    std::vector<bool> fixed;  ///< one a value: it stays open, whatever comes
    std::vector<Sum> sums;
};

/// The least and the most that a hidden cell may be, for all that is known of the others; infinite where nothing bounds it.
/// By linear programming over the hidden cells that hang together with it. pre: cells.hidden[cell].
Result<Interval> attack(const Cells& cells, std::size_t cell);

/// How much must stay unknown.
struct Protection {
    double upper_min =
        5; ///< a cell that is to be protected may be nought, and may be so much or more
    double width_min = 1; ///< no other hidden cell is known more closely
};

/// Hides further cells until the hidden ones named in `primary` are protected and no hidden cell is told by the others: from the
/// smallest values on, sums last; among few cells the cheapest set of up to three is looked for. `refused` when all
/// that may be hidden is not enough. The same cells always give the same answer.
Result<Cells>
protect(Cells cells, std::span<const std::size_t> primary, const Protection& protection = {});

} // namespace mf::publish
