// The ways in which publishers write days, months, quarters and years.
#pragma once

#include "base/month.hpp"
#include "base/period.hpp"
#include "facts/source.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace mf::facts {

/// "yyyy-mm-dd" (also with a time behind it) when `format` is empty or says so; "dd/mm/yyyy"; "dd-mm-yyyy".
std::optional<Day> day_of(std::string_view text, std::string_view format);

/// ISO 8601 with an offset or Z, in microseconds since 1970-01-01T00:00:00Z; without an offset it is UTC.
std::optional<std::int64_t> moment_of(std::string_view text);

/// A period of the field's type as its field keeps it. Months: "yyyy-mm" (default), "yyyymm", "yyyy m", "mmm-yy", "mmm-yyyy",
/// "mmmm yyyy" or a day's format. Years: "yyyy" or a day's format. Financial years: "fy21-22", "2021/22",
/// "21/22" or a day that lies in it. Quarters: "yyyy-Qn" or a day that lies in it.
std::optional<std::string>
period_text(FieldType type, std::string_view text, std::string_view format);

/// The same from the parts of a heading: yyyy, yy, mm, mmm; a financial year has yy or yyyy for its first year.
std::optional<std::string> period_of_parts(FieldType type,
                                           const std::map<std::string, std::string>& parts);

/// "7,538" as 7538 where the commas stand by threes; else the text as it is.
std::string without_thousands(std::string_view text);

} // namespace mf::facts
