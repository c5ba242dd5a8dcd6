// What the fields of a source are to a measure: which is the period, which tells the place, which the category.
#pragma once

#include "base/period.hpp"
#include "facts/source.hpp"
#include "measures/plan.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mf::measures {

bool is_number(facts::FieldType type);

/// Names and types of all fields, those of a wide source's periods too.
std::vector<std::pair<std::string, facts::FieldType>>
fields_of(const facts::SourceDefinition& source);

/// The period among the slice's fields, and its kind. `wanted`: the kind, where a text holds periods of several.
std::optional<std::pair<std::string, Period::Kind>>
find_period(const facts::SourceDefinition& source, std::optional<Period::Kind> wanted);

Fields find_fields(const facts::SourceDefinition& source, std::optional<Period::Kind> periods = {});

/// At which of the slice's fields it stands; nothing when at none.
std::optional<std::size_t> place_in_slice(const facts::SourceDefinition& source,
                                          const std::string& field);

} // namespace mf::measures
