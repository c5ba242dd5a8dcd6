#include "facts/ingest.hpp"

#include "app/commands.hpp"
#include "app/ingest_report.hpp"
#include "facts/grid.hpp"

#include <algorithm>

namespace mf::app {

namespace {

/// Of the editions that this run loaded. Nothing is read where none of them has places.
Result<OddByEdition> odd_places_in(const facts::Workspace& workspace,
                                   const facts::IngestReport& report) {
    OddByEdition by_edition;
    const auto sources = workspace.sources();
    if (!sources) {
        return pass(sources.error());
    }
    std::vector<std::string> editions;
    for (const facts::FileReport& file : report.files) {
        const auto source = std::ranges::find(*sources, file.source, &facts::SourceDefinition::id);
        if (file.manifest && file.outcome == facts::FileReport::Outcome::loaded &&
            source != sources->end() && facts::has_places(*source)) {
            editions.push_back(file.edition);
        }
    }
    if (editions.empty()) {
        return by_edition;
    }
    const auto state = workspace.state();
    const auto lands = state ? facts::lands_of(workspace, state->areas) : pass(state.error());
    const auto projection = lands ? facts::projection_of(workspace) : pass(lands.error());
    const auto database = projection ? store::Database::open() : pass(projection.error());
    const auto odd = database ? facts::odd_places(*state, *database, *lands, *projection, editions)
                              : pass(database.error());
    if (!odd) {
        return pass(odd.error());
    }
    for (const facts::OddPlaces& one : *odd) {
        by_edition.emplace(one.edition, one);
    }
    return by_edition;
}

Result<int> told(const Context& context,
                 const facts::Workspace& workspace,
                 const Result<facts::IngestReport>& report) {
    if (!report) {
        return pass(report.error());
    }
    const auto odd = odd_places_in(workspace, *report);
    if (!odd) {
        return pass(odd.error());
    }
    if (auto printed =
            print(context.json ? ingest_json(*report, *odd) : ingest_lines(*report, *odd));
        !printed) {
        return pass(printed.error());
    }
    const bool broken = std::ranges::any_of(report->files, [](const facts::FileReport& file) {
        return file.error && file.error->kind == ErrorKind::integrity;
    });
    return broken ? integrity_broken : report->has_findings() ? findings : done;
}

} // namespace

Result<int> ingest(const Context& context, const IngestCommand& command) {
    const auto workspace = context.open();
    if (!workspace) {
        return pass(workspace.error());
    }
    facts::IngestOptions options;
    options.paths = command.paths;
    options.clock = context.clock;
    options.threads = command.threads;
    options.progress = context.progress();
    if (!command.published.empty()) {
        const auto day = Day::parse(command.published);
        if (!day) {
            return fail(ErrorKind::usage, day.error().message, "--published", day.error().mend);
        }
        options.published = *day;
    }
    if (!command.editions.empty()) {
        options.editions = command.editions;
    }
    return told(context, *workspace, facts::ingest(*workspace, options));
}

Result<int> rebuild(const Context& context) {
    const auto workspace = context.open();
    if (!workspace) {
        return pass(workspace.error());
    }
    return told(context, *workspace, facts::rebuild(*workspace, context.clock, 2));
}

} // namespace mf::app
