// The true record as a table: what happened, when, how sure it is, and from where.
#include "pages/plan_parts.hpp"

#include <map>

namespace mf::pages {

using registers::TrueEvent;

namespace {

std::string sure_word(const Words& words, const std::string& sure) {
    if (sure == "read") {
        return words("plan.sure.read");
    }
    return sure == "snippet" ? words("plan.sure.snippet") : words("plan.sure.known");
}

/// "done, our reading".
std::string state_of(const Words& words, const TrueEvent& event) {
    if (!event.standing) {
        return words("plan.record.untold");
    }
    const std::string state = standing_word(words, *event.standing);
    if (event.basis == "compiler") {
        return words("plan.record.read_so", {{"word", state}});
    }
    return state;
}

std::vector<TableCell> row_of(const Words& words, const TrueEvent& event) {
    return {Text{event.happened.empty() ? words("plan.record.no_day") : words.iso(event.happened)},
            Text{event.what},
            Text{event.post},
            Text{state_of(words, event)},
            Text{event.source},
            Text{sure_word(words, event.sure)},
            Text{event.recorded},
            Text{event.address},
            Text{event.about},
            Text{event.id}};
}

std::vector<Column> columns_of(const Words& words) {
    using Type = Column::Type;
    return {{"happened", words("plan.record.happened"), Type::text},
            {"what", words("plan.record.what"), Type::text},
            {"post", words("plan.record.post"), Type::text},
            {"state", words("plan.record.state"), Type::text},
            {"source", words("plan.record.source"), Type::text},
            {"sure", words("plan.record.sure"), Type::text},
            {"recorded", words("plan.record.recorded"), Type::text, true},
            {"address", words("plan.record.address"), Type::text, true},
            {"about", words("plan.record.about"), Type::code, true},
            {"id", words("table.code"), Type::code, true}};
}

} // namespace

void add_true_record(Page& page, const Asked& asked, const EventList& events) {
    if (events.empty()) {
        return;
    }
    const Words& words = asked.words;
    page.blocks.emplace_back(
        Heading{words("plan.record.heading"),
                words("plan.record.note", {{"day", words.day(events.front()->recorded)}}), 2, false,
                "record"});
    if (asked.release.simulated) {
        page.blocks.emplace_back(Paragraph{words("plan.record.apart")});
    }
    Table table;
    table.id = "record";
    table.caption = words("plan.record.caption");
    table.columns = columns_of(words);
    RowGroup agreed;
    std::map<std::string, RowGroup> disputes;
    for (const TrueEvent* event : events) {
        RowGroup& group = event->disputed.empty() ? agreed : disputes[event->disputed];
        group.rows.push_back(row_of(words, *event));
    }
    if (!agreed.rows.empty()) {
        table.groups.push_back(std::move(agreed));
    }
    for (auto& [name, group] : disputes) {
        group.heading = words("plan.record.disputed");
        table.groups.push_back(std::move(group));
    }
    page.blocks.emplace_back(std::move(table));
}

} // namespace mf::pages
