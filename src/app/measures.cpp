#include "app/commands.hpp"
#include "app/measures_of.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <span>

namespace mf::app {

namespace {

std::string levels_in_words(std::span<const measures::Plan> parts) {
    std::vector<std::string> levels;
    for (const measures::Plan& part : parts) {
        for (const geo::Level level : part.definition.levels) {
            levels.emplace_back(geo::name(level));
        }
    }
    return joined(levels, " ");
}

std::string sources_in_words(std::span<const measures::Plan> parts) {
    std::vector<std::string> sources;
    for (const measures::Plan& part : parts) {
        sources.push_back(part.definition.source);
        if (part.definition.outcome) {
            sources.push_back(part.definition.outcome->source);
        }
    }
    return joined(sources, " ");
}

/// "force chief-officer district district-commander".
std::string answers_in_words(const measures::Definition& definition) {
    std::vector<std::string> answers;
    for (const auto& [level, post] : definition.answers) {
        answers.push_back(level + " " + post);
    }
    return joined(answers, " ");
}

bool are_one(const measures::Plan& a, const measures::Plan& b) {
    return a.definition.id == b.definition.id && a.definition.version == b.definition.version;
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
    const auto plans = plans_of_all_versions(*workspace, *state);
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
                        {"definition", ""},
                        {"headline", ""},
                        {"answers", ""},
                        {"reason", ""},
                        {"author", ""},
                        {"checker", ""},
                        {"date", ""}},
                       {}};
    for (auto first = plans->begin(); first != plans->end();) {
        const auto last = std::find_if_not(
            first, plans->end(), [&](const measures::Plan& one) { return are_one(*first, one); });
        const std::span<const measures::Plan> parts{first, last};
        const measures::Plan& plan = *first;
        first = last;
        const measures::Definition& definition = plan.definition;
        const measures::Change change = definition.change.value_or(measures::Change{});
        table.rows.push_back(
            {definition.id, std::int64_t{definition.version}, std::string{name(definition.kind)},
             definition.question, levels_in_words(parts), sources_in_words(parts), divided_by(plan),
             plan.hash, std::string{definition.headline ? "yes" : ""}, answers_in_words(definition),
             change.reason, change.author, change.checker, change.date});
    }
    auto printed = print(rendered(table, *format));
    return printed ? Result<int>{done} : pass(printed.error());
}

} // namespace mf::app
