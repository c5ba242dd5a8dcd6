#include "base/text.hpp"
#include "registers/definition.hpp"
#include "registers/guards.hpp"
#include "registers/rights.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace mf::registers {

namespace {

class Checker {
public:
    Checker(const Register& one,
            const std::vector<Register>& all,
            const std::vector<std::string>& roles)
        : one_{one}, all_{all}, roles_{roles} {}

    std::vector<Error> run() {
        check_names();
        for (const Field& field : one_.fields) {
            check_field(field);
        }
        for (const Move& move : one_.moves) {
            check_move(move);
        }
        check_reachable();
        return std::move(errors_);
    }

private:
    void wrong(int line, std::string message, std::string mend) {
        errors_.push_back({ErrorKind::invalid, std::move(message),
                           fmt::format("{}:{}", one_.file, std::max(line, 1)), std::move(mend)});
    }

    void need_state(const std::string& state, int line) {
        if (!one_.has_state(state)) {
            wrong(line, fmt::format("there is no state '{}'", state),
                  "Known are: " + joined(one_.states, ", "));
        }
    }

    void need_role(const std::string& role, int line) {
        if (role.starts_with(own_field)) {
            const Field* field = one_.field(std::string_view{role}.substr(own_field.size()));
            if (field == nullptr ||
                (field->type != FieldType::post && field->type != FieldType::posts)) {
                wrong(line, fmt::format("'{}' names no field of posts", role),
                      "Write it as: \"field: owner\"");
            }
            return;
        }
        const bool of_area = role.starts_with(own_area);
        if (of_area && one_.field(area_field) == nullptr) {
            wrong(line, fmt::format("'{}' needs a field 'area'", role), "Add the field");
        }
        const std::string name = of_area ? role.substr(own_area.size()) : role;
        if (!roles_.empty() && std::ranges::find(roles_, name) == roles_.end()) {
            wrong(line, fmt::format("there is no role '{}'", name),
                  "Known are: " + joined(roles_, ", "));
        }
    }

    void check_names() {
        if (one_.field(one_.title) == nullptr) {
            wrong(1, fmt::format("'title' names the field '{}', which there is not", one_.title),
                  "Name one of [fields]");
        }
        for (const auto* states : {&one_.final_states, &one_.hidden_states}) {
            for (const std::string& state : *states) {
                need_state(state, 1);
            }
        }
        need_state(one_.start, 1);
        for (const auto* roles : {&one_.opened_by, &one_.changed_by}) {
            for (const std::string& role : *roles) {
                need_role(role, 1);
            }
        }
        for (const GuardCall& call : one_.opened_when) {
            check_guard(call, {});
        }
        if (one_.opened_by.empty()) {
            wrong(1, "nobody may open a record", "Write opened_by = [\"officer\"]");
        }
        for (const std::string& column : one_.list) {
            const bool own = column == "id" || column == "state" || column == "since";
            if (!own && one_.field(column) == nullptr) {
                wrong(1, fmt::format("the list shows '{}', which is no field", column),
                      "Name a field, id, state or since");
            }
        }
        if (one_.blind) {
            check_blind();
        }
    }

    void check_blind() {
        const Field* parent = one_.field(one_.blind->parent);
        const Register* there = parent == nullptr ? nullptr : other(parent->refers);
        if (there == nullptr || there->field(one_.blind->panel) == nullptr) {
            wrong(1, "[blind] names no reference with a field of posts there",
                  "Write parent = \"review\" and panel = \"panel\"");
        }
    }

    const Register* other(std::string_view id) const {
        const auto found = std::ranges::find(all_, id, &Register::id);
        return found == all_.end() ? nullptr : &*found;
    }

    void check_field(const Field& field) {
        if (field.type == FieldType::reference && other(field.refers) == nullptr) {
            wrong(field.line, fmt::format("there is no register '{}'", field.refers),
                  "Name one in definitions/registers");
        }
        for (const std::string& state : field.required_in) {
            need_state(state, field.line);
        }
        for (const std::string& role : field.seen_by) {
            need_role(role, field.line);
        }
        if (!field.offers.empty()) {
            check_offer(field);
        }
        if (field.erasable && one_.title == field.name) {
            wrong(field.line, fmt::format("'{}' names the record and would be erased", field.name),
                  "Name records by another field");
        }
        if (field.erasable && !field.keeps && !one_.keeps) {
            wrong(field.line, fmt::format("nobody says how long '{}' is kept", field.name),
                  "Write keeps = \"1 year\"");
        }
    }

    void check_offer(const Field& field) {
        const auto dot = field.offers.find('.');
        const Field* reference = one_.field(std::string_view{field.offers}.substr(0, dot));
        const Register* there = reference == nullptr ? nullptr : other(reference->refers);
        const bool known = dot != std::string::npos && there != nullptr &&
                           there->field(std::string_view{field.offers}.substr(dot + 1)) != nullptr;
        if (!known) {
            wrong(field.line, fmt::format("'{}' is no field of another record", field.offers),
                  "Write it as: offers = \"meeting.date\"");
        }
    }

    void check_move(const Move& move) {
        for (const auto* states : {&move.from, &move.to}) {
            for (const std::string& state : *states) {
                need_state(state, move.line);
            }
        }
        for (const std::string& role : move.by) {
            need_role(role, move.line);
        }
        for (const GuardCall& call : move.needs) {
            check_guard(call, move);
        }
        if (move.when) {
            check_guard(*move.when, move);
            if (move.to.size() != 1) {
                wrong(move.line, "the clock leads to one state", "Write one state after 'to'");
            }
        }
        for (const std::string& asked : move.asks) {
            if (one_.field(asked) == nullptr) {
                wrong(move.line, fmt::format("there is no field '{}'", asked),
                      "Name one of [fields]");
            }
        }
        for (const std::string& told : move.tells) {
            check_told(told, move.line);
        }
        if (move.within) {
            check_clock(*move.within, move.line);
        }
    }

    void check_guard(const GuardCall& call, const Move& move) {
        if (const std::string problem = problem_with(call, one_, all_); !problem.empty()) {
            wrong(move.line, fmt::format("the guard '{}': {}", call.written, problem),
                  "See docs/registers.md for what each guard asks for");
        }
        if (call.name == "two_keys" && (call.negated || move.by.size() < 2)) {
            wrong(move.line, "two keys need two roles", "Write by = [\"officer\", \"approver\"]");
        }
    }

    void check_told(const std::string& told, int line) {
        constexpr std::string_view mover = "mover: ";
        if (told.starts_with(mover)) {
            need_state(told.substr(mover.size()), line);
        } else if (told != "opener") {
            need_role(std::string{own_field} + told, line);
        }
    }

    void check_clock(const Within& clock, int line) {
        for (const std::string& day : {clock.from, clock.before}) {
            const Field* field = one_.field(day);
            if (!day.empty() && (field == nullptr || field->type != FieldType::date)) {
                wrong(line, fmt::format("'{}' is no field of type date", day),
                      "Name a date of [fields], or leave it out");
            }
        }
        if (!clock.then.empty()) {
            need_state(clock.then, line);
        }
    }

    /// A state that no move leads to is a mistake in writing.
    void check_reachable() {
        std::set<std::string> reached{one_.start};
        for (const Move& move : one_.moves) {
            reached.insert(move.to.begin(), move.to.end());
            if (move.within) {
                reached.insert(move.within->then);
            }
        }
        for (const std::string& state : one_.states) {
            if (!reached.contains(state)) {
                wrong(1, fmt::format("nothing leads to the state '{}'", state),
                      "Write a [[move]] to it, or take it out");
            }
        }
    }

    const Register& one_;
    const std::vector<Register>& all_;
    const std::vector<std::string>& roles_;
    std::vector<Error> errors_;
};

} // namespace

std::vector<Error> problems(const Register& wanted,
                            const std::vector<Register>& all,
                            const std::vector<std::string>& roles) {
    return Checker{wanted, all, roles}.run();
}

} // namespace mf::registers
