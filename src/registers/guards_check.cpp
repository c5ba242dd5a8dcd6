// What is wrong with a guard as a definition writes it.
#include "base/text.hpp"
#include "registers/guards.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::registers {

namespace {

const Register* find(const std::vector<Register>& all, std::string_view id) {
    const auto found = std::ranges::find(all, id, &Register::id);
    return found == all.end() ? nullptr : &*found;
}

std::string
no_field(const Register& in, std::string_view name, const std::vector<FieldType>& types) {
    const Field* field = in.field(name);
    if (field == nullptr) {
        return fmt::format("there is no field '{}'", name);
    }
    if (std::ranges::find(types, field->type) == types.end()) {
        return fmt::format("the field '{}' is of type '{}'; '{}' is needed", name,
                           name_of(field->type), name_of(types.front()));
    }
    return {};
}

/// That records of `there` can refer to those of `to`.
std::string
cannot_refer(const std::vector<Register>& all, std::string_view there, std::string_view to) {
    const Register* other = find(all, there);
    if (other == nullptr) {
        return fmt::format("there is no register '{}'", there);
    }
    const bool refers =
        std::ranges::any_of(other->fields, [&](const Field& field) { return field.refers == to; });
    return refers ? std::string{} : fmt::format("no field of '{}' refers to '{}'", there, to);
}

std::string word_at(const GuardCall& call, std::size_t place) {
    return place < call.words.size() ? call.words[place] : std::string{};
}

std::string after_word(const GuardCall& call, std::string_view key) {
    const auto found = std::ranges::find(call.words, key);
    return found == call.words.end() || found + 1 == call.words.end() ? std::string{}
                                                                      : *(found + 1);
}

std::string
vote_problem(const GuardCall& call, const Register& in, const std::vector<Register>& all) {
    std::string subject = in.id;
    if (const std::string field = after_word(call, "of"); !field.empty()) {
        if (std::string wrong = no_field(in, field, {FieldType::reference}); !wrong.empty()) {
            return wrong;
        }
        subject = in.field(field)->refers;
    }
    if (std::string wrong = cannot_refer(all, word_at(call, 0), subject); !wrong.empty()) {
        return wrong;
    }
    const Register* votes = find(all, word_at(call, 0));
    if (votes->field("vote") == nullptr || votes->field("member") == nullptr) {
        return fmt::format("'{}' has no fields 'vote' and 'member'", votes->id);
    }
    return {};
}

std::string
conflict_problem(const GuardCall& call, const Register& in, const std::vector<Register>& all) {
    const std::string path = word_at(call, 0);
    const std::string whom = after_word(call, "for");
    const std::vector<FieldType> types{FieldType::posts, FieldType::post};
    std::string wrong = whom.empty() ? std::string{} : no_field(in, whom, types);
    const auto dot = path.find('.');
    if (!wrong.empty() || dot == std::string::npos) {
        return wrong.empty() ? no_field(in, path, types) : wrong;
    }
    wrong = no_field(in, path.substr(0, dot), {FieldType::reference});
    if (!wrong.empty()) {
        return wrong;
    }
    const Register* other = find(all, in.field(path.substr(0, dot))->refers);
    return other == nullptr ? "there is no such register"
                            : no_field(*other, path.substr(dot + 1), types);
}

} // namespace

std::string
problem_with(const GuardCall& call, const Register& in, const std::vector<Register>& all) {
    const std::string first = word_at(call, 0);
    if (call.name == "evidence_present") {
        return first.empty() ? "" : no_field(in, first, {FieldType::evidence});
    }
    if (call.name == "two_keys") {
        return {};
    }
    if (call.name == "panel_complete") {
        const bool counted = whole_number(word_at(call, 1)).has_value();
        return counted ? no_field(in, first, {FieldType::posts}) : "how many are needed is missing";
    }
    if (call.name == "blind_until_all") {
        std::string wrong = cannot_refer(all, first, in.id);
        return wrong.empty() ? no_field(in, after_word(call, "by"), {FieldType::posts}) : wrong;
    }
    if (call.name == "no_conflict") {
        return conflict_problem(call, in, all);
    }
    if (call.name == "vote_carried") {
        return vote_problem(call, in, all);
    }
    if (call.name == "answers_all") {
        return cannot_refer(all, first, in.id);
    }
    if (call.name == "measure_holds" || call.name == "measure_fails") {
        return no_field(in, first, {FieldType::measure_test});
    }
    if (call.name == "after") {
        const std::vector<std::string> rest{call.words.begin() + (call.words.empty() ? 0 : 1),
                                            call.words.end()};
        if (!rest.empty() && !term_of(joined(rest, " "))) {
            return fmt::format("'{}' is no span of time", joined(rest, " "));
        }
        return no_field(in, first, {FieldType::date});
    }
    if (call.name == "not_same_person") {
        if (first == "opener" || in.has_state(first)) {
            return {};
        }
        return no_field(in, first, {FieldType::post, FieldType::posts});
    }
    if (call.name == "in_state") {
        std::string wrong = no_field(in, first, {FieldType::reference});
        if (wrong.empty()) {
            const Register* other = find(all, in.field(first)->refers);
            if (other == nullptr || !other->has_state(word_at(call, 1))) {
                wrong = fmt::format("there is no state '{}' there", word_at(call, 1));
            }
        }
        return wrong;
    }
    std::vector<std::string> known;
    std::ranges::transform(guard_library(), std::back_inserter(known),
                           [](const GuardInfo& info) { return std::string{info.name}; });
    return fmt::format("there is no guard '{}'; known are {}", call.name, joined(known, ", "));
}

} // namespace mf::registers
