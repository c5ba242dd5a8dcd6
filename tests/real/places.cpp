// Reads real boundaries and lookups and prints what became of them, a line "file<tab>key<tab>value" each, as
// expected.csv has it. Usage: places FOLDER-OF-GEOGRAPHY FOLDER-OF-GEOMETRY DEFINITIONS-OF-AREAS
#include "base/csv_text.hpp"
#include "base/text.hpp"
#include "geo/areas.hpp"
#include "geo/boundary_table.hpp"
#include "geo/degrees.hpp"
#include "geo/lookup.hpp"
#include "geo/measure.hpp"
#include "geo/neighbours.hpp"
#include "geo/projection.hpp"
#include "store/boundary_file.hpp"
#include "store/input.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

using namespace mf;
namespace fs = std::filesystem;

void say(const std::string& file, const std::string& key, const std::string& value) {
    std::printf("%s\t%s\t%s\n", file.c_str(), key.c_str(), value.c_str());
}

template <class T>
T need(Result<T> result) {
    if (!result) {
        std::fprintf(stderr, "%s\n", sentence(result.error()).c_str());
        std::exit(1);
    }
    return std::move(*result);
}

geo::BoundaryTable read(const fs::path& folder,
                        const std::string& file,
                        const std::string& code,
                        const std::string& name = {}) {
    store::BoundaryRequest request;
    request.fields.code = code;
    request.fields.name = name;
    const auto boundaries = need(store::read_boundaries(folder / file, request));
    return need(geo::parse_boundaries(boundaries.table, file, {geo::Level::ward, "", file}));
}

void tell(const std::string& file, const std::string& field, const geo::BoundaryTable& table) {
    const auto& areas = table.set.areas;
    const std::size_t features = areas.size() + table.refused.size();
    say(file, "features", std::to_string(features));
    say(file, "distinct " + field, std::to_string(areas.size()));
    say(file, "valid geometries (GEOS)", std::to_string(features - table.repaired.size()));
    const geo::Box box = table.set.box();
    say(file, "bbox x0 y0 x1 y1",
        fmt::format("{:.6f} {:.6f} {:.6f} {:.6f}", box.low.x, box.low.y, box.high.x, box.high.y));
    double sum = 0;
    for (const geo::Boundary& area : areas) {
        sum += geo::area_of(area.shape);
        if (area.repair) {
            say(file, "invalid " + area.code, area.repair->fault);
        }
    }
    if (table.set.frame == geo::Frame::national_grid) {
        say(file, "sum area km2", fmt::format("{:.3f}", sum / 1e6));
    }
    const auto all = geo::neighbours(table.set);
    const auto alone = std::ranges::count_if(all.of, [](const auto& list) { return list.empty(); });
    say(file, "areas without a neighbour", std::to_string(alone));
}

std::string text_of(const fs::path& path) {
    const auto listing = need(store::list(path));
    auto reader = need(store::open(listing.items.at(0)));
    return need(store::read_all(reader, 1U << 26));
}

geo::Lookup
lookup(const fs::path& folder, const std::string& file, const geo::LookupColumns& columns) {
    const auto table = need(geo::parse_lookup(text_of(folder / file), file, {}, {}, columns));
    std::set<std::string> from;
    std::set<std::string> to;
    for (const geo::Link& link : table.lookup.links()) {
        from.insert(link.from);
        to.insert(link.to);
    }
    say(file, "data_rows", std::to_string(table.lookup.links().size() + table.refused.size()));
    say(file, "distinct " + columns.from, std::to_string(from.size()));
    say(file, "distinct " + columns.to, std::to_string(to.size()));
    return table.lookup;
}

/// How far the published points are off, at worst, there and back.
void tell_projection(const fs::path& geometry) {
    const std::string grid = "grids/uk_os_OSTN15_NTv2_OSGBtoETRS.tif";
    const auto table =
        need(parse_csv(text_of(geometry / "ostn15_points.csv"), "ostn15_points.csv"));
    const auto at = need(table.columns({"lon", "lat", "published_easting", "published_northing"}));
    for (const bool with_grid : {false, true}) {
        const auto projection = need(with_grid ? geo::Projection::with_grid(geometry / grid)
                                               : geo::Projection::without_grid());
        double there = 0;
        double back = 0;
        for (const CsvRow& row : table.rows) {
            const auto field = [&](std::size_t i) { return number(row.fields[at[i]]).value(); };
            const geo::Place degrees{field(0), field(1)};
            const geo::Place metres{field(2), field(3)};
            const auto to = projection.to_grid(degrees).value();
            there = std::max(there, std::hypot(to.x - metres.x, to.y - metres.y));
            back =
                std::max(back, geo::metres_between(projection.to_degrees(metres).value(), degrees));
        }
        const double stated = projection.note().accuracy_m;
        say("projection", projection.note().name + " within its accuracy",
            there <= stated && back <= stated ? "yes" : fmt::format("{} {}", there, back));
    }
}

/// The lookup by area from the boundaries, beside the one by residents that was published.
void tell_overlay(const geo::BoundarySet& from,
                  const geo::BoundarySet& to,
                  const geo::Lookup& published) {
    const auto projection = need(geo::Projection::without_grid());
    const auto made = need(
        geo::lookup_by_area(from, need(geo::in_frame(to, geo::Frame::national_grid, projection))));
    std::size_t same = 0;
    for (const geo::Boundary& area : from.areas) {
        same += made.lookup.best(area.code) == published.best(area.code) ? 1U : 0U;
    }
    const double share = static_cast<double>(same) / static_cast<double>(from.areas.size());
    std::fprintf(stderr, "best fit by area as by residents: %.4f\n", share);
    say("overlay", "best fit by area as by residents",
        share > 0.98 ? "98 % and more" : fmt::format("{}", share));
}

} // namespace

int main(int count, char** words) {
    if (count != 4) {
        std::fprintf(stderr,
                     "Usage: places FOLDER-OF-GEOGRAPHY FOLDER-OF-GEOMETRY DEFINITIONS-OF-AREAS\n");
        return 2;
    }
    const fs::path folder = words[1];
    std::map<std::string, geo::BoundaryTable> tables;
    for (const auto& [file, field] : std::vector<std::pair<std::string, std::string>>{
             {"boroughs/boroughs_shapefile_27700.zip", "GSS_CODE"},
             {"boroughs/boroughs_mapinfo_tab.zip", "GSS_CODE"},
             {"boroughs/boroughs_geopackage_27700.zip", "gss_code"},
             {"boroughs/boroughs_generalised.geojson", "code"},
             {"wards/wards2014_shapefile_27700.zip", "GSS_CODE"},
             {"wards/wards2018_shapefile_27700.zip", "GSS_CODE"},
             {"wards/wards2025_london.geojson.gz", "WD25CD"},
             {"lsoa-msoa/lsoa2011_shapefile_27700.zip", "LSOA11CD"},
             {"lsoa-msoa/msoa2011_shapefile_27700.zip", "MSOA11CD"},
             {"lsoa-msoa/lsoa2021_london.geojson.gz", "LSOA21CD"},
             {"lsoa-msoa/msoa2021_london.geojson.gz", "MSOA21CD"},
             {"police-force-areas/police_force_areas_2016_ugc.geojson", "PFA16CD"}}) {
        tell(file, field, tables.emplace(file, read(folder, file, field)).first->second);
    }
    const std::string topojson = "boroughs/london_boroughs_vega.topojson";
    const auto by_name = read(folder, topojson, "", "id");
    const auto areas = need(geo::Areas::load(words[3]));
    say(topojson, "features", std::to_string(by_name.set.areas.size()));
    say(topojson, "known by name",
        std::to_string(std::ranges::count_if(by_name.set.areas, [&](const geo::Boundary& area) {
            return areas.district_named(area.name) != nullptr;
        })));
    for (const std::string year : {"15", "17", "19"}) {
        lookup(folder, fmt::format("lookups/lsoa2011_to_ward20{0}_to_lad20{0}_london.csv.gz", year),
               {"LSOA11CD", "WD" + year + "CD", "", {}});
    }
    for (const std::string year : {"16", "18"}) {
        lookup(folder, fmt::format("lookups/lad20{}_to_csp_to_police_force_ew.csv", year),
               {"LAD" + year + "CD", "CSP" + year + "CD", "", {}});
    }
    const auto published =
        lookup(folder, "lookups/lsoa2011_to_lsoa2021_population_weighted_london.csv.gz",
               {"LSOA11CD", "LSOA21CD", "TotPersons", geo::LookupColumns::Weight::amount});
    tell_overlay(tables.at("lsoa-msoa/lsoa2011_shapefile_27700.zip").set,
                 tables.at("lsoa-msoa/lsoa2021_london.geojson.gz").set, published);
    tell_projection(words[2]);
    return 0;
}
