#include "pages/sign_in.hpp"

#include "pages/page_start.hpp"
#include "pages/staff_parts.hpp"

#include <fmt/format.h>

#include <utility>

namespace mf::pages {

namespace {

using Kind = FormField::Kind;

constexpr std::size_t password_characters_max = 256;

FormField name_field(const Words& words, const SignInView& view) {
    FormField field{Kind::text, "name", words("sign_in.name")};
    field.values = {view.name};
    field.autocomplete = "username";
    field.required = true;
    field.characters_max = 80;
    return field;
}

FormField password_field(std::string name, std::string label, std::string autocomplete) {
    FormField field{Kind::password, std::move(name), std::move(label)};
    field.autocomplete = std::move(autocomplete);
    field.required = true;
    field.characters_max = password_characters_max;
    return field;
}

FormField code_field(const Words& words) {
    FormField field{Kind::code, "code", words("sign_in.code.label"), words("sign_in.code.hint")};
    field.autocomplete = "one-time-code";
    field.required = true;
    field.characters_max = 12;
    return field;
}

std::string too_often(const Words& words, const SignInView& view) {
    return words("sign_in.too_often", {{"n", std::int64_t{view.minutes}}});
}

std::string roles_in_words(const Words& words, const std::vector<std::string>& roles) {
    std::string text;
    for (const std::string& role : roles) {
        text += (text.empty() ? "" : ", ") + words(fmt::format("people.role.{}", role));
    }
    return text.empty() ? words("people.no_role") : text;
}

void add_password_form(Page& page, const PersonalFrame& frame, const AccountView& view) {
    const Words& words = frame.words;
    page.blocks.emplace_back(
        Heading{words("people.password.heading"),
                view.must_change_password ? Text{words("people.password.must")} : Text{}, 2, false,
                "password"});
    Form form = personal_form(frame, "/account/password", words("people.password.button"));
    form.id = "change";
    FormField old = password_field("old", words("people.password.old"), "current-password");
    FormField fresh = password_field("new", words("people.password.new"), "new-password");
    fresh.hint = words("people.password.hint");
    const std::string& problem = view.password_problem;
    if (!problem.empty()) {
        const bool about_old = problem == "wrong_password" || problem == "too_often";
        (about_old ? old : fresh).error = words(fmt::format("people.password.{}", problem));
    }
    form.fields.push_back(std::move(old));
    form.fields.push_back(std::move(fresh));
    page.blocks.emplace_back(std::move(form));
}

void add_sessions(Page& page, const PersonalFrame& frame, const AccountView& view) {
    const Words& words = frame.words;
    page.blocks.emplace_back(Heading{
        words("people.sessions.heading", {{"n", static_cast<std::int64_t>(view.sessions.size())}}),
        {}});
    Facts facts;
    for (const SessionView& session : view.sessions) {
        facts.items.emplace_back(
            words(session.is_this_one ? "people.sessions.this" : "people.sessions.other"),
            words("people.sessions.times", {{"first", moment_text(words, session.began)},
                                            {"last", moment_text(words, session.seen)}}));
    }
    page.blocks.emplace_back(std::move(facts));
    Form out = personal_form(frame, "/sign-out", words("people.sign_out"));
    out.id = "out";
    page.blocks.emplace_back(std::move(out));
    if (view.sessions.size() < 2) {
        return;
    }
    Form everywhere =
        personal_form(frame, "/account/sign-out-everywhere", words("people.sign_out_everywhere"));
    everywhere.id = "everywhere";
    page.blocks.emplace_back(std::move(everywhere));
}

} // namespace

Page personal_page(const PersonalFrame& frame, std::string address, std::string title) {
    Page page = start_page(frame.release, frame.words, std::move(address), "", std::move(title));
    page.personal = true;
    // Whether figures are published is no news to who works on it; that they are made up must be said everywhere.
    std::erase_if(page.notices,
                  [](const Notice& notice) { return notice.kind == Notice::Kind::unpublished; });
    return page;
}

Form personal_form(const PersonalFrame& frame, std::string action, std::string button) {
    Form form{std::move(action), std::move(button), {}};
    form.fields.push_back(hidden_field(frame.form_token_name, frame.form_token));
    return form;
}

Page sign_in_page(const PersonalFrame& frame, const SignInView& view) {
    const Words& words = frame.words;
    Page page = personal_page(frame, "/sign-in", words("sign_in.title"));
    page.finding = words("sign_in.finding");
    page.lead.emplace_back(words("sign_in.lead"));
    Form form = personal_form(frame, "/sign-in", words("sign_in.button"));
    if (!view.to.empty()) {
        form.fields.push_back(hidden_field("to", view.to));
    }
    FormField name = name_field(words, view);
    if (view.problem == SignInProblem::refused) {
        name.error = words("sign_in.refused");
    } else if (view.problem == SignInProblem::too_often) {
        name.error = too_often(words, view);
    } else if (view.problem == SignInProblem::waited) {
        name.error = words("sign_in.waited");
    }
    form.fields.push_back(std::move(name));
    form.fields.push_back(
        password_field("password", words("sign_in.password"), "current-password"));
    page.blocks.emplace_back(std::move(form));
    page.blocks.emplace_back(Paragraph{words("sign_in.forgot"), true});
    return page;
}

Page sign_in_code_page(const PersonalFrame& frame, const SignInView& view) {
    const Words& words = frame.words;
    Page page = personal_page(frame, "/sign-in/code", words("sign_in.code.title"));
    page.finding = words("sign_in.code.finding");
    page.lead.emplace_back(words("sign_in.code.lead"));
    Form form = personal_form(frame, "/sign-in/code", words("sign_in.code.button"));
    if (!view.to.empty()) {
        form.fields.push_back(hidden_field("to", view.to));
    }
    FormField code = code_field(words);
    if (view.problem == SignInProblem::code_refused) {
        code.error = words("sign_in.code.refused");
    } else if (view.problem == SignInProblem::too_often) {
        code.error = too_often(words, view);
    }
    form.fields.push_back(std::move(code));
    page.blocks.emplace_back(std::move(form));
    return page;
}

Page account_page(const PersonalFrame& frame, const AccountView& view) {
    const Words& words = frame.words;
    Page page = personal_page(frame, "/account", words("people.account.title"));
    page.finding = words("people.account.finding", {{"name", view.name}});
    if (!view.done.empty()) {
        page.notices.push_back(
            {Notice::Kind::plain, {}, words(fmt::format("people.done.{}", view.done))});
    }
    if (view.must_change_password) {
        page.notices.push_back({Notice::Kind::plain, {}, words("people.must.password")});
    } else if (view.needs_second_step) {
        page.notices.push_back({Notice::Kind::plain, {}, words("people.must.code")});
    }
    Facts facts;
    facts.items.emplace_back(words("people.account.post"), view.post);
    facts.items.emplace_back(words("people.account.roles"), roles_in_words(words, view.roles));
    page.blocks.emplace_back(std::move(facts));
    page.blocks.emplace_back(Paragraph{link(words("people.account.staff"), "/staff/work")});
    page.blocks.emplace_back(
        Heading{words(view.has_second_step ? "people.code.has" : "people.code.has_not"), {}});
    page.blocks.emplace_back(Paragraph{link(
        words(view.has_second_step ? "people.code.anew" : "people.code.begin"), "/account/code")});
    add_password_form(page, frame, view);
    add_sessions(page, frame, view);
    return page;
}

Page account_code_page(const PersonalFrame& frame, const CodeView& view) {
    const Words& words = frame.words;
    Page page = personal_page(frame, "/account/code", words("people.code.title"));
    page.breadcrumb = {{words("people.account.title"), "/account"},
                       {words("people.code.title"), ""}};
    page.finding = words("people.code.finding");
    page.lead.emplace_back(words("people.code.lead"));
    page.blocks.emplace_back(Definition{words.text("people.code.secret"), "text", view.grouped});
    page.blocks.emplace_back(Definition{words.text("people.code.address"), "text", view.address});
    Form form = personal_form(frame, "/account/code", words("people.code.button"));
    FormField code = code_field(words);
    if (view.wrong) {
        code.error = words("people.code.wrong");
    }
    form.fields.push_back(std::move(code));
    page.blocks.emplace_back(std::move(form));
    return page;
}

Page staff_page(const PersonalFrame& frame, const StaffView& view) {
    const Words& words = frame.words;
    Page page = personal_page(frame, "/staff", words("people.staff.title"));
    page.finding = words("people.staff.finding", {{"post", view.post}});
    page.lead.emplace_back(roles_in_words(words, view.roles));
    LinkList list;
    list.items = view.links;
    list.items.push_back({words("people.account.title"), "/account", words("people.account.note")});
    page.blocks.emplace_back(std::move(list));
    return page;
}

} // namespace mf::pages
