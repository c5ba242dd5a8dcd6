// /about/ourselves: the authority's own clocks, shown like those of the police.
#include "pages/plan_pages.hpp"
#include "pages/plan_parts.hpp"
#include "pages/record_pages.hpp"

#include <algorithm>

namespace mf::pages {

namespace {

/// Numbers that this site has corrected, by the day.
Table corrections_table(const Asked& asked) {
    using Type = Column::Type;
    const Words& words = asked.words;
    Table table;
    table.id = "corrections";
    table.caption = words("plan.ourselves.caption");
    table.columns = {{"day", words("plan.record.happened"), Type::text},
                     {"measure", words("table.measure"), Type::code},
                     {"reason", words("plan.ourselves.reason"), Type::text}};
    RowGroup group;
    for (const release::CorrectionInfo& one : asked.release.corrections) {
        group.rows.push_back({Text{words.day(one.day)}, Text{one.measure}, Text{one.reason}});
    }
    table.groups.push_back(std::move(group));
    table.main = true;
    return table;
}

/// Each register with a clock: what came to an end this year, how much of it in time, and what is past its day now.
Result<std::vector<registers::OwnClock>> clocks_of(const Asked& asked) {
    std::vector<registers::OwnClock> clocks;
    if (asked.records == nullptr) {
        return clocks;
    }
    const Day today = asked.records->today();
    const auto since = Day::of(today.month().year(), 1, 1);
    if (!since) {
        return pass(since.error());
    }
    for (const registers::Register& in : asked.records->definitions().registers) {
        if (registers::has_clock(in)) {
            auto clock = asked.records->clock(in.id, *since);
            if (!clock) {
                return pass(clock.error());
            }
            clocks.push_back(*std::move(clock));
        }
    }
    return clocks;
}

Table clocks_table(const Asked& asked, const std::vector<registers::OwnClock>& clocks) {
    using Type = Column::Type;
    const Words& words = asked.words;
    Table table;
    table.id = "clocks";
    table.caption = words("plan.ourselves.clocks_caption");
    table.columns = {{"register", words("record.register"), Type::link},
                     {"ended", words("plan.ourselves.ended"), Type::count},
                     {"in_time", words("plan.ourselves.in_time"), Type::count},
                     {"open", words("record.open"), Type::count},
                     {"late", words("record.late"), Type::count}};
    RowGroup group;
    for (const registers::OwnClock& one : clocks) {
        const auto& tally = *asked.records->tally(one.in);
        group.rows.push_back(
            {Text{link(register_name(words, one.in), register_address(frame_of(asked), one.in))},
             NumberCell{static_cast<double>(one.ended)},
             NumberCell{static_cast<double>(one.in_time)},
             NumberCell{static_cast<double>(tally.open)},
             NumberCell{static_cast<double>(tally.late)}});
    }
    table.groups.push_back(std::move(group));
    if (!std::ranges::all_of(clocks, &registers::OwnClock::whole)) {
        table.note = words("plan.ourselves.newest",
                           {{"n", static_cast<std::int64_t>(registers::page_rows_max)}});
    }
    return table;
}

/// The sentence of the page: what was published and corrected, and how much was in time.
std::string finding_of(const Asked& asked, const std::vector<registers::OwnClock>& clocks) {
    const auto corrections = static_cast<std::int64_t>(asked.release.corrections.size());
    const auto published = static_cast<std::int64_t>(asked.release.publications.size());
    if (asked.records == nullptr) {
        return asked.words("plan.ourselves.finding", {{"n", corrections}, {"total", published}});
    }
    std::int64_t ended = 0;
    std::int64_t in_time = 0;
    std::int64_t late = 0;
    for (const registers::OwnClock& one : clocks) {
        ended += one.ended;
        in_time += one.in_time;
        late += asked.records->tally(one.in)->late;
    }
    return asked.words("plan.ourselves.finding_clocks",
                       {{"total", ended}, {"n", in_time}, {"late", late}});
}

} // namespace

Result<Page> ourselves_page(const Asked& asked) {
    const auto plan = plan_asked(asked);
    if (!plan) {
        return pass(plan.error());
    }
    const Words& words = asked.words;
    const auto corrections = static_cast<std::int64_t>(asked.release.corrections.size());
    const auto clocks = clocks_of(asked);
    if (!clocks) {
        return pass(clocks.error());
    }
    Page page = start_plan_page(asked, "/about/ourselves", words("plan.link.ourselves"));
    page.finding = finding_of(asked, *clocks);
    page.lead.emplace_back(words("plan.ourselves.lead"));
    const RowList rows = registers::rows_of_page(**plan, page.address);
    page.blocks.emplace_back(Heading{words("plan.ourselves.clocks"), {}});
    if (!clocks->empty()) {
        page.blocks.emplace_back(clocks_table(asked, *clocks));
    }
    for (const std::string& id : clocks->empty() ? awaited_by(rows) : std::vector<std::string>{}) {
        if (const auto* one = registers::with_id((*plan)->awaited, id)) {
            page.blocks.emplace_back(
                GapBlock{one->title, words("plan.figures.not_yet"), {Text{one->why}}});
        }
    }
    if (corrections > 0) {
        page.blocks.emplace_back(Heading{words("plan.ourselves.corrected"), {}});
        page.blocks.emplace_back(corrections_table(asked));
    }
    add_promised(page, asked);
    return page;
}

} // namespace mf::pages
