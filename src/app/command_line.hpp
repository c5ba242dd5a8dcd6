// From words to a command.
#pragma once

#include <string>
#include <vector>

namespace mf::app {

/// Runs the command that the arguments name (the first is the program) and gives the exit code.
int run(const std::vector<std::string>& arguments);

} // namespace mf::app
