#include "app/commands.hpp"
#include "app/facts_database.hpp"
#include "base/text.hpp"
#include "facts/decide.hpp"

namespace mf::app {

Result<int> held(const Context& context, const HeldCommand& command) {
    const auto format = format_of(context.json ? "json" : command.format);
    const auto workspace = context.open();
    if (!format || !workspace) {
        return pass(format ? workspace.error() : format.error());
    }
    if (!command.accept.empty()) {
        auto decided = facts::decide(
            *workspace,
            {facts::Decision::Kind::accept, command.accept, command.post, command.reason, ""},
            context.clock);
        if (decided) {
            context.say("Written down. These rows count from now on.");
        }
        return decided ? Result<int>{done} : pass(decided.error());
    }
    if (!command.post.empty() || !command.reason.empty()) {
        return fail(ErrorKind::usage, "a decision needs what it is about", "--accept",
                    "Add --accept ID; `metforward held` lists the ids");
    }
    const auto state = open_state(context, *workspace);
    if (!state) {
        return pass(state.error());
    }
    store::Table table{{{"id", ""},
                        {"source", ""},
                        {"file", ""},
                        {"slice", ""},
                        {"rule", ""},
                        {"rows", ""},
                        {"decided", ""}},
                       {}};
    for (const facts::HeldRows& held : state->held) {
        const facts::Edition& edition = state->editions.at(held.edition);
        table.rows.push_back({held.id, held.source, joined(edition.names, " | "),
                              joined(held.slice, " "), held.rule, count_value(held.rows),
                              held.decided});
    }
    auto printed = print(rendered(table, *format));
    return printed ? Result<int>{done} : pass(printed.error());
}

} // namespace mf::app
