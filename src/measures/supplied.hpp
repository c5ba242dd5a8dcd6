// Whether a measure can be counted for a force and period, and on what basis.
#pragma once

#include "measures/series.hpp"

#include <map>
#include <string>
#include <vector>

namespace mf::measures {

/// The periods of one force that were asked for; never empty.
struct Span {
    Period first;
    Period last;
};

/// What the editions supply to one measure, by force and period. A source that knows no force supplies all alike.
class Supplied {
public:
    Supplied(const Plan& plan, const Setting& setting);

    bool has(const std::string& force) const { return by_force_.contains(key(force)); }
    std::vector<std::string> forces() const; ///< ascending; those of the source's slices
    /// From the first to the last that is supplied, as far as they begin in the months asked for.
    std::optional<Span> span(const std::string& force, const Question& question) const;
    /// Why there is no number, or nothing when there is one.
    std::optional<Missing>
    missing(const std::string& force, const Period& period, geo::Level level) const;
    /// The stretches within which periods may be joined, counted from `origin`.
    Stretches stretches(const std::string& force,
                        geo::Level level,
                        const Period& origin,
                        const Span& span) const;

private:
    std::string key(const std::string& force) const {
        const std::string& own = plan_.definition.reported_by;
        return !plan_.force_in_slice ? "" : own.empty() ? force : own;
    }
    bool counts_slice(const facts::SliceKey& slice) const;
    const facts::Supply* at(const std::string& force, const Period& period) const;
    bool inside_scope(const facts::Supply& supply) const;
    std::string categories_basis(const std::string& set) const;

    const Plan& plan_;
    const Setting& setting_;
    std::map<std::string, std::map<Period, facts::Supply>> by_force_;
};

} // namespace mf::measures
