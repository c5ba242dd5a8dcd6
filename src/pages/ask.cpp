#include "pages/ask.hpp"

#include "pages/addresses.hpp"
#include "pages/record_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace mf::pages {

namespace {

using Kind = FormField::Kind;

std::string problem_text(const Words& words, const AskView& view) {
    switch (view.problem) {
    case AskProblem::none:
        return {};
    case AskProblem::missing:
        return words("ask.missing");
    case AskProblem::too_long:
        return words("ask.too_long");
    case AskProblem::signs:
        return words("staff.problem.signs");
    case AskProblem::too_often:
        break;
    }
    return words("ask.too_often", {{"n", std::int64_t{view.minutes}}});
}

FormField field(const Words& words, Kind kind, const std::string& name, const std::string& value) {
    FormField made{kind, name, words("register.questions.field." + name),
                   words("register.questions.help." + name)};
    made.values = {value};
    made.characters_max = reach_characters_max;
    return made;
}

Page start(const PersonalFrame& frame, const char* address, const char* title) {
    Page page = personal_page(frame, address, frame.words(title));
    page.breadcrumb = {{frame.words("register.questions.name"), "/questions"},
                       {frame.words(title), ""}};
    page.finding = frame.words(title);
    return page;
}

void add_receipt_form(Page& page, const PersonalFrame& frame, const ReceiptView& view) {
    const Words& words = frame.words;
    Form form = personal_form(frame, "/ask/receipt", words("ask.receipt.button"));
    FormField id{Kind::text, "id", words("ask.receipt.id"), words("ask.receipt.id_hint")};
    id.values = {view.id};
    id.error = view.unknown ? words("ask.receipt.unknown") : std::string{};
    id.characters_max = 80;
    FormField receipt{Kind::text, "receipt", words("ask.receipt.receipt"),
                      words("ask.receipt.receipt_hint")};
    receipt.characters_max = 40;
    form.fields.push_back(std::move(id));
    form.fields.push_back(std::move(receipt));
    page.blocks.emplace_back(std::move(form));
}

} // namespace

std::string ask_address(const std::string& about, const std::string& area) {
    std::string address = "/ask?about=" + encoded(about);
    return area.empty() ? address : address + "&area=" + encoded(area);
}

void add_ask(Page& page, const Words& words, const std::string& area) {
    page.blocks.emplace_back(
        Paragraph{link(words("ask.about_this"), ask_address(page.address, area))});
}

Page ask_page(const PersonalFrame& frame, const AskView& view) {
    const Words& words = frame.words;
    Page page = start(frame, "/ask", "ask.title");
    page.lead.emplace_back(words("ask.lead"));
    page.lead.emplace_back(words("ask.promise"));
    Form form = personal_form(frame, "/ask", words("ask.button"));
    if (!view.about.empty()) {
        const RecordFrame records{words, frame.release};
        registers::FieldView about{.name = "about", .value = view.about, .title = {}};
        Facts facts;
        facts.items.emplace_back(words("register.questions.field.about"),
                                 field_text(records, {questions_register, ""}, about));
        page.blocks.emplace_back(std::move(facts));
        form.fields.push_back(hidden_field("about", view.about));
        form.fields.push_back(hidden_field("area", view.area));
    }
    FormField text = field(words, Kind::lines, "text", view.text);
    text.characters_max = question_characters_max;
    text.required = true;
    text.error = problem_text(words, view);
    form.fields.push_back(std::move(text));
    FormField name = field(words, Kind::text, "name", view.name);
    name.autocomplete = "name";
    form.fields.push_back(std::move(name));
    form.fields.push_back(field(words, Kind::text, "reach", view.reach));
    page.blocks.emplace_back(std::move(form));
    page.blocks.emplace_back(Paragraph{link(words("ask.receipt.link"), "/ask/receipt")});
    return page;
}

Page asked_page(const PersonalFrame& frame, const std::string& id, const std::string& receipt) {
    const Words& words = frame.words;
    Page page = start(frame, "/ask", "ask.done.title");
    page.lead.emplace_back(words("ask.done.lead"));
    Facts facts;
    facts.items.emplace_back(words("ask.receipt.id"), Text{strong(id)});
    facts.items.emplace_back(words("ask.receipt.receipt"), Text{strong(receipt)});
    page.blocks.emplace_back(std::move(facts));
    page.blocks.emplace_back(Paragraph{words("ask.done.keep")});
    page.blocks.emplace_back(Paragraph{link(words("ask.receipt.link"), "/ask/receipt")});
    return page;
}

Page receipt_page(const PersonalFrame& frame, const ReceiptView& view) {
    const Words& words = frame.words;
    Page page = start(frame, "/ask/receipt", "ask.receipt.title");
    if (!view.record) {
        page.lead.emplace_back(words("ask.receipt.lead"));
        add_receipt_form(page, frame, view);
        return page;
    }
    const registers::RecordView& record = *view.record;
    const RecordFrame records{words, frame.release};
    page.finding =
        words("ask.receipt.finding", {{"state", state_word(words, record.in, record.state)}});
    add_record_facts(page, records, record);
    add_record_history(page, records, record);
    return page;
}

} // namespace mf::pages
