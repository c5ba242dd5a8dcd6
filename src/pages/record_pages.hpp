// The public pages of records: all registers, one register, one record; and what records say about other pages.
#pragma once

#include "pages/record_parts.hpp"
#include "pages/site_pages.hpp"

#include <string>

namespace mf::pages {

constexpr std::size_t list_rows = 50;          ///< of one page of a list
constexpr std::size_t list_data_rows = 10'000; ///< of the CSV of a list; more is an export
constexpr std::size_t wanted_bytes_max = 200;  ///< of one field of a query

RecordFrame frame_of(const Asked& asked);

Result<Page> records_page(const Asked& asked); ///< /records

/// "/questions" or "/questions/2026-17". `not_found` when there is no such register, or no record that the public finds,
/// word for word the same; `usage` when a list is asked for by something that it does not have.
Result<Page> register_or_record_page(const Asked& asked, const std::string& address);
Result<Page> register_page(const Asked& asked, const registers::Register& in);
Result<Page> record_page(const Asked& asked, const registers::Register& in, const std::string& id);

/// Whether it is the address of a register in which the public finds nothing yet.
bool is_of_empty_register(const Asked& asked, const std::string& address);
/// Both on one page where the plan has a page at the same address: the records first.
Page joined(Page kept, Page planned, const Asked& asked);

/// What records say about the page: questions that were asked there, answered or not, and what else names it: its area,
/// its strand, its outcome. Nothing on pages of records.
Done add_concerning(Page& page, const Asked& asked);

/// How many events there are and the last one's hash: whoever wrote it down can tell later whether one was changed.
void add_chain(Page& page, const Asked& asked);

/// "14 are still open, and 3 are past their day."
std::string tally_sentence(const Words& words, const registers::RegisterTally& tally);

} // namespace mf::pages
