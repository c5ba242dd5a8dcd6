#include "geo/arcs.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

namespace mf::geo {

namespace {

struct HashOfPoint {
    std::size_t operator()(GridPoint point) const {
        const std::uint64_t both =
            (static_cast<std::uint64_t>(static_cast<std::uint32_t>(point.x)) << 32) |
            static_cast<std::uint32_t>(point.y);
        return static_cast<std::size_t>((both ^ (both >> 29)) * 0x9e37'79b9'7f4a'7c15ULL);
    }
};

using Ring = std::vector<GridPoint>;

/// What is beside a corner; it is a meeting when another ring has something else beside it.
struct Beside {
    std::pair<GridPoint, GridPoint> both;
    bool meeting = false;
};
using Corners = std::unordered_map<GridPoint, Beside, HashOfPoint>;

void visit(const Ring& ring, Corners& corners) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const GridPoint before = ring[i == 0 ? ring.size() - 1 : i - 1];
        const GridPoint after = ring[i + 1 == ring.size() ? 0 : i + 1];
        const std::pair<GridPoint, GridPoint> both = std::minmax(before, after);
        const auto [place, fresh] = corners.try_emplace(ring[i], Beside{both, false});
        place->second.meeting = place->second.meeting || (!fresh && place->second.both != both);
    }
}

/// The arcs that there are, each in the direction that comes first.
class Arcs {
public:
    /// The number of the arc, as a ring that goes along it in this direction has it.
    std::int32_t number(Arc arc) {
        Arc other(arc.rbegin(), arc.rend());
        const bool backwards = other < arc;
        Arc& first = backwards ? other : arc;
        const auto [place, fresh] =
            numbers_.try_emplace(std::move(first), static_cast<std::int32_t>(numbers_.size()));
        return backwards ? ~place->second : place->second;
    }

    std::vector<Arc> take() {
        std::vector<Arc> arcs(numbers_.size());
        while (!numbers_.empty()) {
            auto node = numbers_.extract(numbers_.begin());
            arcs[static_cast<std::size_t>(node.mapped())] = std::move(node.key());
        }
        return arcs;
    }

private:
    std::map<Arc, std::int32_t> numbers_;
};

/// A ring that nothing meets: from its lowest corner, so that whoever has it begins at the same one.
Arc closed(Ring ring) {
    std::ranges::rotate(ring, std::ranges::min_element(ring));
    ring.push_back(ring.front());
    return ring;
}

ArcRing ring_of(Ring ring, const Corners& corners, Arcs& arcs) {
    const auto is_meeting = [&](GridPoint corner) { return corners.at(corner).meeting; };
    const auto first = std::ranges::find_if(ring, is_meeting);
    if (first == ring.end()) {
        return {arcs.number(closed(std::move(ring)))};
    }
    std::ranges::rotate(ring, first);
    ring.push_back(ring.front());
    ArcRing numbers;
    Arc arc{ring.front()};
    for (std::size_t i = 1; i < ring.size(); ++i) {
        arc.push_back(ring[i]);
        if (is_meeting(ring[i])) {
            numbers.push_back(arcs.number(std::exchange(arc, {ring[i]})));
        }
    }
    return numbers;
}

} // namespace

std::vector<GridPoint> corners_of(const std::vector<Arc>& arcs, const ArcRing& ring) {
    std::vector<GridPoint> corners;
    for (const std::int32_t number : ring) {
        const Arc& arc = arcs[static_cast<std::size_t>(number < 0 ? ~number : number)];
        if (number < 0) {
            corners.insert(corners.end(), arc.rbegin(), arc.rend() - 1);
        } else {
            corners.insert(corners.end(), arc.begin(), arc.end() - 1);
        }
    }
    return corners;
}

std::size_t points_of(const std::vector<Arc>& arcs) {
    std::size_t points = 0;
    for (const Arc& arc : arcs) {
        points += arc.size();
    }
    return points;
}

ArcSet arcs_of(const std::vector<GridArea>& areas) {
    Corners corners;
    for (const GridArea& area : areas) {
        for (const Ring& ring : area.rings) {
            visit(ring, corners);
        }
    }
    ArcSet set;
    Arcs arcs;
    for (const GridArea& area : areas) {
        ArcArea made{area.code, {}};
        for (const Ring& ring : area.rings) {
            made.rings.push_back(ring_of(ring, corners, arcs));
        }
        set.areas.push_back(std::move(made));
    }
    set.arcs = arcs.take();
    return set;
}

} // namespace mf::geo
