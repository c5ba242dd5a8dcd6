// /progress: what was kept, what was not, what comes next. What was not kept gets as much room as what was.
#include "pages/plan_pages.hpp"
#include "pages/plan_parts.hpp"

#include <algorithm>

namespace mf::pages {

using registers::Commitment;
using registers::Plan;
using registers::Standing;

namespace {

/// So many rows of each side, and so many of what is open, fit on one sheet of paper together.
constexpr std::size_t rows_max = 16;
constexpr std::size_t open_max = 2;

CommitmentList that_are(const Plan& plan, std::initializer_list<Standing> standings) {
    CommitmentList all;
    for (const Commitment& one : plan.commitments) {
        if (std::ranges::find(standings, one.standing) != standings.end()) {
            all.push_back(&one);
        }
    }
    std::ranges::stable_sort(all, std::ranges::greater{}, &Commitment::since);
    return all;
}

/// "late, 9 July 2009: Learn three lessons.": one column, so that two of them stand beside each other on paper.
Text line_of(const Words& words, const Commitment& one) {
    const std::string word = standing_word(words, one.standing);
    const Span found = link(one.means, commitment_address(one.id));
    return one.since.empty()
               ? words.text("plan.stands_undated", {{"word", word}, {"found", found}})
               : words.text("plan.stands",
                            {{"word", word}, {"day", words.iso(one.since)}, {"found", found}});
}

Table short_table(const Words& words, std::string id, std::string caption, CommitmentList list) {
    Table table;
    table.id = std::move(id);
    table.caption = std::move(caption);
    table.columns = {{"promise", words("plan.table.promise"), Column::Type::text}};
    RowGroup group;
    for (const Commitment* one : list) {
        group.rows.push_back({line_of(words, *one)});
    }
    table.groups.push_back(std::move(group));
    return table;
}

/// The newest of a side, under the number of all.
void add_side(Page& page,
              const Words& words,
              const char* id,
              std::string_view heading,
              CommitmentList list,
              std::size_t room) {
    const auto n = static_cast<std::int64_t>(list.size());
    page.blocks.emplace_back(Heading{words(heading, {{"n", n}}), {}, 2, true, id});
    if (list.size() > room) {
        list.resize(room);
    }
    std::string caption = words("plan.progress.caption",
                                {{"n", static_cast<std::int64_t>(list.size())}, {"total", n}});
    page.blocks.emplace_back(short_table(words, id, std::move(caption), std::move(list)));
}

CommitmentList all_of(const Plan& plan) {
    CommitmentList all;
    for (const Commitment& one : plan.commitments) {
        all.push_back(&one);
    }
    return all;
}

} // namespace

Result<Page> progress_page(const Asked& asked) {
    const auto plan = plan_asked(asked);
    if (!plan) {
        return pass(plan.error());
    }
    const Words& words = asked.words;
    Page page = start_plan_page(asked, "/progress", words("plan.link.progress"));
    page.finding =
        tally_finding(words, words("plan.home.heading"), registers::tally_of(all_of(**plan)));
    page.sheet_head =
        words("plan.progress.sheet",
              {{"day", words.day(asked.today.empty() ? asked.release.made : asked.today)}});
    const CommitmentList not_kept =
        that_are(**plan, {Standing::late, Standing::lapsed, Standing::dropped});
    const std::size_t room = std::clamp<std::size_t>(not_kept.size(), 1, rows_max);
    add_side(page, words, "kept", "plan.progress.kept", that_are(**plan, {Standing::done}), room);
    add_side(page, words, "not-kept", "plan.progress.not_kept", not_kept, room);
    add_side(page, words, "next", "plan.progress.next",
             that_are(**plan, {Standing::fresh, Standing::under_way}), open_max);
    add_side(page, words, "unknown", "plan.progress.unknown",
             that_are(**plan, {Standing::no_report}), open_max);
    Table strands = strands_table(words, **plan);
    strands.main = false;
    strands.folded = words("plan.tallies.heading"); // so that paper leaves it out
    page.blocks.emplace_back(std::move(strands));
    Table everything = promises_table(asked, all_of(**plan), {});
    everything.data_only = true;
    page.blocks.emplace_back(std::move(everything));
    // What was promised of this page itself comes after it, on a sheet of its own.
    page.blocks.emplace_back(SheetBreak{page.sheet_head});
    return page;
}

} // namespace mf::pages
