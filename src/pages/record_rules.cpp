#include "pages/record_rules.hpp"

#include "pages/judgements.hpp"

#include <algorithm>

namespace mf::pages {

using registers::Field;
using registers::Move;
using registers::Register;

namespace {

std::string field_word(const Words& words, const Register& in, const std::string& field) {
    return view_word(words, registers::word_of(in, "field", field), field);
}

/// Roles, and the post that stands in a field of the record.
std::string by_whom(const Words& words, const Register& in, const std::vector<std::string>& by) {
    using registers::own_area;
    using registers::own_field;
    std::vector<std::string> names;
    for (const std::string& one : by) {
        names.push_back(
            one.starts_with(own_field)
                ? words("record.post_in",
                        {{"label", field_word(words, in, one.substr(own_field.size()))}})
            : one.starts_with(own_area)
                ? words("staff.own_area", {{"role", role_word(words, one.substr(own_area.size()))}})
                : role_word(words, one));
    }
    return listed(words, names);
}

std::string guard_words(const Words& words, const registers::GuardCall& guard) {
    const std::string what = view_word(words, "register.guard." + guard.name, guard.name);
    return guard.negated ? words("record.guard_not", {{"what", what}}) : what;
}

std::string within_words(const Words& words, const Register& in, const Move& move) {
    if (!move.within) {
        return {};
    }
    const std::string term = term_words(words, move.within->term);
    if (!move.within->before.empty()) {
        return words("record.within_before",
                     {{"term", term}, {"label", field_word(words, in, move.within->before)}});
    }
    if (!move.within->from.empty()) {
        const std::string label = field_word(words, in, move.within->from);
        return move.within->term.amount == 0
                   ? words("record.within_day", {{"label", label}})
                   : words("record.within_from", {{"term", term}, {"label", label}});
    }
    return words("record.within", {{"term", term}});
}

std::string needs_words(const Words& words, const Register& in, const Move& move) {
    std::vector<std::string> parts;
    if (move.when) {
        parts.push_back(guard_words(words, *move.when));
    }
    for (const registers::GuardCall& guard : move.needs) {
        parts.push_back(guard_words(words, guard));
    }
    for (const std::string& field : move.asks) {
        parts.push_back(words("record.asks", {{"label", field_word(words, in, field)}}));
    }
    if (move.reason) {
        parts.push_back(words("record.asks_reason"));
    }
    return listed(words, parts);
}

std::string
state_words(const Words& words, const Register& in, const std::vector<std::string>& states) {
    std::vector<std::string> names;
    for (const std::string& state : states) {
        names.push_back(state_word(words, in.id, state));
    }
    return listed(words, names);
}

Table rules_table(const Words& words, const Register& in) {
    using Type = Column::Type;
    Table table;
    table.id = "rules";
    table.caption = words("record.rules_caption");
    table.columns = {{"from", words("record.rule_from"), Type::text},
                     {"to", words("record.rule_to"), Type::text},
                     {"by", words("record.who"), Type::text},
                     {"within", words("record.clocks"), Type::text},
                     {"needs", words("record.rule_needs"), Type::text}};
    RowGroup group;
    for (const Move& move : in.moves) {
        group.rows.push_back(
            {Text{state_words(words, in, move.from)}, Text{state_words(words, in, move.to)},
             Text{move.when ? words("register.program") : by_whom(words, in, move.by)},
             Text{within_words(words, in, move)}, Text{needs_words(words, in, move)}});
    }
    table.groups.push_back(std::move(group));
    table.folded = words("record.rules_open");
    return table;
}

} // namespace

void add_rules(Page& page, const RecordFrame& frame, const Register& in) {
    const Words& words = frame.words;
    page.blocks.emplace_back(Heading{words("record.rules"), {}, 2, false, "rules"});
    page.blocks.emplace_back(
        Paragraph{words("record.minutes", {{"n", std::int64_t{in.minutes}},
                                           {"post", by_whom(words, in, in.opened_by)}})});
    page.blocks.emplace_back(rules_table(words, in));
}

std::string filter_words(const RecordFrame& frame,
                         const Register& in,
                         const Field& field,
                         const std::string& value) {
    registers::FieldView view{.name = field.name, .type = field.type, .value = value, .title = {}};
    view.refers = field.refers;
    if (field.type == registers::FieldType::choice) {
        view.value_word = registers::word_of(in, field.name, value);
    }
    return field_text(frame, {in.id, ""}, view).plain();
}

} // namespace mf::pages
