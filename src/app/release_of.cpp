#include "app/release_of.hpp"

#include "publish/aims.hpp"
#include "publish/make_release.hpp"
#include "publish/outlines.hpp"
#include "publish/pinned.hpp"
#include "publish/signals.hpp"
#include "store/journal.hpp"

#include <utility>

namespace mf::app {

namespace {

Result<release::Release> with_aims(const facts::Workspace& workspace, release::Release release) {
    auto aims = publish::load_aims(aims_file(workspace.home(), workspace.authority()));
    if (!aims) {
        return pass(aims.error());
    }
    release.aims = std::move(aims->aims);
    release.tests = std::move(aims->tests);
    return release;
}

} // namespace

Result<release::Release> newest_release(const Facts& facts,
                                        const measures::Authority& authority,
                                        std::span<const measures::Plan> plans,
                                        geo::Level smallest) {
    const auto journal = store::Journal::open_to_read(facts.workspace.journal());
    const auto history = journal ? publish::read_history(*journal) : pass(journal.error());
    const auto withheld =
        history ? publish::withheld_before(plans, *history, facts.workspace.releases())
                : pass(history.error());
    if (!withheld) {
        return pass(withheld.error());
    }
    auto release = publish::make_release(
        {facts.workspace.home().folder, facts.state, facts.database, authority, plans, *withheld},
        smallest);
    return release ? with_aims(facts.workspace, std::move(*release))
                   : pass(cause_of(facts.state, release.error()));
}

Result<release::Release> whole_release(const Measured& measured) {
    const auto decisions = publish::load_rebased(
        rebased_file(measured.facts.workspace.home(), measured.facts.workspace.authority()));
    if (!decisions) {
        return pass(decisions.error());
    }
    auto release =
        newest_release(measured.facts, measured.authority, measured.plans, geo::Level::lsoa2021);
    if (!release) {
        return release;
    }
    auto signals = publish::signals_of(*release, *decisions);
    if (!signals) {
        return pass(signals.error());
    }
    release->signals = std::move(*signals);
    for (const publish::Rebased& one : *decisions) {
        release->rebased.push_back(
            {one.measure, one.area, one.period.text(), one.post, one.decided.text(), one.reason});
    }
    return release;
}

Result<release::Release> with_outlines(release::Release release, const Facts& facts) {
    auto outlines = publish::outlines_of(facts.workspace, facts.state.areas, release);
    if (!outlines) {
        return pass(outlines.error());
    }
    release.outlines = std::move(*outlines);
    return release;
}

Result<release::Release> release_to_freeze(const Measured& measured) {
    const facts::Workspace& workspace = measured.facts.workspace;
    auto release = whole_release(measured);
    auto definitions = publish::definition_files_of(workspace.home().folder, workspace.authority());
    if (!release || !definitions) {
        return pass(release ? definitions.error() : release.error());
    }
    release->definitions = std::move(*definitions);
    return with_outlines(std::move(*release), measured.facts);
}

} // namespace mf::app
