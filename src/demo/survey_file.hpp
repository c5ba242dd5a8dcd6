// A survey by quarter: semicolons, decimal commas, days first, CRLF; and a question whose text has quotes in it.
#pragma once

#include "demo/file_text.hpp"
#include "demo/world.hpp"

#include <vector>

namespace mf::demo {

/// One file by borough and one for the whole, for the quarters that end in the months shown; no file when none does.
std::vector<MadeFile> survey_files(const World& world);

} // namespace mf::demo
