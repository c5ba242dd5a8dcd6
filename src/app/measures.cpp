#include "app/commands.hpp"
#include "app/measures_of.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace mf::app {

namespace {

std::string levels_in_words(const measures::Definition& definition) {
    std::vector<std::string> levels;
    std::ranges::transform(definition.levels, std::back_inserter(levels),
                           [](geo::Level level) { return std::string{geo::name(level)}; });
    return joined(levels, " ");
}

/// The sources of what it divides by, "" for a count.
std::string divided_by(const measures::Plan& plan) {
    std::vector<std::string> sources;
    std::ranges::transform(
        plan.denominators, std::back_inserter(sources),
        [](const measures::Plan& denominator) { return denominator.definition.source; });
    return joined(sources, " ");
}

} // namespace

Result<int> measures(const Context& context, const ListCommand& command) {
    const auto format = format_of(context.json ? "json" : command.format);
    const auto workspace = context.open();
    if (!format || !workspace) {
        return pass(format ? workspace.error() : format.error());
    }
    const auto state = workspace->state();
    if (!state) {
        return pass(state.error());
    }
    const auto plans = plans_of(*workspace, *state);
    if (!plans) {
        return pass(plans.error());
    }
    store::Table table{{{"measure", ""},
                        {"version", ""},
                        {"kind", ""},
                        {"question", ""},
                        {"levels", ""},
                        {"source", ""},
                        {"divided_by", ""},
                        {"definition", ""}},
                       {}};
    for (const measures::Plan& plan : *plans) {
        const measures::Definition& definition = plan.definition;
        table.rows.push_back({definition.id, std::int64_t{definition.version},
                              std::string{name(definition.kind)}, definition.question,
                              levels_in_words(definition), definition.source, divided_by(plan),
                              plan.hash});
    }
    auto printed = print(rendered(table, *format));
    return printed ? Result<int>{done} : pass(printed.error());
}

} // namespace mf::app
