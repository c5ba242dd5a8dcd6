// /about/ourselves: the authority's own clocks, shown like those of the police.
#include "pages/plan_pages.hpp"
#include "pages/plan_parts.hpp"

namespace mf::pages {

namespace {

/// Numbers that this site has corrected, by the day.
Table corrections_table(const Asked& asked) {
    using Type = Column::Type;
    const Words& words = asked.words;
    Table table;
    table.id = "corrections";
    table.caption = words("plan.ourselves.caption");
    table.columns = {{"day", words("plan.record.happened"), Type::text},
                     {"measure", words("table.measure"), Type::code},
                     {"reason", words("plan.ourselves.reason"), Type::text}};
    RowGroup group;
    for (const release::CorrectionInfo& one : asked.release.corrections) {
        group.rows.push_back({Text{words.day(one.day)}, Text{one.measure}, Text{one.reason}});
    }
    table.groups.push_back(std::move(group));
    table.main = true;
    return table;
}

} // namespace

Result<Page> ourselves_page(const Asked& asked) {
    const auto plan = plan_asked(asked);
    if (!plan) {
        return pass(plan.error());
    }
    const Words& words = asked.words;
    const auto corrections = static_cast<std::int64_t>(asked.release.corrections.size());
    const auto published = static_cast<std::int64_t>(asked.release.publications.size());
    Page page = start_plan_page(asked, "/about/ourselves", words("plan.link.ourselves"));
    page.finding = words("plan.ourselves.finding", {{"n", corrections}, {"total", published}});
    page.lead.emplace_back(words("plan.ourselves.lead"));
    const RowList rows = registers::rows_of_page(**plan, page.address);
    page.blocks.emplace_back(Heading{words("plan.ourselves.clocks"), {}});
    for (const std::string& id : awaited_by(rows)) {
        if (const auto* one = registers::with_id((*plan)->awaited, id)) {
            page.blocks.emplace_back(
                GapBlock{one->title, words("plan.figures.not_yet"), {Text{one->why}}});
        }
    }
    if (corrections > 0) {
        page.blocks.emplace_back(Heading{words("plan.ourselves.corrected"), {}});
        page.blocks.emplace_back(corrections_table(asked));
    }
    add_promised(page, asked);
    return page;
}

} // namespace mf::pages
