// How the columns of one file answer to one source definition.
#pragma once

#include "facts/field.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mf::facts {

/// Columns that are read as one text, and the fields that they feed.
struct Unit {
    std::size_t first = 0; ///< column of the file
    std::size_t last = 0;  ///< inclusive
    bool interned =
        true; ///< whether equal texts are read once; not for ids and counts, which rarely repeat
    std::vector<std::size_t> fields; ///< indexes into SourceDefinition::columns
};

struct Layout {
    const SourceDefinition* source = nullptr;
    std::size_t width = 0;                          ///< columns of the file
    std::vector<std::optional<std::size_t>> column; ///< by field: its column; none when it has none
    std::vector<std::optional<std::size_t>> second; ///< by field: the column of `with`
    std::vector<Unit> units;                        ///< in order of their first column
    std::vector<std::pair<std::size_t, std::string>> periods; ///< column and period
    std::vector<std::string> extra; ///< headings that the definition does not describe
    std::vector<std::string> headings;
};

/// Nothing when a column that the definition needs is not among the headings.
std::optional<Layout> match_header(const SourceDefinition& source,
                                   std::span<const std::string_view> headings);

/// What a file turned out to be.
struct Recognised {
    Layout layout;
    std::map<std::string, std::string> name_parts;
};

/// The one definition that fits headings and name best: all columns described before some not, then a name
/// that fits; a header with columns that nothing describes is believed only when the name fits. `not_found`
/// when none fits, `invalid` when two fit equally well.
Result<Recognised> recognise(const std::vector<const SourceDefinition*>& sources,
                             std::span<const std::string_view> headings,
                             std::string_view file_name);

} // namespace mf::facts
