// Makes outlines of real boundaries and prints what became of them, a line "file<tab>key<tab>value" each.
// Usage: outlines FOLDER-OF-GEOGRAPHY
#include "publish/outlines.hpp"

#include "geo/boundary_table.hpp"
#include "geo/grid_areas.hpp"
#include "geo/orientation.hpp"
#include "release/outlines_bytes.hpp"
#include "store/boundary_file.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace {

using namespace mf;
using geo::GridPoint;

template <class T>
T need(Result<T> result) {
    if (!result) {
        std::fprintf(stderr, "%s\n", sentence(result.error()).c_str());
        std::exit(1);
    }
    return std::move(*result);
}

void say(const std::string& file, const std::string& key, const std::string& value) {
    std::printf("%s\t%s\t%s\n", file.c_str(), key.c_str(), value.c_str());
}

geo::BoundarySet read(const std::filesystem::path& file, const std::string& code) {
    store::BoundaryRequest request;
    request.fields.code = code;
    const auto boundaries = need(store::read_boundaries(file, request));
    return need(geo::parse_boundaries(boundaries.table, file.filename().string(),
                                      {geo::Level::ward, "", "real"}))
        .set;
}

geo::Place place(GridPoint point) {
    return {static_cast<double>(point.x), static_cast<double>(point.y)};
}

/// Whether each of two segments has the ends of the other on its two sides.
bool cross(GridPoint a, GridPoint b, GridPoint c, GridPoint d) {
    const auto side = [](GridPoint from, GridPoint to, GridPoint of) {
        return geo::orientation(place(from), place(to), place(of));
    };
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/// Pairs of pieces that cross, over all lines.
std::size_t crossings(const std::vector<geo::Arc>& lines) {
    std::vector<std::pair<GridPoint, GridPoint>> pieces;
    for (const geo::Arc& arc : lines) {
        for (std::size_t i = 1; i < arc.size(); ++i) {
            pieces.emplace_back(std::minmax(arc[i - 1], arc[i]));
        }
    }
    std::ranges::sort(pieces);
    std::size_t found = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        for (std::size_t j = i + 1; j < pieces.size() && pieces[j].first.x <= pieces[i].second.x;
             ++j) {
            found += cross(pieces[i].first, pieces[i].second, pieces[j].first, pieces[j].second)
                         ? 1U
                         : 0U;
        }
    }
    return found;
}

/// Rings that cross themselves.
std::size_t crossed_rings(const release::Outlines& outlines) {
    std::size_t found = 0;
    for (const geo::ArcArea& area : outlines.areas) {
        for (const geo::ArcRing& ring : area.rings) {
            geo::Arc line = geo::corners_of(outlines.arcs, ring);
            line.push_back(line.front());
            found += crossings({line}) > 0 ? 1U : 0U;
        }
    }
    return found;
}

double area_of(const release::Outlines& outlines, const geo::ArcArea& area) {
    double twice = 0;
    for (const geo::ArcRing& ring : area.rings) {
        const auto corners = geo::corners_of(outlines.arcs, ring);
        for (std::size_t i = 0; i < corners.size(); ++i) {
            const geo::Place a = place(corners[i]);
            const geo::Place b = place(corners[(i + 1) % corners.size()]);
            twice += a.x * b.y - b.x * a.y;
        }
    }
    return twice / 2;
}

/// Arcs by how many areas have them.
std::map<int, int> shared(const release::Outlines& outlines) {
    std::vector<int> times(outlines.arcs.size());
    for (const geo::ArcArea& area : outlines.areas) {
        for (const geo::ArcRing& ring : area.rings) {
            for (const std::int32_t number : ring) {
                ++times[static_cast<std::size_t>(number < 0 ? ~number : number)];
            }
        }
    }
    std::map<int, int> all;
    for (const int one : times) {
        ++all[one];
    }
    return all;
}

void tell(const std::string& name, const geo::BoundarySet& set, std::size_t bytes_max) {
    const auto projection = need(geo::Projection::without_grid());
    std::vector<std::string> codes;
    for (const geo::Boundary& area : set.areas) {
        codes.push_back(area.code);
    }
    const auto begun = std::chrono::steady_clock::now();
    const release::Outlines outlines = publish::outlines_of(set, codes, projection);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun;
    const std::string bytes = release::to_bytes(outlines);
    const auto empty = std::ranges::count_if(
        outlines.areas, [&](const geo::ArcArea& area) { return area_of(outlines, area) <= 0; });
    say(name, "areas", std::to_string(outlines.areas.size()));
    say(name, "areas without a surface", std::to_string(empty));
    // Two drawings of one border may cross in the file itself; making them simpler adds none.
    const std::size_t before = crossings(geo::arcs_of(geo::grid_areas(set, projection).areas).arcs);
    const std::size_t after = crossings(outlines.arcs);
    say(name, "borders that cross", after <= before ? "no more than in the file" : "more");
    say(name, "rings that cross themselves", std::to_string(crossed_rings(outlines)));
    say(name, "read as they were written",
        need(release::outlines_of(bytes)) == outlines ? "yes" : "no");
    say(name, "small enough", bytes.size() <= bytes_max ? "yes" : std::to_string(bytes.size()));
    std::string times;
    for (const auto& [areas, arcs] : shared(outlines)) {
        times += " " + std::to_string(arcs) + " of " + std::to_string(areas);
    }
    std::fprintf(stderr, "%s: %zu bytes, %zu arcs, %zu points, %.2f s; arcs by areas:%s\n",
                 name.c_str(), bytes.size(), outlines.arcs.size(), geo::points_of(outlines.arcs),
                 taken.count(), times.c_str());
}

} // namespace

int main(int count, char** words) {
    if (count != 2) {
        std::fprintf(stderr, "Usage: outlines FOLDER-OF-GEOGRAPHY\n");
        return 2;
    }
    const std::filesystem::path folder = words[1];
    struct File {
        const char* name;
        const char* code;
        std::size_t bytes_max;
    };
    for (const File& file :
         {File{"boroughs/boroughs_shapefile_27700.zip", "GSS_CODE", 20'000},
          File{"boroughs/boroughs_generalised.geojson", "code", 20'000},
          File{"wards/wards2014_shapefile_27700.zip", "GSS_CODE", 150'000},
          File{"wards/wards2018_shapefile_27700.zip", "GSS_CODE", 150'000},
          File{"wards/wards2025_london.geojson.gz", "WD25CD", 150'000},
          File{"lsoa-msoa/msoa2021_london.geojson.gz", "MSOA21CD", 250'000},
          File{"lsoa-msoa/lsoa2011_shapefile_27700.zip", "LSOA11CD", 1'000'000},
          File{"lsoa-msoa/lsoa2021_london.geojson.gz", "LSOA21CD", 1'000'000},
          File{"police-force-areas/police_force_areas_2016_ugc.geojson", "PFA16CD", 60'000}}) {
        tell(file.name, read(folder / file.name, file.code), file.bytes_max);
    }
    return 0;
}
