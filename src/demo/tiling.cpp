#include "demo/tiling.hpp"

#include "demo/arithmetic.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace mf::demo {
namespace {

/// Across the longer side as it is on the ground, where a degree of longitude is shorter.
Line across(const Shape& shape, Stream& stream) {
    const Box b = box(shape);
    const double shrink = cosine((b.low.y + b.high.y) / 2);
    const double width = (b.high.x - b.low.x) * shrink;
    const double height = b.high.y - b.low.y;
    const double lean = stream.between(-0.35, 0.35);
    return width > height ? Line{shrink, lean, 0} : Line{lean * shrink, 1, 0};
}

/// The range of a * x + b * y over the shape's box.
std::pair<double, double> range(const Shape& shape, const Line& line) {
    const Box b = box(shape);
    double low = line.a * b.low.x + line.b * b.low.y;
    double high = low;
    for (const Place corner : {Place{b.low.x, b.high.y}, Place{b.high.x, b.low.y}, b.high}) {
        const double value = line.a * corner.x + line.b * corner.y;
        low = std::min(low, value);
        high = std::max(high, value);
    }
    return {low, high};
}

/// Cuts so that about `share` of the area comes to lie above the line.
std::pair<Shape, Shape> halves(const Shape& shape, double share, Stream& stream) {
    const double wanted = area(shape) * share;
    for (;;) {
        Line line = across(shape, stream);
        auto [low, high] = range(shape, line);
        for (int step = 0; step < 40; ++step) {
            line.c = (low + high) / 2;
            (area_above(shape, line) > wanted ? low : high) = line.c;
        }
        auto parts = cut(shape, line);
        if (parts && !parts->first.empty() && !parts->second.empty()) {
            return std::move(*parts);
        }
    }
}

} // namespace

std::vector<Shape> tiles(const Shape& whole, int pieces, Stream& stream) {
    if (pieces <= 1) {
        return {whole};
    }
    const int above = pieces / 2;
    const double share = static_cast<double>(above) / pieces * stream.between(0.85, 1.15);
    const auto [lower, upper] = halves(whole, share, stream);
    std::vector<Shape> all = tiles(lower, pieces - above, stream);
    std::vector<Shape> more = tiles(upper, above, stream);
    all.insert(all.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
    return all;
}

} // namespace mf::demo
