// What is wrong with the measures, all of it at once, for the person who writes them.
#pragma once

#include "base/error.hpp"
#include "facts/source.hpp"

#include <filesystem>
#include <vector>

namespace mf::measures {

/// Reads every definition of the folders and holds it against its source: file and line, what is wrong, how to
/// mend it; ordered by place. Empty when all is well. Rules beside those of problems() and version_problems(): no id
/// and version twice; a measure answers a question; of those that answer one question one is its headline; a part
/// is a part of something that is counted; nothing
/// that is no crime is counted together with crimes; whoever answers for a level does so for a level that it has.
std::vector<Error> check(const std::vector<std::filesystem::path>& folders,
                         const std::vector<facts::SourceDefinition>& sources);

} // namespace mf::measures
