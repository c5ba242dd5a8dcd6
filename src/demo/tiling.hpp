// Cuts a shape into pieces of about equal size by straight lines, halving again and again.
#pragma once

#include "demo/polygon.hpp"
#include "demo/stream.hpp"

#include <vector>

namespace mf::demo {

/// `pieces` shapes that tile `whole`, in the order in which the cuts made them (neighbours stand near one another).
/// A line runs across the longer side, leans a little by chance, and its halves differ a little in size by chance.
/// A piece may consist of several rings where the shape is hollow. pre: pieces >= 1, whole has area and its rings
/// are mended. O(pieces x corners of the whole).
std::vector<Shape> tiles(const Shape& whole, int pieces, Stream& stream);

} // namespace mf::demo
