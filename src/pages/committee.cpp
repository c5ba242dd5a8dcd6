// /committees and /committees/{id}: who watched, from when to when, what came before and after.
#include "pages/plan_pages.hpp"
#include "pages/plan_parts.hpp"

namespace mf::pages {

using registers::Committee;
using registers::Plan;

namespace {

/// Promises before this body, and those whose page is its own.
CommitmentList watched_by(const Plan& plan, const Committee& committee) {
    const std::string address = committee_address(committee.id);
    CommitmentList all;
    for (const registers::Commitment& one : plan.commitments) {
        const auto* row = registers::with_id(plan.rows, one.mission);
        if (one.committee == committee.id || (row != nullptr && row->page == address)) {
            all.push_back(&one);
        }
    }
    return all;
}

/// Events before this body, and those of the rows whose page is its own.
EventList events_before(const Plan& plan, const Committee& committee) {
    const RowList rows = registers::rows_of_page(plan, committee_address(committee.id));
    EventList all;
    for (const registers::TrueEvent& event : plan.events) {
        bool own = event.committee == committee.id;
        for (const registers::PlanRow* row : rows) {
            own = own || event.about == row->id;
        }
        if (own) {
            all.push_back(&event);
        }
    }
    return all;
}

std::string span_of(const Words& words, const Committee& committee) {
    const std::string from = words.iso(committee.from);
    const std::string until = words.iso(committee.until);
    if (from.empty() && until.empty()) {
        return words("plan.committee.no_days");
    }
    if (from.empty()) {
        return words("plan.committee.until", {{"last", until}});
    }
    return until.empty() ? words("plan.committee.from", {{"first", from}})
                         : words("date.span", {{"first", from}, {"last", until}});
}

Facts facts_of(const Words& words, const Plan& plan, const Committee& committee) {
    Facts facts;
    facts.items.emplace_back(words("plan.committee.days"), span_of(words, committee));
    const auto neighbour = [&](const char* key, const std::string& id) {
        if (const auto* other = registers::with_id(plan.committees, id)) {
            facts.items.emplace_back(words(key), Text{link(other->title, committee_address(id))});
        }
    };
    neighbour("plan.committee.before", committee.before);
    neighbour("plan.committee.after", committee.after);
    if (!committee.also.empty()) {
        facts.items.emplace_back(words("plan.committee.also"), committee.also);
    }
    if (const auto* row = registers::with_id(plan.rows, committee.mission)) {
        facts.items.emplace_back(words("plan.fact.page"), Text{link(row->title, row->page)});
    }
    return facts;
}

std::string finding_of(const Words& words, const Committee& committee, std::size_t promises) {
    const auto n = static_cast<std::int64_t>(promises);
    if (!committee.missing.empty()) {
        return words("plan.committee.finding_missing", {{"title", committee.title}});
    }
    if (committee.until.empty()) {
        return words("plan.committee.finding", {{"title", committee.title}, {"n", n}});
    }
    return words("plan.committee.finding_ended",
                 {{"title", committee.title}, {"n", n}, {"day", words.iso(committee.until)}});
}

} // namespace

Result<Page> committee_page(const Asked& asked) {
    const auto plan = plan_asked(asked);
    const Committee* committee =
        plan ? registers::with_id((*plan)->committees, asked.names.at(0)) : nullptr;
    if (committee == nullptr) {
        return not_in_plan(asked.names.at(0));
    }
    const Words& words = asked.words;
    const std::string address = committee_address(committee->id);
    const CommitmentList promises = watched_by(**plan, *committee);
    Page page = start_plan_page(asked, address, committee->title);
    page.breadcrumb.insert(page.breadcrumb.begin() + 1,
                           Crumb{words("plan.link.committees"), "/committees"});
    page.finding = finding_of(words, *committee, promises.size());
    if (const auto* programme = registers::programme_at(**plan, address)) {
        page.lead.emplace_back(programme->story);
    }
    page.lead.emplace_back(committee->means);
    if (!committee->missing.empty()) {
        page.lead.emplace_back(committee->missing);
    }
    page.blocks.emplace_back(Heading{words("plan.committee.facts"), {}});
    page.blocks.emplace_back(facts_of(words, **plan, *committee));
    const RowList rows = registers::rows_of_page(**plan, address);
    add_promises(page, asked, **plan, promises);
    add_true_record(page, asked, events_before(**plan, *committee));
    add_figures(page, asked, measures_of(rows), awaited_by(rows));
    add_gaps(page, asked, rows);
    return page;
}

Result<Page> committees_page(const Asked& asked) {
    const auto plan = plan_asked(asked);
    if (!plan) {
        return pass(plan.error());
    }
    using Type = Column::Type;
    const Words& words = asked.words;
    Page page = start_plan_page(asked, "/committees", words("plan.link.committees"));
    std::int64_t ended = 0;
    Table table;
    table.id = "committees";
    table.caption = words("plan.committee.caption");
    table.columns = {{"committee", words("plan.table.committee"), Type::link},
                     {"days", words("plan.committee.days"), Type::text},
                     {"means", words("plan.committee.means"), Type::text},
                     {"promises", words("plan.committee.promises"), Type::count},
                     {"id", words("table.code"), Type::code, true}};
    RowGroup group;
    for (const Committee& one : (*plan)->committees) {
        ended += one.until.empty() ? 0 : 1;
        group.rows.push_back({Text{link(one.title, committee_address(one.id))},
                              Text{span_of(words, one)}, Text{one.means},
                              NumberCell{static_cast<double>(watched_by(**plan, one).size())},
                              Text{one.id}});
    }
    table.groups.push_back(std::move(group));
    table.main = true;
    page.finding =
        words("plan.committee.list_finding",
              {{"total", static_cast<std::int64_t>((*plan)->committees.size())}, {"n", ended}});
    page.lead.emplace_back(words("plan.link.committees_note"));
    page.blocks.emplace_back(std::move(table));
    return page;
}

} // namespace mf::pages
