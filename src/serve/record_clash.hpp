// Two people wrote at once: what stood there, what the quicker one made of it, and what the other has typed.
#pragma once

#include "pages/record_form.hpp"
#include "registers/record.hpp"
#include "serve/record_typed.hpp"

namespace mf::serve {

/// What stood in the record at that version, without what is erasable.
registers::Values values_at(const registers::Record& record, std::int64_t version);

/// Shows both versions of each field that one of them touched, and makes a form of the newest record: where only the quicker
/// one wrote, hers; else what was typed. Nothing is handed in.
void show_clash(pages::RecordFormView& view,
                const registers::Record& newest,
                const registers::FormView& newest_form,
                const Typed& typed);

} // namespace mf::serve
