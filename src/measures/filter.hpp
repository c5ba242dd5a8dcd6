// The small language in which a measure says which rows it counts:
//
//     category = 'burglary'      outcome is missing      not (age in ('10-17', '18-24') or found = true)
//
// Fields of the source; = != < <= > >=; in (…); is missing, is not missing; and, or, not, brackets; texts in
// single quotes ('' is one inside), numbers, true and false. Every condition is true or false, never unknown:
// where the field is missing, = < <= > >= and in are false, and != and not turn what they stand before round.
#pragma once

#include "base/error.hpp"
#include "facts/source.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mf::measures {

using Literal = std::variant<bool, std::int64_t, double, std::string>;

enum class Order { less, less_or_equal, greater, greater_or_equal };

/// A filter in its normal form: `not` stands before single conditions only, lists and parts are sorted and
/// stand once, so that two ways of writing one rule are equal.
struct Filter {
    enum class Kind {
        all_of,  ///< of `parts`; of none: every row
        any_of,  ///< of `parts`
        one_of,  ///< `field` is one of `values`
        ordered, ///< `field` stands in `order` to the one of `values`
        missing, ///< `field` has no value
    };

    Kind kind = Kind::all_of;
    bool negated = false; ///< never for all_of and any_of
    std::string field;
    Order order = Order::less;
    std::vector<Literal> values;
    std::vector<Filter> parts;
    std::size_t at =
        0; ///< where it stands in the text, the first character is 1; no part of what it means
};

constexpr std::size_t filter_bytes_max = 4000; ///< longer is no longer a rule that one reads aloud
constexpr std::size_t filter_depth_max = 40;

/// Reads a filter; the empty text counts every row. `invalid` says what stands where instead of what. O(text log text).
Result<Filter> parse_filter(std::string_view text);

/// The filter in words of the language. parse_filter of it gives an equal filter.
std::string text(const Filter& filter);

/// What is wrong with the filter for this source: fields and categories that it does not have (with the nearest
/// that it has), values of another type than their field. Empty when all is well. `where` is left empty.
std::vector<Error> problems(const Filter& filter, const facts::SourceDefinition& source);

/// The texts that the filter holds `field` against, ascending, none twice.
std::vector<std::string> named_values(const Filter& filter, const std::string& field);

/// Whether a row whose `field` is `value` can be counted, whatever its other fields are.
bool may_count(const Filter& filter, const std::string& field, const std::string& value);

} // namespace mf::measures
