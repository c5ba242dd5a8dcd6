#include "facts/decide.hpp"

#include "base/text.hpp"
#include "store/files.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::facts {

namespace {

Done subject_exists(const State& state, const Decision& decision) {
    if (decision.kind == Decision::Kind::accept) {
        const auto held = std::ranges::find(state.held, decision.subject, &HeldRows::id);
        if (held == state.held.end()) {
            return fail(ErrorKind::not_found,
                        fmt::format("nothing is held under '{}'", decision.subject), {},
                        "`metforward held` lists what is held");
        }
        if (held->accepted) {
            return fail(ErrorKind::refused,
                        fmt::format("it was accepted before ({})", held->decided));
        }
        return {};
    }
    const auto edition = state.editions.find(decision.subject);
    if (edition == state.editions.end()) {
        return fail(ErrorKind::not_found, fmt::format("there is no edition '{}'", decision.subject),
                    {}, "`metforward editions` lists them");
    }
    if (std::ranges::find(edition->second.states, SliceState::undecided) ==
        edition->second.states.end()) {
        return fail(ErrorKind::refused, "nothing is undecided about this edition");
    }
    return {};
}

} // namespace

Done decide(const Workspace& workspace, Decision decision, const Clock& clock) {
    if (trimmed(decision.post).empty() || trimmed(decision.reason).empty()) {
        return fail(ErrorKind::usage, "a decision needs a post and a reason", {},
                    "Add --post \"…\" and --reason \"…\"");
    }
    const auto lock = store::Lock::take(workspace.lock());
    if (!lock) {
        return pass(lock.error());
    }
    const auto state = workspace.state();
    if (!state) {
        return pass(state.error());
    }
    if (auto exists = subject_exists(*state, decision); !exists) {
        return exists;
    }
    decision.at = clock.now;
    auto journal = store::Journal::open(workspace.journal());
    return journal ? journal->append({event_of(decision)}) : pass(journal.error());
}

} // namespace mf::facts
