// Which set of small areas a code belongs to: told by lists where they are loaded, else by ranges of codes.
#pragma once

#include "base/cell.hpp"
#include "measures/series.hpp"

#include <map>
#include <set>
#include <string>

namespace mf::measures {

/// Lists are the sources that say so (`area_list`). They are believed where every set has one; a code that none of them has,
/// or any code while a set has no list, goes by the ranges and is marked [u].
class Vintages {
public:
    static Result<Vintages> load(const Setting& setting);

    bool is_in(const std::string& code, geo::Level level) const;
    Marks marks(const std::string& code, geo::Level level) const;

private:
    explicit Vintages(const geo::Areas& areas) : areas_{areas} {}
    bool told_by_lists(const std::string& code) const;

    const geo::Areas& areas_;
    std::map<geo::Level, std::set<std::string>> lists_;
};

} // namespace mf::measures
