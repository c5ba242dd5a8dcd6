// A plan for a few periods: it leaves the files of all others shut.
#include "measures/plan.hpp"

namespace mf::measures {

Plan narrowed(Plan plan, const facts::State& state, const std::vector<std::string>& periods) {
    const facts::SourceDefinition* source = state.source(plan.definition.source);
    if (source == nullptr || plan.wide || plan.outcome) {
        return plan;
    }
    plan.rows = facts::current_rows(state, *source, plan.period_in_slice, periods);
    for (Plan& denominator : plan.denominators) {
        // Residents are those of another period; what a share divides by stands beside what it counts.
        if (denominator.table == plan.table) {
            denominator.rows = plan.rows;
        }
    }
    return plan;
}

} // namespace mf::measures
