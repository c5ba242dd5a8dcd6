// metforward release diff: each value that changed, and why.
#include "app/commands.hpp"
#include "app/release_changes.hpp"
#include "app/releases.hpp"
#include "publish/compare.hpp"
#include "publish/freeze.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace mf::app {

namespace {

std::string in_words(publish::Cause cause) {
    switch (cause) {
    case publish::Cause::definition:
        return "the measure counts by another rule";
    case publish::Cause::came:
        return "a file came that has it";
    case publish::Cause::went:
        return "no file that counts has it any more";
    case publish::Cause::reclassification:
        return "the newer file sorts the kinds of crime in another way";
    case publish::Cause::transfer:
        return "moved between areas";
    case publish::Cause::late_records:
        return "the newer file has records that came late, or took some back";
    }
    return {};
}

std::string text_of_cell(const Cell& cell) {
    const auto value = cell.value();
    return value ? fmt::format("{}", *value) : symbols(cell, {});
}

store::Table table_of(const publish::History& history,
                      const release::Release& older,
                      const release::Release& newer,
                      const std::string& only) {
    store::Table table{{{"measure", ""},
                        {"level", ""},
                        {"area_code", ""},
                        {"area_name", ""},
                        {"period", ""},
                        {"was", ""},
                        {"is", ""},
                        {"difference", ""},
                        {"why", ""},
                        {"sentence", ""}},
                       {}};
    for (const publish::Change& change : publish::compare(older, newer)) {
        if (!only.empty() && change.measure != only) {
            continue;
        }
        const release::AreaInfo* area = newer.area(change.area);
        const auto was = change.was.value();
        const auto is = change.is.value();
        const publish::Correction* correction = correction_of(history, older.id, change);
        table.rows.push_back(
            {change.measure, std::string{geo::name(change.level)}, change.area,
             area == nullptr ? change.area : area->name, change.period.text(),
             text_of_cell(change.was), text_of_cell(change.is),
             was && is ? store::Value{*is - *was} : store::Value{},
             correction == nullptr ? std::string{name(change.cause)} : "correction",
             correction == nullptr ? in_words(change.cause) : correction->reason});
    }
    return table;
}

/// Older and newer: as named, else what everyone reads now and the newest that was prepared.
Result<std::pair<std::string, std::string>>
two_of(const Context& context, const Releases& releases, const ReleaseCommand& command) {
    const publish::Publication* current = releases.history.current(context.clock.now);
    if (command.hash.empty() && (current == nullptr || releases.history.newest() == nullptr)) {
        return fail(ErrorKind::not_found, "nothing is published yet that could be compared", {},
                    "Name two releases; `metforward release list` shows them");
    }
    auto older = command.hash.empty()
                     ? Result<std::string>{current->hash}
                     : publish::whole_hash(releases.workspace.releases(), command.hash);
    auto newer = command.other.empty() && releases.history.newest() != nullptr
                     ? Result<std::string>{releases.history.newest()->hash}
                     : publish::whole_hash(releases.workspace.releases(), command.other);
    if (!older || !newer) {
        return pass(older ? newer.error() : older.error());
    }
    return std::pair{*older, *newer};
}

} // namespace

Result<int> release_diff(const Context& context, const ReleaseCommand& command) {
    const auto format = format_of(context.json ? "json" : command.format);
    const auto releases = open_releases(context);
    if (!format || !releases) {
        return pass(format ? releases.error() : format.error());
    }
    const auto two = two_of(context, *releases, command);
    if (!two) {
        return pass(two.error());
    }
    const auto older = publish::thaw(releases->workspace.releases(), two->first);
    const auto newer = publish::thaw(releases->workspace.releases(), two->second);
    if (!older || !newer) {
        return pass(older ? newer.error() : older.error());
    }
    const store::Table table = table_of(releases->history, *older, *newer, command.measure);
    std::map<std::string, std::size_t> causes;
    for (const auto& row : table.rows) {
        ++causes[text_of(row[8])];
    }
    for (const auto& [cause, count] : causes) {
        context.say(fmt::format("{}: {} values", cause, count));
    }
    auto printed = print(rendered(table, *format));
    return printed ? Result<int>{done} : pass(printed.error());
}

} // namespace mf::app
