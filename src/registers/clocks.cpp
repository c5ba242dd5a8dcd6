#include "registers/clocks.hpp"

#include "registers/guards.hpp"
#include "registers/rights.hpp"

#include <algorithm>

namespace mf::registers {

namespace {

bool leads_from(const Move& move, const std::string& state) {
    return std::ranges::find(move.from, state) != move.from.end();
}

std::optional<Due> due_of(const Move& move, const Record& record, const Calendar& calendar) {
    if (!move.within) {
        return std::nullopt;
    }
    const Within& clock = *move.within;
    const std::string& field = clock.before.empty() ? clock.from : clock.before;
    if (field.empty()) {
        return calendar.due(record.since_day(), clock.term);
    }
    const auto day = Day::parse(record.value(field));
    if (!day) {
        return std::nullopt; // the clock has not begun
    }
    return calendar.due(*day, clock.term, !clock.before.empty());
}

} // namespace

std::vector<Task> tasks(const Register& in, const Record& record, const Calendar& calendar) {
    std::vector<Task> all;
    for (std::size_t i = 0; i < in.moves.size(); ++i) {
        const Move& move = in.moves[i];
        if (move.when || !leads_from(move, record.state)) {
            continue;
        }
        Task task{.move = i, .to = move.to, .roles = {}, .posts = {}, .due = {}};
        for (const std::string& by : move.by) {
            if (by.starts_with(own_field)) {
                const auto posts = lines_of(record.value(by.substr(own_field.size())));
                task.posts.insert(task.posts.end(), posts.begin(), posts.end());
            } else if (by.starts_with(own_area)) {
                task.area_roles.push_back(by.substr(own_area.size()));
            } else {
                task.roles.push_back(by);
            }
        }
        task.due = due_of(move, record, calendar);
        all.push_back(std::move(task));
    }
    return all;
}

std::vector<Automatic>
automatic(const Register& in, const Record& record, const Calendar& calendar) {
    std::vector<Automatic> all;
    for (std::size_t i = 0; i < in.moves.size(); ++i) {
        const Move& move = in.moves[i];
        if (!leads_from(move, record.state)) {
            continue;
        }
        if (!move.when) {
            const auto due = due_of(move, record, calendar);
            if (due && !move.within->then.empty()) {
                all.push_back({i, move.within->then, due, due->day, true});
            }
            continue;
        }
        // A clock beside a condition puts it off: late is lapsed only so many days after it became late.
        const auto put_off = due_of(move, record, calendar);
        auto last = day_before(*move.when, record, calendar);
        const bool by_clock = move.when->name == "after" && !move.when->negated;
        if ((by_clock && !last) || (move.within && !put_off)) {
            continue;
        }
        if (put_off) {
            last = std::max(last.value_or(put_off->day), put_off->day);
        }
        all.push_back({i, move.to.front(), put_off, last, false});
    }
    std::ranges::stable_sort(all, [](const Automatic& one, const Automatic& other) {
        return one.last && (!other.last || *one.last < *other.last);
    });
    return all;
}

std::vector<Erasure> erasures(const Register& in, const Record& record, const Calendar& calendar) {
    std::vector<Erasure> all;
    if (!in.is_final(record.state)) {
        return all;
    }
    for (const auto& [name, commitment] : record.sealed) {
        const Field* field = in.field(name);
        const auto keeps = field != nullptr && field->keeps ? field->keeps : in.keeps;
        if (!commitment.empty() && keeps) {
            all.push_back({name, calendar.due(record.since_day(), *keeps).day});
        }
    }
    return all;
}

} // namespace mf::registers
