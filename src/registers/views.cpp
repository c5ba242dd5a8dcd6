#include "registers/views.hpp"

#include "registers/view_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::registers {

namespace {

bool has(const std::vector<std::string>& list, const std::string& one) {
    return std::ranges::find(list, one) != list.end();
}

std::unexpected<Error> not_found(const std::string& in, const std::string& id) {
    return fail(ErrorKind::not_found, fmt::format("there is no record '{}' in {}", id, in));
}

Result<std::vector<HistoryLine>>
history_of(const Register& in, const Record& record, const Actor& viewer, Titles& titles) {
    std::vector<HistoryLine> lines;
    for (const RecordEvent& event : record.history) {
        auto evidence = view_evidence(event.evidence, titles);
        if (!evidence) {
            return pass(evidence.error());
        }
        HistoryLine line{.kind = event.kind,
                         .happened = event.happened,
                         .recorded = event.recorded,
                         .post = event.who.post,
                         .role = event.who.role,
                         .from = event.from,
                         .to = event.to,
                         .why = event.why,
                         .evidence = std::move(*evidence),
                         .told = event.told,
                         .changed = {},
                         .simulated = event.simulated,
                         .hash = event.hash};
        for (const Field& field : in.fields) {
            const auto value = event.values.find(field.name);
            if (value != event.values.end() && may_see(field, viewer, record)) {
                auto shown = view_field(in, field, value->second, titles);
                if (!shown) {
                    return pass(shown.error());
                }
                line.changed.push_back(std::move(*shown));
            }
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<DueView>
due_of(const Register& in, const Record& record, const Calendar& calendar, Day today) {
    std::vector<DueView> all;
    if (in.is_final(record.state)) {
        return all; // it may still be moved, and nobody waits for that
    }
    for (const Task& task : tasks(in, record, calendar)) {
        if (task.due) {
            all.push_back({.to = task.to.front(),
                           .due = *task.due,
                           .overdue = task.due->day < today,
                           .roles = task.roles,
                           .posts = task.posts});
        }
    }
    return all;
}

Result<std::vector<MoveView>> moves_of(Registers& registers,
                                       const Register& in,
                                       const Record& record,
                                       const Actor& viewer,
                                       Day today) {
    std::vector<MoveView> views;
    for (const Task& task : tasks(in, record, registers.calendar())) {
        const Move& move = in.moves[task.move];
        if (!may(move.by, viewer, record)) {
            continue;
        }
        for (const std::string& to : task.to) {
            MoveView view{.move = task.move,
                          .to = to,
                          .label = word_of(in, "state", to),
                          .asks = move.asks,
                          .reason = move.reason,
                          .possible = true,
                          .guards = {},
                          .due = task.due};
            auto verdicts = registers.judged(record, task.move, to, {.who = viewer}, today);
            if (!verdicts) {
                return pass(verdicts.error());
            }
            for (auto& [call, verdict] : *verdicts) {
                const bool given_later =
                    call.name == "two_keys" || call.name == "evidence_present" ||
                    std::ranges::any_of(call.words,
                                        [&](const auto& word) { return has(move.asks, word); });
                view.possible =
                    view.possible && (given_later || verdict.answer == Verdict::Answer::holds);
                view.guards.push_back({std::move(call), std::move(verdict)});
            }
            views.push_back(std::move(view));
        }
    }
    return views;
}

} // namespace

Result<bool> may_find(Registers& registers, const Record& record, const Actor& viewer) {
    const Register* in = registers.definitions().find(record.in);
    if (in == nullptr || !may_reach(*in, viewer, record)) {
        return false;
    }
    if (!in->blind || record.opener.is(viewer)) {
        return true;
    }
    const Field* parent = in->field(in->blind->parent);
    const auto matter = registers.record(parent->refers, record.value(parent->name));
    const auto all = matter ? registers.referring(in->id, *matter) : pass(matter.error());
    if (!all) {
        return pass(all.error());
    }
    std::vector<std::string> missing = lines_of(matter->value(in->blind->panel));
    for (const Record& one : *all) {
        if (one.state != in->start) {
            std::erase(missing, one.opener.post);
        }
    }
    return missing.empty();
}

Result<RecordView> view_record(Registers& registers,
                               const std::string& in,
                               const std::string& id,
                               const Actor& viewer,
                               Day today) {
    const Register* definition = registers.definitions().find(in);
    auto read = definition == nullptr ? not_found(in, id) : registers.record(in, id);
    const auto found = read ? may_find(registers, *read, viewer) : pass(read.error());
    if (!found || !*found) {
        return found ? not_found(in, id) : pass(found.error());
    }
    const auto record = registers.unsealed(std::move(*read));
    if (!record) {
        return pass(record.error());
    }
    RecordView view{.in = in,
                    .id = id,
                    .title = record->value(definition->title),
                    .version = record->version,
                    .state = record->state,
                    .state_label = word_of(*definition, "state", record->state),
                    .since = record->since,
                    .opened = record->opened,
                    .simulated = record->simulated};
    view.awaits = record->first_key ? record->first_key->to : std::string{};
    Titles titles{registers, viewer};
    for (const Field& field : definition->fields) {
        const auto sealed = record->sealed.find(field.name);
        const bool erased = sealed != record->sealed.end() && record->value(field.name).empty();
        if ((record->value(field.name).empty() && !erased) || !may_see(field, viewer, *record)) {
            continue;
        }
        auto shown = view_field(*definition, field, record->value(field.name), titles);
        if (!shown) {
            return pass(shown.error());
        }
        shown->erased = erased;
        view.fields.push_back(std::move(*shown));
    }
    for (const auto& [name, value] : record->first_key ? record->first_key->values : Values{}) {
        const Field* field = definition->field(name);
        if (field == nullptr || !may_see(*field, viewer, *record)) {
            continue;
        }
        auto shown = view_field(*definition, *field, value, titles);
        if (!shown) {
            return pass(shown.error());
        }
        view.awaited.push_back(std::move(*shown));
    }
    view.due = due_of(*definition, *record, registers.calendar(), today);
    auto history = history_of(*definition, *record, viewer, titles);
    if (!history) {
        return pass(history.error());
    }
    view.history = std::move(*history);
    if (viewer.role != everyone) {
        auto moves = moves_of(registers, *definition, *record, viewer, today);
        if (!moves) {
            return pass(moves.error());
        }
        view.moves = std::move(*moves);
        view.may_change = may(definition->changed_by, viewer, *record);
    }
    return view;
}

} // namespace mf::registers
