// metforward release list: what was prepared, published and replaced.
#include "app/commands.hpp"
#include "app/releases.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::app {

namespace {

std::string state_of(const publish::Publication* current,
                     const publish::Publication& one,
                     const std::string& now) {
    if (one.opens > now) {
        return "waiting";
    }
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
        table.rows.push_back({one.hash, state_of(current, one, now),
                              prepared == nullptr ? "" : prepared->at,
                              prepared == nullptr ? "" : prepared->post, one.opens, one.post,
                              joined(early, " | "), corrections(one.hash)});
    }
    return table;
}

} // namespace

Result<int> release_list(const Context& context, const ReleaseCommand& command) {
    const auto format = format_of(context.json ? "json" : command.format);
    const auto releases = open_releases(context);
    if (!format || !releases) {
        return pass(format ? releases.error() : format.error());
    }
    auto printed = print(rendered(list_of(releases->history, context.clock.now), *format));
    return printed ? Result<int>{done} : pass(printed.error());
}

} // namespace mf::app
