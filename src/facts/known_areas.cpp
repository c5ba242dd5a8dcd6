#include "facts/known_areas.hpp"

#include "facts/places.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace mf::facts {

namespace {

using geo::Level;

void add_names(std::vector<std::string>& aliases,
               const std::string& name,
               const std::vector<std::string>& more) {
    for (const std::string& one : more) {
        if (!one.empty() && one != name && std::ranges::find(aliases, one) == aliases.end()) {
            aliases.push_back(one);
        }
    }
}

/// An area of the lists, and the code that boundaries have it under.
struct FromLists {
    Level level;
    std::string code_in_files;
    geo::ListedArea area;
};

std::vector<FromLists> from_lists(const geo::Areas& lists) {
    std::vector<FromLists> all;
    for (const geo::Force& force : lists.forces()) {
        all.push_back({Level::force,
                       force.code.empty() ? force.slug : force.code,
                       {force.slug, force.name, force.aliases, "", {}, {}, ""}});
    }
    for (const geo::District& district : lists.districts()) {
        all.push_back({Level::district,
                       district.code,
                       {district.code, district.name, district.aliases, district.force,
                        district.from, district.to, ""}});
    }
    for (const geo::Region& region : lists.regions()) {
        const bool is_region = region.code.starts_with("E12");
        all.push_back({is_region ? Level::region : Level::country,
                       region.code,
                       {region.code, region.name, region.aliases, "", {}, {}, ""}});
    }
    return all;
}

/// What a file of boundaries does not tell.
void complete(const FromLists& known, geo::ListedArea& area) {
    std::vector<std::string> names{known.area.name};
    if (known.area.code != area.code) {
        names.push_back(known.area.code); // the short name of a force
    }
    add_names(area.aliases, area.name, names);
    add_names(area.aliases, area.name, known.area.aliases);
    if (area.parent.empty()) {
        area.parent = known.area.parent;
    }
    area.from = area.from ? area.from : known.area.from;
    area.to = area.to ? area.to : known.area.to;
}

} // namespace

std::vector<KnownArea> known_areas(const geo::Areas& lists,
                                   const std::vector<geo::AreaList>& boundaries,
                                   std::optional<Level> level) {
    std::vector<FromLists> listed = from_lists(lists);
    std::map<std::pair<Level, std::string>, const FromLists*> by_code;
    for (const FromLists& one : listed) {
        by_code.emplace(std::pair{one.level, one.code_in_files}, &one);
    }
    std::vector<KnownArea> all;
    std::set<std::pair<Level, std::string>> drawn;
    for (const geo::AreaList& list : boundaries) {
        for (const geo::ListedArea& area : list.areas) {
            all.push_back({list.id, area});
            const auto known = by_code.find({list.id.level, area.code});
            if (known != by_code.end()) {
                complete(*known->second, all.back().area);
            }
            add_names(all.back().area.aliases, area.name,
                      lists.own_aliases(list.id.level, area.code));
            drawn.emplace(list.id.level, area.code);
        }
    }
    for (const FromLists& one : listed) {
        if (!drawn.contains({one.level, one.code_in_files})) {
            all.push_back({{one.level, "", ""}, one.area});
        }
    }
    std::erase_if(all, [&](const KnownArea& one) { return level && one.set.level != *level; });
    std::ranges::sort(all, {}, [](const KnownArea& one) {
        return std::tie(one.set.level, one.area.code, one.set.vintage, one.set.source);
    });
    return all;
}

Result<std::vector<KnownArea>>
known_areas(const Workspace& workspace, const geo::Areas& lists, std::optional<Level> level) {
    const auto boundaries = area_lists(workspace, level);
    return boundaries ? Result<std::vector<KnownArea>>{known_areas(lists, *boundaries, level)}
                      : pass(boundaries.error());
}

geo::CodeBook code_book(const std::vector<KnownArea>& areas) {
    std::vector<std::pair<geo::SetId, std::vector<std::string>>> sets;
    for (const KnownArea& one : areas) {
        auto found = std::ranges::find(sets, one.set, &decltype(sets)::value_type::first);
        if (found == sets.end()) {
            found = sets.insert(sets.end(), {one.set, {}});
        }
        found->second.push_back(one.area.code);
    }
    geo::CodeBook book;
    for (auto& [set, codes] : sets) {
        book.add(set, std::move(codes));
    }
    return book;
}

} // namespace mf::facts
