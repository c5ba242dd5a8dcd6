#include "pages/staff_audit.hpp"

#include <fmt/format.h>

#include <utility>

namespace mf::pages {

Page staff_audit_page(const PersonalFrame& frame,
                      std::int64_t total,
                      const std::vector<AuditLine>& lines) {
    const Words& words = frame.words;
    Page page = personal_page(frame, "/staff/audit", words("people.audit.title"));
    page.breadcrumb = {{words("people.staff.title"), "/staff"}, {words("people.audit.title"), ""}};
    page.finding = words("people.audit.finding", {{"n", total}});
    page.lead.emplace_back(words("people.audit.lead"));
    Table table;
    table.id = "audit";
    table.caption = words("people.audit.caption");
    for (const char* column : {"at", "who", "post", "action", "object", "detail", "reason"}) {
        table.columns.push_back({column, words(fmt::format("people.audit.{}", column))});
    }
    RowGroup group;
    for (const AuditLine& line : lines) {
        group.rows.push_back({Text{line.at}, Text{line.who}, Text{line.post}, Text{line.action},
                              Text{line.object}, Text{line.detail}, Text{line.reason}});
    }
    table.groups.push_back(std::move(group));
    page.blocks.emplace_back(std::move(table));
    return page;
}

} // namespace mf::pages
