#include "geo/neighbours.hpp"

#include "geo/degrees.hpp"
#include "geo/orientation.hpp"
#include "geo/point_index_edges.hpp"

#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace mf::geo {

namespace {

using Edge = std::pair<Place, Place>;

/// A number within so much of a rounded one (in units of the last place) was rounded before.
constexpr double noise_max = 0.01;
/// So many of the numbers must be, to tell a publisher's rounding: by chance two of a hundred are.
constexpr double rounded_share_min = 0.99;

double power_of_ten(int exponent) {
    double power = 1;
    for (int i = 0; i < exponent; ++i) {
        power *= 10;
    }
    return power;
}

/// The set with whole numbers: how many units of the last place. Whole numbers of this size are exact.
BoundarySet rounded(const BoundarySet& set, double scale) {
    BoundarySet whole;
    whole.frame = set.frame;
    const auto rounded_ring = [&](Ring ring) {
        for (Place& corner : ring) {
            corner = {std::round(corner.x * scale), std::round(corner.y * scale)};
        }
        ring.erase(std::ranges::unique(ring).begin(), ring.end());
        while (ring.size() > 1 && ring.front() == ring.back()) {
            ring.pop_back();
        }
        return ring;
    };
    for (const Boundary& area : set.areas) {
        Boundary& copy = whole.areas.emplace_back();
        for_each_ring(area.shape, [&](const Ring& ring) {
            if (Ring corners = rounded_ring(ring); corners.size() > 1) {
                copy.shape.push_back({std::move(corners), {}}); // holes too: only edges matter here
            }
        });
        copy.box = box_of(copy.shape);
    }
    return whole;
}

/// As many cells as edges, so that a cell has few.
CellGrid grid_for(const Box& box, std::size_t edges) {
    const double width = box.high.x - box.low.x;
    const double height = box.high.y - box.low.y;
    const auto wanted = static_cast<double>(std::clamp<std::size_t>(edges, 1, 1U << 22));
    const double size =
        std::max({std::sqrt(width * height / wanted), width / wanted, height / wanted, 1.0});
    return {box.low,
            {size, size},
            {1 / size, 1 / size},
            static_cast<std::uint32_t>(width / size) + 1,
            static_cast<std::uint32_t>(height / size) + 1,
            0};
}

/// For each edge the corners of others that lie on it, not at its ends.
std::map<std::uint32_t, std::set<Place>> corners_on_edges(const SharedEdges& edges,
                                                          const Box& box) {
    std::map<std::uint32_t, std::set<Place>> found;
    const CellGrid grid = grid_for(box, edges.ends.size());
    const EdgesByCell by_cell = edges_by_cell(edges, grid);
    std::vector<Place> corners;
    for (std::size_t cell = 0; cell + 1 < by_cell.first.size(); ++cell) {
        corners.clear();
        for (const std::uint32_t edge : by_cell.of(cell)) {
            corners.push_back(edges.ends[edge].first);
            corners.push_back(edges.ends[edge].second);
        }
        std::ranges::sort(corners);
        corners.erase(std::ranges::unique(corners).begin(), corners.end());
        for (const std::uint32_t edge : by_cell.of(cell)) {
            const auto& [a, b] = edges.ends[edge];
            for (const Place corner : corners) {
                if (corner != a && corner != b && lies_on(a, b, corner)) {
                    found[edge].insert(corner);
                }
            }
        }
    }
    return found;
}

struct Piece {
    Edge ends;
    std::uint32_t area = 0;
    auto operator<=>(const Piece&) const = default;
};

/// All edges of all areas, parted where another's corner lies on them; equal ones stand together.
std::vector<Piece> pieces_of(const BoundarySet& whole) {
    const SharedEdges edges = shared_edges(whole);
    const auto corners = corners_on_edges(edges, whole.box());
    std::vector<Piece> pieces;
    const auto add = [&](std::uint32_t edge, Place from, Place to) {
        for (const std::uint32_t area : edges.areas_of(edge)) {
            pieces.push_back({{from, to}, area});
        }
    };
    for (std::uint32_t edge = 0; edge < edges.ends.size(); ++edge) {
        Place from = edges.ends[edge].first; // the lesser end: corners on it ascend
        if (const auto on = corners.find(edge); on != corners.end()) {
            for (const Place corner : on->second) {
                add(edge, from, corner);
                from = corner;
            }
        }
        add(edge, from, edges.ends[edge].second);
    }
    std::ranges::sort(pieces);
    pieces.erase(std::ranges::unique(pieces).begin(), pieces.end());
    return pieces;
}

/// Calls `use(first, last)` for each run of things with one key.
template <class Things, class Key, class Use>
void for_each_run(const Things& things, Key key, Use use) {
    for (auto first = things.begin(); first != things.end();) {
        const auto last = std::find_if(
            first, things.end(), [&](const auto& thing) { return key(thing) != key(*first); });
        use(first, last);
        first = last;
    }
}

using Pair = std::pair<std::size_t, std::size_t>;

std::map<Pair, double> borders(const std::vector<Piece>& pieces, Frame frame, double scale) {
    std::map<Pair, double> lengths;
    for_each_run(
        pieces, [](const Piece& piece) { return piece.ends; },
        [&](auto first, auto last) {
            if (std::next(first) == last) {
                return;
            }
            const Place a{first->ends.first.x / scale, first->ends.first.y / scale};
            const Place b{first->ends.second.x / scale, first->ends.second.y / scale};
            const double length =
                frame == Frame::degrees ? metres_between(a, b) : std::hypot(b.x - a.x, b.y - a.y);
            for (auto one = first; one != last; ++one) {
                for (auto other = std::next(one); other != last; ++other) {
                    lengths[{one->area, other->area}] += length;
                }
            }
        });
    return lengths;
}

std::set<Pair> touches(const std::vector<Piece>& pieces) {
    std::vector<std::pair<Place, std::uint32_t>> corners;
    for (const Piece& piece : pieces) {
        corners.emplace_back(piece.ends.first, piece.area);
        corners.emplace_back(piece.ends.second, piece.area);
    }
    std::ranges::sort(corners);
    corners.erase(std::ranges::unique(corners).begin(), corners.end());
    std::set<Pair> pairs;
    for_each_run(
        corners, [](const auto& corner) { return corner.first; },
        [&](auto first, auto last) {
            for (auto one = first; one != last; ++one) {
                for (auto other = std::next(one); other != last; ++other) {
                    pairs.emplace(one->second, other->second);
                }
            }
        });
    return pairs;
}

} // namespace

int decimals_of(const BoundarySet& set) {
    const int most = set.frame == Frame::degrees ? 8 : 3;
    for (int decimals = 0; decimals < most; ++decimals) {
        const double scale = power_of_ten(decimals);
        std::size_t all = 0;
        std::size_t round = 0;
        const auto count = [&](double number) {
            const double units = number * scale;
            ++all;
            round += std::abs(units - std::round(units)) <= noise_max ? 1U : 0U;
        };
        for (const Boundary& area : set.areas) {
            for_each_edge(area.shape, [&](Place corner, Place) {
                count(corner.x);
                count(corner.y);
            });
        }
        if (static_cast<double>(round) >= rounded_share_min * static_cast<double>(all)) {
            return decimals;
        }
    }
    return most;
}

Neighbours neighbours(const BoundarySet& set) {
    Neighbours all;
    all.of.resize(set.areas.size());
    all.touching.resize(set.areas.size());
    all.decimals = decimals_of(set);
    const double scale = power_of_ten(all.decimals);
    const std::vector<Piece> pieces = pieces_of(rounded(set, scale));
    const auto lengths = borders(pieces, set.frame, scale);
    for (const auto& [pair, length] : lengths) {
        all.of[pair.first].push_back({pair.second, length});
        all.of[pair.second].push_back({pair.first, length});
    }
    for (const Pair& pair : touches(pieces)) {
        if (!lengths.contains(pair)) {
            all.touching[pair.first].push_back(pair.second);
            all.touching[pair.second].push_back(pair.first);
        }
    }
    for (auto& list : all.of) {
        std::ranges::sort(list, {}, &Neighbour::area);
    }
    std::ranges::for_each(all.touching, [](auto& list) { std::ranges::sort(list); });
    return all;
}

} // namespace mf::geo
