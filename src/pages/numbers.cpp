#include "pages/numbers.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <string_view>

namespace mf::pages {

namespace {

template <class Test>
std::optional<Place> last_that(const Series& series, Test test) {
    std::optional<Place> found;
    for (const Segment& segment : series.segments) {
        for (const Point& point : segment.points()) {
            if (test(point)) {
                found = Place{&segment, &point};
            }
        }
    }
    return found;
}

bool covers(std::string_view slices, Month month) {
    std::optional<Month> from; // of a span that was begun: "2024-07 to"
    for (const std::string_view part : split(slices, ' ')) {
        const std::string_view word = part.ends_with(',') ? part.substr(0, part.size() - 1) : part;
        const auto read = Month::parse(word);
        if (read && from && *from <= month && month <= *read) {
            return true;
        }
        if (read && *read == month) {
            return true;
        }
        from = read ? std::optional{*read} : word == "to" ? from : std::nullopt;
    }
    return false;
}

} // namespace

std::optional<Place> find(const Series& series, const Period& period) {
    return last_that(series, [&](const Point& point) { return point.period == period; });
}

std::optional<Place> newest(const Series& series) {
    return last_that(series, [](const Point&) { return true; });
}

std::optional<Place> newest_number(const Series& series) {
    return last_that(series, [](const Point& point) { return point.value.is_number(); });
}

Period year_before(const Period& period) {
    const Month month = period.first().plus(-12);
    switch (period.kind()) {
    case Period::Kind::month:
        break;
    case Period::Kind::quarter:
        return Period::quarter(month);
    case Period::Kind::year:
        return Period::year(month.year());
    case Period::Kind::financial_year:
        return Period::financial_year(month.year());
    }
    return Period::month(month);
}

Point year_before(const Series& series, const Place& place) {
    const Period period = year_before(place.point->period);
    const auto in_segment = std::ranges::find(place.segment->points(), period, &Point::period);
    if (in_segment != place.segment->points().end()) {
        return *in_segment;
    }
    Point none{period,
               Missing::not_available,
               Missing::not_available,
               Missing::not_applicable,
               std::nullopt,
               std::nullopt,
               {}};
    if (find(series, none.period)) {
        none.value = Missing::not_applicable;
        none.numerator = Missing::not_applicable;
    }
    return none;
}

std::optional<Period>
newest_period(const release::Release& release, const std::string& measure, geo::Level level) {
    for (const Panel& panel : release.panels) {
        const Panel::Shape& shape = panel.shape();
        if (shape.measure == measure && shape.level == geo::name(level) && shape.periods > 0) {
            return shape.period(shape.periods - 1);
        }
    }
    return std::nullopt;
}

std::optional<Period> newest_period(const release::Release& release, const std::string& measure) {
    std::optional<Period> newest;
    for (const Panel& panel : release.panels) {
        const Panel::Shape& shape = panel.shape();
        if (shape.measure == measure && shape.periods > 0) {
            const Period last = shape.period(shape.periods - 1);
            newest = newest && last.last() <= newest->last() ? newest : last;
        }
    }
    return newest;
}

std::optional<Month> newest_month(const release::Release& release) {
    std::optional<Month> newest;
    for (const Panel& panel : release.panels) {
        const Panel::Shape& shape = panel.shape();
        if (shape.periods > 0 && shape.first.kind() == Period::Kind::month) {
            const Month last = shape.period(shape.periods - 1).last();
            newest = newest ? std::max(*newest, last) : last;
        }
    }
    return newest;
}

Figure figure_of(const Series& series, const Place& place) {
    return Figure{series.measure,
                  series.version,
                  place.segment->basis().definition,
                  series.area,
                  *place.point,
                  place.segment->basis().regime,
                  {}};
}

std::vector<const release::AreaInfo*> areas_of(const release::Release& release, geo::Level level) {
    std::vector<const release::AreaInfo*> found;
    for (const release::AreaInfo& area : release.areas) {
        if (area.level == level) {
            found.push_back(&area);
        }
    }
    std::ranges::stable_sort(found, {}, &release::AreaInfo::name); // areas are in order of code
    return found;
}

std::vector<const release::AreaInfo*>
areas_of(const release::Release& release, geo::Level level, const std::string& measure) {
    const auto panel = std::ranges::find_if(release.panels, [&](const Panel& one) {
        return one.shape().measure == measure && one.shape().level == geo::name(level);
    });
    if (panel == release.panels.end()) {
        return {};
    }
    auto found = areas_of(release, level);
    std::erase_if(found, [&](const release::AreaInfo* area) { return !panel->find(area->code); });
    return found;
}

const release::AreaInfo* top_area(const release::Release& release) {
    const release::AreaInfo* top = nullptr;
    for (const release::AreaInfo& area : release.areas) {
        if (area.parent.empty()) {
            if (top != nullptr) {
                return nullptr;
            }
            top = &area;
        }
    }
    return top;
}

const release::AreaInfo* home_area(const release::Release& release) {
    const release::AreaInfo* home = release.area(release.home);
    return home == nullptr ? top_area(release) : home;
}

std::vector<const release::EditionInfo*>
editions_for(const release::Release& release, const std::string& source, Month month) {
    std::vector<const release::EditionInfo*> found;
    for (const release::EditionInfo& edition : release.editions) {
        if (edition.source == source && covers(edition.slices, month)) {
            found.push_back(&edition);
        }
    }
    return found;
}

bool is_listed(geo::Level level) {
    return level <= geo::Level::district;
}

} // namespace mf::pages
