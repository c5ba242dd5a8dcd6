// A street file of a month as a force supplies it: every category of the present set, so that it is not taken as cut.
#pragma once

#include <string>

namespace mf::test {

/// One row a category, and so many burglaries in all (at least one).
std::string whole_month(const std::string& month, int burglaries = 1);

/// "2025-02-metropolitan-street.csv"
std::string street_name(const std::string& month);

} // namespace mf::test
