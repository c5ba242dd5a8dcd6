// From degrees to the national grid and back, by one fixed way whose accuracy is stated.
#pragma once

#include "geo/boundary.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace mf::geo {

/// Which way is used, for whoever wants to check a number.
struct ProjectionNote {
    std::string name;        ///< "helmert" or "ostn15"
    std::string pipeline;    ///< PROJ's words, from degrees to the grid
    std::string grid_sha256; ///< of the grid file, "" without one
    double accuracy_m = 0;   ///< how far a place may be off, at worst, where this was tested
    std::string sentence;    ///< the same in words
};

/// OSGB36 / British National Grid to WGS84 and back (WGS84 and ETRS89 are taken as one: they differ by less than a metre
/// in Great Britain). Without a grid file the seven numbers of Ordnance Survey's transformation are used: up to 5 m off.
/// With Ordnance Survey's OSTN15 as a grid file (NTv2 or GeoTIFF, which the operator supplies) 1 cm at the points that
/// Ordnance Survey publishes. PROJ never chooses, and never asks the network. One thread at a time; make one a thread.
class Projection {
public:
    static Result<Projection> without_grid();
    /// `not_found` when there is no such file, `invalid` when PROJ cannot use it or it brings published points elsewhere.
    static Result<Projection> with_grid(const std::filesystem::path& grid_file);

    Projection(Projection&&) noexcept;
    Projection& operator=(Projection&&) noexcept;
    ~Projection();

    const ProjectionNote& note() const;
    /// Nothing for what is no place on Earth, or lies outside the grid file.
    std::optional<Place> to_grid(Place degrees) const;
    std::optional<Place> to_degrees(Place grid) const;

private:
    struct Proj;
    explicit Projection(std::unique_ptr<Proj> proj);
    static Result<Projection> make(ProjectionNote note, const std::filesystem::path& folder);

    std::unique_ptr<Proj> proj_;
};

/// The set with each corner brought to the frame; shared corners stay shared, edges stay straight between them. A
/// repair's areas stay as they were measured. `invalid` when a corner cannot be brought there.
Result<BoundarySet> in_frame(const BoundarySet& set, Frame frame, const Projection& projection);

} // namespace mf::geo
