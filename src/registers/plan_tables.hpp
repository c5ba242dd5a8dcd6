// The kinds of table that a file of the plan may hold. For plan_reader.cpp alone.
#pragma once

#include "registers/plan.hpp"

#include <initializer_list>
#include <string>

namespace mf {
class TableReader;
}

namespace mf::registers {

/// Reads all tables of the frame from a file: papers, versions, strands, outcomes, themes, changes, awaited, registers.
void read_frame(TableReader& file, const std::string& name, Plan& plan);
/// The same of rows, programmes and commitments.
void read_promises(TableReader& file, const std::string& name, Plan& plan);
/// The same of committees, duties, partners and claims.
void read_bodies(TableReader& file, const std::string& name, Plan& plan);
/// The same of what really happened.
void read_record(TableReader& file, const std::string& name, Plan& plan);

/// "file:line" of a table.
std::string place_of(const TableReader& reader, const std::string& name);
/// The key's words and their paper. `paper` names the key of the paper.
Quote read_quote(TableReader& reader, const char* says, const char* paper);
/// A day as "2009", "2009-05", "2009-05-19" or "2009/10"; anything else is an error. Empty where there is none.
std::string read_day(TableReader& reader, const char* key);
/// One of a few words, else an error that lists them.
std::string
read_word(TableReader& reader, const char* key, std::initializer_list<const char*> words);

} // namespace mf::registers
