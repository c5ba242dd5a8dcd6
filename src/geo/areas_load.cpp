// How the lists of areas are read, and what they are refused for.
#include "base/text.hpp"
#include "geo/area_rows.hpp"
#include "geo/areas.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace mf::geo {

namespace {

std::vector<std::string> names_of(const auto& area) {
    std::vector<std::string> names{area.name};
    names.insert(names.end(), area.aliases.begin(), area.aliases.end());
    return names;
}

/// Ascending by what `key` gives; the row of the second of two equal ones, or nothing.
template <class Thing, class Key>
std::optional<std::size_t> sort_and_find_twice(std::vector<std::pair<Thing, std::size_t>>& things,
                                               Key key) {
    std::ranges::stable_sort(things, {}, [&](const auto& pair) { return pair.first.*key; });
    const auto twice =
        std::ranges::adjacent_find(things, {}, [&](const auto& pair) { return pair.first.*key; });
    return twice == things.end() ? std::nullopt : std::optional{std::next(twice)->second};
}

Result<std::vector<std::pair<Force, std::size_t>>> forces_of(const ListedRows& list) {
    std::vector<std::pair<Force, std::size_t>> forces;
    for (std::size_t i = 0; i < list.table.rows.size(); ++i) {
        const CsvRow& row = list.table.rows[i];
        const std::string& territorial = list.field(row, 4);
        if (territorial != "true" && territorial != "false") {
            return list.wrong(row, "'territorial' should be true or false");
        }
        if (list.field(row, 0).empty() || list.field(row, 2).empty()) {
            return list.wrong(row, "a force needs a slug and a name");
        }
        forces.emplace_back(Force{list.field(row, 0), list.field(row, 1), list.field(row, 2),
                                  territorial == "true", list.field(row, 5),
                                  aliases_in(list.field(row, 3))},
                            i);
    }
    if (const auto twice = sort_and_find_twice(forces, &Force::slug)) {
        return list.wrong(list.table.rows[*twice], "the force stands here a second time");
    }
    return forces;
}

Result<std::vector<std::pair<District, std::size_t>>> districts_of(const ListedRows& list) {
    std::vector<std::pair<District, std::size_t>> districts;
    for (std::size_t i = 0; i < list.table.rows.size(); ++i) {
        const CsvRow& row = list.table.rows[i];
        if (list.field(row, 0).empty() || list.field(row, 1).empty()) {
            return list.wrong(row, "a district needs a code and a name");
        }
        const auto from = day_in(list, row, 5);
        const auto to = from ? day_in(list, row, 6) : from;
        if (!to) {
            return pass(to.error());
        }
        districts.emplace_back(District{list.field(row, 0), list.field(row, 1), list.field(row, 3),
                                        list.field(row, 4), aliases_in(list.field(row, 2)), *from,
                                        *to},
                               i);
    }
    if (const auto twice = sort_and_find_twice(districts, &District::code)) {
        return list.wrong(list.table.rows[*twice], "the district stands here a second time");
    }
    return districts;
}

template <class Thing>
std::vector<Thing> without_rows(std::vector<std::pair<Thing, std::size_t>> things) {
    std::vector<Thing> plain;
    plain.reserve(things.size());
    for (auto& pair : things) {
        plain.push_back(std::move(pair.first));
    }
    return plain;
}

/// Each successor is a district, and nobody comes after himself.
Done check_successors(const std::vector<std::pair<District, std::size_t>>& districts,
                      const ListedRows& list,
                      const Areas& areas) {
    for (const auto& [district, index] : districts) {
        std::set<std::string> passed;
        for (const District* at = &district; !at->successor.empty();) {
            if (!passed.insert(at->code).second) {
                return list.wrong(list.table.rows[index],
                                  fmt::format("'{}' comes after itself", district.code));
            }
            const District* next = areas.district(at->successor);
            if (next == nullptr) {
                return list.wrong(list.table.rows[index],
                                  fmt::format("there is no district '{}'", at->successor),
                                  "Name the code of a district in this list, or leave it empty");
            }
            at = next;
        }
    }
    return {};
}

} // namespace

Done Areas::load_forces(const std::filesystem::path& file) {
    const auto list =
        read_list(file, {"slug", "code", "name", "aliases", "territorial", "country"});
    if (!list) {
        return pass(list.error());
    }
    auto forces = forces_of(*list);
    if (!forces) {
        return pass(forces.error());
    }
    for (std::size_t i = 0; i < forces->size(); ++i) {
        const CsvRow& row = list->table.rows[(*forces)[i].second];
        for (const std::string& name : names_of((*forces)[i].first)) {
            const auto [place, fresh] = force_names_.emplace(name_key(name), i);
            if (!fresh && place->second != i) {
                return list->wrong(row, fmt::format("two forces are called '{}'", name));
            }
        }
    }
    forces_ = without_rows(std::move(*forces));
    return {};
}

Done Areas::load_districts(const std::filesystem::path& file) {
    const auto list =
        read_list(file, {"code", "name", "aliases", "force", "successor", "from", "to"});
    if (!list) {
        return pass(list.error());
    }
    auto districts = districts_of(*list);
    if (!districts) {
        return pass(districts.error());
    }
    districts_ = without_rows(*districts);
    if (auto done = check_successors(*districts, *list, *this); !done) {
        return done;
    }
    for (std::size_t i = 0; i < districts->size(); ++i) {
        const auto& [district, index] = (*districts)[i];
        const CsvRow& row = list->table.rows[index];
        if (!district.force.empty() && force(district.force) == nullptr) {
            return list->wrong(row, fmt::format("there is no force '{}'", district.force),
                               "Write the slug of a force in forces.csv");
        }
        for (const std::string& name : names_of(district)) {
            if (!name_district(name_key(name), i)) {
                return list->wrong(row, fmt::format("two districts are called '{}'", name),
                                   "One must be the successor of the other, or have another name");
            }
        }
    }
    return {};
}

/// Where a district was only coded anew, the name means the newest of them.
bool Areas::name_district(const std::string& key, std::size_t index) {
    const auto [place, fresh] = district_names_.emplace(key, index);
    if (fresh || place->second == index) {
        return true;
    }
    const std::string& before = districts_[place->second].code;
    if (std::ranges::binary_search(with_predecessors(before), districts_[index].code)) {
        return true;
    }
    const bool newer =
        std::ranges::binary_search(with_predecessors(districts_[index].code), before);
    if (newer) {
        place->second = index;
    }
    return newer;
}

Done Areas::load_vintages(const std::filesystem::path& file) {
    const auto list = read_list(file, {"level", "first", "last"});
    if (!list) {
        return pass(list.error());
    }
    for (const CsvRow& row : list->table.rows) {
        const auto level = level_of(list->field(row, 0));
        if (level != Level::lsoa2021 && level != Level::msoa2021) {
            return list->wrong(
                row,
                fmt::format("'{}' is no level that has a range of its own", list->field(row, 0)),
                "Use lsoa2021 or msoa2021");
        }
        Range range{list->field(row, 1), list->field(row, 2)};
        if (range.first.empty() || range.first.size() != range.last.size() ||
            range.first.front() != range.last.front() || range.last < range.first) {
            return list->wrong(row, "'first' and 'last' are no range of codes");
        }
        only_2021_.push_back(std::move(range));
    }
    return {};
}

Done Areas::load_regions(const std::filesystem::path& file) {
    const auto list = read_list(file, {"code", "name", "aliases"});
    if (!list) {
        return pass(list.error());
    }
    std::vector<std::pair<Region, std::size_t>> regions;
    for (std::size_t i = 0; i < list->table.rows.size(); ++i) {
        const CsvRow& row = list->table.rows[i];
        if (list->field(row, 0).empty() || list->field(row, 1).empty()) {
            return list->wrong(row, "a region needs a code and a name");
        }
        regions.emplace_back(
            Region{list->field(row, 0), list->field(row, 1), aliases_in(list->field(row, 2))}, i);
    }
    if (const auto twice = sort_and_find_twice(regions, &Region::code)) {
        return list->wrong(list->table.rows[*twice], "the region stands here a second time");
    }
    regions_ = without_rows(std::move(regions));
    return {};
}

Done Areas::load_own_aliases(const std::filesystem::path& file) {
    if (file.empty() || !std::filesystem::exists(file)) {
        return {};
    }
    const auto list = read_list(file, {"level", "code", "aliases"});
    if (!list) {
        return pass(list.error());
    }
    for (const CsvRow& row : list->table.rows) {
        const auto level = level_of(list->field(row, 0));
        if (!level) {
            return list->wrong(row, fmt::format("'{}' is no level", list->field(row, 0)),
                               "Write district, force or another level");
        }
        for (const std::string& alias : aliases_in(list->field(row, 2))) {
            if (auto added = add_own_alias(*level, list->field(row, 1), alias); !added) {
                return list->wrong(row, added.error().message, added.error().mend);
            }
        }
    }
    return {};
}

/// Names of forces and districts are read in files: so none may be another's.
Done Areas::add_own_alias(Level level, const std::string& code, const std::string& alias) {
    const auto none = [&] {
        return fail(ErrorKind::invalid,
                    fmt::format("there is no {} '{}'", mf::geo::name(level), code), {},
                    "Write a code of definitions/areas; a force's is its short name");
    };
    if (level == Level::force) {
        const auto found = std::ranges::find(forces_, code, &Force::slug);
        if (found == forces_.end()) {
            return none();
        }
        const auto index = static_cast<std::size_t>(found - forces_.begin());
        if (force_names_.emplace(name_key(alias), index).first->second != index) {
            return fail(ErrorKind::invalid, fmt::format("two forces are called '{}'", alias));
        }
        found->aliases.push_back(alias);
    } else if (level == Level::district) {
        const auto found = std::ranges::find(districts_, code, &District::code);
        if (found == districts_.end()) {
            return none();
        }
        if (!name_district(name_key(alias), static_cast<std::size_t>(found - districts_.begin()))) {
            return fail(ErrorKind::invalid, fmt::format("two districts are called '{}'", alias));
        }
        found->aliases.push_back(alias);
    } else {
        own_aliases_[{level, code}].push_back(alias);
    }
    return {};
}

std::vector<std::string> Areas::own_aliases(Level level, std::string_view code) const {
    const auto found = own_aliases_.find({level, std::string{code}});
    return found == own_aliases_.end() ? std::vector<std::string>{} : found->second;
}

} // namespace mf::geo
