// The small library of conditions under which a record may move. Each has a name that definitions use.
#pragma once

#include "registers/calendar.hpp"
#include "registers/record.hpp"
#include "registers/values.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace mf::registers {

/// Other records, as a guard may ask for them.
struct Related {
    /// Of the register `in`, all that refer to this record.
    std::function<Result<std::vector<Record>>(const std::string& in, const Record& to)> referring;
    /// `not_found` when there is none.
    std::function<Result<Record>(const std::string& in, const std::string& id)> find;
};

/// What a guard looks at: the record as it would be with what is given now, who acts, and when.
struct Situation {
    const Definitions& definitions;
    const Register& definition;
    const Record& record;
    std::string to; ///< the state it would enter
    Actor actor;
    std::vector<std::string> evidence; ///< given with the move
    Day today;
    const Calendar& calendar;
    const Related& related;
    const MeasureReader& measures; ///< empty: nobody can tell
};

struct Verdict {
    enum class Answer { holds, fails, unknown } answer = Answer::fails;
    std::string because; ///< a sentence without its full stop: why it is so
};

/// What a guard asks for, in a definition: "vote_carried: votes of decision".
struct GuardInfo {
    std::string_view name;
    std::string_view form; ///< how it is written
};
/// evidence_present, two_keys, panel_complete, blind_until_all, no_conflict, vote_carried, answers_all, measure_holds,
/// measure_fails, after, not_same_person, in_state.
const std::vector<GuardInfo>& guard_library();

/// - evidence_present[: FIELD]: evidence comes with the move, or stands in the field.
/// - two_keys: another person in another role has asked for the same move before.
/// - panel_complete: FIELD N: the field names at least N different posts.
/// - blind_until_all: REGISTER by FIELD: each post in the field has a record there that refers to this one.
/// - no_conflict: FIELD [for FIELD]: who acts (or the post in the second field) is not among the posts in the first; that
///   may stand in a record that this one refers to: "decision.declared".
/// - vote_carried: REGISTER [of FIELD] [quorum N]: of the votes there that refer to this record (or to the one that
///   FIELD refers to) more are for than against; the newest of each member counts; what was withdrawn
///   and abstentions do not.
/// - answers_all: REGISTER: no record there that refers to this one is still in its first state.
/// - measure_holds: FIELD: the newest number passes the test; unknown without a reader, fails without a number.
/// - measure_fails: FIELD: there is a number and it does not pass.
/// - after: FIELD [N days]: the day (and so many more) is over.
/// - not_same_person: FIELD, opener or STATE: who acts is not that post, nor who opened it, nor who last moved it there.
/// - in_state: FIELD STATE: the record that the field refers to is in this state.
/// A call with "not" turns holds and fails round. Errors are those of reading other records.
Result<Verdict> judge(const GuardCall& call, const Situation& situation);

/// Of `after`: the last day on which it does not hold; nothing when the field is empty or it is another guard.
std::optional<Day>
day_before(const GuardCall& call, const Record& record, const Calendar& calendar);

/// What is wrong with the call in this register; "" for nothing.
std::string
problem_with(const GuardCall& call, const Register& in, const std::vector<Register>& all);

} // namespace mf::registers
