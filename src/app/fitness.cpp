#include "facts/fitness.hpp"

#include "app/commands.hpp"
#include "app/facts_database.hpp"
#include "facts/grid.hpp"
#include "facts/land.hpp"

#include <fmt/format.h>

#include <cmath>

namespace mf::app {

namespace {

/// To a hundredth of a per cent: more digits would say more than a share of some hundred rows can.
store::Value rounded(double share) {
    return std::round(share * 10'000) / 10'000;
}

/// What places were held against: without it nobody knows what "in the sea" means.
void say_lands(const Context& context, const std::vector<facts::Land>& lands) {
    if (lands.empty()) {
        context.say("No boundaries are loaded that cover a force: of places only the numbers "
                    "themselves are looked at.");
    }
    for (const facts::Land& land : lands) {
        context.say(fmt::format("Places of {} forces are held against the boundaries {}.",
                                land.forces.size(), land.source));
    }
}

} // namespace

Result<int> fitness(const Context& context, const ListCommand& command) {
    const auto format = format_of(context.json ? "json" : command.format);
    if (!format) {
        return pass(format.error());
    }
    const auto facts = open_facts(context);
    if (!facts) {
        return pass(facts.error());
    }
    const auto lands = facts::lands_of(facts->workspace, facts->state.areas);
    const auto projection = lands ? facts::projection_of(facts->workspace) : pass(lands.error());
    if (!projection) {
        return pass(projection.error());
    }
    say_lands(context, *lands);
    const auto lines =
        facts::fitness(facts->state, facts->database, *lands, *projection, command.source);
    if (!lines) {
        return pass(cause_of(facts->state, lines.error()));
    }
    store::Table table{{{"source", ""},
                        {"slice", ""},
                        {"file", ""},
                        {"what", ""},
                        {"rows", ""},
                        {"share", ""},
                        {"usual_share", ""},
                        {"edition", ""}},
                       {}};
    for (const facts::FitnessLine& line : *lines) {
        table.rows.push_back({line.source, line.slice, line.file, line.what, count_value(line.rows),
                              rounded(line.share),
                              line.usual ? rounded(*line.usual) : store::Value{}, line.edition});
    }
    auto printed = print(rendered(table, *format));
    return printed ? Result<int>{done} : pass(printed.error());
}

} // namespace mf::app
