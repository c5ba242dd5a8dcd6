// Parts of the JSON writer that its files share. Not for other rooms, nor for pages.
#pragma once

#include "pages/page.hpp"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <vector>

namespace mf::pages {

using Json = nlohmann::ordered_json;

Json written(double value); ///< whole where it is whole
Json value_of(const Cell& cell);
Json value_of(const std::optional<double>& value);
Json interval_of(const std::optional<Interval>& interval);
Json links_of(const Text& text);
Json texts(const std::vector<Text>& all);
Json point_of(const Point& point);

Json json_block(const FigureBlock& figure);
Json json_block(const SmallCharts& charts);
Json json_block(const Chart& chart);
Json json_block(const FunnelChart& chart);
Json json_block(const MapChart& chart);
Json json_block(const Table& table);

} // namespace mf::pages
