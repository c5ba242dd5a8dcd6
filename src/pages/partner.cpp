// /partners and /partners/{id}: what the plan asks of others, and what became of it.
#include "pages/plan_pages.hpp"
#include "pages/plan_parts.hpp"

namespace mf::pages {

using registers::Partner;
using registers::Plan;

namespace {

RowList rows_of(const Plan& plan, const Partner& partner) {
    RowList rows;
    for (const std::string& id : partner.mission) {
        if (const auto* row = registers::with_id(plan.rows, id)) {
            rows.push_back(row);
        }
    }
    return rows;
}

Table table_of(const Words& words, const Plan& plan) {
    using Type = Column::Type;
    Table table;
    table.id = "partners";
    table.caption = words("plan.partners.caption");
    table.columns = {{"partner", words("plan.partners.partner"), Type::link},
                     {"means", words("plan.partners.means"), Type::text},
                     {"found", words("plan.partners.found"), Type::text},
                     {"gap", words("plan.duties.gap"), Type::text},
                     {"says", words("plan.table.says"), Type::text, true},
                     {"id", words("table.code"), Type::code, true}};
    RowGroup group;
    for (const Partner& one : plan.partners) {
        const auto tally = registers::tally_of(registers::commitments_of(plan, rows_of(plan, one)));
        group.rows.push_back({Text{link(one.title, partner_address(one.id))}, Text{one.means},
                              Text{tally_words(words, tally)}, Text{one.gap}, Text{one.quote.says},
                              Text{one.id}});
    }
    table.groups.push_back(std::move(group));
    table.main = true;
    return table;
}

} // namespace

Result<Page> partner_page(const Asked& asked) {
    const auto plan = plan_asked(asked);
    const Partner* partner =
        plan ? registers::with_id((*plan)->partners, asked.names.at(0)) : nullptr;
    if (partner == nullptr) {
        return not_in_plan(asked.names.at(0));
    }
    const Words& words = asked.words;
    const std::string address = partner_address(partner->id);
    const RowList rows = rows_of(**plan, *partner);
    const CommitmentList promises = registers::commitments_of(**plan, rows);
    Page page = start_plan_page(asked, address, partner->title);
    page.breadcrumb.insert(page.breadcrumb.begin() + 1,
                           Crumb{words("plan.link.partners"), "/partners"});
    page.finding = tally_finding(words, partner->title, registers::tally_of(promises));
    if (const auto* programme = registers::programme_at(**plan, address)) {
        page.lead.emplace_back(programme->story);
    }
    page.lead.emplace_back(partner->means);
    page.lead.push_back(quoted(words, **plan, partner->quote));
    if (!partner->until.empty()) {
        page.lead.emplace_back(words("plan.partners.until", {{"day", words.iso(partner->until)}}));
    }
    add_promises(page, asked, **plan, promises);
    add_true_record(page, asked, registers::events_of(**plan, rows));
    add_figures(page, asked, partner->measures, {});
    page.blocks.emplace_back(Heading{words("plan.gaps.heading"), {}, 2, false, "gaps"});
    page.blocks.emplace_back(
        GapBlock{words("plan.nobody"), words("plan.not_published"), {Text{partner->gap}}});
    return page;
}

Result<Page> partners_page(const Asked& asked) {
    const auto plan = plan_asked(asked);
    if (!plan) {
        return pass(plan.error());
    }
    const Words& words = asked.words;
    Page page = start_plan_page(asked, "/partners", words("plan.link.partners"));
    page.finding = words("plan.partners.finding",
                         {{"n", static_cast<std::int64_t>((*plan)->partners.size())}});
    if (const auto* programme = registers::programme_at(**plan, page.address)) {
        page.lead.emplace_back(programme->story);
        page.lead.emplace_back(programme->means);
    }
    page.blocks.emplace_back(table_of(words, **plan));
    return page;
}

} // namespace mf::pages
