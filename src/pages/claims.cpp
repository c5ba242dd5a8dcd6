// /claims and /claims/{id}: each boast in the papers, with what proves it, or that nothing was found.
#include "pages/addresses.hpp"
#include "pages/plan_pages.hpp"
#include "pages/plan_parts.hpp"

#include <algorithm>

namespace mf::pages {

using registers::Claim;
using registers::Plan;

namespace {

std::string claim_address(const std::string& id) {
    return "/claims/" + encoded(id);
}

std::string proof_word(const Words& words, const std::string& proof) {
    if (proof == "found") {
        return words("plan.proof.found");
    }
    return proof == "disputed" ? words("plan.proof.disputed") : words("plan.proof.none");
}

std::int64_t count(const Plan& plan, std::string_view proof) {
    return std::ranges::count(plan.claims, proof, &Claim::proof);
}

Table table_of(const Words& words, const Plan& plan) {
    using Type = Column::Type;
    Table table;
    table.id = "claims";
    table.caption = words("plan.claims.caption");
    table.columns = {{"claim", words("plan.claims.claim"), Type::link},
                     {"proof", words("plan.claims.proof"), Type::text},
                     {"says", words("plan.table.says"), Type::text},
                     {"means", words("plan.claims.means"), Type::text},
                     {"paper", words("plan.table.paper"), Type::code, true},
                     {"mission", words("plan.table.mission"), Type::code, true},
                     {"id", words("table.code"), Type::code, true}};
    RowGroup group;
    for (const Claim& one : plan.claims) {
        group.rows.push_back({Text{link(one.title, claim_address(one.id))},
                              Text{proof_word(words, one.proof)}, quoted(words, plan, one.quote),
                              Text{one.means}, Text{one.quote.paper}, Text{one.mission},
                              Text{one.id}});
    }
    table.groups.push_back(std::move(group));
    table.main = true;
    return table;
}

} // namespace

Result<Page> claims_page(const Asked& asked) {
    const auto plan = plan_asked(asked);
    if (!plan) {
        return pass(plan.error());
    }
    const Words& words = asked.words;
    Page page = start_plan_page(asked, "/claims", words("plan.link.claims"));
    page.finding =
        words("plan.claims.finding", {{"total", static_cast<std::int64_t>((*plan)->claims.size())},
                                      {"shown", count(**plan, "found")},
                                      {"n", count(**plan, "none found")},
                                      {"disputed", count(**plan, "disputed")}});
    page.lead.emplace_back(words("plan.claims.lead"));
    page.blocks.emplace_back(table_of(words, **plan));
    return page;
}

Result<Page> claim_page(const Asked& asked) {
    const auto plan = plan_asked(asked);
    const Claim* claim = plan ? registers::with_id((*plan)->claims, asked.names.at(0)) : nullptr;
    if (claim == nullptr) {
        return not_in_plan(asked.names.at(0));
    }
    const Words& words = asked.words;
    Page page = start_plan_page(asked, claim_address(claim->id), claim->title);
    page.breadcrumb.insert(page.breadcrumb.begin() + 1,
                           Crumb{words("plan.link.claims"), "/claims"});
    page.finding = words("plan.claims.one",
                         {{"title", claim->title}, {"word", proof_word(words, claim->proof)}});
    page.lead.push_back(quoted(words, **plan, claim->quote));
    page.lead.emplace_back(claim->means);
    const auto* row = registers::with_id((*plan)->rows, claim->mission);
    RowList rows = registers::rows_of_page(**plan, page.address);
    add_promises(page, asked, **plan, registers::commitments_of(**plan, rows));
    if (rows.empty() && row != nullptr) {
        rows.push_back(row);
    }
    add_true_record(page, asked, registers::events_of(**plan, rows));
    add_figures(page, asked, claim->measures, {});
    add_gaps(page, asked, rows);
    return page;
}

} // namespace mf::pages
