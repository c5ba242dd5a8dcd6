// metforward lookups: which tables lead from one set of areas to another, and the links of one.
#include "facts/lookups.hpp"

#include "app/commands.hpp"
#include "app/lookup_words.hpp"
#include "base/cell.hpp"
#include "facts/lookup_between.hpp"

#include <fmt/format.h>

namespace mf::app {

namespace {

Result<store::Table> held(const Context& context, const facts::Workspace& workspace) {
    const auto lookups = facts::lookups_held(workspace);
    if (!lookups) {
        return pass(lookups.error());
    }
    if (lookups->empty()) {
        context.say("No lookups are loaded: metforward ingest FILE reads them.");
    }
    store::Table table{{{"from", ""},
                        {"to", ""},
                        {"lookup", ""},
                        {"basis", ""},
                        {"weight_of", ""},
                        {"areas", ""},
                        {"targets", ""},
                        {"areas_parted", ""},
                        {"links", ""},
                        {"rows_refused", ""}},
                       {}};
    for (const facts::LookupManifest& one : *lookups) {
        table.rows.push_back(
            {one.from.spoken(), one.to.spoken(), one.source, std::string{geo::name(one.basis)},
             one.weight_of, count_value(one.areas), count_value(one.targets),
             count_value(one.parted), count_value(one.links), count_value(one.refused.size())});
    }
    return table;
}

/// What must be known of a lookup that was made from maps.
void say_how(const Context& context, const facts::LookupFound& found) {
    if (found.lookup.basis() != geo::LookupBasis::area) {
        return;
    }
    context.say(fmt::format("No table leads there: weights are shares of area, from the boundaries "
                            "{}. What is moved by them is an estimate [e].",
                            found.made_of));
    if (found.projection) {
        context.say(fmt::format("Brought to the national grid by {}.", found.projection->sentence));
    }
    for (const auto& [code, share] : found.uncovered) {
        context.say(
            fmt::format("{}: {:.1f} % of it lies in no area of the other set.", code, share * 100));
    }
}

Result<store::Table>
links(const Context& context, const facts::Workspace& workspace, const LookupsCommand& command) {
    const auto from = parse_set(command.from, "--from");
    const auto to = parse_set(command.to, "--to");
    if (!from || !to) {
        return pass(from ? to.error() : from.error());
    }
    const auto found = facts::lookup_between(workspace, *from, *to);
    if (!found) {
        return pass(found.error());
    }
    say_how(context, *found);
    store::Table table{{{"from", ""},
                        {"to", ""},
                        {"weight", ""},
                        {"symbol", ""},
                        {"basis", ""},
                        {"weight_of", ""},
                        {"lookup", ""}},
                       {}};
    for (const geo::Link& link : found->lookup.links()) {
        table.rows.push_back({link.from, link.to, link.weight,
                              std::string{link.weight < 1 ? symbol(Mark::estimated) : ""},
                              std::string{geo::name(found->lookup.basis())}, found->weight_of,
                              found->made_of});
    }
    return table;
}

} // namespace

Result<int> lookups(const Context& context, const LookupsCommand& command) {
    const auto format = format_of(context.json ? "json" : command.format);
    if (!format) {
        return pass(format.error());
    }
    if (command.from.empty() != command.to.empty()) {
        return fail(ErrorKind::usage, "say both from which set and to which", {},
                    "Add --from LEVEL@VINTAGE --to LEVEL@VINTAGE");
    }
    const auto workspace = context.open();
    if (!workspace) {
        return pass(workspace.error());
    }
    const auto table =
        command.from.empty() ? held(context, *workspace) : links(context, *workspace, command);
    if (!table) {
        return pass(table.error());
    }
    auto printed = print(rendered(*table, *format));
    return printed ? Result<int>{done} : pass(printed.error());
}

} // namespace mf::app
