#include "demo/geography.hpp"

#include "demo/arithmetic.hpp"
#include "demo/tiling.hpp"

#include <algorithm>

namespace mf::demo {
namespace {

double hectares(const Shape& shape) {
    const Box b = box(shape);
    const double kilometres_a_degree = 111.32;
    const double shrink = cosine((b.low.y + b.high.y) / 2);
    return area(shape) * kilometres_a_degree * kilometres_a_degree * shrink * 100;
}

std::string three_digits(std::size_t n) {
    const std::string digits = std::to_string(n);
    return std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
}

/// All names that the parts can make, shuffled.
std::vector<std::string> ward_names(const NameTable& names, Stream& stream) {
    std::vector<std::string> all;
    for (const std::string& first : names.ward_first) {
        for (const std::string& second : names.ward_second) {
            all.push_back(first + " " + second);
        }
    }
    shuffle(all, stream);
    return all;
}

/// Cuts one ward into `count` small areas; letters tell them apart.
void cut_ward(const Tables& tables, std::size_t ward, int count, Stream& stream, Geography& geo) {
    const std::vector<Shape> shapes = tiles(geo.wards[ward].shape, count, stream);
    geo.wards[ward].first_area = geo.areas.size();
    geo.wards[ward].areas = shapes.size();
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        SmallArea small;
        small.code = code_after(tables.files.lsoa_code, geo.areas.size());
        small.name = geo.wards[ward].msoa_name + static_cast<char>('A' + i);
        small.ward = ward;
        small.shape = shapes[i];
        geo.areas.push_back(std::move(small));
    }
}

void cut_borough(const Tables& tables, std::size_t at, std::uint64_t seed, Geography& geo) {
    const BoroughRow& row = tables.boroughs[at];
    Borough& borough = geo.boroughs[at];
    Stream stream{seed, Purpose::tiling, at};
    Stream names{seed, Purpose::names, at};
    const std::vector<std::string> ward_name = ward_names(tables.names, names);
    const std::vector<Shape> shapes = tiles(borough.shape, row.wards, stream);
    borough.first_ward = geo.wards.size();
    borough.wards = shapes.size();
    // At most 26, because a letter tells the small areas of a ward apart.
    const int wanted = row.residents / tables.files.people_in_lsoa;
    const int areas = std::clamp(wanted, row.wards, row.wards * 26);
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        Ward ward;
        const std::size_t n = geo.wards.size();
        ward.code = code_after(tables.files.ward_code, n);
        ward.name = ward_name[i % ward_name.size()];
        ward.borough = at;
        ward.shape = shapes[i];
        ward.msoa_code = code_after(tables.files.msoa_code, n);
        ward.msoa_name = row.name + " " + three_digits(i + 1);
        ward.hectares = hectares(ward.shape);
        geo.wards.push_back(std::move(ward));
        const int before = areas * static_cast<int>(i) / row.wards;
        const int after = areas * (static_cast<int>(i) + 1) / row.wards;
        cut_ward(tables, n, after - before, stream, geo);
    }
}

} // namespace

std::string code_after(const std::string& first, std::size_t n) {
    const std::string letters = first.substr(0, first.size() - 6);
    std::string digits = std::to_string(std::stoul(first.substr(first.size() - 6)) + n);
    digits.insert(0, digits.size() < 6 ? 6 - digits.size() : 0, '0');
    return letters + digits;
}

Result<std::vector<Borough>> borough_shapes(const Tables& tables,
                                            const std::vector<Outline>& outlines) {
    std::vector<Borough> boroughs;
    for (const BoroughRow& row : tables.boroughs) {
        const auto found = std::find_if(outlines.begin(), outlines.end(),
                                        [&](const Outline& o) { return o.name == row.name; });
        if (found == outlines.end()) {
            return fail(ErrorKind::not_found, "The outlines have no shape named '" + row.name + "'",
                        "boroughs.csv", "Give the outlines whose names the table has");
        }
        if (found->shape.empty()) {
            return fail(ErrorKind::invalid, "The outline of '" + row.name + "' has no area");
        }
        Borough borough;
        borough.shape = found->shape;
        borough.hectares = hectares(borough.shape);
        boroughs.push_back(std::move(borough));
    }
    return boroughs;
}

void cut_areas(const Tables& tables, std::uint64_t seed, Geography& geography) {
    for (std::size_t i = 0; i < tables.boroughs.size(); ++i) {
        cut_borough(tables, i, seed, geography);
    }
}

Result<Geography>
make_geography(const Tables& tables, const std::vector<Outline>& outlines, std::uint64_t seed) {
    auto boroughs = borough_shapes(tables, outlines);
    if (!boroughs) {
        return pass(boroughs.error());
    }
    Geography geography;
    geography.boroughs = std::move(*boroughs);
    cut_areas(tables, seed, geography);
    place_spots(tables, seed, geography);
    return geography;
}

} // namespace mf::demo
