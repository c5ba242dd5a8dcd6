// What a misspelt word may have meant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mf::measures {

/// "Did you mean 'burglary'?" when one of the known words is near, else "Known are: …". O(words times letters squared).
std::string suggestion(std::string_view word, const std::vector<std::string>& known);

} // namespace mf::measures
