#include "app/commands.hpp"
#include "app/plan_of.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::app {

Result<int> report_progress(const Context& context, const ListCommand& command) {
    const auto format = format_of(context.json ? "json" : command.format);
    const auto plan = format ? plan_to_report(context) : pass(format.error());
    if (!plan) {
        return pass(plan.error());
    }
    std::vector<const registers::Commitment*> all;
    for (const registers::Commitment& one : plan->commitments) {
        all.push_back(&one);
    }
    const registers::Tally tally = registers::tally_of(all);
    std::ranges::stable_sort(all, {}, [](const registers::Commitment* one) {
        return std::pair{one->standing, one->id.size()};
    });
    store::Table table{
        {{"state", ""}, {"since", ""}, {"id", ""}, {"promise", ""}, {"owner", ""}, {"found", ""}},
        {}};
    for (const registers::Commitment* one : all) {
        table.rows.push_back({std::string{registers::name(one->standing)}, one->since, one->id,
                              one->means, one->owner, one->why});
    }
    if (auto printed = print(rendered(table, *format)); !printed) {
        return pass(printed.error());
    }
    std::string counted;
    for (std::size_t i = 0; i < registers::standings; ++i) {
        const auto standing = static_cast<registers::Standing>(i);
        counted += fmt::format("{}{} {}", counted.empty() ? "" : ", ", tally.of(standing),
                               registers::name(standing));
    }
    context.say(fmt::format("{} promises: {}.", tally.total, counted));
    return done;
}

} // namespace mf::app
