#include "geo/projection.hpp"

#include "base/hash.hpp"
#include "geo/degrees.hpp"

#include <fmt/format.h>
#include <proj.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <iterator>

namespace mf::geo {

namespace {

constexpr std::string_view to_radians =
    "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad";
/// Ordnance Survey, A guide to coordinate systems in Great Britain, section 6.6, from ETRS89 to OSGB36 by the inverse.
constexpr std::string_view helmert =
    "+step +proj=cart +ellps=GRS80 +step +inv +proj=helmert +x=446.448 +y=-125.157 +z=542.06 "
    "+rx=0.15 +ry=0.247 +rz=0.842 +s=-20.489 +convention=position_vector "
    "+step +inv +proj=cart +ellps=airy";
constexpr std::string_view national_grid =
    "+step +proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy";

constexpr double helmert_accuracy_m = 5; // 4.94 m at the worst of Ordnance Survey's 40 points
constexpr double grid_accuracy_m = 0.01; // 0.008 m at the worst of them

/// Of Ordnance Survey's published test points one in each corner of the country: degrees, then grid.
constexpr std::array<std::pair<Place, Place>, 4> published_points{
    {{{-4.10864563561, 50.43885825610}, {250'359.811, 62'016.569}},
     {{-0.11992557180, 51.48936564950}, {530'624.974, 178'388.464}},
     {{-1.61657685184, 54.97912273660}, {424'639.355, 565'012.703}},
     {{-5.82836691850, 57.00606696050}, {167'634.202, 797'067.144}}}};

bool is_name_for_proj(std::string_view name) {
    return !name.empty() && name.find_first_of(" ,+\"'=@") == std::string_view::npos;
}

} // namespace

struct Projection::Proj {
    struct CloseContext {
        void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
    };
    struct ClosePipeline {
        void operator()(PJ* pipeline) const { proj_destroy(pipeline); }
    };

    ProjectionNote note;
    std::unique_ptr<PJ_CONTEXT, CloseContext> context;
    std::unique_ptr<PJ, ClosePipeline> pipeline;

    std::optional<Place> go(PJ_DIRECTION direction, Place from) const {
        if (!std::isfinite(from.x) || !std::isfinite(from.y)) {
            return std::nullopt;
        }
        proj_errno_reset(pipeline.get());
        const PJ_COORD to = proj_trans(pipeline.get(), direction, proj_coord(from.x, from.y, 0, 0));
        if (proj_errno(pipeline.get()) != 0 || !std::isfinite(to.xy.x) || !std::isfinite(to.xy.y)) {
            return std::nullopt;
        }
        return Place{to.xy.x, to.xy.y};
    }
};

Projection::Projection(std::unique_ptr<Proj> proj) : proj_{std::move(proj)} {}
Projection::Projection(Projection&&) noexcept = default;
Projection& Projection::operator=(Projection&&) noexcept = default;
Projection::~Projection() = default;

Result<Projection> Projection::make(ProjectionNote note, const std::filesystem::path& folder) {
    auto proj = std::make_unique<Proj>();
    proj->context.reset(proj_context_create());
    // Some of PROJ's messages go past its own level of logging: none may reach our reader's screen.
    proj_log_func(proj->context.get(), nullptr, [](void*, int, const char*) {});
    proj_context_set_enable_network(proj->context.get(), 0);
    if (!folder.empty()) {
        const std::string path = folder.string();
        const std::array paths{path.c_str()};
        proj_context_set_search_paths(proj->context.get(), static_cast<int>(paths.size()),
                                      paths.data());
    }
    proj->pipeline.reset(proj_create(proj->context.get(), note.pipeline.c_str()));
    if (!proj->pipeline) {
        return fail(ErrorKind::invalid, "PROJ cannot make the projection", note.name,
                    "The grid file must be OSTN15 as NTv2 or GeoTIFF, and PROJ 9.1 or newer");
    }
    proj->note = std::move(note);
    return Projection{std::move(proj)};
}

Result<Projection> Projection::without_grid() {
    return make({"helmert", fmt::format("{} {} {}", to_radians, helmert, national_grid), "",
                 helmert_accuracy_m,
                 "Ordnance Survey's seven-parameter transformation; places may be up to 5 m off, 2 "
                 "m usually"},
                {});
}

Result<Projection> Projection::with_grid(const std::filesystem::path& grid_file) {
    std::ifstream stream{grid_file, std::ios::binary};
    if (!stream || !std::filesystem::is_regular_file(grid_file)) {
        return fail(ErrorKind::not_found, "the grid file cannot be read", grid_file.string(),
                    "Name OSTN15 as PROJ has it: uk_os_OSTN15_NTv2_OSGBtoETRS.tif");
    }
    // PROJ finds it out at once or when a place is asked for.
    const auto no_grid = [&] {
        return fail(ErrorKind::invalid, "the grid file does not cover Great Britain, or is no grid",
                    grid_file.string(), "Name OSTN15 as NTv2 or GeoTIFF");
    };
    const std::string name = grid_file.filename().string();
    if (!is_name_for_proj(name)) {
        return fail(ErrorKind::invalid,
                    "the grid file's name has a character that PROJ cannot read",
                    grid_file.string(), "Rename it to letters, digits, '_', '-' and '.'");
    }
    const std::string bytes{std::istreambuf_iterator<char>{stream}, {}};
    auto made =
        make({"ostn15",
              fmt::format("{} +step +inv +proj=hgridshift +grids={} {}", to_radians, name,
                          national_grid),
              sha256(bytes), grid_accuracy_m,
              "Ordnance Survey's OSTN15 from the grid file; 1 cm at the published test points"},
             std::filesystem::absolute(grid_file).parent_path());
    if (!made) {
        return no_grid();
    }
    // PROJ opens a grid only when it is needed, and a grid of other numbers would give other places in silence.
    for (const auto& [degrees, published] : published_points) {
        const auto grid = made->to_grid(degrees);
        if (!grid) {
            return no_grid();
        }
        const double off = std::hypot(grid->x - published.x, grid->y - published.y);
        if (off > grid_accuracy_m) {
            return fail(ErrorKind::invalid,
                        fmt::format("the grid file is not OSTN15: a published point is {:.3f} m "
                                    "off",
                                    off),
                        grid_file.string(), "Name OSTN15 as NTv2 or GeoTIFF");
        }
    }
    return made;
}

const ProjectionNote& Projection::note() const {
    return proj_->note;
}

std::optional<Place> Projection::to_grid(Place degrees) const {
    if (doubt_of_degrees(degrees) != DegreesDoubt::none) {
        return std::nullopt;
    }
    return proj_->go(PJ_FWD, degrees);
}

std::optional<Place> Projection::to_degrees(Place grid) const {
    return proj_->go(PJ_INV, grid);
}

Result<BoundarySet> in_frame(const BoundarySet& set, Frame frame, const Projection& projection) {
    BoundarySet moved = set;
    moved.frame = frame;
    if (set.frame == frame) {
        return moved;
    }
    for (Boundary& area : moved.areas) {
        bool all = true;
        const auto move = [&](Ring& ring) {
            for (Place& corner : ring) {
                const auto to = frame == Frame::degrees ? projection.to_degrees(corner)
                                                        : projection.to_grid(corner);
                all = all && to;
                corner = to.value_or(corner);
            }
        };
        for (Polygon& polygon : area.shape) {
            move(polygon.outer);
            std::ranges::for_each(polygon.holes, move);
        }
        if (!all) {
            return fail(
                ErrorKind::invalid,
                fmt::format("a corner of '{}' cannot be brought to the other frame", area.code),
                set.id.text(), "The grid file does not reach it; leave the grid file out");
        }
        area.box = box_of(area.shape);
    }
    return moved;
}

} // namespace mf::geo
