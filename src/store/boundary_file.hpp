// Files of boundaries, in any format and any coordinate reference system that OGR reads, as one table. GDAL's programs do
// the reading; none of GDAL is linked.
#pragma once

#include "base/error.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace mf::store {

/// What a file has to offer.
struct BoundaryLayer {
    std::string name;
    std::vector<std::string> fields;
    std::uint64_t features = 0;
    std::string geometry_field; ///< "geometry" where the format has no name for it
    std::string wkt_of_crs;     ///< "" when the file does not say
};

/// Which field of the file is what; "" where it has none. One of code and name is needed. Capitals need not agree where
/// only one field is meant: GeoPackage and MapInfo write gss_code and GSS_Code for a Shapefile's GSS_CODE.
struct BoundaryFields {
    std::string code;
    std::string name;
    std::string parent;
    std::string aliases;
    std::string from;
    std::string to;
};

struct BoundaryRequest {
    BoundaryFields fields;
    std::string layer; ///< "" for the only one that there is
    /// "degrees" or "national_grid": taken whatever the file says, for a file that says it wrongly or not at all. "" to
    /// go by the file; one that says nothing is refused, but for TopoJSON, which is in degrees.
    std::string frame;
};

struct BoundaryRead {
    /// WKT, frame, code, name, parent, aliases, from, to, fault, area_before: geo/boundary_table.hpp reads it. Coordinates
    /// are the file's, to the last bit. Shapes that GEOS finds invalid are repaired (ST_MakeValid), and the fault and
    /// the area before stand in their row.
    std::string table;
    std::string layer;
    std::string crs;          ///< PROJ's words, or who said so when the file does not
    bool reprojected = false; ///< from another system to degrees, by the way that PROJ thinks best
};

/// The layers of a file: plain, gzip, KMZ, or a ZIP with one set of boundaries in it (a file geodatabase is a folder there). Archives are looked at as input.hpp says
/// and refused for the same reasons. `invalid` when it is no such file, `not_found` without GDAL's programs.
Result<std::vector<BoundaryLayer>> boundary_layers(const std::filesystem::path& file);

/// One layer as a table. Boundaries in degrees (WGS84, ETRS89) and in the national grid stay as they are; others are
/// brought to degrees. `not_found` when the layer or a field is not there: the error names those that are.
Result<BoundaryRead> read_boundaries(const std::filesystem::path& file,
                                     const BoundaryRequest& request);

} // namespace mf::store
