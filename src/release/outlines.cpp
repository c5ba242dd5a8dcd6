#include "release/outlines.hpp"

#include <algorithm>

namespace mf::release {

const geo::ArcArea* Outlines::area(std::string_view code) const {
    const auto found = std::ranges::lower_bound(areas, code, {}, &geo::ArcArea::code);
    return found != areas.end() && found->code == code ? &*found : nullptr;
}

OutlinesBox box_of(const Outlines& outlines, const std::vector<std::string>& codes) {
    OutlinesBox box;
    for (const std::string& code : codes) {
        const geo::ArcArea* area = outlines.area(code);
        if (area == nullptr) {
            continue;
        }
        for (const geo::ArcRing& ring : area->rings) {
            for (const geo::GridPoint corner : geo::corners_of(outlines.arcs, ring)) {
                box.low = {std::min(box.low.x, corner.x), std::min(box.low.y, corner.y)};
                box.high = {std::max(box.high.x, corner.x), std::max(box.high.y, corner.y)};
            }
        }
    }
    return box;
}

} // namespace mf::release
