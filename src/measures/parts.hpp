// A definition that counts from several sources, level by level: one plan for each source.
#pragma once

#include "measures/plan.hpp"

#include <span>
#include <vector>

namespace mf::measures {

/// The definition source by source: first the one that `counts` names, then each of `also`. None has `also` itself.
std::vector<Definition> parts_of(const Definition& definition);

/// Everything that is wrong with the definition, part by part; also a level that two sources count.
std::vector<Error> all_problems(const Definition& definition,
                                std::span<const facts::SourceDefinition> sources);

/// A plan for each part, in their order. All have the definition's hash, which covers every part: the hash of the one
/// where there is one, else SHA-256 over all of them. `invalid`: the first of all_problems().
Result<std::vector<Plan>> make_plans(const Definition& definition,
                                     std::span<const facts::SourceDefinition> sources);

} // namespace mf::measures
