// Areas by code and by name, as definitions/areas/*.csv and the authority's own aliases have them.
#pragma once

#include "base/error.hpp"
#include "geo/level.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mf::geo {

struct Force {
    std::string slug; ///< the code of a force's area in every address and file of ours
    std::string code; ///< GSS, "" when it has none
    std::string name;
    bool territorial = true;
};

struct District {
    std::string code;
    std::string name;
    std::string force;     ///< slug
    std::string successor; ///< code of the district that took it over whole, ""
};

/// Immutable once loaded. Look-ups by name go by base/text.hpp name_key over names and aliases.
class Areas {
public:
    /// Reads districts.csv, forces.csv, regions.csv and vintages.csv of the folder. Errors name file and line.
    static Result<Areas> load(const std::filesystem::path& folder);

    const Force* force(std::string_view slug) const;
    const Force* force_named(std::string_view name) const;
    const District* district(std::string_view code) const;
    const District* district_named(std::string_view name) const;
    const std::vector<Force>& forces() const { return forces_; }
    const std::vector<District>& districts() const { return districts_; }
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
    Done load_vintages(const std::filesystem::path& file);
    /// False when the name is another district's.
    bool name_district(const std::string& key, std::size_t index);

    std::vector<Force> forces_;       // by slug
    std::vector<District> districts_; // by code
    std::map<std::string, std::size_t, std::less<>> force_names_;
    std::map<std::string, std::size_t, std::less<>> district_names_;
    std::vector<Range> only_2021_;
};

} // namespace mf::geo
