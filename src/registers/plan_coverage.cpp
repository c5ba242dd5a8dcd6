#include "registers/plan_coverage.hpp"

namespace mf::registers {

namespace {

std::string state_of(const CoverageRow& row, bool has_events) {
    if (!row.has_page) {
        return "missing";
    }
    if (!row.measures.empty()) {
        return "figure";
    }
    return has_events || !row.registers.empty() ? "record" : "gap";
}

} // namespace

std::vector<CoverageRow> plan_coverage(const Plan& plan,
                                       const std::function<bool(std::string_view)>& there,
                                       const std::function<bool(std::string_view)>& defined) {
    std::vector<CoverageRow> all;
    for (const PlanRow& row : plan.rows) {
        CoverageRow one;
        one.id = row.id;
        one.title = row.title;
        one.page = row.page;
        one.has_page = there(row.page);
        one.measures = row.measures;
        one.awaits = row.awaits;
        for (const std::string& id : row.registers) {
            const PlanRegister* known = with_id(plan.registers, id);
            const bool is_there = (known != nullptr && known->table) || defined(id);
            (is_there ? one.registers : one.to_come).push_back(id);
        }
        one.commitments = commitments_of(plan, {&row}).size();
        one.state = state_of(one, !events_of(plan, {&row}).empty());
        all.push_back(std::move(one));
    }
    return all;
}

std::vector<std::string> missing_rows(const Plan& plan) {
    std::vector<std::string> missing;
    for (const std::string& id : plan.asked) {
        if (with_id(plan.rows, id) == nullptr) {
            missing.push_back(id);
        }
    }
    return missing;
}

} // namespace mf::registers
