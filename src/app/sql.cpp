#include "app/commands.hpp"
#include "app/facts_database.hpp"

namespace mf::app {

Result<int> sql(const Context& context, const SqlCommand& command) {
    const auto format = format_of(context.json ? "json" : command.format);
    if (!format) {
        return pass(format.error());
    }
    auto facts = open_facts(context);
    if (!facts) {
        return pass(facts.error());
    }
    if (auto locked = facts->database.lock_down({facts->state.lake}); !locked) {
        return pass(locked.error());
    }
    const auto table = facts->database.query(command.sql);
    if (!table) {
        return pass(table.error());
    }
    if (auto printed = print(rendered(*table, *format)); !printed) {
        return pass(printed.error());
    }
    return done;
}

} // namespace mf::app
