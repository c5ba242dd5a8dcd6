// /plan/changes: what the next version of the plan kept, changed, added or left out. Nothing vanishes.
#include "pages/plan_pages.hpp"
#include "pages/plan_parts.hpp"

#include <algorithm>

namespace mf::pages {

using registers::Plan;
using registers::PlanChange;

namespace {

std::string kind_word(const Words& words, const std::string& kind) {
    if (kind == "kept") {
        return words("plan.change.kept");
    }
    if (kind == "changed") {
        return words("plan.change.changed");
    }
    if (kind == "new") {
        return words("plan.change.new");
    }
    if (kind == "done") {
        return words("plan.change.done");
    }
    return kind == "dropped" ? words("plan.change.dropped") : words("plan.change.nobody_says");
}

std::int64_t count(const Plan& plan, std::string_view kind) {
    return std::ranges::count(plan.changes, kind, &PlanChange::kind);
}

Text or_none(const Words& words, Text quote, const char* key) {
    return quote.empty() ? Text{words(key)} : quote;
}

Table table_of(const Words& words, const Plan& plan) {
    using Type = Column::Type;
    Table table;
    table.id = "changes";
    table.caption = words("plan.changes.caption");
    table.columns = {{"about", words("plan.changes.about"), Type::text},
                     {"kind", words("plan.changes.kind"), Type::text},
                     {"before", words("plan.changes.before"), Type::text},
                     {"after", words("plan.changes.after"), Type::text},
                     {"means", words("plan.changes.means"), Type::text, true},
                     {"id", words("table.code"), Type::code, true}};
    RowGroup group;
    for (const PlanChange& one : plan.changes) {
        group.rows.push_back(
            {Text{one.about}, Text{kind_word(words, one.kind)},
             or_none(words, quoted(words, plan, one.before), "plan.changes.not_yet"),
             or_none(words, quoted(words, plan, one.after), "plan.changes.not_found"),
             Text{one.means}, Text{one.id}});
    }
    table.groups.push_back(std::move(group));
    table.main = true;
    table.folded = words("table.as_table");
    return table;
}

/// Strands of each version, each with the strand that came after it.
LinkList successors(const Words& words, const Plan& plan) {
    LinkList list;
    for (const registers::Strand& strand : plan.strands) {
        if (strand.lines.empty()) {
            continue;
        }
        Text note;
        for (const registers::StrandLine& line : strand.lines) {
            const auto* version = registers::with_id(plan.versions, line.version);
            note.add(Text{
                (note.empty() ? "" : " ") +
                words("plan.line", {{"title", version == nullptr ? line.version : version->title},
                                    {"says", line.quote.says}})});
        }
        if (strand.lines.size() == 1) {
            const bool first =
                plan.versions.empty() || strand.lines.front().version == plan.versions.front().id;
            note.add(Text{" " + words(first ? "plan.line_after_unknown" : "plan.line_new")});
        }
        list.items.push_back({strand.title, strand_address(strand.id), std::move(note)});
    }
    return list;
}

/// What stands at the address, or what the change is about.
std::string title_at(const Plan& plan, const std::string& address, const PlanChange& one) {
    if (const auto* programme = registers::programme_at(plan, address)) {
        return programme->title;
    }
    for (const registers::Outcome& outcome : plan.outcomes) {
        if (outcome_address(outcome.id) == address) {
            return outcome.title;
        }
    }
    for (const registers::Strand& strand : plan.strands) {
        if (strand_address(strand.id) == address) {
            return strand.title;
        }
    }
    return one.about;
}

void add_change(Page& page, const Words& words, const Plan& plan, const PlanChange& one) {
    page.blocks.emplace_back(Heading{one.about, kind_word(words, one.kind), 3, false, one.id});
    page.blocks.emplace_back(Paragraph{one.means});
    for (const registers::Quote* quote : {&one.before, &one.after}) {
        if (!quote->says.empty()) {
            page.blocks.emplace_back(Paragraph{quoted(words, plan, *quote)});
        }
    }
    LinkList list;
    for (const std::string& address : one.links) {
        list.items.push_back({title_at(plan, address, one), address});
    }
    if (!list.items.empty()) {
        page.blocks.emplace_back(std::move(list));
    }
}

} // namespace

Result<Page> plan_changes_page(const Asked& asked) {
    const auto plan = plan_asked(asked);
    if (!plan) {
        return pass(plan.error());
    }
    const Words& words = asked.words;
    Page page = start_plan_page(asked, "/plan/changes", words("plan.changes.title"));
    page.finding =
        words("plan.changes.finding", {{"n", static_cast<std::int64_t>((*plan)->changes.size())},
                                       {"changed", count(**plan, "changed")},
                                       {"new", count(**plan, "new")},
                                       {"done", count(**plan, "done")},
                                       {"unsaid", count(**plan, "nobody says")}});
    page.lead.emplace_back(words("plan.changes.lead"));
    page.note = words("plan.changes.note");
    page.blocks.emplace_back(
        Heading{words("plan.changes.strands"), words("plan.changes.strands_note")});
    page.blocks.emplace_back(successors(words, **plan));
    page.blocks.emplace_back(Heading{words("plan.changes.heading"), {}});
    for (const PlanChange& one : (*plan)->changes) {
        add_change(page, words, **plan, one);
    }
    page.blocks.emplace_back(table_of(words, **plan));
    return page;
}

} // namespace mf::pages
