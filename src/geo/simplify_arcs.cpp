#include "geo/simplify_arcs.hpp"

#include "geo/point_cells.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <queue>
#include <tuple>
#include <utility>

namespace mf::geo {

namespace {

/// Twice the area of the triangle, below nought where it runs clockwise. Exact: coordinates have 31 bits at most, and a
/// grid's have 16.
std::int64_t twice_area(GridPoint a, GridPoint b, GridPoint c) {
    return (std::int64_t{b.x} - a.x) * (std::int64_t{c.y} - a.y) -
           (std::int64_t{b.y} - a.y) * (std::int64_t{c.x} - a.x);
}

/// Whether the point lies in the triangle or on its edges.
bool in_triangle(GridPoint point, GridPoint a, GridPoint b, GridPoint c) {
    const auto sides = {twice_area(a, b, point), twice_area(b, c, point), twice_area(c, a, point)};
    const bool left = std::ranges::all_of(sides, [](std::int64_t side) { return side >= 0; });
    const bool right = std::ranges::all_of(sides, [](std::int64_t side) { return side <= 0; });
    if (left && right) { // the triangle is a line: between its ends
        return point.x >= std::min({a.x, b.x, c.x}) && point.x <= std::max({a.x, b.x, c.x}) &&
               point.y >= std::min({a.y, b.y, c.y}) && point.y <= std::max({a.y, b.y, c.y});
    }
    return left || right;
}

/// A corner that may go, as it was when it was put into the queue.
struct Candidate {
    std::int64_t area = 0;
    std::uint32_t corner = 0;
    std::uint32_t turn = 0; ///< of the corner: an older one means nothing
    /// The smallest first; of equal ones the corner that stands first.
    bool operator<(const Candidate& other) const {
        return std::tie(other.area, other.corner) < std::tie(area, corner);
    }
};

class Simplifier {
public:
    explicit Simplifier(const ArcSet& set) : set_{set}, cells_{lay_out(set)} {
        for (std::size_t arc = 0; arc < set.arcs.size(); ++arc) {
            if (inner_[arc] == 0) {
                ++straight_[ends_of(arc)];
            }
        }
    }

    ArcSet run(std::size_t points_max) {
        std::size_t left = corners_.size();
        for (std::uint32_t corner = 0; corner < corners_.size(); ++corner) {
            offer(corner, 0);
        }
        while (!queue_.empty() && (left > points_max || queue_.top().area == 0)) {
            const Candidate next = queue_.top();
            queue_.pop();
            if (next.turn != corners_[next.corner].turn || !may_go(next.corner)) {
                continue; // it comes again when something beside it has gone
            }
            take_away(next.corner, next.area);
            --left;
        }
        return what_is_left();
    }

private:
    struct Corner {
        GridPoint point;
        std::uint32_t arc = 0;
        std::uint32_t before = 0; ///< corners of the same arc that are still there
        std::uint32_t after = 0;
        std::uint32_t turn = 0;
        bool is_end = false;
        bool gone = false;
    };

    PointCells lay_out(const ArcSet& set) {
        std::vector<GridPoint> points;
        GridPoint most{0, 0};
        for (std::size_t arc = 0; arc < set.arcs.size(); ++arc) {
            const Arc& line = set.arcs[arc];
            first_.push_back(static_cast<std::uint32_t>(corners_.size()));
            inner_.push_back(line.size() - 2);
            for (std::size_t i = 0; i < line.size(); ++i) {
                const auto number = static_cast<std::uint32_t>(corners_.size());
                corners_.push_back({line[i], static_cast<std::uint32_t>(arc), number - 1,
                                    number + 1, 0, i == 0 || i + 1 == line.size(), false});
                points.push_back(line[i]);
                most = {std::max(most.x, line[i].x), std::max(most.y, line[i].y)};
            }
        }
        return {std::move(points), most.x, most.y};
    }

    std::pair<GridPoint, GridPoint> ends_of(std::size_t arc) const {
        return std::minmax(set_.arcs[arc].front(), set_.arcs[arc].back());
    }

    void offer(std::uint32_t number, std::int64_t at_least) {
        Corner& corner = corners_[number];
        if (corner.is_end) {
            return;
        }
        const std::int64_t area = std::abs(
            twice_area(corners_[corner.before].point, corner.point, corners_[corner.after].point));
        queue_.push({area == 0 ? 0 : std::max(area, at_least), number, ++corner.turn});
    }

    bool may_go(std::uint32_t number) const {
        const Corner& corner = corners_[number];
        const Arc& line = set_.arcs[corner.arc];
        const bool is_loop = line.front() == line.back();
        const std::size_t inner = inner_[corner.arc];
        if (is_loop ? inner <= 2 : inner == 1 && straight_.contains(ends_of(corner.arc))) {
            return false;
        }
        return !is_in_the_way(corners_[corner.before].point, corner.point,
                              corners_[corner.after].point);
    }

    /// Whether a point that is there lies in the triangle, other than at its corners.
    bool is_in_the_way(GridPoint a, GridPoint b, GridPoint c) const {
        const GridPoint low{std::min({a.x, b.x, c.x}), std::min({a.y, b.y, c.y})};
        const GridPoint high{std::max({a.x, b.x, c.x}), std::max({a.y, b.y, c.y})};
        bool found = false;
        cells_.in_box(low, high, [&](std::uint32_t index) {
            const Corner& other = corners_[index];
            found = !other.gone && other.point != a && other.point != b && other.point != c &&
                    in_triangle(other.point, a, b, c);
            return !found;
        });
        return found;
    }

    void take_away(std::uint32_t number, std::int64_t area) {
        Corner& corner = corners_[number];
        corner.gone = true;
        corners_[corner.before].after = corner.after;
        corners_[corner.after].before = corner.before;
        if (--inner_[corner.arc] == 0) {
            ++straight_[ends_of(corner.arc)];
        }
        offer(corner.before, area);
        offer(corner.after, area);
    }

    ArcSet what_is_left() const {
        ArcSet simple{{}, set_.areas};
        for (std::size_t arc = 0; arc < set_.arcs.size(); ++arc) {
            Arc line;
            for (std::size_t i = 0; i < set_.arcs[arc].size(); ++i) {
                if (const Corner& corner = corners_[first_[arc] + i]; !corner.gone) {
                    line.push_back(corner.point);
                }
            }
            simple.arcs.push_back(std::move(line));
        }
        return simple;
    }

    const ArcSet& set_;
    std::vector<Corner> corners_;
    std::vector<std::uint32_t> first_; ///< of each arc: its first corner
    std::vector<std::size_t> inner_; ///< of each arc: corners between its ends that are still there
    std::map<std::pair<GridPoint, GridPoint>, int>
        straight_;     ///< between two ends: arcs without a corner
    PointCells cells_; ///< of all corners
    std::priority_queue<Candidate> queue_;
};

} // namespace

ArcSet simplified(const ArcSet& set, std::size_t points_max) {
    return Simplifier{set}.run(points_max);
}

} // namespace mf::geo
