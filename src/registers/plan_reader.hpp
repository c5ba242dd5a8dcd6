// Reads an authority's plan and its true record from their folders.
#pragma once

#include "base/error.hpp"
#include "registers/plan.hpp"

#include <filesystem>
#include <vector>

namespace mf::registers {

/// Every file of `folder`/plan and `folder`/record that ends in .toml, in order of name. Folders that are not there hold
/// nothing. `invalid` with file:line for the first thing that is no plan: no TOML, a key nobody knows, a word that should
/// be one of a few, a day that is none. What refers to what is for problems() in plan_check.hpp.
Result<Plan> load_plan(const std::filesystem::path& folder);

/// The same from texts, by name of file; what stands below record/ is read as the record.
struct PlanText {
    std::string name;
    std::string text;
    bool record = false;
};
Result<Plan> parse_plan(const std::vector<PlanText>& texts);

} // namespace mf::registers
