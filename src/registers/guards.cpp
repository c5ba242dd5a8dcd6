#include "registers/guards.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace mf::registers {

namespace {

using Answer = Verdict::Answer;
using Judged = Result<Verdict>;

Verdict verdict(bool holds, std::string because) {
    return {holds ? Answer::holds : Answer::fails, std::move(because)};
}

const std::string& word(const GuardCall& call, std::size_t place) {
    static const std::string none;
    return place < call.words.size() ? call.words[place] : none;
}

/// The word that follows `key`: "quorum" in "votes quorum 3".
std::string after_word(const GuardCall& call, std::string_view key) {
    for (std::size_t i = 0; i + 1 < call.words.size(); ++i) {
        if (call.words[i] == key) {
            return call.words[i + 1];
        }
    }
    return {};
}

std::set<std::string> posts_in(const Record& record, const std::string& field) {
    const auto lines = lines_of(record.value(field));
    return {lines.begin(), lines.end()};
}

Judged evidence_present(const GuardCall& call, const Situation& at) {
    if (call.words.empty()) {
        return verdict(!at.evidence.empty(),
                       at.evidence.empty() ? "no evidence is given" : "evidence is given");
    }
    const bool there = !lines_of(at.record.value(word(call, 0))).empty() || !at.evidence.empty();
    return verdict(
        there, fmt::format("'{}' {}", word(call, 0), there ? "has evidence" : "has no evidence"));
}

Judged two_keys(const GuardCall& /*call*/, const Situation& at) {
    const auto& first = at.record.first_key;
    if (!first || first->to != at.to) {
        return verdict(false, "a second person in another role must say the same");
    }
    if (first->who.is(at.actor)) {
        return verdict(false, "the same person has said so already; another must");
    }
    if (first->who.role == at.actor.role) {
        return verdict(
            false,
            fmt::format("both persons act as '{}'; they must have different roles", at.actor.role));
    }
    return verdict(true, fmt::format("{} and {} said so", first->who.post, at.actor.post));
}

Judged panel_complete(const GuardCall& call, const Situation& at) {
    const auto wanted = whole_number(word(call, 1)).value_or(1);
    const auto named = static_cast<std::int64_t>(posts_in(at.record, word(call, 0)).size());
    return verdict(named >= wanted, fmt::format("the panel has {} of {} members", named, wanted));
}

Judged blind_until_all(const GuardCall& call, const Situation& at) {
    const auto done = at.related.referring(word(call, 0), at.record);
    if (!done) {
        return pass(done.error());
    }
    const Register* there = at.definitions.find(word(call, 0));
    std::set<std::string> missing = posts_in(at.record, after_word(call, "by"));
    const bool none_named = missing.empty();
    for (const Record& one : *done) {
        if (there == nullptr || one.state != there->start) {
            missing.erase(one.opener.post);
        }
    }
    return verdict(!none_named && missing.empty(),
                   none_named ? "nobody is on the panel"
                   : missing.empty()
                       ? "all of the panel have handed in"
                       : fmt::format("{} of the panel have not handed in", missing.size()));
}

/// The posts in "field", or in "reference.field" of the record that is referred to.
Result<std::set<std::string>> posts_along(const std::string& path, const Situation& at) {
    const auto dot = path.find('.');
    if (dot == std::string::npos) {
        return posts_in(at.record, path);
    }
    const std::string name = path.substr(0, dot);
    const Field* reference = at.definition.field(name);
    if (reference == nullptr || at.record.value(name).empty()) {
        return std::set<std::string>{};
    }
    const auto found = at.related.find(reference->refers, at.record.value(name));
    return found ? Result<std::set<std::string>>{posts_in(*found, path.substr(dot + 1))}
                 : pass(found.error());
}

Judged no_conflict(const GuardCall& call, const Situation& at) {
    const auto declared = posts_along(word(call, 0), at);
    if (!declared) {
        return pass(declared.error());
    }
    const std::string whom = after_word(call, "for");
    const std::string& post = whom.empty() ? at.actor.post : at.record.value(whom);
    const bool conflict = declared->contains(post);
    return verdict(!conflict, conflict ? fmt::format("{} has declared an interest", post)
                                       : "no interest is declared");
}

Judged vote_carried(const GuardCall& call, const Situation& at) {
    Record subject = at.record;
    if (const std::string field = after_word(call, "of"); !field.empty()) {
        const Field* reference = at.definition.field(field);
        if (reference == nullptr || at.record.value(field).empty()) {
            return verdict(false, fmt::format("'{}' names nothing that was voted on", field));
        }
        auto found = at.related.find(reference->refers, at.record.value(field));
        if (!found) {
            return pass(found.error());
        }
        subject = std::move(*found);
    }
    const auto votes = at.related.referring(word(call, 0), subject);
    if (!votes) {
        return pass(votes.error());
    }
    // The newest of each member: events are numbered over the whole journal.
    std::map<std::string, std::pair<std::int64_t, std::string>> newest;
    const Register* there = at.definitions.find(word(call, 0));
    for (const Record& vote : *votes) {
        if (there == nullptr || vote.state != there->start) {
            continue;
        }
        const std::int64_t number = vote.history.empty() ? 0 : vote.history.back().number;
        auto& own = newest[vote.value("member")];
        if (number >= own.first) {
            own = {number, vote.value("vote")};
        }
    }
    const auto count = [&](std::string_view wanted) {
        return std::ranges::count_if(newest,
                                     [&](const auto& one) { return one.second.second == wanted; });
    };
    const auto in_favour = count("for");
    const auto against = count("against");
    const auto quorum = whole_number(after_word(call, "quorum")).value_or(1);
    const bool carried = in_favour > against && static_cast<std::int64_t>(newest.size()) >= quorum;
    return verdict(carried, fmt::format("{} for, {} against, {} present of {} needed", in_favour,
                                        against, newest.size(), quorum));
}

Judged answers_all(const GuardCall& call, const Situation& at) {
    const Register* there = at.definitions.find(word(call, 0));
    const auto all = at.related.referring(word(call, 0), at.record);
    if (!all) {
        return pass(all.error());
    }
    const auto open = std::ranges::count_if(
        *all, [&](const Record& one) { return there != nullptr && one.state == there->start; });
    return verdict(open == 0, fmt::format("{} of {} in {} are not answered", open, all->size(),
                                          word(call, 0)));
}

/// Whether the test passes, and the sentence that says by how much.
Judged tested(const std::string& field, const Situation& at, bool wants_pass) {
    const auto test = parse_measure_test(at.record.value(field));
    if (!at.measures) {
        return Verdict{Answer::unknown, "nobody can read the measure at this moment"};
    }
    if (!test) {
        return verdict(false, fmt::format("'{}' has no test", field));
    }
    const Reading reading = at.measures(*test);
    if (!reading.value) {
        return verdict(false, fmt::format("there is no number of {} in {}: {}", test->measure,
                                          test->area, reading.missing));
    }
    const bool passed = passes(*test, *reading.value);
    return verdict(passed == wants_pass,
                   fmt::format("{} in {} was {} in {}; the test asks for {}", test->measure,
                               test->area, shortest(*reading.value), reading.period,
                               at.record.value(field)));
}

Judged measure_holds(const GuardCall& call, const Situation& at) {
    return tested(word(call, 0), at, true);
}

Judged measure_fails(const GuardCall& call, const Situation& at) {
    return tested(word(call, 0), at, false);
}

Judged after(const GuardCall& call, const Situation& at) {
    const auto last = day_before(call, at.record, at.calendar);
    if (!last) {
        return verdict(false, fmt::format("'{}' names no day", word(call, 0)));
    }
    return verdict(at.today > *last,
                   fmt::format("{} {} over", last->text(), at.today > *last ? "is" : "is not"));
}

Judged not_same_person(const GuardCall& call, const Situation& at) {
    const std::string& whom = word(call, 0);
    bool same = false;
    if (whom == "opener") {
        same = at.record.opener.is(at.actor);
    } else if (at.definition.field(whom) != nullptr) {
        same = posts_in(at.record, whom).contains(at.actor.post);
    } else if (const auto mover = at.record.mover(whom)) {
        same = mover->is(at.actor);
    }
    return verdict(!same, same ? fmt::format("{} may not judge their own work", at.actor.post)
                               : "it is another person");
}

Judged in_state(const GuardCall& call, const Situation& at) {
    const Field* field = at.definition.field(word(call, 0));
    if (field == nullptr || at.record.value(field->name).empty()) {
        return verdict(false, fmt::format("'{}' names no record", word(call, 0)));
    }
    const auto found = at.related.find(field->refers, at.record.value(field->name));
    if (!found) {
        return pass(found.error());
    }
    return verdict(
        found->state == word(call, 1),
        fmt::format("'{}' is '{}' and must be '{}'", found->id, found->state, word(call, 1)));
}

struct Guard {
    GuardInfo info;
    Judged (*judge)(const GuardCall&, const Situation&);
};

const std::vector<Guard>& guards() {
    static const std::vector<Guard> all{
        {{"after", "after: FIELD [N days]"}, after},
        {{"answers_all", "answers_all: REGISTER"}, answers_all},
        {{"blind_until_all", "blind_until_all: REGISTER by FIELD"}, blind_until_all},
        {{"evidence_present", "evidence_present[: FIELD]"}, evidence_present},
        {{"in_state", "in_state: FIELD STATE"}, in_state},
        {{"measure_fails", "measure_fails: FIELD"}, measure_fails},
        {{"measure_holds", "measure_holds: FIELD"}, measure_holds},
        {{"no_conflict", "no_conflict: FIELD"}, no_conflict},
        {{"not_same_person", "not_same_person: FIELD, opener or STATE"}, not_same_person},
        {{"panel_complete", "panel_complete: FIELD N"}, panel_complete},
        {{"two_keys", "two_keys"}, two_keys},
        {{"vote_carried", "vote_carried: REGISTER [of FIELD] [quorum N]"}, vote_carried},
    };
    return all;
}

} // namespace

const std::vector<GuardInfo>& guard_library() {
    static const std::vector<GuardInfo> infos = [] {
        std::vector<GuardInfo> all;
        std::ranges::transform(guards(), std::back_inserter(all), &Guard::info);
        return all;
    }();
    return infos;
}

Result<Verdict> judge(const GuardCall& call, const Situation& situation) {
    const auto found =
        std::ranges::find(guards(), call.name, [](const Guard& guard) { return guard.info.name; });
    if (found == guards().end()) {
        return fail(ErrorKind::internal, fmt::format("there is no guard '{}'", call.name));
    }
    Judged judged = found->judge(call, situation);
    if (judged && call.negated && judged->answer != Answer::unknown) {
        judged->answer = judged->answer == Answer::holds ? Answer::fails : Answer::holds;
    }
    return judged;
}

std::optional<Day>
day_before(const GuardCall& call, const Record& record, const Calendar& calendar) {
    if (call.name != "after" || call.negated) {
        return std::nullopt;
    }
    const auto day = Day::parse(record.value(word(call, 0)));
    if (!day) {
        return std::nullopt;
    }
    const std::vector<std::string> rest{call.words.begin() + 1, call.words.end()};
    const auto term = term_of(joined(rest, " "));
    return term ? calendar.due(*day, *term).day : *day;
}

} // namespace mf::registers
