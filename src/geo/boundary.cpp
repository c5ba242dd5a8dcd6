#include "geo/boundary.hpp"

#include <algorithm>

namespace mf::geo {

std::string SetId::text() const {
    return source.empty() ? spoken() : spoken() + " (" + source + ")";
}

std::string SetId::spoken() const {
    std::string text{name(level)};
    return vintage.empty() ? text : text + "@" + vintage;
}

std::optional<std::size_t> BoundarySet::find(std::string_view code) const {
    const auto at = std::ranges::lower_bound(areas, code, {}, &Boundary::code);
    if (at == areas.end() || at->code != code) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(at - areas.begin());
}

Box BoundarySet::box() const {
    Box box;
    for (const Boundary& area : areas) {
        box.add(area.box);
    }
    return box;
}

Box box_of(const Shape& shape) {
    Box box;
    for_each_ring(shape, [&](const Ring& ring) {
        for (const Place corner : ring) {
            box.add(corner);
        }
    });
    return box;
}

} // namespace mf::geo
