#include "facts/land.hpp"

#include "base/text.hpp"
#include "facts/grid.hpp"
#include "facts/places.hpp"

#include <algorithm>

namespace mf::facts {

namespace {

using geo::Level;

/// Whether the set has the force's whole country, its own area, or all of its districts.
bool covers(const geo::BoundarySet& set, const geo::Force& force, const geo::Areas& lists) {
    switch (set.id.level) {
    case Level::country:
        return std::ranges::any_of(set.areas, [&](const geo::Boundary& area) {
            return name_key(area.name) == name_key(force.country);
        });
    case Level::force:
        return !force.code.empty() && set.find(force.code).has_value();
    case Level::district: {
        bool any = false;
        for (const geo::District& district : lists.districts()) {
            if (district.force == force.slug && district.successor.empty()) {
                any = true;
                if (!set.find(district.code)) {
                    return false;
                }
            }
        }
        return any;
    }
    default:
        return false;
    }
}

std::size_t corners(const geo::BoundarySet& set) {
    std::size_t sum = 0;
    for (const geo::Boundary& area : set.areas) {
        geo::for_each_ring(area.shape, [&](const geo::Ring& ring) { sum += ring.size(); });
    }
    return sum;
}

Result<std::vector<geo::BoundarySet>> sets_of(const Workspace& workspace) {
    std::vector<geo::BoundarySet> all;
    for (const Level level : {Level::country, Level::force, Level::district}) {
        auto sets = areas_of(workspace, level);
        if (!sets) {
            return sets;
        }
        std::ranges::sort(*sets, std::greater{}, corners);
        std::ranges::move(*sets, std::back_inserter(all));
    }
    return all;
}

} // namespace

Result<std::vector<Land>> lands_of(const Workspace& workspace, const geo::Areas& lists) {
    const auto definitions = boundary_definitions(workspace);
    const auto sets = definitions ? sets_of(workspace) : pass(definitions.error());
    const auto projection = sets ? projection_of(workspace) : pass(sets.error());
    if (!projection) {
        return pass(projection.error());
    }
    std::vector<Land> lands;
    std::set<std::string> covered;
    for (const geo::BoundarySet& set : *sets) {
        std::set<std::string> forces;
        for (const geo::Force& force : lists.forces()) {
            if (!covered.contains(force.slug) && covers(set, force, lists)) {
                forces.insert(force.slug);
            }
        }
        if (forces.empty()) {
            continue;
        }
        const auto degrees = geo::in_frame(set, geo::Frame::degrees, *projection);
        const auto definition =
            std::ranges::find(*definitions, set.id.source, &BoundaryDefinition::id);
        auto outline = degrees ? geo::Outline::of(*degrees, nullptr, definition->drawn_within_m)
                               : pass(degrees.error());
        if (!outline) {
            return pass(outline.error());
        }
        covered.insert(forces.begin(), forces.end());
        lands.push_back({set.id.source, set.id.level != Level::district, std::move(forces),
                         std::move(*outline)});
    }
    return lands;
}

const Land* land_of(const std::vector<Land>& lands, const std::string& force) {
    const auto found =
        std::ranges::find_if(lands, [&](const Land& land) { return land.forces.contains(force); });
    return found == lands.end() ? nullptr : &*found;
}

} // namespace mf::facts
