#include "publish/outlines.hpp"

#include "facts/grid.hpp"
#include "facts/places.hpp"
#include "geo/grid_areas.hpp"
#include "geo/simplify_arcs.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace mf::publish {

namespace {

/// Keeps the arcs that some area has, numbered anew in their order.
void keep_used_arcs(geo::ArcSet& set) {
    std::vector<std::int32_t> number_of(set.arcs.size(), -1);
    for (const geo::ArcArea& area : set.areas) {
        for (const geo::ArcRing& ring : area.rings) {
            for (const std::int32_t number : ring) {
                number_of[static_cast<std::size_t>(number < 0 ? ~number : number)] = 0;
            }
        }
    }
    std::vector<geo::Arc> kept;
    for (std::size_t i = 0; i < number_of.size(); ++i) {
        if (number_of[i] == 0) {
            number_of[i] = static_cast<std::int32_t>(kept.size());
            kept.push_back(std::move(set.arcs[i]));
        }
    }
    set.arcs = std::move(kept);
    for (geo::ArcArea& area : set.areas) {
        for (geo::ArcRing& ring : area.rings) {
            for (std::int32_t& number : ring) {
                number = number < 0 ? ~number_of[static_cast<std::size_t>(~number)]
                                    : number_of[static_cast<std::size_t>(number)];
            }
        }
    }
}

/// Numbers of a force stand under its short name, boundaries under its code.
void name_as_numbers_do(geo::BoundarySet& set, const geo::Areas& lists) {
    if (set.id.level != geo::Level::force) {
        return;
    }
    for (geo::Boundary& area : set.areas) {
        const auto force = std::ranges::find(lists.forces(), area.code, &geo::Force::code);
        if (force != lists.forces().end()) {
            area.code = force->slug;
        }
    }
    std::ranges::sort(set.areas, {}, &geo::Boundary::code);
}

std::size_t corners(const geo::BoundarySet& set) {
    std::size_t sum = 0;
    for (const geo::Boundary& area : set.areas) {
        geo::for_each_ring(area.shape, [&](const geo::Ring& ring) { sum += ring.size(); });
    }
    return sum;
}

/// Of the areas that have a number at the level: a code may be that of an area at two levels.
std::vector<std::string> codes_of(const release::Release& release, geo::Level level) {
    std::set<std::string> codes;
    for (const Panel& panel : release.panels) {
        if (panel.shape().level == geo::name(level)) {
            codes.insert(panel.shape().areas.begin(), panel.shape().areas.end());
        }
    }
    return {codes.begin(), codes.end()};
}

std::size_t in_common(const geo::BoundarySet& set, const std::vector<std::string>& codes) {
    return static_cast<std::size_t>(std::ranges::count_if(
        codes, [&](const std::string& code) { return set.find(code).has_value(); }));
}

/// The set to draw the level by; nullptr where none has one of its areas.
const geo::BoundarySet* set_for(const std::vector<geo::BoundarySet>& sets,
                                const std::vector<std::string>& codes) {
    const auto worth = [&](const geo::BoundarySet& set) {
        return std::tuple{in_common(set, codes), set.id.vintage, corners(set)};
    };
    const auto best = std::ranges::max_element(sets, {}, worth);
    return best == sets.end() || in_common(*best, codes) == 0 ? nullptr : &*best;
}

} // namespace

release::Outlines outlines_of(const geo::BoundarySet& set,
                              const std::vector<std::string>& codes,
                              const geo::Projection& projection) {
    geo::GridAreas grid = geo::grid_areas(set, projection);
    std::erase_if(grid.areas, [](const geo::GridArea& area) { return area.rings.empty(); });
    geo::ArcSet arcs =
        geo::simplified(geo::arcs_of(grid.areas),
                        outline_points_at_least + outline_points_an_area * grid.areas.size());
    std::erase_if(arcs.areas, [&](const geo::ArcArea& area) {
        return !std::ranges::binary_search(codes, area.code);
    });
    keep_used_arcs(arcs);
    const geo::GridFrame& frame = grid.frame;
    return {
        set.id.level,
        set.id.vintage,
        set.id.source,
        "",
        {frame.is_national_grid, frame.low.x, frame.low.y, frame.unit_m, frame.width, frame.height},
        std::move(arcs.arcs),
        std::move(arcs.areas)};
}

Result<std::vector<release::Outlines>> outlines_of(const facts::Workspace& workspace,
                                                   const geo::Areas& lists,
                                                   const release::Release& release) {
    const auto definitions = facts::boundary_definitions(workspace);
    const auto projection =
        definitions ? facts::projection_of(workspace) : pass(definitions.error());
    if (!projection) {
        return pass(projection.error());
    }
    std::vector<release::Outlines> all;
    for (const geo::Level level : geo::all_levels()) {
        const std::vector<std::string> codes = codes_of(release, level);
        if (codes.empty()) {
            continue;
        }
        auto sets = facts::areas_of(workspace, level);
        if (!sets) {
            return pass(sets.error());
        }
        for (geo::BoundarySet& set : *sets) {
            name_as_numbers_do(set, lists);
        }
        const geo::BoundarySet* set = set_for(*sets, codes);
        if (set == nullptr) {
            continue;
        }
        all.push_back(outlines_of(*set, codes, *projection));
        all.back().attribution =
            std::ranges::find(*definitions, set->id.source, &facts::BoundaryDefinition::id)
                ->attribution;
    }
    return all;
}

} // namespace mf::publish
