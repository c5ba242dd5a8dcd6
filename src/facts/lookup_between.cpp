#include "facts/lookup_between.hpp"

#include "base/text.hpp"
#include "facts/grid.hpp"
#include "facts/lookups.hpp"
#include "facts/places.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::facts {

namespace {

bool is_set(const geo::SetId& set, const geo::SetId& wanted) {
    return set.level == wanted.level && set.vintage == wanted.vintage;
}

std::size_t corners(const geo::BoundarySet& set) {
    std::size_t sum = 0;
    for (const geo::Boundary& area : set.areas) {
        geo::for_each_ring(area.shape, [&](const geo::Ring& ring) { sum += ring.size(); });
    }
    return sum;
}

/// Tables that lead there, the best first.
std::vector<LookupManifest>
tables_between(std::vector<LookupManifest> all, const geo::SetId& from, const geo::SetId& to) {
    std::erase_if(all, [&](const LookupManifest& one) {
        return !is_set(one.from, from) || !is_set(one.to, to);
    });
    std::ranges::stable_sort(
        all, {}, [](const LookupManifest& one) { return one.basis == geo::LookupBasis::whole; });
    return all;
}

Result<LookupFound>
by_area(const Workspace& workspace, const geo::BoundarySet& from, const geo::BoundarySet& to) {
    const auto projection = projection_of(workspace);
    if (!projection) {
        return pass(projection.error());
    }
    constexpr auto grid = geo::Frame::national_grid;
    const auto one = geo::in_frame(from, grid, *projection);
    const auto other = one ? geo::in_frame(to, grid, *projection) : pass(one.error());
    auto made = other ? geo::lookup_by_area(*one, *other) : pass(other.error());
    if (!made) {
        return pass(made.error());
    }
    const bool brought = from.frame != grid || to.frame != grid;
    return LookupFound{std::move(made->lookup), "area", from.id.source + ", " + to.id.source,
                       brought ? std::optional{projection->note()} : std::nullopt,
                       std::move(made->uncovered)};
}

std::unexpected<Error> no_way(const Workspace& workspace,
                              const geo::SetId& from,
                              const geo::SetId& to,
                              const std::vector<LookupManifest>& tables) {
    std::vector<std::string> held;
    for (const LookupManifest& one : tables) {
        held.push_back(fmt::format("{} to {}", one.from.spoken(), one.to.spoken()));
    }
    std::vector<std::string> sets;
    if (const auto lists = area_lists(workspace, std::nullopt)) {
        for (const geo::AreaList& list : *lists) {
            sets.push_back(list.id.spoken());
        }
    }
    std::ranges::sort(sets);
    sets.erase(std::ranges::unique(sets).begin(), sets.end());
    const auto listed = [](const std::vector<std::string>& all) {
        return all.empty() ? "none" : joined(all, ", ");
    };
    return fail(ErrorKind::not_found,
                fmt::format("no lookup leads from {} to {}", from.spoken(), to.spoken()), {},
                fmt::format("Load a lookup, or the boundaries of both. Lookups held: {}. "
                            "Boundaries held: {}",
                            listed(held), listed(sets)));
}

} // namespace

Result<std::optional<geo::BoundarySet>> boundaries_of(const Workspace& workspace,
                                                      const geo::SetId& wanted) {
    auto sets = areas_of(workspace, wanted.level);
    if (!sets) {
        return pass(sets.error());
    }
    std::erase_if(*sets, [&](const geo::BoundarySet& set) { return !is_set(set.id, wanted); });
    if (sets->empty()) {
        return std::nullopt;
    }
    return std::move(*std::ranges::max_element(*sets, {}, corners));
}

Result<LookupFound>
lookup_between(const Workspace& workspace, const geo::SetId& from, const geo::SetId& to) {
    const auto tables = lookups_held(workspace);
    if (!tables) {
        return pass(tables.error());
    }
    if (const auto leading = tables_between(*tables, from, to); !leading.empty()) {
        auto lookup = lookup_of(workspace, leading.front());
        return lookup ? Result<LookupFound>{{std::move(*lookup),
                                             leading.front().weight_of,
                                             leading.front().source,
                                             {},
                                             {}}}
                      : pass(lookup.error());
    }
    const auto one = boundaries_of(workspace, from);
    const auto other = one ? boundaries_of(workspace, to) : pass(one.error());
    if (!other) {
        return pass(other.error());
    }
    return *one && *other ? by_area(workspace, **one, **other)
                          : no_way(workspace, from, to, *tables);
}

} // namespace mf::facts
