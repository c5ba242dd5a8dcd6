#include "app/measures_of.hpp"

#include "measures/parts.hpp"
#include "measures/versions.hpp"

#include <algorithm>

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

namespace {

Result<std::vector<measures::Plan>> plans_of(const std::vector<measures::Definition>& definitions,
                                             const facts::State& state) {
    std::vector<measures::Plan> plans;
    for (const measures::Definition& definition : definitions) {
        auto parts = measures::make_plans(definition, state.sources);
        if (!parts) {
            return pass(parts.error());
        }
        std::ranges::move(*parts, std::back_inserter(plans));
    }
    return plans;
}

} // namespace

Result<std::vector<measures::Plan>> plans_of(const facts::Workspace& workspace,
                                             const facts::State& state) {
    auto definitions =
        measures::load_definitions(measure_folders(workspace.home(), workspace.authority()));
    return definitions ? plans_of(measures::newest_of(std::move(*definitions)), state)
                       : pass(definitions.error());
}

Result<std::vector<measures::Plan>> plans_of_all_versions(const facts::Workspace& workspace,
                                                          const facts::State& state) {
    const auto definitions =
        measures::load_definitions(measure_folders(workspace.home(), workspace.authority()));
    return definitions ? plans_of(*definitions, state) : pass(definitions.error());
}

} // namespace mf::app
