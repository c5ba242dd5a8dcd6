#include "pages/plan_area.hpp"

#include "pages/plan_parts.hpp"
#include "pages/sentences.hpp"

#include <algorithm>

namespace mf::pages {

namespace {

bool names(const std::vector<std::string>& areas, const std::string& code) {
    return std::ranges::find(areas, code) != areas.end();
}

CommitmentList concerning(const registers::Plan& plan, const std::string& code) {
    CommitmentList by_name;
    CommitmentList every;
    for (const registers::Commitment& one : plan.commitments) {
        if (names(one.areas, code)) {
            by_name.push_back(&one);
        } else if (one.each) {
            every.push_back(&one);
        }
    }
    by_name.insert(by_name.end(), every.begin(), every.end());
    return by_name;
}

} // namespace

std::vector<Block> plan_for_area(const Asked& asked, const release::AreaInfo& area) {
    if (asked.plan == nullptr || area.level != geo::Level::district ||
        area.parent != asked.release.home || asked.release.home.empty()) {
        return {};
    }
    const registers::Plan& plan = *asked.plan;
    const CommitmentList promises = concerning(plan, area.code);
    EventList events;
    for (const registers::TrueEvent& event : plan.events) {
        if (names(event.areas, area.code)) {
            events.push_back(&event);
        }
    }
    if (promises.empty() && events.empty()) {
        return {};
    }
    const Words& words = asked.words;
    Page page; // the parts write to a page; the area's own takes the blocks
    page.blocks.emplace_back(
        Heading{words("plan.area.heading", {{"n", static_cast<std::int64_t>(promises.size())},
                                            {"place", place_name(words, area)}}),
                words("plan.area.note"), 2, false, "promises"});
    page.blocks.emplace_back(Paragraph{
        words("plan.area.tally", {{"found", tally_words(words, registers::tally_of(promises))}})});
    Table table = promises_table(asked, promises, words("plan.area.folded"));
    table.main = false;
    page.blocks.emplace_back(std::move(table));
    add_true_record(page, asked, events);
    return std::move(page.blocks);
}

} // namespace mf::pages
