// /plan: what was promised, strand by strand; and the words that run through all strands.
#include "pages/plan_pages.hpp"
#include "pages/plan_parts.hpp"

#include <algorithm>

namespace mf::pages {

using registers::Plan;
using registers::Strand;

namespace {

CommitmentList all_of(const Plan& plan) {
    CommitmentList all;
    for (const registers::Commitment& one : plan.commitments) {
        all.push_back(&one);
    }
    return all;
}

registers::Tally tally_of(const Plan& plan, const Strand& strand) {
    return registers::tally_of(
        registers::commitments_of(plan, registers::rows_of_strand(plan, strand.id)));
}

LinkList strand_links(const Words& words, const Plan& plan) {
    LinkList list;
    for (const Strand& strand : plan.strands) {
        Text note{strand.means + " "};
        note.add(Text{tally_words(words, tally_of(plan, strand)) + "."});
        list.items.push_back({strand.title, strand_address(strand.id), std::move(note)});
    }
    return list;
}

LinkList outcome_links(const Plan& plan) {
    LinkList list;
    for (const registers::Outcome& outcome : plan.outcomes) {
        list.items.push_back({outcome.title, outcome_address(outcome.id), outcome.means});
    }
    return list;
}

/// Programmes that stand below /plan, and pages about the plan as a whole.
LinkList more_links(const Words& words, const Plan& plan) {
    LinkList list;
    list.items = {
        {words("plan.link.progress"), "/progress", words("plan.link.progress_note")},
        {words("plan.link.changes"), "/plan/changes", words("plan.link.changes_note")},
        {words("plan.link.claims"), "/claims", words("plan.link.claims_note")},
        {words("plan.link.duties"), "/duties", words("plan.link.duties_note")},
        {words("plan.link.committees"), "/committees", words("plan.link.committees_note")},
        {words("plan.link.partners"), "/partners", words("plan.link.partners_note")},
        {words("plan.link.today"), "/today", words("plan.link.today_note")},
        {words("plan.link.five"), "/plan/five-ps", words("plan.link.five_note")},
        {words("plan.link.ourselves"), "/about/ourselves", words("plan.link.ourselves_note")},
        {words("plan.link.burden"), "/about/burden", words("plan.link.burden_note")}};
    for (const registers::Programme& one : plan.programmes) {
        const Strand* strand = registers::with_id(plan.strands, one.strand);
        if (strand != nullptr && strand->number == 0) {
            list.items.push_back({one.title, one.address, one.means});
        }
    }
    return list;
}

Facts version_facts(const Words& words, const Plan& plan) {
    Facts facts;
    for (const registers::PlanVersion& version : plan.versions) {
        Text said = words.text("plan.version", {{"day", words.iso(version.made)},
                                                {"n", std::int64_t{version.strands}}});
        said.add(Text{" "}).add(quoted(words, plan, version.quote));
        facts.items.emplace_back(version.title, std::move(said));
    }
    return facts;
}

} // namespace

Table strands_table(const Words& words, const Plan& plan) {
    using registers::Standing;
    using Type = Column::Type;
    Table table;
    table.id = "strands";
    table.caption = words("plan.table.strands");
    table.columns = {{"strand", words("plan.table.strand"), Type::link},
                     {"done", words("plan.state.done"), Type::count},
                     {"late", words("plan.state.late"), Type::count},
                     {"lapsed", words("plan.state.lapsed"), Type::count},
                     {"dropped", words("plan.state.dropped"), Type::count},
                     {"new", words("plan.state.new"), Type::count},
                     {"under_way", words("plan.state.under_way"), Type::count},
                     {"no_report", words("plan.state.no_report"), Type::count}};
    RowGroup group;
    for (const Strand& strand : plan.strands) {
        const registers::Tally tally = tally_of(plan, strand);
        const auto cell = [&](Standing standing) {
            return NumberCell{static_cast<double>(tally.of(standing))};
        };
        group.rows.push_back({Text{link(strand.title, strand_address(strand.id))},
                              cell(Standing::done), cell(Standing::late), cell(Standing::lapsed),
                              cell(Standing::dropped), cell(Standing::fresh),
                              cell(Standing::under_way), cell(Standing::no_report)});
    }
    table.groups.push_back(std::move(group));
    table.main = true;
    return table;
}

Result<Page> plan_page(const Asked& asked) {
    const auto plan = plan_asked(asked);
    if (!plan) {
        return pass(plan.error());
    }
    const Words& words = asked.words;
    Page page = start_plan_page(asked, "/plan", words("plan.title"));
    page.breadcrumb.erase(page.breadcrumb.begin());
    page.finding = tally_finding(words, words("plan.title"), registers::tally_of(all_of(**plan)));
    page.lead.emplace_back(words("plan.lead"));
    page.note = words("plan.note");
    page.blocks.emplace_back(Heading{words("plan.strands.heading"), words("plan.strands.note")});
    page.blocks.emplace_back(strand_links(words, **plan));
    page.blocks.emplace_back(Heading{words("plan.outcomes.heading"), {}});
    page.blocks.emplace_back(outcome_links(**plan));
    page.blocks.emplace_back(Heading{words("plan.versions.heading"), {}});
    page.blocks.emplace_back(version_facts(words, **plan));
    page.blocks.emplace_back(Heading{words("plan.tallies.heading"), words("plan.tallies.note")});
    page.blocks.emplace_back(strands_table(words, **plan));
    page.blocks.emplace_back(Heading{words("plan.links.heading"), {}});
    page.blocks.emplace_back(more_links(words, **plan));
    return page;
}

Result<Page> five_words_page(const Asked& asked) {
    const auto plan = plan_asked(asked);
    if (!plan) {
        return pass(plan.error());
    }
    const Words& words = asked.words;
    Page page = start_plan_page(asked, "/plan/five-ps", words("plan.five.title"));
    const auto& themes = (*plan)->themes;
    const auto unmeasured = std::ranges::count_if(
        themes, [](const registers::Theme& theme) { return theme.measures.empty(); });
    page.finding =
        words("plan.five.finding", {{"n", std::int64_t{unmeasured}},
                                    {"total", static_cast<std::int64_t>(themes.size())}});
    page.lead.emplace_back(words("plan.five.lead"));
    for (const registers::Theme& theme : themes) {
        page.blocks.emplace_back(Heading{theme.title, theme.means});
        for (const std::string& measure : theme.measures) {
            page.blocks.push_back(figure_or_gap(asked, measure));
        }
        page.blocks.emplace_back(
            GapBlock{words("plan.nobody"), words("plan.not_published"), {Text{theme.gap}}});
    }
    return page;
}

void add_plan_links(Page& page, const Asked& asked) {
    if (asked.plan == nullptr || asked.plan->empty()) {
        return;
    }
    const Words& words = asked.words;
    const Plan& plan = *asked.plan;
    page.blocks.emplace_back(
        Heading{tally_finding(words, words("plan.home.heading"), registers::tally_of(all_of(plan))),
                words("plan.home.note"), 2, false, "plan"});
    LinkList list;
    list.items.push_back({words("plan.title"), "/plan", words("plan.home.all")});
    for (const Strand& strand : plan.strands) {
        list.items.push_back({strand.title, strand_address(strand.id),
                              Text{tally_words(words, tally_of(plan, strand))}});
    }
    list.items.push_back({words("plan.link.progress"), "/progress", {}});
    list.items.push_back({words("plan.link.committees"), "/committees", {}});
    list.items.push_back({words("plan.link.today"), "/today", {}});
    list.items.push_back({words("record.all_title"), "/records", {}});
    page.blocks.emplace_back(std::move(list));
}

} // namespace mf::pages
