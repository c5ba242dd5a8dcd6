// /duties: what the law asks of the authority, and what shows that it was done.
#include "pages/plan_pages.hpp"
#include "pages/plan_parts.hpp"

#include <algorithm>

namespace mf::pages {

using registers::Duty;
using registers::Plan;

namespace {

Table table_of(const Words& words, const Plan& plan) {
    using Type = Column::Type;
    Table table;
    table.id = "duties";
    table.caption = words("plan.duties.caption");
    table.columns = {{"duty", words("plan.duties.duty"), Type::text},
                     {"shows", words("plan.duties.shows"), Type::text},
                     {"gap", words("plan.duties.gap"), Type::text},
                     {"says", words("plan.table.says"), Type::text, true},
                     {"mission", words("plan.table.mission"), Type::code, true},
                     {"id", words("table.code"), Type::code, true}};
    RowGroup group;
    for (const Duty& duty : plan.duties) {
        group.rows.push_back(
            {Text{duty.title}, Text{duty.shows.empty() ? words("plan.duties.nothing") : duty.shows},
             Text{duty.gap}, Text{duty.quote.says}, Text{duty.mission}, Text{duty.id}});
    }
    table.groups.push_back(std::move(group));
    table.main = true;
    table.folded = words("table.as_table");
    return table;
}

void add_duty(Page& page, const Asked& asked, const Plan& plan, const Duty& duty) {
    const Words& words = asked.words;
    page.blocks.emplace_back(Heading{duty.title, {}, 2, false, duty.id});
    page.blocks.emplace_back(Paragraph{quoted(words, plan, duty.quote)});
    if (!duty.shows.empty()) {
        page.blocks.emplace_back(Paragraph{duty.shows});
    }
    for (const std::string& measure : duty.measures) {
        page.blocks.push_back(figure_or_gap(asked, measure));
    }
    page.blocks.emplace_back(
        GapBlock{words("plan.duties.this_year"), words("plan.not_here"), {Text{duty.gap}}});
}

} // namespace

Result<Page> duties_page(const Asked& asked) {
    const auto plan = plan_asked(asked);
    if (!plan) {
        return pass(plan.error());
    }
    const Words& words = asked.words;
    const auto& duties = (*plan)->duties;
    Page page = start_plan_page(asked, "/duties", words("plan.duties.title"));
    const auto shown = std::ranges::count_if(
        duties, [](const Duty& duty) { return !duty.shows.empty() || !duty.measures.empty(); });
    page.finding =
        words("plan.duties.finding",
              {{"n", std::int64_t{shown}}, {"total", static_cast<std::int64_t>(duties.size())}});
    page.lead.emplace_back(words("plan.duties.lead"));
    for (const Duty& duty : duties) {
        add_duty(page, asked, **plan, duty);
    }
    page.blocks.emplace_back(table_of(words, **plan));
    return page;
}

} // namespace mf::pages
