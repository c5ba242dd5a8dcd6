// What a published lookup between two sets of areas is: read from definitions/lookups/*.toml and
// authorities/*/lookups/*.toml. The form of these files is described in docs/boundaries.md.
#pragma once

#include "base/error.hpp"
#include "facts/name_pattern.hpp"
#include "geo/lookup.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mf::facts {

struct LookupDefinition {
    std::string id;
    std::string title;
    std::string attribution; ///< what must be said wherever the lookup is used
    geo::SetId from;         ///< level and vintage; its source is ""
    geo::SetId to;
    geo::LookupColumns columns;
    std::string
        weight_of; ///< what the weights are shares of, in words: "residents"; "" without weights
    std::optional<NamePattern> file; ///< of the file's name, where its columns do not tell it
    std::vector<std::string> also;   ///< columns that tell it from others, and are not read
    std::string hash;                ///< of the definition's text

    /// Whether a table with these columns in a file of that name is what this defines.
    bool fits(const std::vector<std::string>& header, std::string_view file_name) const;
};

/// `invalid` with file and line: a key that nobody knows, a level that is none, a vintage or column that is missing.
Result<LookupDefinition> parse_lookup_definition(const std::string& toml,
                                                 const std::filesystem::path& file);

/// All of the folders, ordered by id. A folder that is not there has none; an id that stands twice is `invalid`.
Result<std::vector<LookupDefinition>>
load_lookup_definitions(const std::vector<std::filesystem::path>& folders);

/// Those that fit: a table may lead from one set to several. Of those between the same two sets the one that names most
/// columns; of equal ones the first.
std::vector<LookupDefinition> definitions_for(const std::vector<LookupDefinition>& definitions,
                                              const std::vector<std::string>& header,
                                              std::string_view file_name);

} // namespace mf::facts
