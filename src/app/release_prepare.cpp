// metforward release prepare: freezes the newest facts under one hash.
#include "app/commands.hpp"
#include "app/release_of.hpp"
#include "app/releases.hpp"
#include "publish/freeze.hpp"
#include "store/files.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::app {

namespace {

/// What a person should know before the facts are published: nothing of it stops him.
std::vector<std::string> findings_of(const facts::State& state) {
    std::vector<std::string> findings;
    std::size_t undecided = 0;
    for (const auto& [id, edition] : state.editions) {
        undecided += static_cast<std::size_t>(
            std::ranges::count(edition.states, facts::SliceState::undecided));
    }
    if (undecided > 0) {
        findings.push_back(fmt::format("{} parts of files tie and differ: none counts until "
                                       "somebody decides (`metforward editions --choose`)",
                                       undecided));
    }
    const auto held = std::ranges::count(state.held, false, &facts::HeldRows::accepted);
    if (held > 0) {
        findings.push_back(fmt::format("{} holds are undecided (`metforward held`)", held));
    }
    const std::size_t stale = state.outdated.size() + state.missing.size();
    if (stale > 0) {
        findings.push_back(fmt::format("{} files were read by an older definition or are missing, "
                                       "and do not count (`metforward rebuild`)",
                                       stale));
    }
    return findings;
}

Result<std::int64_t> newest_event(const store::Journal& journal) {
    const auto events = journal.since(0);
    if (!events) {
        return pass(events.error());
    }
    return events->empty() ? 0 : events->back().number;
}

} // namespace

Result<int> release_prepare(const Context& context, const ReleaseCommand& command) {
    const auto workspace = context.open();
    if (!workspace) {
        return pass(workspace.error());
    }
    const auto lock = store::Lock::take(workspace->lock());
    if (!lock) {
        return pass(lock.error());
    }
    auto releases = open_releases(context);
    if (!releases) {
        return pass(releases.error());
    }
    if (auto kept = definitions_kept(*releases); !kept) {
        return pass(kept.error());
    }
    const auto event = newest_event(releases->journal);
    store::DatabaseOptions options;
    options.threads = command.threads;
    const auto measured =
        event ? open_measured(context, std::nullopt, options, *event) : pass(event.error());
    auto release = measured ? release_to_freeze(*measured) : pass(measured.error());
    if (!release) {
        return pass(release.error());
    }
    auto hash = publish::freeze(*release, workspace->releases());
    if (!hash) {
        return pass(hash.error());
    }
    const publish::Prepared prepared{*hash, context.clock.now, command.post, *event,
                                     findings_of(measured->facts.state)};
    if (auto written = releases->journal.append({publish::event_of(prepared)}); !written) {
        return pass(written.error());
    }
    say_findings(context, prepared.findings);
    auto printed = print(*hash + "\n");
    return printed ? Result<int>{done} : pass(printed.error());
}

} // namespace mf::app
