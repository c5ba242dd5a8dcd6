#include "app/measures_of.hpp"

namespace mf::app {

std::vector<std::filesystem::path> measure_folders(const facts::Home& home,
                                                   const std::string& authority) {
    std::vector<std::filesystem::path> folders{home.folder / "definitions/measures"};
    if (!authority.empty()) {
        folders.push_back(home.authority(authority) / "measures");
    }
    return folders;
}

Result<measures::Authority> authority_of(const facts::Workspace& workspace,
                                         const geo::Areas& areas) {
    return workspace.authority().empty()
               ? Result<measures::Authority>{measures::Authority{}}
               : measures::load_authority(workspace.home().authority(workspace.authority()), areas);
}

std::filesystem::path rebased_file(const facts::Home& home, const std::string& authority) {
    return home.authority(authority) / "rebased.toml";
}

Result<std::vector<measures::Plan>> plans_of(const facts::Workspace& workspace,
                                             const facts::State& state) {
    auto definitions =
        measures::load_definitions(measure_folders(workspace.home(), workspace.authority()));
    if (!definitions) {
        return pass(definitions.error());
    }
    std::vector<measures::Plan> plans;
    for (measures::Definition& definition : *definitions) {
        const facts::SourceDefinition* source = state.source(definition.source);
        if (source == nullptr) {
            return fail(ErrorKind::invalid, "there is no source '" + definition.source + "'",
                        definition.at("counts"));
        }
        auto plan = measures::make_plan(std::move(definition), *source, state.sources);
        if (!plan) {
            return pass(plan.error());
        }
        plans.push_back(std::move(*plan));
    }
    return plans;
}

} // namespace mf::app
