// Residents of small areas, wards and boroughs, year by year, and the files that publishers make of them.
#pragma once

#include "demo/file_text.hpp"
#include "demo/world.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace mf::demo {

constexpr std::size_t age_bands = 5;

/// People of one small area in one year, by sex (0 male, 1 female) and age band.
using People = std::array<std::array<std::uint32_t, age_bands>, 2>;

class Residents {
public:
    /// The years from the one before the first month to the one before the last month's: estimates come late.
    explicit Residents(const World& world);

    int first_year() const { return first_year_; }
    int last_year() const { return first_year_ + static_cast<int>(years_.size()) - 1; }
    std::uint64_t of_area(std::size_t area, int year) const;
    std::uint64_t of_ward(std::size_t ward, int year) const;
    std::uint64_t of_borough(std::size_t borough, int year) const;
    const People& people(std::size_t area, int year) const {
        return years_[static_cast<std::size_t>(year - first_year_)][area];
    }

    /// One file for boroughs, one for wards, one a year for small areas.
    std::vector<MadeFile> files() const;

private:
    MadeFile borough_file() const;
    MadeFile ward_file() const;
    MadeFile area_file(int year) const;

    const World& world_;
    int first_year_;
    std::vector<std::vector<People>> years_; ///< year, small area
};

} // namespace mf::demo
