// A definition as a plain count, whatever it is divided by. For plan.cpp alone.
#pragma once

#include "measures/plan.hpp"

#include <string>
#include <vector>

namespace mf::measures {

/// What is wrong with it as a count.
std::vector<Error> count_problems(const Definition& definition,
                                  const facts::SourceDefinition& source);

/// SHA-256 over what determines the numbers: kind, source, sum, the filter's normal form, and all that it divides by.
std::string hash_of(const Plan& plan);

/// pre: count_problems() is empty.
Result<Plan> count_plan(Definition definition, const facts::SourceDefinition& source);

} // namespace mf::measures
