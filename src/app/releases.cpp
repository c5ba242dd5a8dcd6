#include "app/releases.hpp"

#include "publish/definitions_kept.hpp"

namespace mf::app {

Result<Releases> open_releases(const Context& context) {
    auto workspace = context.open();
    if (!workspace) {
        return pass(workspace.error());
    }
    auto journal = store::Journal::open(workspace->journal());
    if (!journal) {
        return pass(journal.error());
    }
    auto history = publish::read_history(*journal);
    if (!history) {
        return pass(history.error());
    }
    auto sources = workspace->sources();
    if (!sources) {
        return pass(sources.error());
    }
    facts::State definitions; // no file is looked at
    definitions.sources = std::move(*sources);
    auto plans = plans_of_all_versions(*workspace, definitions);
    if (!plans) {
        return pass(plans.error());
    }
    return Releases{std::move(*workspace), std::move(*journal), std::move(*history),
                    std::move(*plans)};
}

Done definitions_kept(const Releases& releases) {
    const auto errors = publish::changed_definitions(releases.history,
                                                     releases.workspace.releases(), releases.plans);
    return errors.empty() ? Done{} : pass(errors.front());
}

} // namespace mf::app
