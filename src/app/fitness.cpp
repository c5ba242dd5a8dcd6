#include "facts/fitness.hpp"

#include "app/commands.hpp"
#include "app/facts_database.hpp"

#include <cmath>

namespace mf::app {

namespace {

/// To a hundredth of a per cent: more digits would say more than a share of some hundred rows can.
store::Value rounded(double share) {
    return std::round(share * 10'000) / 10'000;
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
    const auto lines = facts::fitness(facts->state, facts->database, command.source);
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
