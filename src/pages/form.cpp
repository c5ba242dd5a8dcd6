#include "pages/form.hpp"

#include "pages/html_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace mf::pages {

namespace {

using Kind = FormField::Kind;

std::string value_of(const FormField& field) {
    return field.values.empty() ? std::string{} : field.values.front();
}

std::string input_type(Kind kind) {
    switch (kind) {
    case Kind::number:
        return "number";
    case Kind::day:
        return "date";
    case Kind::email:
        return "email";
    case Kind::password:
        return "password";
    case Kind::file:
        return "file";
    case Kind::hidden:
        return "hidden";
    case Kind::yes:
    case Kind::several:
        return "checkbox";
    case Kind::choice:
        return "radio";
    default:
        return "text";
    }
}

bool is_group(const FormField& field) {
    return field.kind == Kind::choice || field.kind == Kind::several;
}

class FormWriter {
public:
    FormWriter(Markup& html, const Form& form, const Words& words)
        : html_{html}, form_{form}, words_{words} {}

    void write() {
        if (has_errors(form_)) {
            summary();
        }
        const bool files = std::ranges::any_of(
            form_.fields, [](const FormField& field) { return field.kind == Kind::file; });
        html_
            .open("form", {{"class", "form"},
                           {"id", form_.id},
                           {"action", form_.action},
                           {"method", "post"},
                           {"enctype",
                            files ? "multipart/form-data" : "application/x-www-form-urlencoded"}})
            .line();
        for (const FormField& field : form_.fields) {
            write_field(field);
        }
        html_.open("button", {{"type", "submit"}, {"class", form_.warns ? "warns" : "plain"}});
        html_.text(form_.button).close().line();
        for (const FormButton& other : form_.others) {
            html_.open("button", {{"type", "submit"},
                                  {"class", "plain second"},
                                  {"name", form_way},
                                  {"value", other.value}});
            html_.text(other.label).close().line();
        }
        html_.close().line();
    }

private:
    /// Of letters, digits, dashes and underscores alone: a name may have a point.
    std::string id_of(const FormField& field) const {
        std::string name = field.name.substr(0, field.name.find("[]"));
        std::ranges::replace(name, '.', '-');
        return fmt::format("{}-{}", form_.id, name);
    }

    /// All that is wrong in one place, above the form, with the way to each field.
    void summary() {
        html_.open("div", {{"class", "notice wrong"}, {"role", "alert"}});
        html_.open("p").element("strong", {}, words_("form.wrong")).close();
        html_.open("ul");
        for (const FormField& field : form_.fields) {
            if (!field.error.empty()) {
                const std::string first = is_group(field) ? id_of(field) + "-0" : id_of(field);
                html_.open("li").element("a", {{"href", "#" + first}}, field.error).close();
            }
        }
        html_.close().close().line();
    }

    void write_field(const FormField& field) {
        if (field.kind == Kind::hidden) {
            html_.single("input",
                         {{"type", "hidden"}, {"name", field.name}, {"value", value_of(field)}});
            html_.line();
            return;
        }
        html_.open("div", {{"class", field.error.empty() ? "form-field" : "form-field wrong"}});
        html_.line();
        if (is_group(field)) {
            write_group(field);
        } else if (field.kind == Kind::yes) {
            write_tick(field, id_of(field), "yes", field.label, value_of(field) == "yes");
            write_notes(field);
        } else {
            html_.element("label", {{"for", id_of(field)}}, field.label).line();
            write_notes(field);
            write_input(field);
        }
        html_.close().line();
    }

    /// What helps and what was wrong, each with an id that the field names.
    void write_notes(const FormField& field) {
        if (!field.hint.empty()) {
            html_.open("p", {{"class", "small"}, {"id", id_of(field) + "-hint"}});
            write_text(html_, field.hint);
            html_.close().line();
        }
        if (!field.error.empty()) {
            html_.element("p", {{"class", "error"}, {"id", id_of(field) + "-error"}}, field.error)
                .line();
        }
    }

    std::vector<Attribute> attributes(const FormField& field) const {
        std::vector<Attribute> all{{"id", id_of(field)}, {"name", field.name}};
        std::string notes = field.hint.empty() ? "" : id_of(field) + "-hint";
        if (!field.error.empty()) {
            notes += (notes.empty() ? "" : " ") + id_of(field) + "-error";
            all.push_back({"aria-invalid", "true"});
        }
        if (!notes.empty()) {
            all.push_back({"aria-describedby", notes});
        }
        if (field.required) {
            all.push_back({"aria-required", "true"}); // what is missing is told by the server
        }
        return all;
    }

    void write_input(const FormField& field) {
        std::vector<Attribute> all = attributes(field);
        if (field.kind == Kind::lines) {
            all.push_back({"rows", std::to_string(field.lines)});
            all.push_back({"maxlength", std::to_string(field.characters_max)});
            // A browser takes away one line end at the beginning: this one.
            html_.open_with("textarea", all).line().text(value_of(field)).close().line();
            return;
        }
        if (field.kind == Kind::pick) {
            write_pick(field, all);
            return;
        }
        all.push_back({"type", input_type(field.kind)});
        if (field.kind != Kind::file) {
            all.push_back({"autocomplete", field.autocomplete});
            all.push_back({"value", field.kind == Kind::password ? "" : value_of(field)});
        }
        if (field.kind == Kind::code) {
            all.push_back({"inputmode", "numeric"});
        }
        if (field.autocomplete == "username") {
            all.push_back({"autocapitalize", "none"});
            all.push_back({"spellcheck", "false"});
        }
        const bool counted = field.kind == Kind::text || field.kind == Kind::password ||
                             field.kind == Kind::email || field.kind == Kind::code;
        if (counted) {
            all.push_back({"maxlength", std::to_string(field.characters_max)});
        }
        if (field.kind == Kind::number) {
            all.push_back({"step", "any"});
        }
        const std::string list = id_of(field) + "-offered";
        if (!field.choices.empty()) {
            all.push_back({"list", list});
        }
        html_.single_with("input", all).line();
        if (!field.choices.empty()) {
            write_offered(field, list);
        }
    }

    void write_pick(const FormField& field, const std::vector<Attribute>& all) {
        html_.open_with("select", all).line();
        html_.element("option", {{"value", ""}}, words_("form.none")).line();
        for (const FormChoice& choice : field.choices) {
            std::vector<Attribute> own{{"value", choice.value}};
            if (choice.value == value_of(field)) {
                own.push_back({"selected", "selected"});
            }
            html_.open_with("option", own).text(choice.label).close().line();
        }
        html_.close().line();
    }

    void write_offered(const FormField& field, const std::string& list) {
        html_.open("datalist", {{"id", list}});
        for (const FormChoice& choice : field.choices) {
            html_.element("option", {{"value", choice.value}}, choice.label);
        }
        html_.close().line();
    }

    void write_tick(const FormField& field,
                    const std::string& id,
                    const std::string& value,
                    const std::string& label,
                    bool is_on) {
        std::vector<Attribute> all{
            {"type", input_type(field.kind)}, {"id", id}, {"name", field.name}, {"value", value}};
        if (is_on) {
            all.push_back({"checked", "checked"});
        }
        html_.open("div", {{"class", "tick"}}).single_with("input", all);
        html_.element("label", {{"for", id}}, label).close().line();
    }

    void write_group(const FormField& field) {
        html_.open("fieldset").element("legend", {}, field.label).line();
        write_notes(field);
        for (std::size_t i = 0; i < field.choices.size(); ++i) {
            const FormChoice& choice = field.choices[i];
            const bool is_on = std::ranges::find(field.values, choice.value) != field.values.end();
            write_tick(field, fmt::format("{}-{}", id_of(field), i), choice.value, choice.label,
                       is_on);
            write_element(html_, "p", "small", choice.hint);
        }
        html_.close().line();
    }

    Markup& html_;
    const Form& form_;
    const Words& words_;
};

} // namespace

FormField hidden_field(std::string name, std::string value) {
    return {FormField::Kind::hidden, std::move(name), {}, {}, {std::move(value)}};
}

bool has_errors(const Form& form) {
    return std::ranges::any_of(form.fields,
                               [](const FormField& field) { return !field.error.empty(); });
}

void write_form(Markup& html, const Form& form, const Words& words) {
    FormWriter{html, form, words}.write();
}

} // namespace mf::pages
