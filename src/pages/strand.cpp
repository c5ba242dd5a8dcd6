// /strands/{id}: one part of the plan, with its programmes and all its promises.
#include "pages/plan_pages.hpp"
#include "pages/plan_parts.hpp"

#include <algorithm>

namespace mf::pages {

using registers::Plan;
using registers::Strand;

namespace {

/// Pages of the strand's rows, each once, with what was kept there.
LinkList page_links(const Words& words, const Plan& plan, const RowList& rows) {
    LinkList list;
    for (const registers::PlanRow* row : rows) {
        const bool known = std::ranges::any_of(
            list.items, [&](const LinkItem& item) { return item.address == row->page; });
        if (known) {
            continue;
        }
        const auto* programme = registers::programme_at(plan, row->page);
        const RowList of_page = registers::rows_of_page(plan, row->page);
        const auto tally = registers::tally_of(registers::commitments_of(plan, of_page));
        Text note{tally_words(words, tally) + "."};
        if (programme != nullptr) {
            note.add(Text{" " + programme->story});
        }
        list.items.push_back(
            {programme == nullptr ? row->title : programme->title, row->page, std::move(note)});
    }
    return list;
}

void add_lines(Page& page, const Words& words, const Plan& plan, const Strand& strand) {
    for (const registers::StrandLine& line : strand.lines) {
        page.lead.push_back(quoted(words, plan, line.quote));
    }
    if (strand.lines.size() > 1) {
        page.lead.emplace_back(link(words("plan.strand.line_changed"), "/plan/changes"));
    }
    if (!strand.reason.says.empty()) {
        page.blocks.emplace_back(Heading{words("plan.strand.reason"), {}});
        page.blocks.emplace_back(Paragraph{quoted(words, plan, strand.reason)});
    }
}

} // namespace

Result<Page> strand_page(const Asked& asked) {
    const auto plan = plan_asked(asked);
    const Strand* strand = plan ? registers::with_id((*plan)->strands, asked.names.at(0)) : nullptr;
    if (strand == nullptr) {
        return not_in_plan(asked.names.at(0));
    }
    const Words& words = asked.words;
    const RowList rows = registers::rows_of_strand(**plan, strand->id);
    const CommitmentList promises = registers::commitments_of(**plan, rows);
    Page page = start_plan_page(asked, strand_address(strand->id), strand->title);
    page.finding = tally_finding(words, strand->title, registers::tally_of(promises));
    page.lead.emplace_back(strand->means);
    page.blocks.emplace_back(Heading{words("plan.strand.programmes"), words("plan.strand.note")});
    page.blocks.emplace_back(page_links(words, **plan, rows));
    add_lines(page, words, **plan, *strand);
    page.blocks.emplace_back(Heading{words("plan.strand.promises"), {}, 2, false, "promised"});
    page.blocks.emplace_back(promises_table(asked, promises, {}));
    return page;
}

} // namespace mf::pages
