// Moves: by people along the definition, and by the clock.
#include "base/text.hpp"
#include "registers/clocks.hpp"
#include "registers/desk.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::registers {

namespace {

/// A record that goes round in circles by the clock alone is a mistake in its definition.
constexpr int moves_in_a_row_max = 20;

bool has(const std::vector<std::string>& list, const std::string& one) {
    return std::ranges::find(list, one) != list.end();
}

bool is_two_keys(const GuardCall& call) {
    return call.name == "two_keys";
}

bool looks_at_a_measure(const GuardCall& call) {
    return call.name == "measure_holds" || call.name == "measure_fails";
}

Record with_values(Record record, const Values& values) {
    for (const auto& [name, text] : values) {
        record.values[name] = text;
    }
    return record;
}

void add_once(std::vector<std::string>& list, const std::vector<std::string>& more) {
    for (const std::string& one : more) {
        if (!one.empty() && !has(list, one)) {
            list.push_back(one);
        }
    }
}

} // namespace

std::vector<std::string> Desk::told_by(const Move& move, const Record& record) const {
    constexpr std::string_view mover_of = "mover: ";
    std::vector<std::string> told;
    for (const std::string& one : move.tells) {
        if (one == "opener") {
            add_once(told, {record.opener.post});
        } else if (one.starts_with(mover_of)) {
            const auto mover = record.mover(one.substr(mover_of.size()));
            add_once(told, {mover ? mover->post : std::string{}});
        } else {
            add_once(told, lines_of(record.value(one)));
        }
    }
    return told;
}

Result<std::vector<std::pair<GuardCall, Verdict>>> Desk::judged(const Record& record,
                                                                const Move& move,
                                                                const std::string& to,
                                                                const Change& change,
                                                                Day today) {
    const Related related = related_of(core_, reader_);
    const Situation situation{.definitions = core_.definitions,
                              .definition = in_,
                              .record = record,
                              .to = to,
                              .actor = change.who,
                              .evidence = change.evidence,
                              .today = today,
                              .calendar = core_.calendar,
                              .related = related,
                              .measures = core_.measures};
    std::vector<std::pair<GuardCall, Verdict>> all;
    std::vector<GuardCall> calls = move.needs;
    if (move.when) {
        calls.insert(calls.begin(), *move.when);
    }
    for (const GuardCall& call : calls) {
        auto verdict = judge(call, situation);
        if (!verdict) {
            return pass(verdict.error());
        }
        all.emplace_back(call, std::move(*verdict));
    }
    return all;
}

/// Of several ways to the same state the one that this actor may take and that asks for what is given.
const Move* Desk::way_to(const Record& record, const std::string& to, const Change& change) const {
    const auto fits = [&](const Move& one) {
        const bool all_given = std::ranges::all_of(
            one.asks, [&](const std::string& asked) { return change.values.contains(asked); });
        return all_given && std::ranges::all_of(change.values, [&](const auto& given) {
                   const Field* field = in_.field(given.first);
                   return field == nullptr || !field->fixed || has(one.asks, given.first);
               });
    };
    const Move* chosen = nullptr;
    int best = -1;
    for (const Move& one : in_.moves) {
        if (one.when || !has(one.from, record.state) || !has(one.to, to)) {
            continue;
        }
        const int worth = (may(one.by, change.who, record) ? 2 : 0) + (fits(one) ? 1 : 0);
        if (worth > best) {
            best = worth;
            chosen = &one;
        }
    }
    return chosen;
}

Done Desk::check_given_anew(const Record& record, const Move& move, const Values& values) const {
    for (const std::string& asked : move.asks) {
        const Field* field = in_.field(asked);
        const auto given = values.find(asked);
        if (!field->fixed || field->type != FieldType::reference || given == values.end()) {
            continue;
        }
        for (const RecordEvent& event : record.history) {
            const auto before = event.values.find(asked);
            if (before != event.values.end() && before->second == given->second &&
                event.kind != EventKind::keyed) {
                return refuse(fmt::format("'{}' has served before: {}", asked, given->second),
                              "It needs a new one");
            }
        }
    }
    return {};
}

Result<ChangeOutcome>
Desk::move(const std::string& id, const std::string& to, const Change& change) {
    auto record = reader_.record(in_.id, id);
    if (!record) {
        return pass(record.error());
    }
    if (change.seen && *change.seen != record->version) {
        return Conflict{std::move(*record), change.values};
    }
    const auto happened = happened_of(change, &*record);
    const auto settled =
        happened ? settle(*record, day_of(*happened), false) : pass(happened.error());
    if (!settled) {
        return pass(settled.error());
    }
    std::vector<std::string> ways;
    for (const Move& one : in_.moves) {
        if (!one.when && has(one.from, record->state)) {
            add_once(ways, one.to);
        }
    }
    const Move* chosen = way_to(*record, to, change);
    if (chosen == nullptr) {
        return refuse(fmt::format("from '{}' nothing leads to '{}'", record->state, to),
                      ways.empty() ? "Nothing more is to be done with it"
                                   : "It can become: " + joined(ways, ", "));
    }
    if (!may(chosen->by, change.who, *record)) {
        return refuse(fmt::format("the role '{}' may not move it to '{}'", change.who.role, to),
                      "It is done by: " + joined(chosen->by, ", "));
    }
    return moved(*record, *chosen, to, change);
}

Result<ChangeOutcome>
Desk::moved(const Record& record, const Move& move, const std::string& to, const Change& change) {
    if (move.reason && trimmed(change.why).empty()) {
        return fail(ErrorKind::invalid, "a reason is missing", in_.id, "Say why");
    }
    const auto happened = happened_of(change, &record);
    const auto sound = happened ? check_values(change.values, move.asks) : pass(happened.error());
    auto written = sound ? event_of(EventKind::moved, change, *happened) : pass(sound.error());
    if (!written) {
        return pass(written.error());
    }
    RecordEvent& event = written->event;
    const bool second = record.first_key && record.first_key->to == to;
    if (second) { // what the first person gave holds, with what the second adds
        event.values.insert(record.first_key->values.begin(), record.first_key->values.end());
        event.sealed.insert(record.first_key->sealed.begin(), record.first_key->sealed.end());
    }
    event.from = record.state;
    event.to = to;
    for (const std::string& asked : move.asks) {
        if (!event.values.contains(asked) && !event.sealed.contains(asked)) {
            return fail(ErrorKind::invalid, fmt::format("'{}' is asked for", asked), asked,
                        "Give it with the move");
        }
    }
    if (auto anew = check_given_anew(record, move, event.values); !anew) {
        return pass(anew.error());
    }
    Record after = with_values(record, event.values);
    after.sealed.insert(event.sealed.begin(), event.sealed.end());
    if (auto whole = check_required(after, to); !whole) {
        return pass(whole.error());
    }
    const auto verdicts = judged(after, move, to, change, day_of(*happened));
    if (!verdicts) {
        return pass(verdicts.error());
    }
    for (const auto& [call, verdict] : *verdicts) {
        if (verdict.answer == Verdict::Answer::holds) {
            continue;
        }
        const bool first = is_two_keys(call) && !second;
        if (!first) {
            return refuse(fmt::format("it cannot become '{}': {}", to, verdict.because),
                          fmt::format("The rule is {}", call.written));
        }
        event.kind = EventKind::keyed;
    }
    if (event.kind == EventKind::moved) {
        event.told = told_by(move, after);
    }
    return write(record, std::move(*written), change);
}

Result<std::optional<RecordEvent>>
Desk::next_of_clock(const Record& record, Day day, bool with_data) {
    for (const Automatic& one : automatic(in_, record, core_.calendar)) {
        const bool by_data = !one.runs_out && looks_at_a_measure(*in_.moves[one.move].when);
        if ((one.last && *one.last >= day) || (by_data && !with_data)) {
            continue;
        }
        const Move& move = in_.moves[one.move];
        RecordEvent event;
        event.kind = EventKind::moved;
        event.recorded = clock_.now;
        // It came to be on the day after the last in time, whenever somebody looks.
        event.happened = one.last && !by_data ? moment_of(one.last->plus(1)) : clock_.now;
        event.happened = std::max(event.happened, record.since);
        event.who = Actor::program();
        event.simulated = record.simulated;
        event.from = record.state;
        event.to = one.to;
        if (one.due) {
            event.why = working(*one.due);
        }
        if (!one.runs_out) {
            const auto verdicts = judged(record, move, one.to, {.who = Actor::program()}, day);
            if (!verdicts) {
                return pass(verdicts.error());
            }
            const bool holds = std::ranges::all_of(*verdicts, [](const auto& judged_one) {
                return judged_one.second.answer == Verdict::Answer::holds;
            });
            if (!holds) {
                continue;
            }
            for (const auto& [call, verdict] : *verdicts) {
                event.why += (event.why.empty() ? "" : "; ") + verdict.because;
            }
        }
        event.told = told_by(move, record);
        return event;
    }
    return std::nullopt;
}

Result<int> Desk::settle(Record& record, Day day, bool with_data) {
    int made = 0;
    for (; made < moves_in_a_row_max; ++made) {
        auto event = next_of_clock(record, day, with_data);
        if (!event) {
            return pass(event.error());
        }
        if (!*event) {
            return made;
        }
        const auto appended =
            writer_.append({.events = {to_journal(**event, stream_of(in_.id, record.id))},
                            .expected_version = record.version});
        if (!appended && appended.error().kind != ErrorKind::busy) {
            return pass(appended.error());
        }
        auto newest = reader_.record(in_.id, record.id);
        if (!newest) {
            return pass(newest.error());
        }
        record = std::move(*newest);
        if (!appended) {
            return made; // another was quicker, perhaps with the same; what is left waits for the next look
        }
    }
    return fail(ErrorKind::internal,
                fmt::format("{}/{} is moved by the clock without end", in_.id, record.id), in_.file,
                "Mend the register's moves: some lead in a circle");
}

} // namespace mf::registers
