#include "registers/plan.hpp"

#include <algorithm>

namespace mf::registers {

namespace {

constexpr std::array<std::string_view, standings> names{"new",    "under-way", "done",     "late",
                                                        "lapsed", "dropped",   "no-report"};

bool holds(const std::vector<const PlanRow*>& rows, std::string_view id) {
    return std::ranges::any_of(rows, [&](const PlanRow* row) { return row->id == id; });
}

} // namespace

std::string_view name(Standing standing) {
    return names.at(static_cast<std::size_t>(standing));
}

std::optional<Standing> standing_of(std::string_view name) {
    const auto* const found = std::ranges::find(names, name);
    if (found == names.end()) {
        return std::nullopt;
    }
    return static_cast<Standing>(found - names.begin());
}

std::vector<const PlanRow*> rows_of_page(const Plan& plan, std::string_view address) {
    std::vector<const PlanRow*> found;
    for (const PlanRow& row : plan.rows) {
        if (row.page == address) {
            found.push_back(&row);
        }
    }
    return found;
}

std::vector<const PlanRow*> rows_of_strand(const Plan& plan, std::string_view strand) {
    std::vector<const PlanRow*> found;
    for (const PlanRow& row : plan.rows) {
        if (row.strand == strand) {
            found.push_back(&row);
        }
    }
    return found;
}

const Programme* programme_at(const Plan& plan, std::string_view address) {
    const auto found = std::ranges::find(plan.programmes, address, &Programme::address);
    return found == plan.programmes.end() ? nullptr : &*found;
}

std::vector<const Commitment*> commitments_of(const Plan& plan,
                                              const std::vector<const PlanRow*>& rows) {
    std::vector<const Commitment*> found;
    for (const Commitment& one : plan.commitments) {
        if (holds(rows, one.mission)) {
            found.push_back(&one);
        }
    }
    return found;
}

std::vector<const TrueEvent*> events_of(const Plan& plan, const std::vector<const PlanRow*>& rows) {
    std::vector<const TrueEvent*> found;
    for (const TrueEvent& one : plan.events) {
        if (holds(rows, one.about)) {
            found.push_back(&one);
        }
    }
    return found;
}

Tally tally_of(const std::vector<const Commitment*>& commitments) {
    Tally tally;
    for (const Commitment* one : commitments) {
        ++tally.counts.at(static_cast<std::size_t>(one->standing));
        ++tally.total;
    }
    return tally;
}

} // namespace mf::registers
