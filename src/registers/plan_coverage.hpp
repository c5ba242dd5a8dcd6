// Whether everything that was asked for has a page, and what stands on it.
#pragma once

#include "registers/plan.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace mf::registers {

struct CoverageRow {
    std::string id;
    std::string title;
    std::string page;
    bool has_page = false;
    std::vector<std::string> measures;  ///< that are defined
    std::vector<std::string> awaits;    ///< stated gaps: measures that nobody has loaded
    std::vector<std::string> registers; ///< that are defined, or are tables of the plan
    std::vector<std::string> to_come;   ///< registers that are not defined yet
    std::string state; ///< "figure", "record", "gap" or "missing": the best that its page can show
    std::size_t commitments = 0;
};

/// One for each row of the plan, in order. `there` tells whether the site has a page at an address, `defined` whether a
/// register is. A row is "missing" when its page is not there.
std::vector<CoverageRow> plan_coverage(const Plan& plan,
                                       const std::function<bool(std::string_view)>& there,
                                       const std::function<bool(std::string_view)>& defined);

/// Ids that the mission asks for and the plan has no row of.
std::vector<std::string> missing_rows(const Plan& plan);

} // namespace mf::registers
