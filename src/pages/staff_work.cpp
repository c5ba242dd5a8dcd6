#include "pages/staff_work.hpp"

#include "pages/staff_parts.hpp"

#include <utility>

namespace mf::pages {

namespace {

using Line = registers::WorkView::Line;

constexpr int soon_days = 7; ///< what falls due within a week

/// "Questions, should become: Answered. By 3 March 2026, 5 days late. 40 working days from …"
LinkItem item_of(const Words& words, const Line& line, Day today) {
    Text note{
        words("staff.work.waits", {{"register", words("register." + line.in + ".name")},
                                   {"state", words("register." + line.in + ".state." + line.to)}})};
    if (line.due) {
        note.add(due_text(words, *line.due, today));
    }
    return {line.title, staff_record_address(line.in, line.id), std::move(note)};
}

/// A heading that says how many, and the lines; nothing where there are none.
void add_group(Page& page, const Words& words, const char* key, std::vector<LinkItem> items) {
    if (items.empty()) {
        return;
    }
    page.blocks.emplace_back(
        Heading{words(key, {{"n", static_cast<std::int64_t>(items.size())}}), {}});
    page.blocks.emplace_back(LinkList{std::move(items)});
}

} // namespace

Page staff_work_page(const PersonalFrame& frame, const StaffWorkView& view) {
    const Words& words = frame.words;
    Page page = personal_page(frame, "/staff/work", words("staff.work.title"));
    page.breadcrumb = {{words("people.staff.title"), "/staff"}, {words("staff.work.title"), ""}};
    std::vector<LinkItem> late;
    std::vector<LinkItem> soon;
    std::vector<LinkItem> later;
    std::vector<LinkItem> undated;
    for (const Line& line : view.work.lines) {
        auto& group = line.overdue                                     ? late
                      : !line.due                                      ? undated
                      : line.due->day < view.today.plus(soon_days + 1) ? soon
                                                                       : later;
        group.push_back(item_of(words, line, view.today));
    }
    page.finding = words("staff.work.finding", {{"late", static_cast<std::int64_t>(late.size())},
                                                {"soon", static_cast<std::int64_t>(soon.size())}});
    page.lead.emplace_back(words("staff.work.lead", {{"post", view.post}}));
    add_group(page, words, "staff.work.late", std::move(late));
    add_group(page, words, "staff.work.soon", std::move(soon));
    std::vector<LinkItem> drafts;
    for (const DraftLine& draft : view.drafts) {
        drafts.push_back({draft.title, draft.address,
                          words("staff.work.kept", {{"moment", moment_text(words, draft.at)}})});
    }
    add_group(page, words, "staff.work.drafts", std::move(drafts));
    add_group(page, words, "staff.work.later", std::move(later));
    add_group(page, words, "staff.work.undated", std::move(undated));
    page.blocks.emplace_back(Paragraph{Text{link(words("staff.records.link"), "/staff/records")}});
    return page;
}

} // namespace mf::pages
