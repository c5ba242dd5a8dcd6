#include "facts/coverage.hpp"

#include "app/commands.hpp"
#include "app/facts_database.hpp"

namespace mf::app {

Result<int> coverage(const Context& context, const ListCommand& command) {
    const auto format = format_of(context.json ? "json" : command.format);
    const auto workspace = context.open();
    if (!format || !workspace) {
        return pass(format ? workspace.error() : format.error());
    }
    const auto state = open_state(context, *workspace);
    if (!state) {
        return pass(state.error());
    }
    store::Table table{{{"source", ""},
                        {"force", ""},
                        {"period", ""},
                        {"supply", ""},
                        {"rows", ""},
                        {"usual", ""},
                        {"note", ""}},
                       {}};
    for (const facts::CoverageCell& cell : facts::coverage(*state, command.source)) {
        std::string note = cell.note;
        if (cell.far_below) {
            note += note.empty() ? "far below its own history" : "; far below its own history";
        }
        table.rows.push_back({cell.source, cell.force, cell.period.text(),
                              std::string{name(cell.kind)}, count_value(cell.rows),
                              cell.usual ? store::Value{*cell.usual} : store::Value{}, note});
    }
    auto printed = print(rendered(table, *format));
    return printed ? Result<int>{done} : pass(printed.error());
}

} // namespace mf::app
