// Where a map's areas stand on paper: paths and places of labels only.
#pragma once

#include "pages/chart_axis.hpp"
#include "pages/map_chart.hpp"
#include "release/outlines.hpp"

#include <span>
#include <string>
#include <vector>

namespace mf::pages {

struct MapShape {
    std::string path; ///< "" for an area that the outlines have not
    ChartPoint label; ///< well within the area
    double room = 0;  ///< so wide it is there
};

struct MapLayout {
    double width = 0;
    double height = 0;
    std::vector<MapShape> shapes;   ///< in the order of the codes
    std::string inner;              ///< borders between two of the areas, each once
    std::string outer;              ///< the edge of them all
    std::vector<ChartPoint> points; ///< of the places, in their order
};

/// The areas of these codes, as large as `width` allows, north up, and where the places stand among them. O(points).
MapLayout map_layout(const release::Outlines& outlines,
                     const std::vector<std::string>& codes,
                     double width,
                     std::span<const MapPlace> places = {});

} // namespace mf::pages
