// Blocks of records: facts, clocks with their working, guards, history, and the table of a list. Ids and codes stand only
// where there is no word for them.
#pragma once

#include "pages/page.hpp"
#include "pages/words.hpp"
#include "registers/plan.hpp"
#include "registers/views.hpp"
#include "release/release.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace mf::pages {

constexpr std::size_t cell_characters = 160; ///< of a text in a list; the record has all of it

/// With which words records are shown, and where a link to another record leads.
struct RecordFrame {
    const Words& words;
    const release::Release& release;
    const registers::Plan* plan =
        nullptr; ///< nullptr: names of its strands and outcomes are not known
    std::string root =
        {}; ///< before "/questions/2026-17": "" in public, "/staff/records" for who signed in
};

std::string register_address(const RecordFrame& frame, std::string_view in);
std::string record_address(const RecordFrame& frame, std::string_view in, std::string_view id);
/// Where an attached file is given out: "/questions/2026-17/files/<hash>/minutes.pdf".
std::string file_address(const RecordFrame& frame,
                         const registers::RecordName& record,
                         const registers::EvidenceItem& file);

/// "Questions"; its id where the words do not know it.
std::string register_name(const Words& words, std::string_view in);
/// The word of a key that a view gives; `otherwise` where the words do not have it.
std::string view_word(const Words& words, const std::string& key, const std::string& otherwise);
std::string state_word(const Words& words, std::string_view in, const std::string& state);
/// "officer of the authority".
std::string role_word(const Words& words, const std::string& role);
/// "40 working days".
std::string term_words(const Words& words, const registers::Term& term);

/// What stands in a field, with links; of one that was erased that it was.
Text field_text(const RecordFrame& frame,
                const registers::RecordName& record,
                const registers::FieldView& field);

/// How a day was worked out: "40 working days from 3 March 2026: 16 weekend days and 2 holidays left out".
Text working_text(const Words& words, const registers::Due& due);

/// Short fields as facts, long ones below. That it is made up, or waits for a second key, is a notice of the whole page.
void add_record_facts(Page& page, const RecordFrame& frame, const registers::RecordView& view);
/// By when what is to be done, by whom, with the working. Nothing where nothing is waited for.
void add_record_clocks(Page& page,
                       const RecordFrame& frame,
                       const registers::RecordView& view,
                       Day today);
/// What must hold before a move, and whether it does.
void add_record_guards(Page& page, const RecordFrame& frame, const registers::MoveView& move);
/// Oldest first; the page's main table.
void add_record_history(Page& page, const RecordFrame& frame, const registers::RecordView& view);

/// The rows of a list, each with a link; whether one is made up wherever at least one is. Texts are cut after so many
/// characters; 0: never.
Table records_table(const RecordFrame& frame,
                    const registers::ListView& view,
                    Text caption,
                    std::size_t characters_max = cell_characters);

/// The text, or as much of it as fits with "…" at its end.
std::string shortened(const std::string& text, std::size_t characters_max);

} // namespace mf::pages
