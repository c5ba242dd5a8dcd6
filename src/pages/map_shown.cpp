#include "pages/map_shown.hpp"

#include "pages/addresses.hpp"
#include "pages/numbers.hpp"
#include "pages/page_start.hpp"
#include "pages/sentences.hpp"

#include <algorithm>

namespace mf::pages {

namespace {

Error no_map() {
    return {ErrorKind::not_found, "there is no such map", {}, "Look at the list of measures"};
}

const Panel*
panel_of(const release::Release& release, const std::string& measure, geo::Level level) {
    const auto found = std::ranges::find_if(release.panels, [&](const Panel& panel) {
        return panel.shape().measure == measure && panel.shape().level == geo::name(level);
    });
    return found == release.panels.end() || found->shape().periods == 0 ? nullptr : &*found;
}

/// Larger places have more of everything, so counts are not shaded where there is a rate of them.
bool is_mapped(const release::Release& release, const release::MeasureInfo& measure) {
    return !map_levels(release, measure.id).empty() &&
           release.measure(rate_of(measure.id)) == nullptr;
}

bool lies_in(const release::Release& release,
             const release::AreaInfo& area,
             const release::AreaInfo& within) {
    const auto above = parents_of(release, area);
    return std::ranges::find(above, &within) != above.end();
}

/// Whether others are kinds of it.
bool is_total(const release::Release& release, const std::string& measure) {
    return std::ranges::any_of(release.measures,
                               [&](const auto& part) { return part.part_of == measure; });
}

/// Named limit: with more areas a map is heavy to load and none of them can be told apart; a large district has about 240.
constexpr int areas_max = 400;

/// The smallest areas within one that have outlines: at least two, or there is nothing to tell apart.
const release::Outlines* ground_within(const release::Release& release,
                                       const release::AreaInfo& within) {
    const release::Outlines* ground = nullptr;
    for (const release::Outlines& outlines : release.outlines) {
        if (outlines.level <= within.level ||
            (ground != nullptr && outlines.level < ground->level)) {
            continue;
        }
        const auto areas = std::ranges::count_if(outlines.areas, [&](const geo::ArcArea& one) {
            const release::AreaInfo* area = release.area(one.code);
            return area != nullptr && lies_in(release, *area, within);
        });
        if (areas > 1 && areas <= areas_max) {
            ground = &outlines;
        }
    }
    return ground;
}

struct PeriodAndView {
    Period period;
    MapView view;
};

/// The newest period, and the list by name, where nothing is said.
Result<PeriodAndView>
read_rest(const Panel::Shape& shape, const std::string& period, const std::string& view) {
    const auto asked =
        period.empty() ? Result<Period>{shape.period(shape.periods - 1)} : Period::parse(period);
    const auto named =
        view.empty() ? map_view_names.begin() : std::ranges::find(map_view_names, view);
    if (!asked || asked->kind() != shape.first.kind() || shape.index(*asked) < 0 ||
        shape.index(*asked) >= shape.periods || named == map_view_names.end()) {
        return fail(ErrorKind::not_found, "the map has no such period", {}, "Choose another month");
    }
    return PeriodAndView{*asked,
                         static_cast<MapView>(std::distance(map_view_names.begin(), named))};
}

std::string name_at(const Asked& asked, std::size_t at) {
    return asked.names.size() > at ? asked.names[at] : std::string{};
}

} // namespace

std::vector<const release::Outlines*> map_levels(const release::Release& release,
                                                 const std::string& measure) {
    std::vector<const release::Outlines*> levels;
    for (const release::Outlines& outlines : release.outlines) {
        if (outlines.level <= geo::Level::ward &&
            panel_of(release, measure, outlines.level) != nullptr) {
            levels.push_back(&outlines);
        }
    }
    return levels;
}

const release::MeasureInfo* first_map_measure(const release::Release& release) {
    for (const release::MeasureInfo& measure : release.measures) {
        // the rate of what others are kinds of
        const release::MeasureInfo* rate = release.measure(rate_of(measure.part_of));
        if (!measure.part_of.empty() && rate != nullptr && is_mapped(release, *rate)) {
            return rate;
        }
    }
    const auto found = std::ranges::find_if(
        release.measures, [&](const auto& measure) { return is_mapped(release, measure); });
    return found == release.measures.end() ? nullptr : &*found;
}

Result<MapShown> map_shown(const Asked& asked) {
    const release::Release& release = asked.release;
    const std::string named = name_at(asked, 0);
    const release::MeasureInfo* measure =
        named.empty() ? first_map_measure(release) : release.measure(named);
    if (measure == nullptr) {
        return pass(no_map());
    }
    if (const auto* rate = release.measure(rate_of(measure->id))) {
        measure = rate;
    }
    const auto levels = map_levels(release, measure->id);
    const std::string level_name = name_at(asked, 1);
    const auto level = level_name.empty() ? geo::Level::district : geo::level_of(level_name);
    auto outlines = std::ranges::find_if(
        levels, [&](const release::Outlines* one) { return level == one->level; });
    if (outlines == levels.end() && level_name.empty()) {
        outlines = levels.begin();
    }
    if (outlines == levels.end()) {
        return pass(no_map());
    }
    const auto rest = read_rest(panel_of(release, measure->id, (*outlines)->level)->shape(),
                                name_at(asked, 2), name_at(asked, 3));
    if (!rest || rest->view == MapView::places) {
        return pass(rest ? no_map() : rest.error());
    }
    return MapShown{*measure, **outlines, rest->period, rest->view};
}

Result<MapShown> area_map_shown(const Asked& asked) {
    const release::Release& release = asked.release;
    const release::AreaInfo* within = release.area(name_at(asked, 0));
    const release::Outlines* ground = within == nullptr ? nullptr : ground_within(release, *within);
    if (ground == nullptr) {
        return pass(no_map());
    }
    const std::string named = name_at(asked, 1);
    const auto measure = std::ranges::find_if(release.measures, [&](const auto& one) {
        const bool wanted = named.empty() ? is_total(release, one.id) : one.id == named;
        return wanted && panel_of(release, one.id, ground->level) != nullptr;
    });
    if (measure == release.measures.end()) {
        return pass(no_map());
    }
    const auto rest = read_rest(panel_of(release, measure->id, ground->level)->shape(),
                                name_at(asked, 2), name_at(asked, 3));
    if (!rest) {
        return pass(rest.error());
    }
    return MapShown{*measure, *ground, rest->period, rest->view, within};
}

bool has_area_map(const release::Release& release, const release::AreaInfo& area) {
    const release::Outlines* ground = ground_within(release, area);
    return ground != nullptr && std::ranges::any_of(release.measures, [&](const auto& measure) {
               return is_total(release, measure.id) &&
                      panel_of(release, measure.id, ground->level) != nullptr;
           });
}

std::string area_map_address(const std::string& area) {
    return area_address(area) + "/map";
}

std::vector<const release::AreaInfo*> areas_on_map(const Asked& asked, const MapShown& shown) {
    auto areas = areas_of(asked.release, shown.level(), shown.measure.id);
    std::erase_if(areas, [&](const release::AreaInfo* area) {
        return shown.outlines.area(area->code) == nullptr ||
               (shown.within != nullptr && !lies_in(asked.release, *area, *shown.within));
    });
    return areas;
}

const Panel& panel_on_map(const release::Release& release, const MapShown& shown) {
    return *panel_of(release, shown.measure.id, shown.level());
}

std::string map_address(const MapShown& shown,
                        const std::string& measure,
                        const std::optional<Period>& period,
                        MapView view) {
    std::string address = shown.within != nullptr
                              ? area_map_address(shown.within->code) + "/" + encoded(measure)
                              : level_map_address(measure, shown.level());
    if (period) {
        address += "/" + encoded(period->text());
    }
    if (period && view != MapView::by_name) {
        address += std::string{"/"} + map_view_names.at(static_cast<std::size_t>(view));
    }
    return address;
}

std::string level_map_address(const std::string& measure, geo::Level level) {
    return "/map/" + encoded(measure) + "/" + std::string{geo::name(level)};
}

std::vector<const release::MeasureInfo*> measures_on_map(const release::Release& release,
                                                         const MapShown& shown) {
    std::vector<const release::MeasureInfo*> measures;
    for (const release::MeasureInfo& measure : release.measures) {
        if (shown.within != nullptr ? panel_of(release, measure.id, shown.level()) != nullptr
                                    : is_mapped(release, measure)) {
            measures.push_back(&measure);
        }
    }
    return measures;
}

} // namespace mf::pages
