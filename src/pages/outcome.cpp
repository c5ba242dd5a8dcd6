// /outcomes/{id}: what was done or recorded beside what people say, and the gap between the two.
#include "pages/plan_pages.hpp"
#include "pages/plan_parts.hpp"

#include <algorithm>

namespace mf::pages {

using registers::Outcome;
using registers::Plan;

namespace {

CommitmentList serving(const Plan& plan, const Outcome& outcome) {
    CommitmentList all;
    for (const registers::Commitment& one : plan.commitments) {
        if (std::ranges::find(one.serves, outcome.id) != one.serves.end()) {
            all.push_back(&one);
        }
    }
    return all;
}

void add_both_sides(Page& page, const Asked& asked, const Outcome& outcome) {
    const Words& words = asked.words;
    page.blocks.emplace_back(Heading{words("plan.outcome.delivery"),
                                     words("plan.outcome.delivery_note"), 2, false, "delivery"});
    for (const std::string& measure : outcome.delivery) {
        page.blocks.push_back(figure_or_gap(asked, measure));
    }
    page.blocks.emplace_back(Heading{words("plan.outcome.perception"),
                                     words("plan.outcome.perception_note"), 2, false,
                                     "perception"});
    for (const std::string& measure : outcome.perception) {
        page.blocks.push_back(figure_or_gap(asked, measure));
    }
    if (outcome.perception.empty()) {
        page.blocks.emplace_back(
            GapBlock{words("plan.outcome.belief"),
                     words("plan.outcome.not_asked"),
                     {Text{words("plan.outcome.nobody")},
                      Text{words("plan.outcome.ask", {{"asks", outcome.asks}})}}});
    }
    page.blocks.emplace_back(Heading{words("plan.outcome.gap"), {}, 2, false, "between"});
    page.blocks.emplace_back(Paragraph{outcome.gap});
}

} // namespace

Result<Page> outcome_page(const Asked& asked) {
    const auto plan = plan_asked(asked);
    const Outcome* outcome =
        plan ? registers::with_id((*plan)->outcomes, asked.names.at(0)) : nullptr;
    if (outcome == nullptr) {
        return not_in_plan(asked.names.at(0));
    }
    const Words& words = asked.words;
    const CommitmentList promises = serving(**plan, *outcome);
    Page page = start_plan_page(asked, outcome_address(outcome->id), outcome->title);
    page.finding =
        words(outcome->perception.empty() ? "plan.outcome.finding_unasked" : "plan.outcome.finding",
              {{"title", outcome->title}, {"n", static_cast<std::int64_t>(promises.size())}});
    page.lead.emplace_back(outcome->means);
    page.lead.push_back(quoted(words, **plan, outcome->quote));
    if (!outcome->closed.empty()) {
        page.lead.emplace_back(words("plan.outcome.closed", {{"day", words.iso(outcome->closed)}}));
    }
    if (!outcome->test.empty()) {
        page.lead.emplace_back(words("plan.outcome.test", {{"says", outcome->test}}));
    }
    add_both_sides(page, asked, *outcome);
    const RowList rows = registers::rows_of_page(**plan, page.address);
    add_gaps(page, asked, rows);
    page.blocks.emplace_back(Heading{
        words("plan.outcome.promises", {{"n", static_cast<std::int64_t>(promises.size())}}),
        words("plan.area.tally", {{"found", tally_words(words, registers::tally_of(promises))}}), 2,
        false, "promised"});
    page.blocks.emplace_back(promises_table(asked, promises, words("plan.area.folded")));
    for (const registers::Commitment* one : registers::commitments_of(**plan, rows)) {
        page.blocks.emplace_back(Paragraph{quoted(words, **plan, one->quote)});
        page.blocks.emplace_back(Paragraph{standing_text(words, *one)});
    }
    add_true_record(page, asked, registers::events_of(**plan, rows));
    return page;
}

} // namespace mf::pages
