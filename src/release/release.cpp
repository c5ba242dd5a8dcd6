#include "release/release.hpp"

#include <algorithm>

namespace mf::release {

namespace {

/// The element whose member equals the key, in a vector that is ordered by that member.
template <class T>
const T* find(const std::vector<T>& all, std::string T::* member, const std::string& key) {
    const auto found = std::ranges::lower_bound(all, key, {}, member);
    return found != all.end() && (*found).*member == key ? &*found : nullptr;
}

} // namespace

const MeasureInfo* Release::measure(const std::string& wanted) const {
    return find(measures, &MeasureInfo::id, wanted);
}

const AreaInfo* Release::area(const std::string& code) const {
    return find(areas, &AreaInfo::code, code);
}

const SourceInfo* Release::source(const std::string& wanted) const {
    return find(sources, &SourceInfo::id, wanted);
}

const Outlines* Release::outlines_of(geo::Level level) const {
    const auto found = std::ranges::find(outlines, level, &Outlines::level);
    return found == outlines.end() ? nullptr : &*found;
}

std::optional<Series> Release::series(const std::string& measure, const std::string& area) const {
    for (const Panel& panel : panels) {
        if (panel.shape().measure == measure) {
            if (const auto index = panel.find(area)) {
                return panel.series(*index);
            }
        }
    }
    return std::nullopt;
}

std::vector<const AreaInfo*> Release::children(const std::string& code) const {
    std::vector<const AreaInfo*> found;
    for (const AreaInfo& area : areas) {
        if (area.parent == code) {
            found.push_back(&area);
        }
    }
    std::ranges::sort(found, {}, &AreaInfo::name);
    return found;
}

} // namespace mf::release
