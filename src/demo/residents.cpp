#include "demo/residents.hpp"

#include <cmath>
#include <utility>

namespace mf::demo {
namespace {

/// How many live in each small area before any growth; each borough's sum to its residents.
std::vector<double> residents_before_growth(const World& world) {
    std::vector<double> all(world.geography.areas.size(), 0);
    for (std::size_t b = 0; b < world.geography.boroughs.size(); ++b) {
        const Borough& borough = world.geography.boroughs[b];
        const std::size_t first = world.geography.wards[borough.first_ward].first_area;
        const Ward& last_ward = world.geography.wards[borough.first_ward + borough.wards - 1];
        const std::size_t end = last_ward.first_area + last_ward.areas;
        Stream stream{world.seed, Purpose::residents, b};
        double sum = 0;
        for (std::size_t i = first; i < end; ++i) {
            all[i] = stream.between(0.75, 1.25);
            sum += all[i];
        }
        for (std::size_t i = first; i < end; ++i) {
            all[i] *= world.tables.boroughs[b].residents / sum;
        }
    }
    return all;
}

/// Splits people by the shares, so that the parts are whole and sum to the people.
template <class Shares>
auto split_people(std::uint32_t people, const Shares& shares) {
    std::array<std::uint32_t, age_bands> parts{};
    double sum = 0;
    for (const double share : shares) {
        sum += share;
    }
    double reached = 0;
    std::uint32_t given = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        reached += shares[i] / sum;
        const auto up_to = i + 1 == parts.size()
                               ? people
                               : static_cast<std::uint32_t>(std::lround(reached * people));
        parts[i] = up_to - given;
        given = up_to;
    }
    return parts;
}

/// Shares that lean a little from area to area and stay the same from year to year.
std::array<double, age_bands> age_shares(const World& world, std::size_t area, std::size_t sex) {
    Stream stream{world.seed, Purpose::residents, 1'000'000 + area, sex};
    std::array<double, age_bands> shares{};
    for (std::size_t i = 0; i < shares.size(); ++i) {
        shares[i] = world.tables.files.ages[i] * stream.between(0.7, 1.3);
    }
    return shares;
}

std::uint64_t sum_of(const std::array<std::uint32_t, age_bands>& parts) {
    std::uint64_t sum = 0;
    for (const std::uint32_t part : parts) {
        sum += part;
    }
    return sum;
}

} // namespace

Residents::Residents(const World& world) : world_{world}, first_year_{world.span.first.year() - 1} {
    const FileTable& files = world.tables.files;
    const std::vector<double> base = residents_before_growth(world);
    const int last = world.span.last().year() - 1;
    for (int year = first_year_; year <= last; ++year) {
        auto& areas = years_.emplace_back();
        for (std::size_t area = 0; area < base.size(); ++area) {
            const double grown = base[area] * (1 + files.growth * (year - last));
            const auto people = static_cast<std::uint32_t>(std::lround(grown));
            const auto males = static_cast<std::uint32_t>(std::lround(grown * files.males));
            areas.push_back({split_people(males, age_shares(world, area, 0)),
                             split_people(people - males, age_shares(world, area, 1))});
        }
    }
}

std::uint64_t Residents::of_area(std::size_t area, int year) const {
    return sum_of(people(area, year)[0]) + sum_of(people(area, year)[1]);
}

std::uint64_t Residents::of_ward(std::size_t ward, int year) const {
    const Ward& row = world_.geography.wards[ward];
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < row.areas; ++i) {
        sum += of_area(row.first_area + i, year);
    }
    return sum;
}

std::uint64_t Residents::of_borough(std::size_t borough, int year) const {
    const Borough& row = world_.geography.boroughs[borough];
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < row.wards; ++i) {
        sum += of_ward(row.first_ward + i, year);
    }
    return sum;
}

MadeFile Residents::borough_file() const {
    const FileTable& files = world_.tables.files;
    std::string out = "\xEF\xBB\xBF" + files.borough_header;
    for (int year = first_year(); year <= last_year(); ++year) {
        out += ',' + filled(files.borough_column, "year", std::to_string(year));
    }
    out += '\n';
    for (std::size_t i = 0; i < world_.tables.boroughs.size(); ++i) {
        const BoroughRow& row = world_.tables.boroughs[i];
        out += row.code + ',';
        append_field(out, row.name);
        out += ',' + row.part;
        for (int year = first_year(); year <= last_year(); ++year) {
            out += ',';
            append_whole(out, of_borough(i, year));
        }
        out += '\n';
    }
    const std::string first = filled(files.borough_file, "first", std::to_string(first_year()));
    return {filled(first, "last", std::to_string(last_year())), std::move(out)};
}

MadeFile Residents::ward_file() const {
    const FileTable& files = world_.tables.files;
    std::string out = files.ward_header + '\n';
    for (std::size_t i = 0; i < world_.geography.wards.size(); ++i) {
        const Ward& ward = world_.geography.wards[i];
        for (int year = first_year(); year <= last_year(); ++year) {
            const std::uint64_t people = of_ward(i, year);
            const double hectares = std::floor(ward.hectares * 10 + 0.5) / 10; // as published
            const double density = static_cast<double>(people) / hectares;
            out += ward.code + ',';
            append_field(out, world_.tables.boroughs[ward.borough].name);
            out += ',' + ward.name + ',' + std::to_string(year) + ',' + std::to_string(people);
            out += ',' + decimal(hectares, 1) + ',' + decimal(hectares / 100, 3) + ',';
            out += decimal(density, 7) + ',' + decimal(density * 100, 5) + '\n';
        }
    }
    const std::string first = filled(files.ward_file, "first", std::to_string(first_year()));
    return {filled(first, "last", std::to_string(last_year())), std::move(out)};
}

MadeFile Residents::area_file(int year) const {
    const FileTable& files = world_.tables.files;
    std::string out = files.lsoa_header + '\n';
    for (std::size_t i = 0; i < world_.geography.areas.size(); ++i) {
        const SmallArea& small = world_.geography.areas[i];
        const Ward& ward = world_.geography.wards[small.ward];
        const BoroughRow& borough = world_.tables.boroughs[ward.borough];
        out += small.code + ',' + small.name + ',' + ward.msoa_code + ',' + ward.msoa_name + ',' +
               borough.code + ',' + borough.name;
        const People& both = people(i, year);
        std::array<std::uint32_t, age_bands> persons{};
        for (std::size_t band = 0; band < age_bands; ++band) {
            persons[band] = both[0][band] + both[1][band];
        }
        for (const People::value_type* parts : {&std::as_const(persons), &both[0], &both[1]}) {
            out += ',';
            append_whole(out, sum_of(*parts));
            for (const std::uint32_t part : *parts) {
                out += ',';
                append_whole(out, part);
            }
        }
        out += '\n';
    }
    return {filled(files.lsoa_file, "year", std::to_string(year)), std::move(out)};
}

std::vector<MadeFile> Residents::files() const {
    std::vector<MadeFile> all{borough_file(), ward_file()};
    for (int year = first_year(); year <= last_year(); ++year) {
        all.push_back(area_file(year));
    }
    return all;
}

} // namespace mf::demo
