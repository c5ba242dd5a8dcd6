// /programmes/{id}, and every other address that the plan gives to a programme and no other page has.
#include "pages/addresses.hpp"
#include "pages/plan_pages.hpp"
#include "pages/plan_parts.hpp"

#include <algorithm>
#include <set>

namespace mf::pages {

using registers::Plan;
using registers::Programme;

namespace {

/// Committees and partners that promises of this page name, each once.
void add_who_links(Page& page, const Asked& asked, const Plan& plan, const RowList& rows) {
    LinkList list;
    for (const registers::Partner& partner : plan.partners) {
        const bool named = std::ranges::any_of(rows, [&](const registers::PlanRow* row) {
            return std::ranges::find(partner.mission, row->id) != partner.mission.end();
        });
        if (named) {
            list.items.push_back({partner.title, partner_address(partner.id), partner.means});
        }
    }
    for (const registers::PlanChange& change : plan.changes) {
        if (std::ranges::find(change.links, page.address) != change.links.end()) {
            list.items.push_back({asked.words("plan.changed_link", {{"what", change.about}}),
                                  "/plan/changes#" + change.id, change.means});
        }
    }
    if (!list.items.empty()) {
        page.blocks.emplace_back(Heading{asked.words("plan.also.heading"), {}});
        page.blocks.emplace_back(std::move(list));
    }
}

/// Places that the promises or the record name, and that all boroughs are meant where they are.
void add_area_links(Page& page,
                    const Asked& asked,
                    const CommitmentList& promises,
                    const EventList& events) {
    LinkList list;
    std::set<std::string> codes;
    for (const registers::Commitment* one : promises) {
        codes.insert(one->areas.begin(), one->areas.end());
    }
    for (const registers::TrueEvent* event : events) {
        codes.insert(event->areas.begin(), event->areas.end());
    }
    if (std::ranges::any_of(promises, &registers::Commitment::each)) {
        list.items.push_back({each_district(asked), "/areas"});
    }
    for (const std::string& code : codes) {
        if (const release::AreaInfo* area = asked.release.area(code)) {
            list.items.push_back({area->name, area_address(code)});
        }
    }
    if (!list.items.empty()) {
        page.blocks.emplace_back(Heading{asked.words("plan.fact.areas"), {}});
        page.blocks.emplace_back(std::move(list));
    }
}

} // namespace

Result<Page> promised_page(const Asked& asked, const std::string& address) {
    const auto plan = plan_asked(asked);
    const Programme* programme = plan ? registers::programme_at(**plan, address) : nullptr;
    if (programme == nullptr) {
        return not_in_plan(address);
    }
    const Words& words = asked.words;
    const RowList rows = registers::rows_of_page(**plan, address);
    const CommitmentList promises = registers::commitments_of(**plan, rows);
    Page page = start_plan_page(asked, address, programme->title,
                                registers::with_id((*plan)->strands, programme->strand));
    page.finding = tally_finding(words, programme->title, registers::tally_of(promises));
    page.lead.emplace_back(programme->story);
    if (!programme->means.empty()) {
        page.lead.emplace_back(programme->means);
    }
    add_promises(page, asked, **plan, promises);
    const EventList events = registers::events_of(**plan, rows);
    add_true_record(page, asked, events);
    add_figures(page, asked, measures_of(rows), awaited_by(rows));
    add_gaps(page, asked, rows);
    add_area_links(page, asked, promises, events);
    add_who_links(page, asked, **plan, rows);
    return page;
}

Result<Page> programme_page(const Asked& asked) {
    return promised_page(asked, "/programmes/" + asked.names.at(0));
}

Result<Page> promised_at_one(const Asked& asked) {
    return promised_page(asked, "/" + asked.names.at(0));
}

Result<Page> promised_at_two(const Asked& asked) {
    return promised_page(asked, "/" + asked.names.at(0) + "/" + asked.names.at(1));
}

} // namespace mf::pages
