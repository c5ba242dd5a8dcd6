// What somebody typed into a form of a register, read by that form: what it does not ask for is not taken.
#pragma once

#include "registers/drafts.hpp"
#include "serve/record_visit.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace mf::serve {

struct Typed {
    registers::FormView
        form; ///< with what was typed, and what is wrong with it (last part of a word)
    registers::Values values; ///< of the fields asked for
    std::int64_t seen = 0;    ///< version that was looked at
    std::string why;
    std::string happened;
    std::vector<std::string> evidence;
    std::string why_problem;
    std::string happened_problem;
    std::string evidence_problem;

    bool sound() const;
};

/// Files that came with it are kept first, so that they need not be sent again when something else is wrong. `moves`: the
/// form asks for a reason, a day and evidence too.
Typed typed_in(const RecordVisit& visit, registers::FormView form, const Form& sent, bool moves);

/// The form with what a draft holds.
Typed typed_in(registers::FormView form, const registers::FormDraft& draft);

registers::FormDraft
draft_of(const Typed& typed, const std::string& address, const std::string& at);

} // namespace mf::serve
