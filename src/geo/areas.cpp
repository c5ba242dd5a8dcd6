#include "geo/areas.hpp"

#include "base/csv_text.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

namespace mf::geo {

namespace {

/// The rows of one file, their wanted fields in the order asked for.
struct Listed {
    CsvTable table;
    std::vector<std::size_t> columns;

    const std::string& field(const CsvRow& row, std::size_t wanted) const {
        return row.fields[columns[wanted]];
    }
};

Result<Listed> read_list(const std::filesystem::path& file,
                         const std::vector<std::string>& wanted) {
    std::ifstream stream{file, std::ios::binary};
    if (!stream) {
        return fail(ErrorKind::not_found, "the list of areas cannot be read", file.string(),
                    "The program finds it in definitions/areas");
    }
    const std::string text{std::istreambuf_iterator<char>{stream}, {}};
    auto table = parse_csv(text, file.string());
    if (!table) {
        return pass(table.error());
    }
    auto columns = table->columns(wanted);
    if (!columns) {
        return pass(columns.error());
    }
    return Listed{std::move(*table), std::move(*columns)};
}

std::unexpected<Error>
wrong(const Listed& list, const CsvRow& row, std::string what, std::string mend = {}) {
    return fail(ErrorKind::invalid, std::move(what), list.table.where(row), std::move(mend));
}

/// A name and its aliases, which are parted by '|'.
std::vector<std::string> names_of(const std::string& name, const std::string& aliases) {
    std::vector<std::string> names{name};
    if (!aliases.empty()) {
        for (const std::string_view alias : split(aliases, '|')) {
            names.emplace_back(trimmed(alias));
        }
    }
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

Result<std::vector<std::pair<Force, std::size_t>>> forces_of(const Listed& list) {
    std::vector<std::pair<Force, std::size_t>> forces;
    for (std::size_t i = 0; i < list.table.rows.size(); ++i) {
        const CsvRow& row = list.table.rows[i];
        const std::string& territorial = list.field(row, 4);
        if (territorial != "true" && territorial != "false") {
            return wrong(list, row, "'territorial' should be true or false");
        }
        if (list.field(row, 0).empty() || list.field(row, 2).empty()) {
            return wrong(list, row, "a force needs a slug and a name");
        }
        forces.emplace_back(Force{list.field(row, 0), list.field(row, 1), list.field(row, 2),
                                  territorial == "true"},
                            i);
    }
    if (const auto twice = sort_and_find_twice(forces, &Force::slug)) {
        return wrong(list, list.table.rows[*twice], "the force stands here a second time");
    }
    return forces;
}

Result<std::vector<std::pair<District, std::size_t>>> districts_of(const Listed& list) {
    std::vector<std::pair<District, std::size_t>> districts;
    for (std::size_t i = 0; i < list.table.rows.size(); ++i) {
        const CsvRow& row = list.table.rows[i];
        if (list.field(row, 0).empty() || list.field(row, 1).empty()) {
            return wrong(list, row, "a district needs a code and a name");
        }
        districts.emplace_back(District{list.field(row, 0), list.field(row, 1), list.field(row, 3),
                                        list.field(row, 4)},
                               i);
    }
    if (const auto twice = sort_and_find_twice(districts, &District::code)) {
        return wrong(list, list.table.rows[*twice], "the district stands here a second time");
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
                      const Listed& list,
                      const Areas& areas) {
    for (const auto& [district, index] : districts) {
        std::set<std::string> passed;
        for (const District* at = &district; !at->successor.empty();) {
            if (!passed.insert(at->code).second) {
                return wrong(list, list.table.rows[index],
                             fmt::format("'{}' comes after itself", district.code));
            }
            const District* next = areas.district(at->successor);
            if (next == nullptr) {
                return wrong(list, list.table.rows[index],
                             fmt::format("there is no district '{}'", at->successor),
                             "Name the code of a district in this list, or leave it empty");
            }
            at = next;
        }
    }
    return {};
}

/// Regions are known by their codes alone so far: the list is checked, so that a wrong one is told early.
Done check_regions(const std::filesystem::path& file) {
    const auto list = read_list(file, {"code", "name", "aliases"});
    if (!list) {
        return pass(list.error());
    }
    std::set<std::string> codes;
    for (const CsvRow& row : list->table.rows) {
        if (list->field(row, 0).empty() || list->field(row, 1).empty()) {
            return wrong(*list, row, "a region needs a code and a name");
        }
        if (!codes.insert(list->field(row, 0)).second) {
            return wrong(*list, row, "the region stands here a second time");
        }
    }
    return {};
}

} // namespace

Result<Areas> Areas::load(const std::filesystem::path& folder) {
    Areas areas;
    if (auto done = areas.load_forces(folder / "forces.csv"); !done) {
        return pass(done.error());
    }
    if (auto done = areas.load_districts(folder / "districts.csv"); !done) {
        return pass(done.error());
    }
    if (auto done = check_regions(folder / "regions.csv"); !done) {
        return pass(done.error());
    }
    if (auto done = areas.load_vintages(folder / "vintages.csv"); !done) {
        return pass(done.error());
    }
    return areas;
}

Done Areas::load_forces(const std::filesystem::path& file) {
    const auto list = read_list(file, {"slug", "code", "name", "aliases", "territorial"});
    if (!list) {
        return pass(list.error());
    }
    auto forces = forces_of(*list);
    if (!forces) {
        return pass(forces.error());
    }
    for (std::size_t i = 0; i < forces->size(); ++i) {
        const CsvRow& row = list->table.rows[(*forces)[i].second];
        for (const std::string& name : names_of((*forces)[i].first.name, list->field(row, 3))) {
            const auto [place, fresh] = force_names_.emplace(name_key(name), i);
            if (!fresh && place->second != i) {
                return wrong(*list, row, fmt::format("two forces are called '{}'", name));
            }
        }
    }
    forces_ = without_rows(std::move(*forces));
    return {};
}

Done Areas::load_districts(const std::filesystem::path& file) {
    const auto list = read_list(file, {"code", "name", "aliases", "force", "successor"});
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
            return wrong(*list, row, fmt::format("there is no force '{}'", district.force),
                         "Write the slug of a force in forces.csv");
        }
        for (const std::string& name : names_of(district.name, list->field(row, 2))) {
            if (!name_district(name_key(name), i)) {
                return wrong(*list, row, fmt::format("two districts are called '{}'", name),
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
            return wrong(
                *list, row,
                fmt::format("'{}' is no level that has a range of its own", list->field(row, 0)),
                "Use lsoa2021 or msoa2021");
        }
        Range range{list->field(row, 1), list->field(row, 2)};
        if (range.first.empty() || range.first.size() != range.last.size() ||
            range.first.front() != range.last.front() || range.last < range.first) {
            return wrong(*list, row, "'first' and 'last' are no range of codes");
        }
        only_2021_.push_back(std::move(range));
    }
    return {};
}

const Force* Areas::force(std::string_view slug) const {
    const auto found = std::ranges::lower_bound(forces_, slug, {}, &Force::slug);
    return found != forces_.end() && found->slug == slug ? &*found : nullptr;
}

const Force* Areas::force_named(std::string_view name) const {
    const auto found = force_names_.find(name_key(name));
    return found == force_names_.end() ? nullptr : &forces_[found->second];
}

const District* Areas::district(std::string_view code) const {
    const auto found = std::ranges::lower_bound(districts_, code, {}, &District::code);
    return found != districts_.end() && found->code == code ? &*found : nullptr;
}

const District* Areas::district_named(std::string_view name) const {
    const auto found = district_names_.find(name_key(name));
    return found == district_names_.end() ? nullptr : &districts_[found->second];
}

std::vector<std::string> Areas::with_predecessors(const std::string& district) const {
    std::set<std::string> found{district};
    for (bool more = true; more;) {
        more = false;
        for (const District& other : districts_) {
            if (!other.successor.empty() && found.contains(other.successor) &&
                found.insert(other.code).second) {
                more = true;
            }
        }
    }
    return {found.begin(), found.end()};
}

bool Areas::is_2021_only(std::string_view code) const {
    return std::ranges::any_of(only_2021_, [&](const Range& range) {
        return code.size() == range.first.size() && code >= range.first && code <= range.last;
    });
}

} // namespace mf::geo
