// A form of a register as a page: to open a record, to change it, to move it. What is known is offered, and never retyped.
#pragma once

#include "pages/sign_in.hpp"
#include "registers/views.hpp"

#include <array>
#include <string>
#include <vector>

namespace mf::pages {

/// The name under which a field of a register is sent. A field of files and links is sent in three parts: what it holds
/// already and keeps (`…[]`), more links (`….links`), a file (`….file`). A measure's test is sent in four, as test_parts has them.
std::string sent_name(const std::string& field);

inline constexpr const char* sent_why = "why";
inline constexpr const char* sent_happened = "happened";
inline constexpr const char* sent_evidence = "evidence"; ///< of the move itself; in three parts
inline constexpr const char* sent_version = "version";
inline constexpr const char* way_draft = "draft"; ///< kept, and not handed in
inline constexpr const char* way_offer = "offer"; ///< fills in what is known by now
inline constexpr const char* way_drop = "drop";   ///< the draft goes

inline constexpr std::array<const char*, 4> test_parts{"measure", "area", "comparison",
                                                       "threshold"};

/// Where two people wrote at once.
struct Clash {
    std::string label; ///< key of the field's name
    std::string theirs;
    std::string yours;
};

struct RecordFormView {
    enum class Kind { add, change, move };

    Kind kind = Kind::add;
    registers::FormView form; ///< a field's problem is the last part of a word: "missing"
    std::string address;
    std::string title;        ///< of the record, "" for a new one
    std::string problem = {}; ///< a sentence about the whole, "" when nothing is wrong
    std::string why = {};
    std::string happened = {};
    std::vector<std::string> evidence = {}; ///< given with it, as lines
    std::string why_problem = {};           ///< as of a field
    std::string happened_problem = {};
    std::string evidence_problem = {};
    std::string draft_at = {}; ///< when the draft was kept that fills the form; "" for none
    bool offers = false;       ///< some fields can be filled in from a record that another names
    std::vector<std::string> posts = {}; ///< that there are, offered while somebody types
    std::string clash_at = {};           ///< when somebody was quicker, "" when nobody was
    std::string clash_by = {};           ///< her post
    std::vector<Clash> clashes = {};
    bool closed =
        false; ///< the move is no longer there: what was typed is shown, and nothing can be sent
    std::vector<registers::FieldView> first_key = {}; ///< what the first of two people gave
};

Page record_form_page(const PersonalFrame& frame, const RecordFormView& view);

/// What is about a person in a record, to be deleted for good.
struct EraseView {
    std::string in;
    std::string id;
    std::string title;
    std::vector<registers::FieldView> fields; ///< that can be erased and hold something
    std::string why = {};
    std::string fields_problem = {};
    std::string why_problem = {};
};

inline constexpr const char* sent_fields = "fields[]";

Page record_erase_page(const PersonalFrame& frame, const EraseView& view);

} // namespace mf::pages
