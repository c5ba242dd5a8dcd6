// The small texts of a definition: terms, types, guards.
#include "base/text.hpp"
#include "registers/definition.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace mf::registers {

namespace {

constexpr std::array<std::pair<std::string_view, Term::Unit>, 5> units{{
    {"days", Term::Unit::days},
    {"working days", Term::Unit::working_days},
    {"clear days", Term::Unit::clear_days},
    {"months", Term::Unit::months},
    {"years", Term::Unit::years},
}};

constexpr int amount_max = 36'500; // a hundred years of days: more is a mistake in writing

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (const std::string_view word : split(text, ' ')) {
        if (!word.empty()) {
            words.emplace_back(word);
        }
    }
    return words;
}

template <class List>
bool holds(const List& list, std::string_view text) {
    return std::ranges::find(list, text) != list.end();
}

} // namespace

std::optional<Term> term_of(std::string_view text) {
    const std::string_view whole = trimmed(text);
    const auto space = whole.find(' ');
    const auto amount = whole_number(whole.substr(0, space));
    if (space == std::string_view::npos || !amount || *amount < 0 || *amount > amount_max) {
        return std::nullopt;
    }
    const std::string_view unit = trimmed(whole.substr(space));
    for (const auto& [name, value] : units) {
        if (unit == name || (*amount == 1 && unit == name.substr(0, name.size() - 1))) {
            return Term{static_cast<int>(*amount), value};
        }
    }
    return std::nullopt;
}

std::string text_of(const Term& term) {
    for (const auto& [name, value] : units) {
        if (value == term.unit) {
            const std::string_view shown =
                term.amount == 1 ? name.substr(0, name.size() - 1) : name;
            return std::to_string(term.amount) + " " + std::string{shown};
        }
    }
    return {};
}

std::string_view name_of(FieldType type) {
    switch (type) {
    case FieldType::text:
        return "text";
    case FieldType::long_text:
        return "long text";
    case FieldType::number:
        return "number";
    case FieldType::date:
        return "date";
    case FieldType::choice:
        return "choice";
    case FieldType::post:
        return "post";
    case FieldType::posts:
        return "posts";
    case FieldType::reference:
        return "ref";
    case FieldType::evidence:
        return "files and links";
    case FieldType::measure_test:
        return "measure test";
    case FieldType::person_data:
        return "person data";
    }
    return "text";
}

GuardCall guard_call(std::string_view text) {
    GuardCall call;
    call.written = std::string{trimmed(text)};
    std::string_view rest = call.written;
    constexpr std::string_view negation = "not ";
    if (rest.starts_with(negation)) {
        call.negated = true;
        rest = trimmed(rest.substr(negation.size()));
    }
    const auto colon = rest.find(':');
    call.name = std::string{trimmed(rest.substr(0, colon))};
    if (colon != std::string_view::npos) {
        call.words = words_of(rest.substr(colon + 1));
    }
    return call;
}

std::string word_of(const Register& in, std::string_view kind, std::string_view name) {
    std::string key = "register." + in.id + "." + std::string{kind};
    return name.empty() ? key : key + "." + std::string{name};
}

std::vector<std::string> words_needed(const Register& in) {
    std::vector<std::string> keys{word_of(in, "name"), word_of(in, "about")};
    for (const Field& field : in.fields) {
        keys.push_back(word_of(in, "field", field.name));
        if (!field.help.empty()) {
            keys.push_back(field.help);
        }
        for (const std::string& choice : field.choices) {
            keys.push_back(word_of(in, field.name, choice));
        }
    }
    for (const std::string& state : in.states) {
        keys.push_back(word_of(in, "state", state));
    }
    return keys;
}

const Field* Register::field(std::string_view name) const {
    const auto found = std::ranges::find(fields, name, &Field::name);
    return found == fields.end() ? nullptr : &*found;
}

bool Register::is_final(std::string_view state) const {
    return holds(final_states, state);
}

bool Register::is_hidden(std::string_view state) const {
    return holds(hidden_states, state);
}

bool Register::has_state(std::string_view state) const {
    return holds(states, state);
}

const Register* Definitions::find(std::string_view id) const {
    const auto found = std::ranges::lower_bound(registers, id, {}, &Register::id);
    return found == registers.end() || found->id != id ? nullptr : &*found;
}

} // namespace mf::registers
