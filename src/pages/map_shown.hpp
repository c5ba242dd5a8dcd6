// What a map shows: which measure, of which areas, in which period. All of it stands in the address.
#pragma once

#include "pages/site_pages.hpp"
#include "release/outlines.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace mf::pages {

/// What stands below the map: the areas in an order that the reader chose, or the places behind the number.
enum class MapView { by_name, lowest_first, highest_first, places };

/// As the address has them.
inline constexpr std::array map_view_names{"by-name", "lowest-first", "highest-first", "places"};

struct MapShown {
    const release::MeasureInfo& measure;
    const release::Outlines& outlines;
    Period period;
    MapView view = MapView::by_name;
    const release::AreaInfo* within =
        nullptr; ///< of a map of small areas: the one that they lie in

    geo::Level level() const { return outlines.level; }
};

/// From /map/{measure}/{level}/{period}/{view}, each part but the first left out at will. `not_found` where there is no map.
Result<MapShown> map_shown(const Asked& asked);

/// From /areas/{area}/map/{measure}/{period}/{view}: the smallest areas within it that have outlines.
Result<MapShown> area_map_shown(const Asked& asked);

/// Whether an area has a map of its own.
bool has_area_map(const release::Release& release, const release::AreaInfo& area);
std::string area_map_address(const std::string& area);

/// The areas that the map draws, by name.
std::vector<const release::AreaInfo*> areas_on_map(const Asked& asked, const MapShown& shown);

/// The numbers that it shows. pre: shown came from one of the functions above.
const Panel& panel_on_map(const release::Release& release, const MapShown& shown);

/// The same map of another measure, period or view; without a period the newest.
std::string map_address(const MapShown& shown,
                        const std::string& measure,
                        const std::optional<Period>& period,
                        MapView view = MapView::by_name);

/// Levels that the measure has numbers of and the release outlines of, down to wards.
std::vector<const release::Outlines*> map_levels(const release::Release& release,
                                                 const std::string& measure);
std::string level_map_address(const std::string& measure, geo::Level level);

/// Measures that this map could show.
std::vector<const release::MeasureInfo*> measures_on_map(const release::Release& release,
                                                         const MapShown& shown);

/// The measure that /map begins with, nullptr when there is no map.
const release::MeasureInfo* first_map_measure(const release::Release& release);

} // namespace mf::pages
