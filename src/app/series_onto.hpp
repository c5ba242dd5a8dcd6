// The counts of one set of areas brought to another: series whose numbers may be estimates.
#pragma once

#include "app/commands.hpp"
#include "geo/lookup.hpp"
#include "measures/series.hpp"

#include <string>
#include <vector>

namespace mf::app {

/// For each area of lookup.to() the sum over those that go to it, period by period (geo/apportion.hpp says when it is [e]
/// and when it is missing). Two periods are in one segment only where those of every area that goes there are. `made_of`:
/// what the lookup was made from; it is part of the basis of each segment.
measures::Answer
brought_over(const measures::Answer& answer, const geo::Lookup& lookup, const std::string& made_of);

/// Each answer brought to the set that --onto names, by what the workspace holds; says how, and which areas go nowhere.
/// `usage` for what is no count, and where it is not said from which set it comes.
Result<std::vector<measures::Answer>> brought_onto(const Context& context,
                                                   const facts::Workspace& workspace,
                                                   const measures::Plan& plan,
                                                   const std::vector<measures::Answer>& answers,
                                                   const SeriesCommand& command);

/// The level of "ward@2018" or "ward", as --level has it; the vintage is "" where none is said.
struct LevelOption {
    std::string level;
    std::string vintage;
};
LevelOption level_option(const std::string& text);

} // namespace mf::app
