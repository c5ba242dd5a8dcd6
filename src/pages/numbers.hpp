// Finding numbers in a release for a page. Nothing here computes one.
#pragma once

#include "release/release.hpp"

#include <optional>
#include <string>
#include <vector>

namespace mf::pages {

/// A point where it stands: what is comparable with it is in its segment alone.
struct Place {
    const Segment* segment = nullptr;
    const Point* point = nullptr;
};

/// The point of that period; nothing when the series has none. Pointers live as long as the series.
std::optional<Place> find(const Series& series, const Period& period);
/// The last point, number or not.
std::optional<Place> newest(const Series& series);
/// The last point that is a number.
std::optional<Place> newest_number(const Series& series);

/// The period of the same kind a year before.
Period year_before(const Period& period);

/// The same period a year before, in the same segment: elsewhere "not applicable", as the two cannot be set beside
/// each other; "not available" where that is what the series says or the series was not yet there.
Point year_before(const Series& series, const Place& place);

/// The last period of the panel of this measure at this level; nothing when there is no such panel.
std::optional<Period>
newest_period(const release::Release& release, const std::string& measure, geo::Level level);
/// The last period of this measure at any level; nothing when it has no panel.
std::optional<Period> newest_period(const release::Release& release, const std::string& measure);
/// The last month of all panels of all measures that are counted by month.
std::optional<Month> newest_month(const release::Release& release);

/// What a page shows of a point.
Figure figure_of(const Series& series, const Place& place);

/// Areas of one level, by name, then by code.
std::vector<const release::AreaInfo*> areas_of(const release::Release& release, geo::Level level);
/// Those of them that this measure has numbers of.
std::vector<const release::AreaInfo*>
areas_of(const release::Release& release, geo::Level level, const std::string& measure);

/// The one area that all others are part of; nothing when there are several or none.
const release::AreaInfo* top_area(const release::Release& release);

/// The area that the authority watches over, else the one that all others are part of; nullptr when there is neither.
const release::AreaInfo* home_area(const release::Release& release);

/// Files of the source whose slices name the month, or a span "2024-07 to 2026-06" with it.
std::vector<const release::EditionInfo*>
editions_for(const release::Release& release, const std::string& source, Month month);

/// Levels whose areas are listed one by one; smaller ones are reached through what they are part of.
bool is_listed(geo::Level level);

} // namespace mf::pages
