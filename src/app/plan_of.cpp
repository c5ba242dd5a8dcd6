#include "app/plan_of.hpp"

#include "registers/plan_burden.hpp"
#include "registers/plan_reader.hpp"

namespace mf::app {

namespace {

std::vector<std::filesystem::path> register_folders(const facts::Home& home,
                                                    const std::string& authority) {
    return {home.folder / "definitions/registers", home.authority(authority) / "registers"};
}

} // namespace

Result<registers::Plan> plan_of(const facts::Home& home, const std::string& authority) {
    if (authority.empty()) {
        return registers::Plan{};
    }
    auto plan = registers::load_plan(home.authority(authority));
    const auto minutes = registers::register_minutes(register_folders(home, authority));
    if (!plan || !minutes) {
        return pass(plan ? minutes.error() : plan.error());
    }
    registers::set_minutes(*plan, *minutes);
    return plan;
}

Result<registers::Plan> plan_of_workspace(const Context& context) {
    const auto workspace = context.open();
    return workspace ? plan_of(context.home, workspace->authority()) : pass(workspace.error());
}

std::vector<std::string> defined_registers(const facts::Home& home, const std::string& authority) {
    std::vector<std::string> ids;
    if (const auto minutes = registers::register_minutes(register_folders(home, authority))) {
        for (const auto& [id, _] : *minutes) {
            ids.push_back(id);
        }
    }
    return ids;
}

} // namespace mf::app
