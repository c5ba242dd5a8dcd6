// The plan of a workspace's authority, with what the registers are known to ask for.
#pragma once

#include "app/commands.hpp"
#include "registers/plan.hpp"

#include <string>
#include <vector>

namespace mf::app {

/// authorities/<name>/plan and record; empty where the authority has neither, or there is none.
Result<registers::Plan> plan_of(const facts::Home& home, const std::string& authority);

/// The same for the workspace that the context names.
Result<registers::Plan> plan_of_workspace(const Context& context);

/// The plan of the workspace's authority or, where there is no workspace, of the only authority that has one.
Result<registers::Plan> plan_to_report(const Context& context);

/// Ids of registers that are defined, for everyone or by this authority; none where one cannot be read.
std::vector<std::string> defined_registers(const facts::Home& home, const std::string& authority);

} // namespace mf::app
