// Cutting: the ring with its crossings is followed; where it leaves a side, it goes along the line to the crossing
// that closes the gap. Crossings sorted along the line pair up: between the 1st and 2nd, 3rd and 4th lies the inside.
#include "demo/polygon.hpp"

#include <algorithm>
#include <cstddef>

namespace mf::demo {
namespace {

struct Corner {
    Place place;
    double along = 0; ///< of a crossing: how far along the line
    bool crossing = false;
    bool goes_up = false;    ///< of a crossing: whether the ring goes from below to above here
    std::size_t partner = 0; ///< of a crossing
};

/// The ring with its crossings put in; nothing when a corner is on the line.
std::optional<std::vector<Corner>> with_crossings(const Ring& ring, const Line& line) {
    std::vector<Corner> corners;
    corners.reserve(ring.size() + 4);
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Place& a = ring[i];
        const Place& b = ring[(i + 1) % ring.size()];
        const double a_above = line.above(a);
        const double b_above = line.above(b);
        if (a_above == 0 || b_above == 0) {
            return std::nullopt;
        }
        corners.push_back({a, 0, false, false, 0});
        if ((a_above > 0) != (b_above > 0)) {
            const double at = a_above / (a_above - b_above);
            const Place place{a.x + at * (b.x - a.x), a.y + at * (b.y - a.y)};
            corners.push_back({place, line.b * place.x - line.a * place.y, true, b_above > 0, 0});
        }
    }
    return corners;
}

/// Pairs the crossings; false when a pair does not consist of one up and one down.
bool pair_up(std::vector<Corner>& corners) {
    std::vector<std::size_t> crossings;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        if (corners[i].crossing) {
            crossings.push_back(i);
        }
    }
    std::stable_sort(crossings.begin(), crossings.end(), [&](std::size_t a, std::size_t b) {
        return corners[a].along < corners[b].along;
    });
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
        Corner& first = corners[crossings[i]];
        Corner& second = corners[crossings[i + 1]];
        if (first.goes_up == second.goes_up) {
            return false;
        }
        first.partner = crossings[i + 1];
        second.partner = crossings[i];
    }
    return true;
}

/// The rings of one side, each begun at a crossing that enters the side.
void collect(const std::vector<Corner>& corners, bool upper, Shape& out) {
    std::vector<bool> done(corners.size(), false);
    for (std::size_t start = 0; start < corners.size(); ++start) {
        if (done[start] || !corners[start].crossing || corners[start].goes_up != upper) {
            continue;
        }
        Ring ring;
        std::size_t at = start;
        do {
            done[at] = true;
            ring.push_back(corners[at].place);
            at = (at + 1) % corners.size();
            if (corners[at].crossing) { // leaves this side: along the line to where it comes back
                ring.push_back(corners[at].place);
                at = corners[at].partner;
            }
        } while (at != start);
        if (auto sound = mended(std::move(ring))) {
            out.push_back(std::move(*sound));
        }
    }
}

} // namespace

std::optional<std::pair<Shape, Shape>> cut(const Shape& shape, const Line& line) {
    std::pair<Shape, Shape> parts;
    for (const Ring& ring : shape) {
        auto corners = with_crossings(ring, line);
        if (!corners || !pair_up(*corners)) {
            return std::nullopt;
        }
        const bool whole = std::none_of(corners->begin(), corners->end(),
                                        [](const Corner& corner) { return corner.crossing; });
        if (whole) {
            (line.above(ring.front()) > 0 ? parts.second : parts.first).push_back(ring);
            continue;
        }
        collect(*corners, false, parts.first);
        collect(*corners, true, parts.second);
    }
    return parts;
}

} // namespace mf::demo
