#include "pages/record_form.hpp"

#include "pages/record_fields.hpp"
#include "pages/staff_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace mf::pages {

namespace {

using Kind = FormField::Kind;

std::string button_word(const Words& words, const RecordFormView& view) {
    switch (view.kind) {
    case RecordFormView::Kind::add:
        return words("staff.form.add");
    case RecordFormView::Kind::change:
        return words("staff.form.change");
    case RecordFormView::Kind::move:
        break;
    }
    return words(
        "staff.form.move",
        {{"state", words(fmt::format("register.{}.state.{}", view.form.in, view.form.to))}});
}

/// What goes with a move: why, when it happened, what shows it.
void add_circumstances(Form& form,
                       const RecordFields& fields,
                       const Words& words,
                       const RecordFormView& view) {
    FormField why{Kind::lines, sent_why, words("staff.form.why"),
                  words(view.form.reason ? "staff.form.why_hint" : "staff.form.optional")};
    why.values = {view.why};
    why.required = view.form.reason;
    why.error = problem_text(words, view.why_problem);
    why.lines = 3;
    why.characters_max = 4000;
    form.fields.push_back(std::move(why));
    fields.add_evidence(form, sent_evidence, words("staff.form.evidence"), {}, view.evidence,
                        view.evidence_problem);
    FormField happened{Kind::day, sent_happened, words("staff.form.happened"),
                       words("staff.form.happened_hint")};
    happened.values = {view.happened};
    happened.error = problem_text(words, view.happened_problem);
    form.fields.push_back(std::move(happened));
}

/// Both versions, field by field.
void add_clash(Page& page, const Words& words, const RecordFormView& view) {
    const bool by_clock = view.clash_by == registers::Actor::program().post;
    page.notices.push_back(
        {Notice::Kind::plain, words("register.conflict"),
         words("staff.form.clash", {{"post", by_clock ? words("register.program") : view.clash_by},
                                    {"moment", moment_text(words, view.clash_at)}})});
    Table table;
    table.id = "clash";
    table.caption = words("staff.form.clash_caption");
    for (const char* column : {"field", "theirs", "yours"}) {
        table.columns.push_back({column, words(fmt::format("staff.form.clash_{}", column))});
    }
    RowGroup group;
    for (const Clash& clash : view.clashes) {
        group.rows.push_back({Text{words(clash.label)}, Text{clash.theirs}, Text{clash.yours}});
    }
    table.groups.push_back(std::move(group));
    page.blocks.emplace_back(std::move(table));
}

Form form_of(const PersonalFrame& frame, const RecordFormView& view) {
    const Words& words = frame.words;
    Form form = personal_form(frame, view.address, button_word(words, view));
    form.fields.push_back(hidden_field(sent_version, std::to_string(view.form.version)));
    const RecordFields fields{frame, view.posts};
    for (const registers::FormField& asked : view.form.fields) {
        fields.add(form, asked);
    }
    if (view.kind == RecordFormView::Kind::move) {
        add_circumstances(form, fields, words, view);
    }
    if (view.offers) {
        form.others.push_back({way_offer, words("staff.form.offer")});
    }
    form.others.push_back({way_draft, words("staff.form.keep")});
    if (!view.draft_at.empty()) {
        form.others.push_back({way_drop, words("staff.form.drop")});
    }
    return form;
}

std::string finding_of(const Words& words, const RecordFormView& view) {
    const std::string in = words(fmt::format("register.{}.name", view.form.in));
    switch (view.kind) {
    case RecordFormView::Kind::add:
        return words("staff.form.finding_add", {{"register", in}});
    case RecordFormView::Kind::change:
        return words("staff.form.finding_change", {{"title", view.title}});
    case RecordFormView::Kind::move:
        break;
    }
    return words(
        "staff.form.finding_move",
        {{"title", view.title},
         {"state", words(fmt::format("register.{}.state.{}", view.form.in, view.form.to))}});
}

Page start_record_page(const PersonalFrame& frame,
                       const std::string& address,
                       const std::string& in,
                       const std::string& id,
                       const std::string& title) {
    const Words& words = frame.words;
    const std::string name = words(fmt::format("register.{}.name", in));
    Page page = personal_page(frame, address, title.empty() ? name : title);
    page.breadcrumb = {{words("people.staff.title"), "/staff"},
                       {words("staff.records.title"), "/staff/records"},
                       {name, staff_record_address(in)}};
    if (!id.empty()) {
        page.breadcrumb.push_back({title, staff_record_address(in, id)});
    }
    return page;
}

} // namespace

std::string sent_name(const std::string& field) {
    return "field." + field;
}

Page record_form_page(const PersonalFrame& frame, const RecordFormView& view) {
    const Words& words = frame.words;
    const registers::FormView& form = view.form;
    Page page = start_record_page(frame, view.address, form.in, form.id, view.title);
    page.finding = finding_of(words, view);
    page.lead.emplace_back(words(fmt::format("register.{}.about", form.in)));
    if (!view.problem.empty()) {
        page.notices.push_back({Notice::Kind::plain, {}, view.problem});
    }
    if (!view.draft_at.empty()) {
        page.notices.push_back(
            {Notice::Kind::plain,
             {},
             words("staff.form.draft", {{"moment", moment_text(words, view.draft_at)}})});
    }
    if (!view.clash_at.empty()) {
        add_clash(page, words, view);
    }
    if (!view.first_key.empty()) {
        Facts facts;
        for (const registers::FieldView& given : view.first_key) {
            facts.items.emplace_back(words(given.label), given.value_word.empty()
                                                             ? given.value
                                                             : words(given.value_word));
        }
        page.blocks.emplace_back(Heading{words("staff.form.first_key"), {}});
        page.blocks.emplace_back(std::move(facts));
    }
    if (!view.closed) {
        page.blocks.emplace_back(form_of(frame, view));
    }
    return page;
}

Page record_erase_page(const PersonalFrame& frame, const EraseView& view) {
    const Words& words = frame.words;
    const std::string address = staff_record_address(view.in, view.id) + "/erase";
    Page page = start_record_page(frame, address, view.in, view.id, view.title);
    page.finding = words("staff.erase.finding");
    page.lead.emplace_back(words("staff.erase.lead"));
    Form form = personal_form(frame, address, words("staff.erase.button"));
    form.warns = true;
    FormField fields{Kind::several, sent_fields, words("staff.erase.fields")};
    for (const registers::FieldView& field : view.fields) {
        fields.choices.push_back({field.name, words(field.label)});
    }
    fields.error = problem_text(words, view.fields_problem);
    form.fields.push_back(std::move(fields));
    FormField why{Kind::lines, sent_why, words("staff.form.why"), words("staff.form.why_hint")};
    why.values = {view.why};
    why.required = true;
    why.error = problem_text(words, view.why_problem);
    why.lines = 3;
    form.fields.push_back(std::move(why));
    page.blocks.emplace_back(std::move(form));
    return page;
}

} // namespace mf::pages
