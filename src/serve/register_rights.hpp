// What the registers say of who may do what, as rows of the one table of rights.
#pragma once

#include "people/rights.hpp"
#include "registers/definition.hpp"

#include <string>
#include <vector>

namespace mf::serve {

/// Of each register, in the order of its definition: "questions.open", "questions.change", "questions.erase",
/// "questions.move.received.open" (from, to), "questions.hidden" (finds what the public does not), "questions.field.name"
/// (reads that field). The registers' own rules decide; these rows are those rules, to be read and to be tested.
std::vector<people::Right> register_rights(const registers::Definitions& definitions);

std::string
move_right(const registers::Register& in, const std::string& from, const std::string& to);
std::string field_right(const registers::Register& in, const std::string& field);

} // namespace mf::serve
