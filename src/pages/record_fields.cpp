#include "pages/record_fields.hpp"

#include "pages/record_form.hpp"
#include "pages/record_parts.hpp"
#include "pages/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace mf::pages {

namespace {

using registers::FieldType;
using Kind = FormField::Kind;

constexpr std::size_t offered_max = 200; ///< more are typed, with the browser's help

constexpr std::array<std::pair<const char*, const char*>, 4> comparisons{{
    {"<", "staff.form.below"},
    {"<=", "staff.form.at_most"},
    {">", "staff.form.above"},
    {">=", "staff.form.at_least"},
}};

/// "paper.pdf", a link, "Questions 2026-17".
std::string evidence_label(const Words& words, const std::string& line) {
    const auto item = registers::parse_evidence(line);
    if (!item) {
        return line;
    }
    if (item->kind == registers::EvidenceItem::Kind::file) {
        return item->name;
    }
    if (item->kind == registers::EvidenceItem::Kind::link) {
        return item->target;
    }
    const auto slash = item->target.find('/');
    return register_name(words, item->target.substr(0, slash)) + " " +
           item->target.substr(slash + 1);
}

Kind kind_of(const registers::FormField& asked) {
    switch (asked.type) {
    case FieldType::long_text:
    case FieldType::posts:
    case FieldType::person_data:
        return Kind::lines;
    case FieldType::number:
        return Kind::number;
    case FieldType::date:
        return Kind::day;
    case FieldType::choice: // what need not be chosen must be possible to leave open
        return asked.required ? Kind::choice : Kind::pick;
    case FieldType::reference:
        return asked.offered.size() < offered_max ? Kind::pick : Kind::text;
    default:
        return Kind::text;
    }
}

/// Measure, area, comparison, number: as many as there are.
std::array<std::string, test_parts.size()> split_test(const std::string& text) {
    std::array<std::string, test_parts.size()> parts;
    std::size_t at = 0;
    for (std::string& part : parts) {
        const auto end = std::min(text.find(' ', at), text.size());
        part = at < end ? text.substr(at, end - at) : std::string{};
        at = std::min(end + 1, text.size());
    }
    return parts;
}

/// What is not offered (any longer, or to this reader) stays as it is.
void keep_standing(FormField& field) {
    const std::string value = field.values.empty() ? std::string{} : field.values.front();
    const bool offered =
        std::ranges::find(field.choices, value, &FormChoice::value) != field.choices.end();
    if (field.kind == Kind::pick && !value.empty() && !offered) {
        field.choices.push_back({value, value});
    }
}

void add_hint(std::string& hint, const std::string& more) {
    hint += hint.empty() || more.empty() ? more : " " + more;
}

} // namespace

std::string problem_text(const Words& words, const std::string& problem) {
    return problem.empty() ? std::string{} : words("staff.problem." + problem);
}

void RecordFields::add(Form& form, const registers::FormField& asked) const {
    switch (asked.type) {
    case FieldType::evidence:
        add_evidence(form, sent_name(asked.name), words_(asked.label), help(asked),
                     registers::lines_of(asked.value), asked.problem);
        return;
    case FieldType::measure_test:
        add_test(form, asked);
        return;
    default:
        form.fields.push_back(simple(asked));
    }
}

void RecordFields::add_evidence(Form& form,
                                const std::string& name,
                                const std::string& label,
                                const std::string& hint,
                                const std::vector<std::string>& lines,
                                const std::string& problem) const {
    if (!lines.empty()) {
        FormField held{Kind::several, name + "[]", words_("staff.form.held", {{"label", label}})};
        for (const std::string& line : lines) {
            held.choices.push_back({line, evidence_label(words_, line)});
        }
        held.values = lines;
        form.fields.push_back(std::move(held));
    }
    std::string help = hint;
    add_hint(help, words_("staff.form.links_hint"));
    FormField links{Kind::lines, name + ".links", words_("staff.form.links", {{"label", label}}),
                    help};
    links.lines = 2;
    links.characters_max = registers::long_text_bytes_max;
    links.error = problem_text(words_, problem);
    form.fields.push_back(std::move(links));
    form.fields.push_back({Kind::file, name + ".file",
                           words_("staff.form.file", {{"label", label}}),
                           words_("staff.form.file_hint")});
}

std::string RecordFields::help(const registers::FormField& asked) const {
    return asked.help.empty() ? std::string{} : words_(asked.help);
}

std::string RecordFields::add_offered(FormField& field, const registers::FormField& asked) const {
    std::string hint;
    for (const registers::OfferView& offer : asked.offered) {
        if (asked.type == FieldType::choice) {
            field.choices.push_back({offer.value, words_(offer.title)});
        } else if (asked.type == FieldType::reference) {
            field.choices.push_back({offer.value, offer.title.empty() ? offer.value : offer.title});
        } else { // what stands elsewhere already
            add_hint(hint, words_("staff.form.offered", {{"title", offer.title}}));
        }
    }
    if (asked.type == FieldType::post) {
        for (const std::string& post : posts_) {
            field.choices.push_back({post, post});
        }
    }
    keep_standing(field);
    return hint;
}

FormField RecordFields::simple(const registers::FormField& asked) const {
    FormField field{kind_of(asked), sent_name(asked.name), words_(asked.label)};
    field.values = {asked.value};
    field.error = problem_text(words_, asked.problem);
    field.required = asked.required;
    constexpr int of_a_text = 6;
    constexpr int of_a_few_words = 2;
    field.lines = asked.type == FieldType::long_text ? of_a_text : of_a_few_words;
    field.characters_max =
        field.kind == Kind::lines ? registers::long_text_bytes_max : registers::text_bytes_max;
    std::string hint = help(asked);
    if (asked.type == FieldType::posts) {
        add_hint(hint, words_("staff.form.one_a_line"));
    }
    add_hint(hint, add_offered(field, asked));
    if (!asked.required) {
        add_hint(hint, words_("staff.form.optional"));
    }
    field.hint = hint;
    return field;
}

void RecordFields::add_test(Form& form, const registers::FormField& asked) const {
    const auto parts = split_test(asked.value);
    std::array<FormField, test_parts.size()> fields{
        FormField{Kind::pick, {}, {}}, FormField{Kind::text, {}, {}}, FormField{Kind::pick, {}, {}},
        FormField{Kind::number, {}, {}}};
    for (std::size_t i = 0; i < fields.size(); ++i) {
        fields[i].name = fmt::format("{}.{}", sent_name(asked.name), test_parts[i]);
        fields[i].label = words_(fmt::format("staff.form.test_{}", test_parts[i]),
                                 {{"label", words_(asked.label)}});
        fields[i].values = {parts[i]};
        fields[i].required = asked.required;
    }
    fields[0].hint = help(asked);
    fields[0].error = problem_text(words_, asked.problem);
    for (const release::MeasureInfo& measure : frame_.release.measures) {
        fields[0].choices.push_back({measure.id, measure_word(words_, measure.id, "title")});
    }
    for (const release::AreaInfo& area : frame_.release.areas) {
        if (area.level <= geo::Level::district) {
            fields[1].choices.push_back({area.code, area.name});
        }
    }
    for (const auto& [sign, key] : comparisons) {
        fields[2].choices.push_back({sign, words_(key)});
    }
    for (FormField& field : fields) {
        keep_standing(field);
        form.fields.push_back(std::move(field));
    }
}

} // namespace mf::pages
