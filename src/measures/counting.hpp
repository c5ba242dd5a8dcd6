// One scan's groups become the panels of one plan after another.
#pragma once

#include "measures/groups.hpp"
#include "measures/places.hpp"
#include "measures/supplied.hpp"
#include "measures/vintages.hpp"
#include "measures/wide_rows.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace mf::measures {

/// The places of the plans of one scan: plans that the same forces are supplied for, and that count the same force's
/// rows, have the same.
class SharedPlaces {
public:
    const Places& at(const Plan& plan,
                     const Setting& setting,
                     const Question& question,
                     const Supplied& supplied,
                     const Vintages& vintages,
                     const Groups& groups,
                     geo::Level level);

private:
    struct Key {
        geo::Level level;
        std::string reported_by;
        std::vector<std::string> forces;
        auto operator<=>(const Key&) const = default;
    };
    std::map<Key, Places> made_;
};

/// The periods that the answer can have, as the facts write them; none when all.
std::vector<std::string> periods_of(const Supplied& supplied, const Question& question);

/// What a wide source's missing rows mean to one of the plans that were asked about.
struct PlanRows {
    const WideRows& all;
    std::size_t plan = 0;
};

/// One panel a level of the question and value of its dimension. `not_found`: no such area.
Result<std::vector<Answer>> answers(const Plan& plan,
                                    const Setting& setting,
                                    const Question& question,
                                    const Vintages& vintages,
                                    const Groups& groups,
                                    const Counted& counted,
                                    const PlanRows& rows,
                                    SharedPlaces& shared);

} // namespace mf::measures
