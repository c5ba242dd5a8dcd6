// Records as CSV: out for a spreadsheet, in from one.
#pragma once

#include "registers/registers.hpp"
#include "registers/views.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mf::registers {

constexpr std::uint64_t import_bytes_max = 64U
                                           << 20U; ///< a table of 100,000 records, and then some

/// RFC 4180 in UTF-8 with CRLF: register's id, state, since, opened, simulated, then every field that the viewer may see. Of
/// all records that the viewer may find, by id. A text that a spreadsheet would run as a formula is led by an apostrophe.
Result<std::string> export_csv(Registers& registers, const std::string& in, const Actor& viewer);

struct Imported {
    std::uint64_t added = 0;
    std::uint64_t there = 0;    ///< an id that there is already: passed over
    std::vector<Error> refused; ///< each with file and line
};

/// One record a row. Columns are fields, and these: id (else the next number), happened (a day), why, evidence. Every row
/// is checked as if a person had typed it; one that is refused stops no other. `invalid` when it is no such table.
Result<Imported> import_csv(Registers& registers,
                            const std::string& in,
                            std::string_view text,
                            const std::string& name,
                            const Actor& who,
                            const Clock& clock);

/// A field of CSV, in quotes where it needs them, led by an apostrophe where a spreadsheet would run it.
std::string csv_field(std::string_view text);

/// What csv_field() has written, without the apostrophe that it led a formula with.
std::string_view without_guard(std::string_view text);

} // namespace mf::registers
