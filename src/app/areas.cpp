#include "app/commands.hpp"
#include "base/text.hpp"
#include "facts/places.hpp"

#include <fmt/format.h>

namespace mf::app {

namespace {

store::Value day_text(const std::optional<Day>& day) {
    return day ? store::Value{day->text()} : store::Value{};
}

std::string levels_in_words() {
    std::vector<std::string> names;
    for (const geo::Level level : geo::all_levels()) {
        names.emplace_back(geo::name(level));
    }
    return joined(names, ", ");
}

void add_rows(const geo::BoundarySet& set, store::Table& table) {
    for (const geo::Boundary& area : set.areas) {
        table.rows.push_back({std::string{geo::name(set.id.level)}, area.code, set.id.vintage,
                              area.name, joined(area.aliases, "|"), area.parent,
                              day_text(area.from), day_text(area.to), set.id.source,
                              area.repair ? area.repair->fault : ""});
    }
}

} // namespace

Result<int> areas(const Context& context, const AreasCommand& command) {
    const auto format = format_of(context.json ? "json" : command.format);
    if (!format) {
        return pass(format.error());
    }
    const auto level = geo::level_of(command.level);
    if (!level && !command.level.empty()) {
        return fail(ErrorKind::usage, fmt::format("'{}' is no level", command.level), "--level",
                    "Use one of " + levels_in_words());
    }
    const auto workspace = context.open();
    if (!workspace) {
        return pass(workspace.error());
    }
    const auto sets = facts::areas_of(*workspace, level);
    if (!sets) {
        return pass(sets.error());
    }
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
    for (const geo::BoundarySet& set : *sets) {
        add_rows(set, table);
    }
    if (sets->empty()) {
        context.say("No boundaries are loaded: metforward ingest FILE reads them.");
    }
    auto printed = print(rendered(table, *format));
    return printed ? Result<int>{done} : pass(printed.error());
}

} // namespace mf::app
