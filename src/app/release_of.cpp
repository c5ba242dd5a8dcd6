#include "app/release_of.hpp"

#include "app/measures_of.hpp"
#include "publish/signals.hpp"
#include "publish/suppress.hpp"
#include "store/journal.hpp"

namespace mf::app {

Result<release::Release> newest_release(const Facts& facts,
                                        const measures::Authority& authority,
                                        const std::vector<measures::Plan>& plans,
                                        geo::Level smallest) {
    const publish::Material material{facts.workspace.home().folder, facts.state, facts.database,
                                     authority, plans};
    auto release = publish::make_release(material, smallest);
    if (!release) {
        return release;
    }
    const auto journal = store::Journal::open_to_read(facts.workspace.journal());
    const auto history = journal ? publish::read_history(*journal) : pass(journal.error());
    const auto before = history
                            ? publish::withheld_before(plans, *history, facts.workspace.releases())
                            : pass(history.error());
    if (!before) {
        return pass(before.error());
    }
    if (auto done = publish::suppress(plans, *before, *release); !done) {
        return pass(done.error());
    }
    return release;
}

Result<release::Release> whole_release(const Facts& facts,
                                       const measures::Authority& authority,
                                       const std::vector<measures::Plan>& plans) {
    auto release = newest_release(facts, authority, plans, geo::Level::lsoa2021);
    if (!release) {
        return release;
    }
    const auto decisions =
        publish::load_rebased(rebased_file(facts.workspace.home(), facts.workspace.authority()));
    if (!decisions) {
        return pass(decisions.error());
    }
    auto signals = publish::signals_of(*release, *decisions);
    if (!signals) {
        return pass(signals.error());
    }
    release->signals = std::move(*signals);
    return release;
}

} // namespace mf::app
