// Which measures tell of each other: their counts add up, or are the same.
#pragma once

#include "measures/plan.hpp"

#include <set>
#include <span>
#include <string>
#include <vector>

namespace mf::publish {

/// In each area and period the counts (numerators of rates and shares) of the parts, and what is in none of them, are that of the
/// whole.
struct Relation {
    std::string whole;
    std::vector<std::string> parts;
    bool operator==(const Relation&) const = default;
};

/// The sums that definitions declare (`sum_of`), as far as the measures are there; and of measures that count the same rows,
/// as a count and its rate do, each of the others as the one part of the first. In the order of the plans.
std::vector<Relation> relations_of(std::span<const measures::Plan> plans);

/// Measures that hang together by relations, and these.
struct Group {
    std::set<std::string> measures;
    std::vector<Relation> relations;
};

/// The groups in which a measure withholds small counts; one that is related to no other stands alone. Ordered by their first
/// measure.
std::vector<Group> groups_that_withhold(std::span<const measures::Plan> plans);

} // namespace mf::publish
