// metforward register add, change, move, erase, attach, import, and metforward refresh: what is done with records.
#include "app/register_command.hpp"
#include "registers/table_files.hpp"
#include "store/files.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace mf::app {

namespace {

constexpr std::uint64_t import_bytes_max = registers::import_bytes_max;

Result<registers::Change> change_of(const RegisterCommand& command) {
    if (command.post.empty()) {
        return fail(ErrorKind::usage, "who does it is missing", "--post",
                    "Add --post \"records officer\": a post, no name");
    }
    registers::Change change{.who = actor_of(command),
                             .why = command.why,
                             .evidence = command.evidence,
                             .happened = command.happened};
    for (const std::string& text : command.values) {
        const auto equals = text.find('=');
        if (equals == std::string::npos || equals == 0) {
            return fail(ErrorKind::usage, fmt::format("'{}' gives no field a value", text), {},
                        "Write it as: owner=\"district commander\"");
        }
        change.values[text.substr(0, equals)] = text.substr(equals + 1);
    }
    if (command.version > 0) {
        change.seen = command.version;
    }
    return change;
}

/// Tells what became of it: 0 when it is written down, 5 when somebody was quicker.
Result<int> tell(const Context& context, const Result<registers::ChangeOutcome>& outcome) {
    if (!outcome) {
        return pass(outcome.error());
    }
    if (const auto* conflict = std::get_if<registers::Conflict>(&*outcome)) {
        const registers::Record& newest = conflict->newest;
        std::string theirs;
        for (const auto& [field, value] : conflict->yours) {
            theirs += fmt::format("\n  {}: there is '{}', you have '{}'", field,
                                  newest.value(field), value);
        }
        return fail(ErrorKind::busy,
                    fmt::format("{}/{} has changed meanwhile: it is version {}, '{}', by {}{}",
                                newest.in, newest.id, newest.version, newest.state,
                                newest.history.back().who.post, theirs),
                    {}, "Look at it again and repeat");
    }
    const auto& recorded = std::get<registers::Recorded>(*outcome);
    const registers::Record& record = recorded.record;
    if (context.json) {
        const nlohmann::ordered_json line{{"register", record.in},
                                          {"id", record.id},
                                          {"version", record.version},
                                          {"state", record.state},
                                          {"awaits_second_key", recorded.awaits_second_key},
                                          {"receipt", recorded.receipt}};
        auto printed = print(line.dump() + "\n");
        return printed ? Result<int>{done} : pass(printed.error());
    }
    context.say(recorded.awaits_second_key
                    ? fmt::format("Written down. {}/{} waits for a second person in another role.",
                                  record.in, record.id)
                    : fmt::format("Written down. {}/{} is '{}', version {}.", record.in, record.id,
                                  record.state, record.version));
    auto printed = print(record.id + "\n");
    return printed ? Result<int>{done} : pass(printed.error());
}

} // namespace

Result<int> register_add(const Context& context, const RegisterCommand& command) {
    const auto change = change_of(command);
    auto open = change ? open_registers(context) : pass(change.error());
    return open ? tell(context, open->add(command.in, command.id, *change, context.clock))
                : pass(open.error());
}

Result<int> register_change(const Context& context, const RegisterCommand& command) {
    const auto change = change_of(command);
    auto open = change ? open_registers(context) : pass(change.error());
    return open ? tell(context, open->change(command.in, command.id, *change, context.clock))
                : pass(open.error());
}

Result<int> register_move(const Context& context, const RegisterCommand& command) {
    const auto change = change_of(command);
    auto open = change ? open_registers(context, true) : pass(change.error());
    return open ? tell(context,
                       open->move(command.in, command.id, command.to, *change, context.clock))
                : pass(open.error());
}

Result<int> register_erase(const Context& context, const RegisterCommand& command) {
    const auto change = change_of(command);
    auto open = change ? open_registers(context) : pass(change.error());
    const auto record =
        open ? open->erase(command.in, command.id, command.fields, *change, context.clock)
             : pass(open.error());
    if (!record) {
        return pass(record.error());
    }
    context.say("Erased. The chain of events still holds.");
    return done;
}

Result<int> register_attach(const Context& context, const RegisterCommand& command) {
    auto open = open_registers(context);
    const auto bytes =
        open ? store::read_file(command.file, registers::attachment_bytes_max) : pass(open.error());
    const auto kept = bytes ? open->attachments().keep(command.file.filename().string(), *bytes)
                            : pass(bytes.error());
    const auto printed = kept ? print(kept->line() + "\n") : pass(kept.error());
    return printed ? Result<int>{done} : pass(printed.error());
}

Result<int> register_import(const Context& context, const RegisterCommand& command) {
    const auto change = change_of(command);
    auto open = change ? open_registers(context) : pass(change.error());
    const auto text = open ? store::read_file(command.file, import_bytes_max) : pass(open.error());
    const auto imported =
        text ? registers::import_csv(*open, command.in, *text, command.file.filename().string(),
                                     change->who, context.clock)
             : pass(text.error());
    if (!imported) {
        return pass(imported.error());
    }
    for (const Error& error : imported->refused) {
        fmt::print(stderr, "{}\n", sentence(error));
    }
    context.say(fmt::format("{} records added, {} were there already, {} rows refused.",
                            imported->added, imported->there, imported->refused.size()));
    return imported->refused.empty() ? done : findings;
}

Result<int> refresh(const Context& context, const RegisterCommand& command) {
    const auto clock = command.at.empty() ? Result<Clock>{context.clock} : Clock::at(command.at);
    auto open = clock ? open_registers(context, true) : pass(clock.error());
    const auto done_now = open ? open->refresh(*clock) : pass(open.error());
    if (!done_now) {
        return pass(done_now.error());
    }
    store::Table table{{{"register", ""}, {"id", ""}, {"what", ""}}, {}};
    for (const registers::RecordName& name : done_now->moved) {
        table.rows.push_back({name.in, name.id, std::string{"moved"}});
    }
    for (const registers::RecordName& name : done_now->erased) {
        table.rows.push_back({name.in, name.id, std::string{"erased"}});
    }
    context.say(fmt::format("{} moves by the clock, {} records had something erased.",
                            done_now->moved.size(), done_now->erased.size()));
    const auto format = format_of(context.json ? "json" : command.format);
    const auto printed = format ? print(rendered(table, *format)) : pass(format.error());
    return printed ? Result<int>{done} : pass(printed.error());
}

} // namespace mf::app
