#include "registers/own_clocks.hpp"

#include <algorithm>

namespace mf::registers {

bool has_clock(const Register& in) {
    return std::ranges::any_of(in.moves, [](const Move& move) { return move.within.has_value(); });
}

bool was_in_time(const Register& in, const Record& record, const Calendar& calendar) {
    Record then;
    then.in = record.in;
    then.id = record.id;
    for (const RecordEvent& event : record.history) {
        if (event.kind == EventKind::moved) {
            const Day day = day_of(event.happened);
            for (const Task& task : tasks(in, then, calendar)) {
                const bool taken = std::ranges::find(task.to, event.to) != task.to.end();
                const bool by_clock = event.who.is_program(); // it moves what is too late
                if (task.due && (taken || by_clock) && task.due->day < day) {
                    return false;
                }
            }
        }
        then = apply(std::move(then), event);
    }
    return true;
}

} // namespace mf::registers
