// Whether a measure can be counted for a force and month, and on what basis.
#pragma once

#include "measures/series.hpp"

#include <map>
#include <string>

namespace mf::measures {

/// What the editions supply to one measure, by force and month.
class Supplied {
public:
    Supplied(const Plan& plan, const Setting& setting);

    bool has(const std::string& force) const { return by_force_.contains(key(force)); }
    std::vector<std::string> forces() const;     ///< ascending; those of the source's slices
    Month first(const std::string& force) const; ///< pre: has(force)
    Month last(const std::string& force) const;
    /// Why there is no number, or nothing when there is one.
    std::optional<Missing> missing(const std::string& force, Month month, geo::Level level) const;
    /// Whether the month's edition is coded in the level.
    bool coded(const std::string& force, Month month, geo::Level level) const;
    /// The stretches within which months may be joined, counted from `origin`.
    Stretches
    stretches(const std::string& force, geo::Level level, Month origin, Month from, Month to) const;

private:
    std::string key(const std::string& force) const { return plan_.force_in_slice ? force : ""; }
    const facts::Supply* at(const std::string& force, Month month) const;
    std::string categories_basis(const std::string& set) const;

    const Plan& plan_;
    const Setting& setting_;
    std::map<std::string, std::map<Month, facts::Supply>> by_force_;
};

} // namespace mf::measures
