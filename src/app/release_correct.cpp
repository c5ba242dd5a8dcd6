// metforward release correct: a correction at the place and size of the error.
#include "app/commands.hpp"
#include "app/releases.hpp"
#include "base/text.hpp"
#include "publish/freeze.hpp"

#include <fmt/format.h>

namespace mf::app {

namespace {

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

} // namespace

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
    const auto hash = current_or_named(context, *releases, command.hash);
    if (!hash) {
        return pass(hash.error());
    }
    if (!releases->history.is_published(*hash)) {
        return fail(ErrorKind::refused,
                    fmt::format("the release {} was not published", shortened(*hash)), {},
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
