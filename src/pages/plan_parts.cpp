#include "pages/plan_parts.hpp"

#include "pages/addresses.hpp"
#include "pages/judgements.hpp"
#include "pages/page_start.hpp"
#include "pages/sentences.hpp"

#include <algorithm>
#include <array>

namespace mf::pages {

using registers::Commitment;
using registers::Plan;
using registers::Standing;
using registers::Tally;

namespace {

constexpr const char* promised_id = "promised";

std::string_view count_key(Standing standing) {
    switch (standing) {
    case Standing::fresh:
        return "plan.count.new";
    case Standing::under_way:
        return "plan.count.under_way";
    case Standing::done:
        return "plan.count.done";
    case Standing::late:
        return "plan.count.late";
    case Standing::lapsed:
        return "plan.count.lapsed";
    case Standing::dropped:
        return "plan.count.dropped";
    case Standing::no_report:
        break;
    }
    return "plan.count.no_report";
}

/// In the order in which a reader asks: kept, not kept, going on, unknown.
constexpr std::array order{Standing::done,     Standing::late,  Standing::lapsed,
                           Standing::dropped,  Standing::fresh, Standing::under_way,
                           Standing::no_report};

void add_unseen(std::vector<std::string>& all, const std::vector<std::string>& more) {
    for (const std::string& one : more) {
        if (std::ranges::find(all, one) == all.end()) {
            all.push_back(one);
        }
    }
}

Text who_text(const Asked& asked, const Plan& plan, const Commitment& one) {
    const Words& words = asked.words;
    const auto* committee = registers::with_id(plan.committees, one.committee);
    Text text = words.text("plan.who",
                           {{"post", one.owner},
                            {"what", link(committee == nullptr ? one.committee : committee->title,
                                          committee_address(one.committee))}});
    if (!one.due.empty()) {
        text.add(Text{" " + words("plan.due", {{"day", words.iso(one.due)}})});
    }
    text.add(Text{" "}).add(link(words("plan.more"), commitment_address(one.id)));
    return text;
}

} // namespace

Result<const Plan*> plan_asked(const Asked& asked) {
    if (asked.plan == nullptr || asked.plan->empty()) {
        return not_in_plan("plan");
    }
    return asked.plan;
}

std::unexpected<Error> not_in_plan(const std::string& what) {
    return fail(ErrorKind::not_found, "the plan has no such thing: " + what);
}

std::string commitment_address(const std::string& id) {
    return "/commitments/" + encoded(id);
}

std::string strand_address(const std::string& id) {
    return "/strands/" + encoded(id);
}

std::string outcome_address(const std::string& id) {
    return "/outcomes/" + encoded(id);
}

std::string committee_address(const std::string& id) {
    return "/committees/" + encoded(id);
}

std::string partner_address(const std::string& id) {
    return "/partners/" + encoded(id);
}

Page start_plan_page(const Asked& asked,
                     std::string address,
                     std::string title,
                     const registers::Strand* strand) {
    Page page =
        start_page(asked.release, asked.words, std::move(address), "plan", std::move(title));
    page.breadcrumb.push_back({asked.words("plan.title"), "/plan"});
    if (strand != nullptr) {
        page.breadcrumb.push_back({strand->title, strand_address(strand->id)});
    }
    page.breadcrumb.push_back({page.title, ""});
    return page;
}

std::string standing_word(const Words& words, Standing standing) {
    switch (standing) {
    case Standing::fresh:
        return words("plan.state.new");
    case Standing::under_way:
        return words("plan.state.under_way");
    case Standing::done:
        return words("plan.state.done");
    case Standing::late:
        return words("plan.state.late");
    case Standing::lapsed:
        return words("plan.state.lapsed");
    case Standing::dropped:
        return words("plan.state.dropped");
    case Standing::no_report:
        break;
    }
    return words("plan.state.no_report");
}

std::string tally_words(const Words& words, const Tally& tally) {
    std::vector<std::string> parts;
    for (const Standing standing : order) {
        if (const std::size_t n = tally.of(standing); n > 0) {
            parts.push_back(words(count_key(standing), {{"n", static_cast<std::int64_t>(n)}}));
        }
    }
    return listed(words, parts);
}

std::string tally_finding(const Words& words, const std::string& title, const Tally& tally) {
    return words("plan.finding", {{"title", title},
                                  {"n", static_cast<std::int64_t>(tally.total)},
                                  {"found", tally_words(words, tally)}});
}

std::string each_district(const Asked& asked) {
    std::string level = level_word(asked.words, geo::Level::district, "one");
    for (const release::AreaInfo& area : asked.release.areas) {
        if (area.level == geo::Level::district && area.parent == asked.release.home) {
            level = level_name(asked.words, area);
            break;
        }
    }
    return asked.words("plan.fact.each", {{"level", level}});
}

Text quoted(const Words& words, const Plan& plan, const registers::Quote& quote) {
    if (quote.says.empty()) {
        return {};
    }
    const auto* paper = registers::with_id(plan.papers, quote.paper);
    return words.text("plan.says", {{"says", quote.says},
                                    {"where", paper == nullptr ? quote.paper : paper->title}});
}

Text standing_text(const Words& words, const Commitment& commitment) {
    const Span word = strong(standing_word(words, commitment.standing));
    return commitment.since.empty()
               ? words.text("plan.stands_undated", {{"word", word}, {"found", commitment.why}})
               : words.text("plan.stands", {{"word", word},
                                            {"day", words.iso(commitment.since)},
                                            {"found", commitment.why}});
}

Table promises_table(const Asked& asked, const CommitmentList& commitments, std::string folded) {
    using Type = Column::Type;
    const Words& words = asked.words;
    Table table;
    table.id = "promises";
    table.caption = words("plan.table.caption");
    table.columns = {{"promise", words("plan.table.promise"), Type::link},
                     {"state", words("plan.table.state"), Type::text},
                     {"since", words("plan.table.since"), Type::text},
                     {"found", words("plan.table.found"), Type::text},
                     {"says", words("plan.table.says"), Type::text, true},
                     {"paper", words("plan.table.paper"), Type::code, true},
                     {"made", words("plan.table.made"), Type::text, true},
                     {"due", words("plan.table.due"), Type::text, true},
                     {"owner", words("plan.table.owner"), Type::text, true},
                     {"committee", words("plan.table.committee"), Type::code, true},
                     {"id", words("table.code"), Type::code, true}};
    RowGroup group;
    for (const Commitment* one : commitments) {
        group.rows.push_back({Text{link(one->means, commitment_address(one->id))},
                              Text{standing_word(words, one->standing)},
                              Text{words.iso(one->since)}, Text{one->why}, Text{one->quote.says},
                              Text{one->quote.paper}, Text{one->made}, Text{one->due},
                              Text{one->owner}, Text{one->committee}, Text{one->id}});
    }
    table.groups.push_back(std::move(group));
    table.main = true;
    table.folded = std::move(folded);
    return table;
}

void add_promises(Page& page,
                  const Asked& asked,
                  const Plan& plan,
                  const CommitmentList& commitments) {
    if (commitments.empty()) {
        return;
    }
    const Words& words = asked.words;
    page.blocks.emplace_back(Heading{words("plan.promised.heading"), words("plan.promised.note"), 2,
                                     false, promised_id});
    for (const Commitment* one : commitments) {
        page.blocks.emplace_back(Heading{one->means, {}, 3});
        page.blocks.emplace_back(Paragraph{standing_text(words, *one)});
        page.blocks.emplace_back(Paragraph{quoted(words, plan, one->quote)});
        page.blocks.emplace_back(Paragraph{who_text(asked, plan, *one), true});
    }
    page.blocks.emplace_back(promises_table(asked, commitments, words("table.as_table")));
}

std::vector<std::string> measures_of(const RowList& rows) {
    std::vector<std::string> all;
    for (const registers::PlanRow* row : rows) {
        add_unseen(all, row->measures);
    }
    return all;
}

std::vector<std::string> awaited_by(const RowList& rows) {
    std::vector<std::string> all;
    for (const registers::PlanRow* row : rows) {
        add_unseen(all, row->awaits);
    }
    return all;
}

void add_promised(Page& page, const Asked& asked) {
    const bool shown = std::ranges::any_of(page.blocks, [](const Block& block) {
        const auto* heading = std::get_if<Heading>(&block);
        return heading != nullptr && heading->id == promised_id;
    });
    if (asked.plan == nullptr || shown) {
        return;
    }
    const Plan& plan = *asked.plan;
    const RowList rows = registers::rows_of_page(plan, page.address);
    const CommitmentList promises = registers::commitments_of(plan, rows);
    if (promises.empty()) {
        return;
    }
    const Words& words = asked.words;
    page.blocks.emplace_back(Heading{words("plan.promised.heading"), words("plan.promised.note"), 2,
                                     false, promised_id});
    for (const Commitment* one : promises) {
        page.blocks.emplace_back(Paragraph{quoted(words, plan, one->quote)});
        page.blocks.emplace_back(
            Paragraph{standing_text(words, *one)
                          .add(Text{" "})
                          .add(link(words("plan.more"), commitment_address(one->id)))});
    }
    add_true_record(page, asked, registers::events_of(plan, rows));
    add_gaps(page, asked, rows);
}

} // namespace mf::pages
