#include "pages/staff_records.hpp"

#include "pages/addresses.hpp"
#include "pages/record_parts.hpp"
#include "pages/staff_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace mf::pages {

namespace {

RecordFrame records_of(const PersonalFrame& frame) {
    return {frame.words, frame.release, nullptr, staff_records_root};
}

Page start(const PersonalFrame& frame, std::string address, std::string title) {
    const Words& words = frame.words;
    Page page = personal_page(frame, std::move(address), std::move(title));
    page.breadcrumb = {{words("people.staff.title"), "/staff"},
                       {words("staff.records.title"), staff_records_root}};
    return page;
}

/// The address of a list, with what it is narrowed to.
std::string list_address(const StaffList& view, const std::string& state, std::size_t offset) {
    std::string address = staff_record_address(view.list.in);
    char sign = '?';
    const auto add = [&](const std::string& name, const std::string& value) {
        if (!value.empty()) {
            address += fmt::format("{}{}={}", sign, encoded(name), encoded(value));
            sign = '&';
        }
    };
    add("q", view.words);
    add("state", state);
    for (const auto& [field, value] : view.where) {
        add(field, value);
    }
    add("from", offset == 0 ? std::string{} : std::to_string(offset));
    return address;
}

void add_states(Page& page, const Words& words, const StaffList& view) {
    LinkList states;
    for (const auto& [state, count] : view.list.states) {
        const bool chosen = state == view.state;
        states.items.push_back(
            {words("staff.records.state",
                   {{"state", state_word(words, view.list.in, state)}, {"n", std::int64_t{count}}}),
             list_address(view, chosen ? "" : state, 0),
             chosen ? Text{words("staff.records.chosen")} : Text{}});
    }
    if (!states.items.empty()) {
        page.blocks.emplace_back(Heading{words("staff.records.states"), {}});
        page.blocks.emplace_back(std::move(states));
    }
}

void add_paging(Page& page, const Words& words, const StaffList& view) {
    LinkList ways;
    const std::size_t offset = view.list.offset;
    if (offset > 0) {
        ways.items.push_back(
            {words("staff.records.before"),
             list_address(view, view.state, offset - std::min(offset, staff_rows))});
    }
    if (offset + staff_rows < view.list.total) {
        ways.items.push_back(
            {words("staff.records.after"), list_address(view, view.state, offset + staff_rows)});
    }
    if (!ways.items.empty()) {
        page.blocks.emplace_back(std::move(ways));
    }
}

std::string form_address(const registers::RecordView& record, const std::string& form) {
    return staff_record_address(record.in, record.id) + "/" + form;
}

/// What the reader may make of the record; of what is not possible yet, what is missing.
void add_moves(Page& page, const RecordFrame& frame, const registers::RecordView& record) {
    const Words& words = frame.words;
    for (const registers::MoveView& move : record.moves) {
        const std::string state = state_word(words, record.in, move.to);
        page.blocks.emplace_back(
            Heading{words(move.possible ? "staff.record.possible" : "staff.record.not_yet",
                          {{"state", state}}),
                    {},
                    3});
        add_record_guards(page, frame, move);
        if (move.possible) {
            page.blocks.emplace_back(Paragraph{
                link(words("staff.record.move", {{"state", state}}),
                     form_address(record, fmt::format("move/{}?to={}", move.move, move.to)))});
        }
    }
}

void add_ways(Page& page, const PersonalFrame& frame, const StaffRecord& view) {
    const Words& words = frame.words;
    const registers::RecordView& record = view.record;
    LinkList ways;
    if (record.may_change) {
        ways.items.push_back({words("staff.record.change"), form_address(record, "change")});
    }
    for (const OpensBeside& beside : view.opens) {
        ways.items.push_back(
            {words("staff.record.add", {{"register", register_name(words, beside.in)}}),
             fmt::format("{}/new?{}={}", staff_record_address(beside.in), beside.field,
                         record.id)});
    }
    if (view.has_pack) {
        ways.items.push_back(
            {words("staff.pack.title"), "/staff/meetings/" + encoded(record.id) + "/pack"});
    }
    if (view.is_public) {
        ways.items.push_back(
            {words("staff.record.public"), "/" + encoded(record.in) + "/" + encoded(record.id)});
    }
    if (view.may_erase) {
        ways.items.push_back({words("staff.record.erase"), form_address(record, "erase")});
    }
    if (!ways.items.empty()) {
        page.blocks.emplace_back(std::move(ways));
    }
}

} // namespace

Page staff_registers_page(const PersonalFrame& frame, const std::vector<StaffRegister>& registers) {
    const Words& words = frame.words;
    Page page = personal_page(frame, staff_records_root, words("staff.records.title"));
    page.breadcrumb = {{words("people.staff.title"), "/staff"}, {words("staff.records.title"), ""}};
    page.finding = words("staff.records.finding");
    LinkList list;
    for (const StaffRegister& one : registers) {
        list.items.push_back(
            {words("staff.records.register",
                   {{"register", register_name(words, one.in)}, {"n", one.records}}),
             staff_record_address(one.in), words(fmt::format("register.{}.about", one.in))});
    }
    page.blocks.emplace_back(std::move(list));
    return page;
}

Page staff_list_page(const PersonalFrame& frame, const StaffList& view) {
    const Words& words = frame.words;
    const registers::ListView& list = view.list;
    const std::string name = register_name(words, list.in);
    Page page = start(frame, list_address(view, view.state, list.offset), name);
    page.breadcrumb.push_back({name, ""});
    page.finding = words(list.counted ? "staff.records.found" : "staff.records.found_more",
                         {{"register", name}, {"n", static_cast<std::int64_t>(list.total)}});
    page.lead.emplace_back(words(fmt::format("register.{}.about", list.in)));
    if (view.may_open) {
        page.blocks.emplace_back(
            Paragraph{link(words("staff.records.open"), staff_record_address(list.in) + "/new")});
    }
    Search search{words("staff.records.search"),
                  words("staff.records.search_hint"),
                  staff_record_address(list.in),
                  "q",
                  view.words,
                  words("search.button")};
    search.kept = view.where;
    if (!view.state.empty()) {
        search.kept.emplace_back("state", view.state);
    }
    page.blocks.emplace_back(std::move(search));
    add_states(page, words, view);
    if (!list.rows.empty()) {
        page.blocks.emplace_back(
            records_table(records_of(frame), list, words("staff.records.caption")));
    }
    add_paging(page, words, view);
    return page;
}

Page staff_record_page(const PersonalFrame& frame, const StaffRecord& view) {
    const Words& words = frame.words;
    const registers::RecordView& record = view.record;
    const RecordFrame records = records_of(frame);
    const std::string title = record.title.empty() ? record.id : shortened(record.title, 120);
    Page page = start(frame, staff_record_address(record.in, record.id), title);
    page.breadcrumb.push_back({register_name(words, record.in), staff_record_address(record.in)});
    page.breadcrumb.push_back({record.id, ""});
    page.finding = title;
    page.lead.emplace_back(
        words("staff.record.lead", {{"state", state_word(words, record.in, record.state)},
                                    {"moment", moment_text(words, record.since)}}));
    if (!view.done.empty()) {
        page.notices.push_back(
            {Notice::Kind::plain, {}, words(fmt::format("staff.record.done_{}", view.done))});
    }
    add_record_clocks(page, records, record, view.today);
    page.blocks.emplace_back(
        Heading{words(record.moves.empty() && !record.may_change ? "staff.record.nothing"
                                                                 : "staff.record.ways"),
                {},
                2,
                false,
                "ways"});
    add_moves(page, records, record);
    add_ways(page, frame, view);
    add_record_facts(page, records, record);
    add_record_history(page, records, record);
    return page;
}

} // namespace mf::pages
