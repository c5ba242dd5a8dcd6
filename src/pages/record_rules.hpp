// The rules of a register in words: which way leads where, who may go it, by when and under which conditions.
#pragma once

#include "pages/record_parts.hpp"
#include "registers/definition.hpp"

#include <string>

namespace mf::pages {

/// Minutes that a record asks for, and a table of the moves, folded.
void add_rules(Page& page, const RecordFrame& frame, const registers::Register& in);

/// A value of a field as a filter names it: "Town", "A real change".
std::string filter_words(const RecordFrame& frame,
                         const registers::Register& in,
                         const registers::Field& field,
                         const std::string& value);

} // namespace mf::pages
