// A filter's text cut into words, each with its place.
#pragma once

#include "base/error.hpp"
#include "measures/filter.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mf::measures {

struct FilterWord {
    enum class Kind {
        name,    ///< a field or one of the language's own words
        literal, ///< a text in quotes or a number
        sign,    ///< = != < <= > >= ( ) ,
        end,
    };

    Kind kind = Kind::end;
    std::string text; ///< as written; of a text in quotes what it says
    Literal value;
    std::size_t at = 0; ///< the first character is 1

    bool is(std::string_view word) const {
        return text == word && (kind == Kind::name || kind == Kind::sign);
    }
    /// How a message calls it: "'and'", "the end".
    std::string shown() const;
};

/// All words, the last is the end. `invalid` for a character that no word begins with, an open quote, no number.
Result<std::vector<FilterWord>> filter_words(std::string_view text);

/// "…; at character 12 of the filter", as every message about a filter's text ends.
std::unexpected<Error> filter_error(std::string what, std::size_t at, std::string mend = {});

} // namespace mf::measures
