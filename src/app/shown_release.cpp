#include "app/shown_release.hpp"

#include "app/release_changes.hpp"
#include "publish/freeze.hpp"
#include "store/journal.hpp"

#include <fmt/format.h>

namespace mf::app {

Result<ShownRelease> shown_release(const Context& context) {
    const auto workspace = context.open();
    if (!workspace) {
        return pass(workspace.error());
    }
    const auto journal = store::Journal::open_to_read(workspace->journal());
    if (!journal) {
        return pass(journal.error());
    }
    auto history = publish::read_history(*journal);
    const auto facts = journal->version("facts");
    const auto places = facts ? journal->version("places") : pass(facts.error());
    if (!history || !places) {
        return pass(history ? places.error() : history.error());
    }
    ShownRelease shown;
    if (const publish::Publication* current = history->current(Clock::system().now)) {
        shown.publication = *current;
        if (const publish::Prepared* prepared = history->of(current->hash)) {
            shown.facts_event = prepared->facts_event;
        }
        shown.mark = fmt::format("release {} {}", current->hash, history->corrections.size());
    } else {
        shown.mark = fmt::format("facts {} places {}", *facts, *places);
    }
    shown.opened = opened_releases(*history, Clock::system().now);
    shown.corrections = std::move(history->corrections);
    return shown;
}

Result<release::Release>
published_release(const Context& context, const ShownRelease& shown, geo::Level smallest) {
    const auto workspace = context.open();
    if (!workspace) {
        return pass(workspace.error());
    }
    auto release = publish::thaw(workspace->releases(), shown.publication->hash, smallest);
    if (!release) {
        return release;
    }
    constexpr std::size_t day_characters = 10;
    release->published = true;
    release->made = shown.publication->opens.substr(0, day_characters);
    release->publications = shown.opened;
    for (const publish::Correction& one : shown.corrections) {
        release->corrections.push_back({one.measure, one.area, one.period, one.was, one.is,
                                        one.reason, one.effect, one.post,
                                        one.at.substr(0, day_characters)});
    }
    return release;
}

} // namespace mf::app
