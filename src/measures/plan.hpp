// A definition that was held against its source: from here on nothing can be misspelt.
#pragma once

#include "base/period.hpp"
#include "facts/source.hpp"
#include "facts/state.hpp"
#include "measures/definition.hpp"
#include "measures/filter.hpp"

#include <cstddef>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace mf::measures {

/// The names of the source's fields that a count needs; "" where the source has none.
struct Fields {
    std::string period; ///< the one that its editions are sliced by
    std::string force;
    std::string district;
    std::string ward;
    std::string small; ///< LSOA, MSOA
    std::string id;
    std::string category;
    std::vector<geo::Level> small_levels; ///< at which a code of `small` may count

    /// The field of a level, "" where the source has none.
    const std::string& of(geo::Level level) const;
};

/// Which categories a measure counts, and which it names.
struct Categories {
    std::vector<facts::CategorySet> sets; ///< of the source, in order of time
    std::vector<std::string>
        named; ///< in the filter, ascending: only their history can break the series
    std::vector<std::string> counted; ///< ids of any set that the filter lets through, ascending
    bool closed =
        false; ///< whether nothing but `counted` is let through, not even a category that no set knows
};

/// The rows that tell what became of an incident.
struct OutcomePlan {
    Filter filter;     ///< the outcomes that count
    std::string table; ///< the view of the current outcomes
    Fields fields;
    int after_months = 6;
};

struct Plan {
    Definition definition;
    std::string hash; ///< of what determines the numbers, and of nothing else
    Filter filter;
    std::string table; ///< the view of the source's current rows
    std::string
        rows; ///< what its rows are read from, as SQL has it: the view, or a part of it (narrowed())
    Period::Kind period = Period::Kind::month;
    bool wide =
        false; ///< a row a category and area: a pair without a row is nought, a category without one is gone
    Fields fields;
    Categories categories;
    std::optional<std::size_t>
        force_in_slice; ///< where a slice key has the force; nothing: it has none
    std::size_t period_in_slice = 0;
    std::vector<std::string> slice; ///< the source's slice fields
    std::set<std::string> doubted;  ///< periods whose numbers are not to be relied on: marked [u]
    std::vector<std::string> dimensions; ///< fields that the count can be split by
    bool fractions = false; ///< the field that is summed may have digits after the point
    bool squared = false;   ///< the field is squared before it is summed
    std::optional<OutcomePlan> outcome;
    /// What a rate or share divides by: counts themselves. A rate's stand in the order in which an area looks for its
    /// residents; each has only the levels that it serves. Empty for a count.
    /// Of a mean the number of rows with a value, then the sum of the squares.
    std::vector<Plan> denominators;

    bool counts(geo::Level level) const; ///< whether the definition has the level
};

/// The same plan, for a question about these periods alone: it opens no file without one of them. The numbers are the same.
/// A wide source and what became of crimes are read whole. O(slices).
Plan narrowed(Plan plan, const facts::State& state, const std::vector<std::string>& periods);

/// Everything that is wrong between the definition and its source, with file and line; empty when the plan can be made.
/// `sources`: all that there are, among which a rate finds its residents. O(definition + sources).
std::vector<Error> problems(const Definition& definition,
                            const facts::SourceDefinition& source,
                            std::span<const facts::SourceDefinition> sources);

/// `invalid`: the first of problems(). pre: the definition has nothing in `also` (parts.hpp).
Result<Plan> make_plan(Definition definition,
                       const facts::SourceDefinition& source,
                       std::span<const facts::SourceDefinition> sources);

} // namespace mf::measures
