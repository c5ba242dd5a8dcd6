// Sets of areas for tests.
#pragma once

#include "base/csv_text.hpp"
#include "geo/boundary.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace mf::geo {

/// pre: each text is a shape; codes ascend.
BoundarySet set_of(const std::vector<std::pair<std::string, std::string>>& code_and_wkt,
                   Frame frame = Frame::national_grid);

/// A square with these lower and upper corners as text.
std::string box_text(double x0, double y0, double x1, double y1);

/// `columns` by `rows` areas that tile a square without gaps: corners are moved by chance and every side is bent in
/// `bends` places. Corners are whole numbers times `unit`. The same seed makes the same tiling.
BoundarySet tiling(std::size_t columns, std::size_t rows, int bends, double unit, unsigned seed);

/// Every corner, and the middle of every edge.
std::vector<Place> hard_places(const BoundarySet& set);

/// A file of tests/data/geo.
CsvTable data(const std::string& name);
double number_in(const CsvTable& table, const CsvRow& row, const std::string& column);
const std::string& text_in(const CsvTable& table, const CsvRow& row, const std::string& column);

} // namespace mf::geo
