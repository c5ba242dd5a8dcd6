// What a page shows of records, as values: a record, a list, a form, a work list. Rights are applied here: what a viewer may
// not see is not in them. Sentences are keys of words; their texts are the page's.
#pragma once

#include "registers/clocks.hpp"
#include "registers/registers.hpp"
#include "registers/rights.hpp"

#include <optional>
#include <string>
#include <vector>

namespace mf::registers {

/// One line of evidence; of a record its title, "" when the viewer cannot find it.
struct EvidenceView {
    EvidenceItem item;
    std::string title = {};
};

struct FieldView {
    std::string name;
    std::string label = {}; ///< key
    FieldType type = FieldType::text;
    std::string value = {};      ///< a choice as it is kept
    std::string value_word = {}; ///< key of a choice's label, "" for others
    std::string refers = {};     ///< register that a reference leads to
    std::string
        title; ///< of the record that a reference leads to; "" when the viewer cannot find that
    bool erased = false;                     ///< it was destroyed, as it had to be
    std::vector<EvidenceView> evidence = {}; ///< lines of files and links
};

struct GuardView {
    GuardCall call;
    Verdict verdict;
};

/// A move that the viewer's role may make.
struct MoveView {
    std::size_t move = 0; ///< place in Register::moves
    std::string to;
    std::string label = {}; ///< key of the state's name
    std::vector<std::string> asks;
    bool reason = false;
    bool possible = false; ///< no guard says no, but for what is asked for and a second key
    std::vector<GuardView> guards;
    std::optional<Due> due;
};

struct DueView {
    std::string to; ///< the state that is waited for
    Due due;
    bool overdue = false;
    std::vector<std::string> roles;
    std::vector<std::string> posts;
};

struct HistoryLine {
    EventKind kind = EventKind::opened;
    std::string happened;
    std::string recorded;
    std::string post;
    std::string role;
    std::string from;
    std::string to;
    std::string why;
    std::vector<EvidenceView> evidence;
    std::vector<std::string> told;
    std::vector<FieldView> changed; ///< of those that the viewer may see
    bool simulated = false;
    std::string hash;
};

struct RecordView {
    std::string in;
    std::string id;
    std::string title = {};
    std::int64_t version = 0;
    std::string state;
    std::string state_label; ///< key
    std::string since;
    std::string opened;
    bool simulated = false;
    std::string awaits = {}; ///< state that a first person has asked for, and a second must
    std::vector<FieldView> awaited =
        {}; ///< what the first has given for it, as far as the viewer may see it
    std::vector<FieldView> fields = {}; ///< that have a value, in the order of the definition
    std::vector<DueView> due = {};
    std::vector<MoveView> moves = {};      ///< none for the public
    std::vector<HistoryLine> history = {}; ///< oldest first
    bool may_change = false;
};

struct ListView {
    std::string in;
    std::string title_field =
        {}; ///< that names a row; "" where several registers stand in one list
    std::vector<std::string> columns;      ///< fields, "id", "state", "since"
    std::vector<std::string> column_words; ///< keys
    struct Row {
        std::string in;
        std::string id;
        std::string title;
        std::string state;
        bool simulated = false;
        std::vector<FieldView> cells; ///< as wide as the columns
    };
    std::vector<Row> rows;
    std::size_t total = 0;
    bool counted = true;
    std::size_t offset = 0;
    std::vector<std::pair<std::string, std::int64_t>>
        states; ///< how many of the register are in each
};

struct OfferView {
    std::string value = {};
    std::string title = {};
};

struct FormField {
    std::string name;
    std::string label = {}; ///< key
    std::string help;       ///< key, or ""
    FieldType type = FieldType::text;
    std::string refers = {};
    bool required = false;
    std::string value = {};
    std::vector<OfferView>
        offered; ///< choices, records that can be referred to, a value that stands elsewhere already
    std::string problem; ///< why it was not taken
};

/// To open a record, to change one, or to move it.
struct FormView {
    std::string in;
    std::string id;           ///< "" for a new one
    std::string to;           ///< state, "" where it does not move
    std::int64_t version = 0; ///< to be handed back, so that nobody's work is written over
    bool reason = false;
    std::vector<FormField> fields;
};

struct WorkView {
    struct Line {
        std::string in;
        std::string id;
        std::string title;
        std::string state;
        std::string to; ///< what is waited for
        std::optional<Due> due;
        bool overdue = false;
    };
    std::vector<Line> lines; ///< overdue first, then by day, those without a day last
    std::size_t overdue = 0;
};

/// Who looks: .role "public" for nobody in particular. Whether the viewer may find the record at all: of what is hidden only as may_reach() has it, nobody another's blind work.
Result<bool> may_find(Registers& registers, const Record& record, const Actor& viewer);

/// `not_found` for a record that the viewer may not find, word for word as for one that there is not.
Result<RecordView> view_record(Registers& registers,
                               const std::string& in,
                               const std::string& id,
                               const Actor& viewer,
                               Day today);
/// The query's hidden_too and closed_too are set by the viewer's rights.
Result<ListView> view_list(Registers& registers, ListQuery query, const Actor& viewer);
/// `given`: what was typed already, or offered by a link. `refused` when the role may not open a record there.
Result<FormView>
form_to_add(Registers& registers, const std::string& in, const Values& given, const Actor& viewer);
Result<FormView> form_to_change(Registers& registers,
                                const std::string& in,
                                const std::string& id,
                                const Actor& viewer);
/// `move`: place in Register::moves.
Result<FormView> form_to_move(Registers& registers,
                              const std::string& in,
                              const std::string& id,
                              std::size_t move,
                              const std::string& to,
                              const Actor& viewer);
Result<WorkView>
view_work(Registers& registers, const Actor& viewer, Day today, std::size_t limit = 200);

/// Of all registers the minutes that their records asked for, by id: minutes each, records.
struct Burden {
    std::string in;
    int minutes = 0;
    std::int64_t records = 0;
};
Result<std::vector<Burden>> burden(Registers& registers);

/// The record as one JSON object, and a list as one with its rows.
std::string json_of(const RecordView& view);
std::string json_of(const ListView& view);

} // namespace mf::registers
