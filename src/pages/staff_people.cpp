#include "pages/staff_people.hpp"

#include <fmt/format.h>

#include <utility>

namespace mf::pages {

namespace {

using Kind = FormField::Kind;

constexpr const char* address = "/staff/people";
constexpr std::size_t reason_characters_max = 500;

std::string roles_in_words(const Words& words, const std::vector<std::string>& roles) {
    std::string text;
    for (const std::string& role : roles) {
        text += (text.empty() ? "" : ", ") + words(fmt::format("people.role.{}", role));
    }
    return text.empty() ? words("people.no_role") : text;
}

std::string last_in_words(const Words& words, const StaffAccountView& account) {
    constexpr std::size_t day_length = 10;
    return account.last_sign_in.empty() ? words("people.all.never")
                                        : words.day(account.last_sign_in.substr(0, day_length));
}

std::string state_in_words(const Words& words, const StaffAccountView& account) {
    return words(account.disabled ? "people.all.shut" : "people.all.open");
}

std::string address_of(const StaffAccountView& account) {
    return fmt::format("{}?account={}", address, account.id);
}

FormField text_field(const Words& words, const std::string& name, const std::string& typed) {
    FormField field{Kind::text, name, words("people.all." + name)};
    field.values = {typed};
    field.required = name != "area";
    field.characters_max = name == "area" ? 20 : 80;
    return field;
}

FormField roles_field(const Words& words,
                      const std::vector<std::string>& all,
                      const std::vector<std::string>& chosen) {
    FormField field{Kind::several, "roles[]", words("people.all.roles")};
    field.values = chosen;
    for (const std::string& role : all) {
        field.choices.push_back({role, words(fmt::format("people.role.{}", role))});
    }
    return field;
}

void add_table(Page& page, const Words& words, const std::vector<StaffAccountView>& accounts) {
    Table table;
    table.id = "people";
    table.caption = words("people.all.caption");
    table.main = true;
    table.columns = {{"name", words("people.all.name"), Column::Type::link}};
    for (const char* column : {"post", "roles", "area", "state", "last"}) {
        table.columns.push_back({column, words(fmt::format("people.all.{}", column))});
    }
    RowGroup group;
    for (const StaffAccountView& one : accounts) {
        group.rows.push_back({Text{link(one.name, address_of(one))}, Text{one.post},
                              Text{roles_in_words(words, one.roles)},
                              Text{one.area.empty() ? words("people.all.no_area") : one.area},
                              Text{state_in_words(words, one)}, Text{last_in_words(words, one)}});
    }
    table.groups.push_back(std::move(group));
    page.blocks.emplace_back(std::move(table));
}

void add_new_form(Page& page, const PersonalFrame& frame, const StaffPeopleView& view) {
    const Words& words = frame.words;
    page.blocks.emplace_back(
        Heading{words("people.all.new"), words("people.all.new_note"), 2, false, "new"});
    Form form = personal_form(frame, "/staff/people/add", words("people.all.add"));
    const NewAccountTyped& typed = view.typed;
    FormField name = text_field(words, "name", typed.name);
    FormField post = text_field(words, "post", typed.post);
    FormField area = text_field(words, "area", typed.area);
    FormField roles = roles_field(words, view.all_roles, typed.roles);
    name.hint = words("people.all.name_hint");
    post.hint = words("people.all.post_hint");
    area.hint = words("people.all.area_hint");
    if (!typed.problem.empty()) {
        FormField& wrong = typed.problem == "post"   ? post
                           : typed.problem == "area" ? area
                           : typed.problem == "role" ? roles
                                                     : name;
        wrong.error = words(fmt::format("people.all.wrong_{}", typed.problem));
    }
    for (FormField* field : {&name, &post, &area, &roles}) {
        form.fields.push_back(std::move(*field));
    }
    page.blocks.emplace_back(std::move(form));
}

/// A form about one account; its id tells it apart from the others of the page.
Form account_form(const PersonalFrame& frame,
                  const StaffAccountView& account,
                  const std::string& what) {
    Form form = personal_form(frame, fmt::format("{}/{}", address, what),
                              frame.words(fmt::format("people.all.do_{}", what)));
    form.id = what;
    form.fields.push_back(hidden_field("account", account.id));
    return form;
}

void add_facts(Page& page, const Words& words, const StaffAccountView& account) {
    Facts facts;
    facts.items.emplace_back(words("people.all.post"), account.post);
    facts.items.emplace_back(words("people.all.roles"), roles_in_words(words, account.roles));
    if (!account.area.empty()) {
        facts.items.emplace_back(words("people.all.area"), account.area);
    }
    facts.items.emplace_back(words("people.all.state"), state_in_words(words, account));
    facts.items.emplace_back(
        words("people.all.code"),
        words(account.has_second_step ? "people.all.code_yes" : "people.all.code_no"));
    facts.items.emplace_back(words("people.all.last"), last_in_words(words, account));
    page.blocks.emplace_back(std::move(facts));
}

Page person_start(const PersonalFrame& frame, const std::string& name) {
    const Words& words = frame.words;
    Page page = personal_page(frame, address, words("people.all.one", {{"name", name}}));
    page.breadcrumb = {
        {words("people.staff.title"), "/staff"}, {words("people.all.title"), address}, {name, ""}};
    return page;
}

} // namespace

Page staff_people_page(const PersonalFrame& frame, const StaffPeopleView& view) {
    const Words& words = frame.words;
    Page page = personal_page(frame, address, words("people.all.title"));
    page.breadcrumb = {{words("people.staff.title"), "/staff"}, {words("people.all.title"), ""}};
    page.finding =
        words("people.all.finding", {{"n", static_cast<std::int64_t>(view.accounts.size())}});
    page.lead.emplace_back(words("people.all.lead"));
    add_table(page, words, view.accounts);
    add_new_form(page, frame, view);
    return page;
}

Page staff_person_page(const PersonalFrame& frame,
                       const StaffAccountView& account,
                       const std::vector<std::string>& all_roles,
                       const std::string& problem,
                       const std::string& done) {
    const Words& words = frame.words;
    Page page = person_start(frame, account.name);
    page.finding =
        words("people.all.one_finding", {{"name", account.name}, {"post", account.post}});
    if (!done.empty()) {
        page.notices.push_back(
            {Notice::Kind::plain, {}, words(fmt::format("people.all.done_{}", done))});
    }
    if (!problem.empty()) {
        page.notices.push_back(
            {Notice::Kind::plain, {}, words(fmt::format("people.all.wrong_{}", problem))});
    }
    add_facts(page, words, account);
    if (account.own) {
        page.blocks.emplace_back(Paragraph{words("people.all.own")});
        return page;
    }
    page.blocks.emplace_back(Heading{words("people.all.change_roles"), {}});
    Form roles = account_form(frame, account, "roles");
    roles.fields.push_back(roles_field(words, all_roles, account.roles));
    page.blocks.emplace_back(std::move(roles));
    page.blocks.emplace_back(
        Heading{words("people.all.anew"), words("people.all.anew_note"), 2, false, "anew"});
    Form reset = account_form(frame, account, "reset");
    reset.warns = true;
    page.blocks.emplace_back(std::move(reset));
    const std::string what = account.disabled ? "enable" : "disable";
    page.blocks.emplace_back(Heading{words(fmt::format("people.all.heading_{}", what)), {}});
    Form shut = account_form(frame, account, what);
    shut.warns = !account.disabled;
    FormField reason{Kind::text, "reason", words("people.all.reason")};
    reason.characters_max = reason_characters_max;
    reason.required = true;
    shut.fields.push_back(std::move(reason));
    page.blocks.emplace_back(std::move(shut));
    return page;
}

Page staff_password_page(const PersonalFrame& frame,
                         const std::string& name,
                         const std::string& password) {
    const Words& words = frame.words;
    Page page = person_start(frame, name);
    page.finding = words("people.all.password_finding", {{"name", name}});
    page.lead.emplace_back(words("people.all.password_lead"));
    page.blocks.emplace_back(Definition{words.text("people.all.password"), "text", password});
    page.blocks.emplace_back(Paragraph{link(words("people.all.back"), address)});
    return page;
}

} // namespace mf::pages
