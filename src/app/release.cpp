// metforward release prepare | check | publish | list | correct: the steps from facts to what everyone reads.
#include "app/commands.hpp"
#include "app/release_of.hpp"
#include "app/releases.hpp"
#include "base/text.hpp"
#include "publish/freeze.hpp"
#include "store/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace mf::app {

namespace {

constexpr std::size_t shown_characters = 12;

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

/// The release that was named, or the newest that was prepared.
Result<std::string> named(const facts::Workspace& workspace,
                          const publish::History& history,
                          const std::string& begin) {
    if (!begin.empty()) {
        return publish::whole_hash(workspace.releases(), begin);
    }
    if (history.newest() == nullptr) {
        return fail(ErrorKind::not_found, "no release was prepared yet", {},
                    "Run `metforward release prepare`");
    }
    return history.newest()->hash;
}

/// Every byte of it, and the definitions of all that was published.
Done check_release(const Releases& releases, const std::string& hash) {
    if (auto kept = definitions_kept(releases); !kept) {
        return kept;
    }
    const auto thawed = publish::thaw(releases.workspace.releases(), hash);
    return thawed ? Done{} : pass(thawed.error());
}

std::string state_of(const publish::History& history,
                     const publish::Publication* current,
                     const publish::Publication& one,
                     const std::string& now) {
    if (one.opens > now) {
        return "waiting";
    }
    (void)history;
    return current != nullptr && current->hash == one.hash && current->opens == one.opens
               ? "current"
               : "replaced";
}

store::Table list_of(const publish::History& history, const std::string& now) {
    store::Table table{{{"release", ""},
                        {"state", ""},
                        {"prepared", ""},
                        {"prepared_by", ""},
                        {"opens", ""},
                        {"published_by", ""},
                        {"seen_early_by", ""},
                        {"corrections", ""}},
                       {}};
    const publish::Publication* current = history.current(now);
    const auto corrections = [&](const std::string& hash) {
        return count_value(static_cast<std::uint64_t>(
            std::ranges::count(history.corrections, hash, &publish::Correction::hash)));
    };
    for (const publish::Prepared& one : history.prepared) {
        if (history.is_published(one.hash) || history.of(one.hash) != &one) {
            continue;
        }
        table.rows.push_back(
            {one.hash, "prepared", one.at, one.post, "", "", "", corrections(one.hash)});
    }
    for (const publish::Publication& one : history.publications) {
        std::vector<std::string> early;
        std::ranges::transform(one.early, std::back_inserter(early), [](const auto& sight) {
            return fmt::format("{}: {} hours", sight.post, sight.hours);
        });
        const publish::Prepared* prepared = history.of(one.hash);
        table.rows.push_back({one.hash, state_of(history, current, one, now),
                              prepared == nullptr ? "" : prepared->at,
                              prepared == nullptr ? "" : prepared->post, one.opens, one.post,
                              joined(early, " | "), corrections(one.hash)});
    }
    return table;
}

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

/// Two people: who prepared it does not publish it.
Done two_people(const publish::History& history, const std::string& hash, const std::string& post) {
    const publish::Prepared* prepared = history.of(hash);
    if (prepared == nullptr || post.empty() || post != prepared->post) {
        return {};
    }
    return fail(ErrorKind::refused, fmt::format("'{}' prepared it and cannot publish it too", post),
                "--post", "Another post publishes it");
}

std::string shown(const std::string& hash) {
    return hash.substr(0, shown_characters);
}

/// What the release shows at the place of a correction.
Result<std::string>
shown_at(const Releases& releases, const std::string& hash, const ReleaseCommand& command) {
    const auto release = publish::thaw(releases.workspace.releases(), hash);
    if (!release) {
        return pass(release.error());
    }
    if (release->measure(command.measure) == nullptr) {
        return fail(ErrorKind::not_found,
                    fmt::format("the release has no measure '{}'", command.measure), "--measure",
                    "`metforward measures` lists them");
    }
    if (command.area.empty() || command.period.empty()) {
        return std::string{};
    }
    const auto series = release->series(command.measure, command.area);
    if (!series) {
        return fail(ErrorKind::not_found,
                    fmt::format("the release has no number of '{}' for '{}'", command.measure,
                                command.area),
                    "--area", "`metforward series` lists the areas");
    }
    for (const Segment& segment : series->segments) {
        for (const Point& point : segment.points()) {
            if (point.period.text() == command.period) {
                const auto value = point.value.value();
                return value ? fmt::format("{}", *value) : symbols(point.value, {});
            }
        }
    }
    return fail(ErrorKind::not_found,
                fmt::format("the release has no number for {}", command.period), "--period",
                "Write it as the series does: 2026-03");
}

Done say_findings(const Context& context, const std::vector<std::string>& findings) {
    for (const std::string& finding : findings) {
        context.say("Mind: " + finding + ".");
    }
    return {};
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
    const auto facts = open_facts(context, std::nullopt, options, event ? *event : 0);
    if (!event || !facts) {
        return pass(event ? facts.error() : event.error());
    }
    const auto authority = authority_of(facts->workspace, facts->state.areas);
    const auto plans = plans_of(facts->workspace, facts->state);
    if (!authority || !plans) {
        return pass(authority ? plans.error() : authority.error());
    }
    auto release = whole_release(*facts, *authority, *plans);
    if (!release) {
        return pass(cause_of(facts->state, release.error()));
    }
    auto hash = publish::freeze(*release, workspace->releases());
    if (!hash) {
        return pass(hash.error());
    }
    const publish::Prepared prepared{*hash, context.clock.now, command.post, *event,
                                     findings_of(facts->state)};
    if (auto written = releases->journal.append({publish::event_of(prepared)}); !written) {
        return pass(written.error());
    }
    say_findings(context, prepared.findings);
    auto printed = print(*hash + "\n");
    return printed ? Result<int>{done} : pass(printed.error());
}

Result<int> release_check(const Context& context, const ReleaseCommand& command) {
    const auto releases = open_releases(context);
    if (!releases) {
        return pass(releases.error());
    }
    const auto hash = named(releases->workspace, releases->history, command.hash);
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
    context.say(fmt::format("Every byte of the release {} is as it was prepared.", shown(*hash)));
    return findings.empty() ? done : ExitCode::findings;
}

Result<int> release_publish(const Context& context, const ReleaseCommand& command) {
    auto releases = open_releases(context);
    if (!releases) {
        return pass(releases.error());
    }
    const auto hash = named(releases->workspace, releases->history, command.hash);
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
    if (auto two = two_people(releases->history, *hash, command.post); !two) {
        return pass(two.error());
    }
    if (auto checked = check_release(*releases, *hash); !checked) {
        return pass(checked.error());
    }
    if (auto written = releases->journal.append({publish::event_of(publication)}); !written) {
        return pass(written.error());
    }
    context.say(*opens == context.clock.now
                    ? fmt::format("Published: {}.", shown(*hash))
                    : fmt::format("{} opens for everyone at {}.", shown(*hash), *opens));
    auto printed = print(*hash + "\n");
    return printed ? Result<int>{done} : pass(printed.error());
}

Result<int> release_list(const Context& context, const ReleaseCommand& command) {
    const auto format = format_of(context.json ? "json" : command.format);
    const auto releases = open_releases(context);
    if (!format || !releases) {
        return pass(format ? releases.error() : format.error());
    }
    auto printed = print(rendered(list_of(releases->history, context.clock.now), *format));
    return printed ? Result<int>{done} : pass(printed.error());
}

Result<int> release_correct(const Context& context, const ReleaseCommand& command) {
    if (trimmed(command.post).empty() || trimmed(command.reason).empty() ||
        trimmed(command.is).empty()) {
        return fail(ErrorKind::usage, "a correction says what is right, why, and who says so", {},
                    "Add --is, --reason and --post");
    }
    auto releases = open_releases(context);
    if (!releases) {
        return pass(releases.error());
    }
    const publish::Publication* current = releases->history.current(context.clock.now);
    const auto hash = command.hash.empty() && current != nullptr
                          ? Result<std::string>{current->hash}
                          : named(releases->workspace, releases->history, command.hash);
    if (!hash) {
        return pass(hash.error());
    }
    if (!releases->history.is_published(*hash)) {
        return fail(ErrorKind::refused,
                    fmt::format("the release {} was not published", shown(*hash)), {},
                    "Mend the facts and prepare another");
    }
    auto was = shown_at(*releases, *hash, command);
    if (!was) {
        return pass(was.error());
    }
    const publish::Correction correction{0,
                                         *hash,
                                         command.measure,
                                         command.area,
                                         command.period,
                                         std::move(*was),
                                         command.is,
                                         command.reason,
                                         command.effect,
                                         command.post,
                                         context.clock.now};
    if (auto written = releases->journal.append({publish::event_of(correction)}); !written) {
        return pass(written.error());
    }
    context.say("Written down. It stands with the number, and in the list of corrections.");
    return done;
}

} // namespace mf::app
