// A form that is sent by POST, as a value. It needs no script; what was wrong stands beside the field.
#pragma once

#include "pages/text.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace mf::pages {

struct FormChoice {
    std::string value;
    std::string label;
    Text hint = {};
    bool operator==(const FormChoice&) const = default;
};

struct FormField {
    enum class Kind {
        text,
        lines, ///< a text of several lines
        number,
        day,
        email,
        password, ///< never filled in for the reader
        code,     ///< six digits of the second step
        choice,   ///< one of `choices`, all of them in sight
        pick,     ///< one of `choices` that are too many to be all in sight; or none
        several,  ///< any of `choices`; its name ends in "[]"
        yes,      ///< ticked or not: "yes" is sent, or nothing
        file,
        hidden,
    };

    Kind kind = Kind::text;
    std::string name;  ///< as it is sent
    std::string label; ///< not of what is hidden
    Text hint = {};
    std::vector<std::string> values =
        {};                 ///< what was typed before; of all kinds but `several` at most one
    std::string error = {}; ///< a sentence; "" when nothing is wrong
    std::string autocomplete = "off"; ///< "username", "current-password", "one-time-code"
    bool required = false;
    std::size_t characters_max = 500;
    int lines = 6; ///< height of `lines`
    std::vector<FormChoice> choices =
        {}; ///< of a `text`: what the browser offers while somebody types; anything may be typed
    bool operator==(const FormField&) const = default;
};

/// Another way to send the same form: `form_way` = `value` goes with it.
struct FormButton {
    std::string value;
    std::string label;
    bool operator==(const FormButton&) const = default;
};

inline constexpr const char* form_way = "way"; ///< which of several buttons was pressed

struct Form {
    std::string action; ///< an address of this site
    std::string button;
    std::vector<FormField> fields;
    std::string id = "form"; ///< tells several forms of one page apart
    bool warns = false;      ///< what it does cannot be taken back: the button says so by its look
    std::vector<FormButton> others = {}; ///< beside `button`, which is the one that Enter presses
    bool operator==(const Form&) const = default;
};

/// A field that nobody sees.
FormField hidden_field(std::string name, std::string value);

/// Whether a field has an error.
bool has_errors(const Form& form);

} // namespace mf::pages
