#include "app/commands.hpp"
#include "app/facts_database.hpp"
#include "base/text.hpp"
#include "facts/compare.hpp"
#include "facts/decide.hpp"
#include "facts/moved.hpp"
#include "facts/summary.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::app {

namespace {

Result<store::Table>
listed(const Context& context, const EditionsCommand& command, std::optional<Day> asof) {
    const auto workspace = context.open();
    const auto opened = workspace ? open_state(context, *workspace, asof) : pass(workspace.error());
    if (!opened) {
        return pass(opened.error());
    }
    const facts::State& state = *opened;
    const std::string& source = command.source;
    store::Table table{{{"source", ""},
                        {"edition", ""},
                        {"file", ""},
                        {"slices", ""},
                        {"published", ""},
                        {"scope", ""},
                        {"state", ""},
                        {"rows_read", ""},
                        {"rows_kept", ""},
                        {"rows_held", ""},
                        {"rows_refused", ""},
                        {"replaced_by", ""},
                        {"met", ""},
                        {"sha256", ""}},
                       {}};
    for (const auto& [id, edition] : state.editions) {
        const facts::Manifest& manifest = edition.manifest;
        if (!source.empty() && manifest.source != source) {
            continue;
        }
        table.rows.push_back({manifest.source, id, joined(edition.names, " | "),
                              facts::slices_in_words(edition), facts::published_in_words(edition),
                              facts::scope_in_words(edition), facts::state_in_words(edition),
                              count_value(manifest.rows_read), count_value(manifest.rows_kept),
                              count_value(manifest.rows_held), count_value(manifest.rows_refused),
                              joined(facts::replaced_by(state, edition), " "), edition.met.text(),
                              manifest.input_sha256});
    }
    std::ranges::stable_sort(table.rows, {}, [](const auto& row) {
        return std::pair{std::get<std::string>(row[0]), std::get<std::string>(row[3])};
    });
    return table;
}

/// What changed between two editions, or what moved.
Result<store::Table>
compared(const Context& context, const EditionsCommand& command, std::optional<Day> asof) {
    const auto facts = open_facts(context, asof);
    if (!facts) {
        return pass(facts.error());
    }
    auto table = command.moved ? facts::moved(facts->state, facts->database, command.source)
                               : facts::compare(facts->state, facts->database, command.compare[0],
                                                command.compare[1]);
    return table ? std::move(table) : pass(cause_of(facts->state, table.error()));
}

} // namespace

Result<int> editions(const Context& context, const EditionsCommand& command) {
    const auto format = format_of(context.json ? "json" : command.format);
    const auto asof = day_option(command.asof, "--asof");
    if (!format || !asof) {
        return pass(format ? asof.error() : format.error());
    }
    if (!command.choose.empty()) {
        const auto workspace = context.open();
        if (!workspace) {
            return pass(workspace.error());
        }
        auto decided = facts::decide(
            *workspace,
            {facts::Decision::Kind::choose, command.choose, command.post, command.reason, ""},
            context.clock);
        return decided ? Result<int>{done} : pass(decided.error());
    }
    auto table = command.compare.size() == 2 || command.moved ? compared(context, command, *asof)
                                                              : listed(context, command, *asof);
    if (!table) {
        return pass(table.error());
    }
    auto printed = print(rendered(*table, *format));
    return printed ? Result<int>{done} : pass(printed.error());
}

} // namespace mf::app
