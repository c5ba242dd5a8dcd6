// What a register is: its fields, the states of a record, who may move it, under which conditions and by when.
#pragma once

#include "base/error.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mf::registers {

enum class FieldType {
    text,      ///< one line
    long_text, ///< several
    number,    ///< "12.5"
    date,      ///< "2026-03-31"
    choice,    ///< one of `choices`
    post,      ///< who answers: a post, no name
    posts,     ///< several, one a line
    reference, ///< id of a record of the register `refers`
    evidence, ///< files and links, one a line: "https://…", "file:<sha256>/<name>", "record:<register>/<id>"
    measure_test, ///< "knife-crime metropolitan < 1200"
    person_data,  ///< about a person; erased when its time is over
};

/// A span of time as people write it: "40 working days".
struct Term {
    enum class Unit { days, working_days, clear_days, months, years };
    int amount = 0;
    Unit unit = Unit::days;
    bool operator==(const Term&) const = default;
};

struct Field {
    std::string name;
    FieldType type = FieldType::text;
    std::string refers;
    std::vector<std::string> choices;
    bool required = false;                ///< from the beginning
    std::vector<std::string> required_in; ///< a record may only enter these states with it
    bool is_public = false;
    std::vector<std::string> seen_by; ///< roles, beside the public
    bool erasable = false;            ///< kept beside the chain; always so for person_data
    bool fixed = false;               ///< changed by a move that asks for it, by nothing else
    std::string offers;        ///< "meeting.date": taken from the record that `meeting` refers to
    std::optional<Term> keeps; ///< erased so long after the record came into a final state
    bool filter = false;       ///< a list can be filtered by it, though it is a text
    std::string help;          ///< key of a word, "" for none
    int line = 0;
};

/// A guard or a condition as written: "not_same_person: owner", "not evidence_present".
struct GuardCall {
    std::string name;
    std::vector<std::string> words; ///< "owner"
    bool negated = false;
    std::string written;
    bool operator==(const GuardCall&) const = default;
};

/// By when something is to be done.
struct Within {
    Term term;
    std::string from;   ///< a date field; "": the day on which the record came into its state
    std::string before; ///< a date field from which is counted backwards
    std::string
        then; ///< state into which the program moves what is too late; "": it is overdue and stays
};

/// One way from state to state.
struct Move {
    std::vector<std::string> from;
    std::vector<std::string> to;
    std::vector<std::string> by; ///< roles, or "field: owner" for the post in that field
    std::vector<GuardCall> needs;
    std::optional<Within> within;
    std::optional<GuardCall> when;  ///< then the program makes it, and nobody else
    std::vector<std::string> asks;  ///< fields that are to be given with it
    std::vector<std::string> tells; ///< fields of type post, "opener", or "mover: STATE"
    bool reason = false;            ///< a reason must be given
    int line = 0;
};

/// Others' work on the same matter is not seen until all have done theirs.
struct Blind {
    std::string parent; ///< reference to the matter
    std::string panel;  ///< its field of posts
};

struct Register {
    std::string id;
    std::string title;                   ///< the field that names a record in a list
    int minutes = 0;                     ///< what one record asks of somebody
    std::vector<std::string> opened_by;  ///< roles
    std::vector<GuardCall> opened_when;  ///< guards of opening
    std::vector<std::string> changed_by; ///< roles, or "field: owner"
    std::map<std::string, int> settings; ///< numbers that an authority may set otherwise
    std::vector<Field> fields;           ///< as written
    std::vector<std::string> states;
    std::string start;
    std::vector<std::string> final_states;  ///< nothing more is to be done
    std::vector<std::string> hidden_states; ///< the public does not find the record
    std::vector<Move> moves;
    std::vector<std::string> list; ///< fields, "id", "state", "since"
    std::optional<Term> keeps;     ///< of all that is erasable and has no term of its own
    std::optional<Blind> blind;
    std::string file;
    std::string text; ///< the file as it is

    const Field* field(std::string_view name) const;
    bool is_final(std::string_view state) const;
    bool is_hidden(std::string_view state) const;
    bool has_state(std::string_view state) const;
};

/// All registers, ordered by id. Immutable; may be used by many threads.
struct Definitions {
    std::vector<Register> registers;
    std::string hash;     ///< of all their texts, and of the authority's settings
    std::string calendar; ///< id of the calendar that the authority names, "" for weekends alone

    const Register* find(std::string_view id) const;
};

/// `file` is used in errors, which name the line and how to mend it. `settings`: an authority's own numbers for
/// those of [settings]; one that the register does not have is `invalid`.
Result<Register> parse_register(const std::string& text,
                                const std::filesystem::path& file,
                                const std::map<std::string, int>& settings = {});

/// What is wrong with a register beside the others: references, guards, fields and states that there are not.
/// `roles`: those that there are; empty when nobody knows.
std::vector<Error> problems(const Register& wanted,
                            const std::vector<Register>& all,
                            const std::vector<std::string>& roles);

/// Reads every *.toml of the folders (those that are there), then the authority's settings, a table a register:
/// [commitments] with lapse_days = 90, and calendar = "england". `settings` need not exist. The first error of the first file that is wrong.
Result<Definitions> load_definitions(const std::vector<std::filesystem::path>& folders,
                                     const std::filesystem::path& settings);

/// Every file by itself, so that one that is wrong does not hide the next; empty when all is well.
std::vector<Error> check_definitions(const std::vector<std::filesystem::path>& folders,
                                     const std::filesystem::path& settings,
                                     const std::vector<std::string>& roles);

/// "10 years", "40 working days".
std::optional<Term> term_of(std::string_view text);
std::string text_of(const Term& term);
std::string_view name_of(FieldType type); ///< as a definition writes it; "ref" for a reference

GuardCall guard_call(std::string_view text);

/// The key of a word about a register: "register.questions.field.text".
std::string word_of(const Register& in, std::string_view kind, std::string_view name = {});
/// The keys of all words that it needs: its name, what it is about, fields, helps, choices, states.
std::vector<std::string> words_needed(const Register& in);

} // namespace mf::registers
