// Areas by code and by name, as definitions/areas/*.csv and the authority's own aliases have them.
#pragma once

#include "base/error.hpp"
#include "base/month.hpp"
#include "geo/level.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mf::geo {

struct Force {
    std::string slug; ///< the code of a force's area in every address and file of ours
    std::string code; ///< GSS, "" when it has none
    std::string name;
    bool territorial = true;
    std::string country;              ///< the name of the country in which it polices
    std::vector<std::string> aliases; ///< in the order of the lists, then the authority's own
};

struct District {
    std::string code;
    std::string name;
    std::string force;     ///< slug
    std::string successor; ///< code of the district that took it over whole, ""
    std::vector<std::string> aliases;
    std::optional<Day> from; ///< nothing: before December 2010
    std::optional<Day> to;   ///< last day; nothing: it goes on
};

/// A region of a country, or a country.
struct Region {
    std::string code;
    std::string name;
    std::vector<std::string> aliases;
};

/// Immutable once loaded. Look-ups by name go by base/text.hpp name_key over names and aliases.
class Areas {
public:
    /// Reads districts.csv, forces.csv, regions.csv and vintages.csv of the folder, and the authority's own aliases (columns
    /// level, code, aliases) where the file is there. Errors name file and line.
    static Result<Areas> load(const std::filesystem::path& folder,
                              const std::filesystem::path& own_aliases = {});

    const Force* force(std::string_view slug) const;
    const Force* force_named(std::string_view name) const;
    const District* district(std::string_view code) const;
    const District* district_named(std::string_view name) const;
    const std::vector<Force>& forces() const { return forces_; }
    const std::vector<District>& districts() const { return districts_; }
    const std::vector<Region>& regions() const { return regions_; } ///< by code
    /// The authority's own aliases of an area of a level that has no list here; those of others stand with them.
    std::vector<std::string> own_aliases(Level level, std::string_view code) const;
    /// The district itself and all that it took over, at any remove; ordered by code.
    std::vector<std::string> with_predecessors(const std::string& district) const;
    /// Where a code lies in the ranges that only the 2021 (LSOA, MSOA) set has.
    bool is_2021_only(std::string_view code) const;

private:
    struct Range {
        std::string first;
        std::string last;
    };

    Done load_forces(const std::filesystem::path& file);
    Done load_districts(const std::filesystem::path& file);
    Done load_regions(const std::filesystem::path& file);
    Done load_vintages(const std::filesystem::path& file);
    Done load_own_aliases(const std::filesystem::path& file);
    Done add_own_alias(Level level, const std::string& code, const std::string& alias);
    /// False when the name is another district's.
    bool name_district(const std::string& key, std::size_t index);

    std::vector<Force> forces_;       // by slug
    std::vector<District> districts_; // by code
    std::map<std::string, std::size_t, std::less<>> force_names_;
    std::map<std::string, std::size_t, std::less<>> district_names_;
    std::vector<Range> only_2021_;
    std::vector<Region> regions_; // by code
    std::map<std::pair<Level, std::string>, std::vector<std::string>> own_aliases_;
};

} // namespace mf::geo
