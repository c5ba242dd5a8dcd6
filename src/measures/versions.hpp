// A rule that changed has versions: the newest stands in ID.toml, each earlier one beside it in ID.vN.toml, and both
// are computed over all history.
#pragma once

#include "base/error.hpp"
#include "facts/source.hpp"
#include "measures/definition.hpp"

#include <span>
#include <vector>

namespace mf::measures {

/// The newest version of each measure. pre: ordered by id, then by version, as load_definitions() gives them.
std::vector<Definition> newest_of(std::vector<Definition> definitions);

/// What is wrong with the versions, with file and line: a file that is not named as above; a version after the first
/// that does not say reason, author, checker (another post) and date; one whose predecessor lacks, or no longer has
/// the hash that was replaced. A definition that does not fit its source is passed over: check() tells of it.
std::vector<Error> version_problems(std::span<const Definition> definitions,
                                    std::span<const facts::SourceDefinition> sources);

} // namespace mf::measures
