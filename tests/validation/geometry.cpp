#include "geo/degrees.hpp"
#include "geo/measure.hpp"
#include "geo/point_in_area.hpp"
#include "geo/projection.hpp"
#include "geo/wkt.hpp"
#include "validation/score.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::validation {

namespace {

constexpr Tolerance drawn{1e-12, 0};            // area, length, centroid
constexpr Tolerance same_parameters_m{0, 1e-4}; // the same seven numbers in another PROJ
constexpr Tolerance with_grid_m{0, 0.01}; // the grid file against what Ordnance Survey publishes

/// "((0 0,1 0,…),(…))", from GeoJSON's coordinates of a polygon.
std::string polygon_text(const Json& rings) {
    std::string text;
    for (const Json& ring : rings) {
        text += text.empty() ? "((" : ",(";
        for (std::size_t i = 0; i < ring.size(); ++i) {
            text += fmt::format("{}{} {}", i == 0 ? "" : ",", ring[i][0].get<double>(),
                                ring[i][1].get<double>());
        }
        text += ")";
    }
    return text + ")";
}

std::string shape_text(const Json& geometry) {
    const Json& coordinates = geometry.at("coordinates");
    if (geometry.at("type") == "Polygon") {
        return "POLYGON " + polygon_text(coordinates);
    }
    std::string text;
    for (const Json& polygon : coordinates) {
        text += (text.empty() ? "MULTIPOLYGON (" : ",") + polygon_text(polygon);
    }
    return text + ")";
}

geo::BoundarySet set_in(Score& score, const Json& collection) {
    geo::BoundarySet set;
    set.frame = geo::Frame::national_grid;
    for (const Json& feature : collection.at("features")) {
        geo::Boundary area;
        area.code = feature.at("properties").at("id").get<std::string>();
        if (auto shape =
                score.value(area.code, geo::parse_wkt(shape_text(feature.at("geometry"))))) {
            area.shape = std::move(*shape);
            area.box = geo::box_of(area.shape);
            set.areas.push_back(std::move(area));
        }
    }
    std::ranges::sort(set.areas, {}, &geo::Boundary::code);
    return set;
}

void measures(Score& score, const geo::BoundarySet& set, const Json& expected) {
    for (const geo::Boundary& area : set.areas) {
        const auto near = [&](const std::string& what, const Json& answer, double found) {
            score.near(area.code + " " + what, answer.get<double>(), found, drawn);
        };
        near("area", expected.at("area").at(area.code), geo::area_of(area.shape));
        near("perimeter", expected.at("perimeter").at(area.code), geo::perimeter_of(area.shape));
        const geo::Place centroid = geo::centroid_of(area.shape);
        near("centroid x", expected.at("centroid").at(area.code)[0], centroid.x);
        near("centroid y", expected.at("centroid").at(area.code)[1], centroid.y);
    }
}

/// Who covers the place, and the owner: the lowest code of those.
void points(Score& score, const geo::BoundarySet& set, const Json& expected, const Table& table) {
    const auto index = geo::PointInArea::over(set);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const geo::Place place{table.number(row, "x"), table.number(row, "y")};
        const std::string& name = table.text(row, "name");
        std::vector<std::size_t> covers;
        for (const Json& code : expected.at(name).at("covers")) {
            covers.push_back(set.find(code.get<std::string>()).value_or(set.areas.size()));
        }
        std::ranges::sort(covers);
        score.same(name, covers, index.all(place));
        const auto owner = index.find(place);
        score.same(name + " owner", covers.empty() ? "" : set.areas.at(covers.front()).code,
                   owner ? set.areas[*owner].code : "");
    }
}

void there(Score& score,
           const Json& rows,
           const geo::Projection& projection,
           const std::string& way) {
    const bool grid = way == "grid";
    for (const Json& row : rows) {
        const auto point = row.at("point").get<std::string>() + " " + way;
        const auto found =
            projection.to_grid({row.at("lon_deg").get<double>(), row.at("lat_deg").get<double>()});
        if (!found) {
            score.differs(point + ": nothing");
            continue;
        }
        const auto near = [&](const std::string& axis, double metres) {
            score.near(point + axis, row.at(way + "_" + axis).get<double>(), metres,
                       same_parameters_m);
            if (grid) {
                score.near(point + " published " + axis, row.at("published_" + axis).get<double>(),
                           metres, with_grid_m);
            }
        };
        near("E", found->x);
        near("N", found->y);
    }
}

void back(Score& score,
          const Json& rows,
          const geo::Projection& projection,
          const std::string& way) {
    const std::string answer = way == "grid" ? "published" : way;
    const Tolerance tolerance = way == "grid" ? with_grid_m : same_parameters_m;
    for (const Json& row : rows) {
        const auto point = row.at("point").get<std::string>() + " back, " + way;
        const auto found = projection.to_degrees(
            {row.at("easting").get<double>(), row.at("northing").get<double>()});
        if (!found) {
            score.differs(point + ": nothing");
            continue;
        }
        const geo::Place wanted{row.at(answer + "_lon").get<double>(),
                                row.at(answer + "_lat").get<double>()};
        score.near(point, 0, geo::metres_between(*found, wanted), tolerance);
    }
}

} // namespace

bool geometry(const std::filesystem::path& folder) {
    Score score{"geometry"};
    const Json drawn_answers = read_json(folder / "pip.expected.json");
    const geo::BoundarySet set = set_in(score, read_json(folder / "pip_polygons.geojson"));
    measures(score, set, drawn_answers);
    points(score, set, drawn_answers.at("points"), Table{folder / "pip_points.csv"});

    const Json expected = read_json(folder / "ostn15.expected.json");
    const auto grid_file = folder / "grids" / "uk_os_OSTN15_NTv2_OSGBtoETRS.tif";
    for (const std::string way : {"helmert", "grid"}) {
        const auto projection =
            way == "grid" ? geo::Projection::with_grid(grid_file) : geo::Projection::without_grid();
        if (!projection) {
            score.differs(way + ": " + sentence(projection.error()));
            continue;
        }
        score.same(way + " pipeline", expected.at("pipelines").at(way).get<std::string>(),
                   projection->note().pipeline);
        there(score, expected.at("etrs_to_osgb"), *projection, way);
        back(score, expected.at("osgb_to_etrs"), *projection, way);
    }
    return score.told();
}

} // namespace mf::validation
