#include "app/measures_of.hpp"

#include "base/text.hpp"
#include "measures/parts.hpp"
#include "measures/versions.hpp"

#include <fmt/format.h>

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

std::filesystem::path aims_file(const facts::Home& home, const std::string& authority) {
    return home.authority(authority) / "aims.toml";
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

Result<Measured> open_measured(const Context& context,
                               std::optional<Day> asof,
                               const store::DatabaseOptions& options,
                               std::optional<std::int64_t> last_event) {
    auto facts = open_facts(context, asof, options, last_event);
    if (!facts) {
        return pass(facts.error());
    }
    auto authority = authority_of(facts->workspace, facts->state.areas);
    auto plans = plans_of(facts->workspace, facts->state);
    if (!authority || !plans) {
        return pass(authority ? plans.error() : authority.error());
    }
    return Measured{std::move(*facts), std::move(*authority), std::move(*plans)};
}

Result<std::vector<measures::Plan>> plans_of_all_versions(const facts::Workspace& workspace,
                                                          const facts::State& state) {
    const auto definitions =
        measures::load_definitions(measure_folders(workspace.home(), workspace.authority()));
    return definitions ? plans_of(*definitions, state) : pass(definitions.error());
}

Result<std::vector<measures::Plan>> plans_of_measure(const facts::Workspace& workspace,
                                                     const facts::State& state,
                                                     const std::string& id) {
    auto definitions =
        measures::load_definitions(measure_folders(workspace.home(), workspace.authority()));
    if (!definitions) {
        return pass(definitions.error());
    }
    if (std::ranges::find(*definitions, id, &measures::Definition::id) == definitions->end()) {
        std::vector<std::string> ids;
        std::ranges::transform(*definitions, std::back_inserter(ids), &measures::Definition::id);
        ids.erase(std::ranges::unique(ids).begin(), ids.end());
        return fail(ErrorKind::not_found, fmt::format("there is no measure '{}'", id), {},
                    fmt::format("There are: {}", joined(ids, ", ")));
    }
    std::erase_if(*definitions,
                  [&](const measures::Definition& definition) { return definition.id != id; });
    return plans_of(*definitions, state);
}

} // namespace mf::app
