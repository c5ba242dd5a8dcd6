// What a published file of boundaries is: read from definitions/boundaries/*.toml and authorities/*/boundaries/*.toml.
// The form of these files is described in docs/boundaries.md.
#pragma once

#include "base/error.hpp"
#include "facts/name_pattern.hpp"
#include "geo/boundary.hpp"
#include "store/boundary_file.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mf::facts {

struct BoundaryDefinition {
    std::string id;
    std::string title;
    std::string attribution;         ///< what must be said wherever the boundaries are shown
    geo::SetId set;                  ///< its level and vintage; its source is `id`
    std::optional<NamePattern> file; ///< of the file's name, where its fields do not tell it
    std::vector<std::string> also;   ///< fields that tell it from others, and are not read
    store::BoundaryRequest request;  ///< the fields that are read, the layer, the frame
    double drawn_within_m = 0;       ///< how far the drawing may be off the true line; 0: not said
    std::string hash;                ///< of the definition's text

    /// Whether a layer with these fields in a file of that name is what this defines. Capitals of fields do not count.
    bool fits(const std::vector<std::string>& fields, std::string_view file_name) const;
};

/// `invalid` with file and line: a key that nobody knows, no level, neither a field with codes nor one with names.
Result<BoundaryDefinition> parse_boundary_definition(const std::string& toml,
                                                     const std::filesystem::path& file);

/// All of the folders, ordered by id. A folder that is not there has none; an id that stands twice is `invalid`.
Result<std::vector<BoundaryDefinition>>
load_boundary_definitions(const std::vector<std::filesystem::path>& folders);

/// The one definition that fits; of several the one with most fields to be there. `not_found` when none fits, `invalid`
/// when two fit equally well: the error names them.
Result<BoundaryDefinition> definition_for(const std::vector<BoundaryDefinition>& definitions,
                                          const std::vector<std::string>& fields,
                                          std::string_view file_name);

} // namespace mf::facts
