#include "app/commands.hpp"
#include "app/facts_database.hpp"

#include <chrono>

namespace mf::app {

namespace {

/// What is wrong with the words of the question, not with the facts.
bool is_the_askers(const Error& error) {
    return error.kind != ErrorKind::io && !error.message.starts_with("Invalid ") &&
           !error.message.contains("IO Error");
}

} // namespace

Result<int> sql(const Context& context, const SqlCommand& command) {
    const auto format = format_of(context.json ? "json" : command.format);
    if (!format) {
        return pass(format.error());
    }
    store::DatabaseOptions options;
    options.query_time_max = std::chrono::seconds{command.seconds_max};
    auto facts = open_facts(context, std::nullopt, options);
    if (!facts) {
        return pass(facts.error());
    }
    if (auto locked = facts->database.lock_down({facts->state.lake}); !locked) {
        return pass(locked.error());
    }
    const auto table = facts->database.query(command.sql);
    if (!table) {
        return pass(is_the_askers(table.error()) ? table.error()
                                                 : cause_of(facts->state, table.error()));
    }
    if (auto printed = print(rendered(*table, *format)); !printed) {
        return pass(printed.error());
    }
    return done;
}

} // namespace mf::app
