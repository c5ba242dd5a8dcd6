#include "geo/areas.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <set>

namespace mf::geo {

Result<Areas> Areas::load(const std::filesystem::path& folder,
                          const std::filesystem::path& own_aliases) {
    Areas areas;
    if (auto done = areas.load_forces(folder / "forces.csv"); !done) {
        return pass(done.error());
    }
    if (auto done = areas.load_districts(folder / "districts.csv"); !done) {
        return pass(done.error());
    }
    if (auto done = areas.load_regions(folder / "regions.csv"); !done) {
        return pass(done.error());
    }
    if (auto done = areas.load_vintages(folder / "vintages.csv"); !done) {
        return pass(done.error());
    }
    if (auto done = areas.load_own_aliases(own_aliases); !done) {
        return pass(done.error());
    }
    return areas;
}

const Force* Areas::force(std::string_view slug) const {
    const auto found = std::ranges::lower_bound(forces_, slug, {}, &Force::slug);
    return found != forces_.end() && found->slug == slug ? &*found : nullptr;
}

const Force* Areas::force_named(std::string_view name) const {
    const auto found = force_names_.find(name_key(name));
    return found == force_names_.end() ? nullptr : &forces_[found->second];
}

const District* Areas::district(std::string_view code) const {
    const auto found = std::ranges::lower_bound(districts_, code, {}, &District::code);
    return found != districts_.end() && found->code == code ? &*found : nullptr;
}

const District* Areas::district_named(std::string_view name) const {
    const auto found = district_names_.find(name_key(name));
    return found == district_names_.end() ? nullptr : &districts_[found->second];
}

std::vector<std::string> Areas::with_predecessors(const std::string& district) const {
    std::set<std::string> found{district};
    for (bool more = true; more;) {
        more = false;
        for (const District& other : districts_) {
            if (!other.successor.empty() && found.contains(other.successor) &&
                found.insert(other.code).second) {
                more = true;
            }
        }
    }
    return {found.begin(), found.end()};
}

bool Areas::is_2021_only(std::string_view code) const {
    return std::ranges::any_of(only_2021_, [&](const Range& range) {
        return code.size() == range.first.size() && code >= range.first && code <= range.last;
    });
}

} // namespace mf::geo
