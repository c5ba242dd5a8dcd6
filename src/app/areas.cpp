// metforward areas: what is known by code and name, and which boundaries have it.
#include "app/commands.hpp"
#include "app/lookup_words.hpp"
#include "base/text.hpp"
#include "facts/known_areas.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::app {

namespace {

store::Value day_text(const std::optional<Day>& day) {
    return day ? store::Value{day->text()} : store::Value{};
}

store::Table table_of(const std::vector<facts::KnownArea>& areas) {
    store::Table table{{{"level", ""},
                        {"code", ""},
                        {"vintage", ""},
                        {"name", ""},
                        {"aliases", ""},
                        {"parent", ""},
                        {"from", ""},
                        {"to", ""},
                        {"boundaries", ""},
                        {"repaired", ""}},
                       {}};
    for (const auto& [set, area] : areas) {
        table.rows.push_back({std::string{geo::name(set.level)}, area.code, set.vintage, area.name,
                              joined(area.aliases, "|"), area.parent, day_text(area.from),
                              day_text(area.to), set.source, area.repaired});
    }
    return table;
}

Result<std::optional<geo::Level>> level_option(const std::string& text) {
    const auto level = geo::level_of(text);
    if (!level && !text.empty()) {
        return fail(ErrorKind::usage, fmt::format("'{}' is no level", text), "--level",
                    "Use one of " + levels_in_words());
    }
    return level;
}

/// Keeps the rows of the one area that is meant.
Done keep_only(const std::string& code, std::vector<facts::KnownArea>& areas) {
    const auto found = facts::code_book(areas).resolve(code);
    if (!found) {
        Error error = found.error();
        error.where = "--area";
        return pass(std::move(error));
    }
    std::erase_if(areas, [&](const facts::KnownArea& one) {
        return one.set.level != found->level || one.area.code != found->area.code ||
               one.set.vintage != found->area.vintage;
    });
    return {};
}

} // namespace

Result<int> areas(const Context& context, const AreasCommand& command) {
    const auto format = format_of(context.json ? "json" : command.format);
    const auto level = format ? level_option(command.level) : pass(format.error());
    if (!level) {
        return pass(level.error());
    }
    const auto workspace = context.open();
    const auto lists = workspace ? workspace->areas() : pass(workspace.error());
    auto known = lists ? facts::known_areas(*workspace, *lists, *level) : pass(lists.error());
    if (!known) {
        return pass(known.error());
    }
    if (std::ranges::all_of(*known, [](const auto& one) { return one.set.source.empty(); })) {
        context.say("No boundaries are loaded: metforward ingest FILE reads them.");
    }
    if (!command.area.empty()) {
        if (auto kept = keep_only(command.area, *known); !kept) {
            return pass(kept.error());
        }
    }
    auto printed = print(rendered(table_of(*known), *format));
    return printed ? Result<int>{done} : pass(printed.error());
}

} // namespace mf::app
