// metforward release check | publish: is it as it was prepared, and from when does everyone read it.
#include "app/commands.hpp"
#include "app/releases.hpp"

#include <fmt/format.h>

namespace mf::app {

namespace {

/// The moment at which it opens: now, or later.
Result<std::string> opening(const Context& context, const std::string& typed) {
    if (typed.empty()) {
        return context.clock.now;
    }
    auto moment = publish::moment_of(typed);
    if (moment && *moment < context.clock.now) {
        return fail(ErrorKind::usage, fmt::format("{} is over", *moment), "--at",
                    "Give a moment to come, or leave it out to publish now");
    }
    return moment;
}

} // namespace

Result<int> release_check(const Context& context, const ReleaseCommand& command) {
    const auto releases = open_releases(context);
    if (!releases) {
        return pass(releases.error());
    }
    const auto hash = named_release(*releases, command.hash);
    if (!hash) {
        return pass(hash.error());
    }
    if (auto checked = check_release(*releases, *hash); !checked) {
        return pass(checked.error());
    }
    const publish::Prepared* prepared = releases->history.of(*hash);
    const std::vector<std::string> findings =
        prepared == nullptr ? std::vector<std::string>{} : prepared->findings;
    say_findings(context, findings);
    context.say(
        fmt::format("Every byte of the release {} is as it was prepared.", shortened(*hash)));
    return findings.empty() ? done : ExitCode::findings;
}

Result<int> release_publish(const Context& context, const ReleaseCommand& command) {
    auto releases = open_releases(context);
    if (!releases) {
        return pass(releases.error());
    }
    const auto hash = named_release(*releases, command.hash);
    const auto opens = opening(context, command.at);
    if (!hash || !opens) {
        return pass(hash ? opens.error() : hash.error());
    }
    publish::Publication publication{*hash, context.clock.now, *opens, command.post, {}};
    for (const std::string& typed : command.early) {
        auto sight = publish::early_sight_of(typed);
        if (!sight) {
            return pass(sight.error());
        }
        publication.early.push_back(std::move(*sight));
    }
    if (auto two = not_its_preparer(releases->history, *hash, command.post); !two) {
        return pass(two.error());
    }
    if (auto checked = check_release(*releases, *hash); !checked) {
        return pass(checked.error());
    }
    const auto head = releases->journal.head();
    if (!head) {
        return pass(head.error());
    }
    publication.records = *head;
    if (auto written = releases->journal.append({publish::event_of(publication)}); !written) {
        return pass(written.error());
    }
    context.say(*opens == context.clock.now
                    ? fmt::format("Published: {}.", shortened(*hash))
                    : fmt::format("{} opens for everyone at {}.", shortened(*hash), *opens));
    auto printed = print(*hash + "\n");
    return printed ? Result<int>{done} : pass(printed.error());
}

} // namespace mf::app
