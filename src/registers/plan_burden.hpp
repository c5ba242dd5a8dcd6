// How many minutes each register asks of somebody, read from its definition without the engine that runs it.
#pragma once

#include "base/error.hpp"
#include "registers/plan.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace mf::registers {

/// Of every file of the folders that ends in .toml: its id and its minutes. A folder that is not there holds none; a file
/// without an id is none of ours. `invalid` for what is no TOML.
Result<std::map<std::string, int>>
register_minutes(const std::vector<std::filesystem::path>& folders);

/// Writes them into the plan's registers.
void set_minutes(Plan& plan, const std::map<std::string, int>& minutes);

} // namespace mf::registers
