// /duties: what the law asks of the authority, and what shows that it was done.
#include "pages/plan_pages.hpp"
#include "pages/plan_parts.hpp"
#include "pages/record_pages.hpp"

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

/// What was written down this year in the registers that show this duty, each with how many records.
Result<LinkList> evidence_of(const Asked& asked, const Plan& plan, const Duty& duty) {
    LinkList list;
    const auto* row = registers::with_id(plan.rows, duty.mission);
    if (asked.records == nullptr || row == nullptr) {
        return list;
    }
    constexpr std::size_t year_characters = 4;
    const std::string year = asked.records->today().text().substr(0, year_characters);
    for (const std::string& id : row->registers) {
        if (asked.records->tally(id) == nullptr) {
            continue; // still to come
        }
        const auto view =
            asked.records->list({.in = id, .since_from = year + "-01-01T00:00:00Z", .limit = 1});
        if (!view) {
            return pass(view.error());
        }
        if (view->total > 0) {
            list.items.push_back(
                {asked.words("plan.duties.records", {{"title", register_name(asked.words, id)},
                                                     {"n", static_cast<std::int64_t>(view->total)},
                                                     {"year", year}}),
                 register_address(frame_of(asked), id)});
        }
    }
    return list;
}

Done add_duty(Page& page, const Asked& asked, const Plan& plan, const Duty& duty) {
    const Words& words = asked.words;
    page.blocks.emplace_back(Heading{duty.title, {}, 2, false, duty.id});
    page.blocks.emplace_back(Paragraph{quoted(words, plan, duty.quote)});
    if (!duty.shows.empty()) {
        page.blocks.emplace_back(Paragraph{duty.shows});
    }
    for (const std::string& measure : duty.measures) {
        page.blocks.push_back(figure_or_gap(asked, measure));
    }
    auto evidence = evidence_of(asked, plan, duty);
    if (!evidence) {
        return pass(evidence.error());
    }
    if (evidence->items.empty()) {
        page.blocks.emplace_back(
            GapBlock{words("plan.duties.this_year"), words("plan.not_here"), {Text{duty.gap}}});
    } else {
        page.blocks.emplace_back(Heading{words("plan.duties.this_year"), {}, 3});
        page.blocks.emplace_back(*std::move(evidence));
        page.blocks.emplace_back(Paragraph{duty.gap, true});
    }
    return {};
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
        if (auto added = add_duty(page, asked, **plan, duty); !added) {
            return pass(added.error());
        }
    }
    page.blocks.emplace_back(table_of(words, **plan));
    return page;
}

} // namespace mf::pages
