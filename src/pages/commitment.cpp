// /commitments/{id}: one promise, its exact words, where it stands and why, its days, figures and record.
#include "pages/addresses.hpp"
#include "pages/plan_pages.hpp"
#include "pages/plan_parts.hpp"

namespace mf::pages {

using registers::Commitment;
using registers::Plan;

namespace {

std::string stood_word(const Words& words, const std::string& stood) {
    if (stood == "run") {
        return words("plan.stood.run");
    }
    if (stood == "new") {
        return words("plan.stood.new");
    }
    if (stood == "plan") {
        return words("plan.stood.plan");
    }
    if (stood == "pilot") {
        return words("plan.stood.pilot");
    }
    if (stood == "done") {
        return words("plan.stood.done");
    }
    if (stood == "duty") {
        return words("plan.stood.duty");
    }
    if (stood == "vow") {
        return words("plan.stood.vow");
    }
    return stood == "ask" ? words("plan.stood.ask") : words("plan.stood.claim");
}

Text outcomes_text(const Plan& plan, const Commitment& one) {
    Text text;
    for (const std::string& id : one.serves) {
        const auto* outcome = registers::with_id(plan.outcomes, id);
        if (!text.empty()) {
            text.add(Text{", "});
        }
        text.add(link(outcome == nullptr ? id : outcome->title, outcome_address(id)));
    }
    return text;
}

Text areas_text(const Asked& asked, const Commitment& one) {
    Text text;
    if (one.each) {
        text.add(link(each_district(asked), "/areas"));
    }
    for (const std::string& code : one.areas) {
        const release::AreaInfo* area = asked.release.area(code);
        if (!text.empty()) {
            text.add(Text{", "});
        }
        text.add(link(area == nullptr ? code : area->name, area_address(code)));
    }
    return text;
}

Facts facts_of(const Asked& asked, const Plan& plan, const Commitment& one) {
    const Words& words = asked.words;
    const auto* committee = registers::with_id(plan.committees, one.committee);
    const auto* row = registers::with_id(plan.rows, one.mission);
    Facts facts;
    const auto add = [&](const char* key, Text text) {
        if (!text.empty()) {
            facts.items.emplace_back(words(key), std::move(text));
        }
    };
    add("plan.fact.owner", one.owner);
    add("plan.fact.committee", link(committee == nullptr ? one.committee : committee->title,
                                    committee_address(one.committee)));
    add("plan.fact.serves", outcomes_text(plan, one));
    add("plan.fact.made", words.iso(one.made));
    add("plan.fact.due", one.due.empty() ? words("plan.fact.no_due") : words.iso(one.due));
    add("plan.fact.stood", stood_word(words, one.stood));
    add("plan.fact.section", one.quote.section);
    add("plan.fact.areas", areas_text(asked, one));
    if (row != nullptr) {
        const auto* programme = registers::programme_at(plan, row->page);
        add("plan.fact.page",
            link(programme == nullptr ? row->title : programme->title, row->page));
    }
    return facts;
}

Table milestones_table(const Words& words, const Commitment& one) {
    using Type = Column::Type;
    Table table;
    table.id = "milestones";
    table.caption = words("plan.milestones.caption");
    table.columns = {{"day", words("plan.record.happened"), Type::text},
                     {"what", words("plan.record.what"), Type::text}};
    RowGroup group;
    for (const registers::Milestone& milestone : one.milestones) {
        group.rows.push_back({Text{words.iso(milestone.day)}, Text{milestone.what}});
    }
    table.groups.push_back(std::move(group));
    table.main = true;
    return table;
}

} // namespace

Result<Page> commitment_page(const Asked& asked) {
    const auto plan = plan_asked(asked);
    const Commitment* one =
        plan ? registers::with_id((*plan)->commitments, asked.names.at(0)) : nullptr;
    if (one == nullptr) {
        return not_in_plan(asked.names.at(0));
    }
    const Words& words = asked.words;
    const auto* row = registers::with_id((*plan)->rows, one->mission);
    const auto* strand =
        row == nullptr ? nullptr : registers::with_id((*plan)->strands, row->strand);
    Page page = start_plan_page(asked, commitment_address(one->id), one->means, strand);
    page.finding = words("plan.commitment.finding",
                         {{"what", one->means}, {"word", standing_word(words, one->standing)}});
    page.lead.push_back(standing_text(words, *one));
    page.lead.push_back(quoted(words, **plan, one->quote));
    page.blocks.emplace_back(Heading{words("plan.commitment.facts"), {}, 2, false, "promised"});
    page.blocks.emplace_back(facts_of(asked, **plan, *one));
    if (!one->milestones.empty()) {
        page.blocks.emplace_back(
            Heading{words("plan.milestones.heading"), words("plan.milestones.note")});
        page.blocks.emplace_back(milestones_table(words, *one));
    }
    if (row != nullptr) {
        add_true_record(page, asked, registers::events_of(**plan, {row}));
        add_figures(page, asked, row->measures, row->awaits);
        add_gaps(page, asked, {row});
    }
    return page;
}

} // namespace mf::pages
