// The words by which a definition names the types of its fields.
#pragma once

#include "facts/source.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace mf::facts {

std::optional<FieldType> field_type_of(std::string_view word);
std::string field_types_in_words(); ///< "text, id, month, …"

} // namespace mf::facts
