#include "store/boundary_file.hpp"

#include "base/text.hpp"
#include "store/boundary_layers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace mf::store {

namespace {

/// Which system the coordinates are in, and how it was told.
struct System {
    std::string frame; ///< "degrees", "national_grid"; "" for another one
    std::string words;
};

/// "+lat_0=49 +lon_0=-2 …": the value of one of PROJ's words, "" when it has none.
std::string_view value_of(std::string_view proj, std::string_view word) {
    const std::string start = "+" + std::string{word} + "=";
    for (const std::string_view part : split(proj, ' ')) {
        if (part.starts_with(start)) {
            return part.substr(start.size());
        }
    }
    return {};
}

bool is_near(std::string_view proj, std::string_view word, double wanted, double by) {
    const auto value = number(value_of(proj, word));
    return value && std::abs(*value - wanted) <= by;
}

/// Files write its numbers with nine or ten places; the tenth moves nothing by a millimetre.
bool is_national_grid(std::string_view proj) {
    return value_of(proj, "proj") == "tmerc" && value_of(proj, "ellps") == "airy" &&
           value_of(proj, "units") == "m" && is_near(proj, "lat_0", 49, 1e-9) &&
           is_near(proj, "lon_0", -2, 1e-9) && is_near(proj, "k", 0.9996012717, 1e-9) &&
           is_near(proj, "x_0", 400'000, 1e-6) && is_near(proj, "y_0", -100'000, 1e-6);
}

bool is_degrees(std::string_view proj) {
    return value_of(proj, "proj") == "longlat" && value_of(proj, "pm").empty() &&
           (value_of(proj, "datum") == "WGS84" || value_of(proj, "ellps") == "GRS80" ||
            value_of(proj, "ellps") == "WGS84") &&
           value_of(proj, "towgs84").empty();
}

Result<bool> is_topojson(const std::string& source, const std::filesystem::path& file) {
    const auto told = run_gdal("ogrinfo", {"-ro", source}, file);
    if (!told) {
        return pass(told.error());
    }
    return told->contains("using driver `TopoJSON'");
}

Result<System> system_of(const BoundaryLayer& layer,
                         const BoundaryRequest& request,
                         const std::string& source,
                         const std::filesystem::path& file) {
    if (request.frame == "degrees" || request.frame == "national_grid") {
        return System{request.frame, "as the source's definition says"};
    }
    if (!request.frame.empty()) {
        return fail(ErrorKind::usage, "'" + request.frame + "' is no frame", file.string(),
                    "Write degrees or national_grid, or leave it empty");
    }
    if (!layer.wkt_of_crs.empty()) {
        const auto proj = run_gdal("gdalsrsinfo", {"-o", "proj4", layer.wkt_of_crs}, file);
        if (!proj) {
            return pass(proj.error());
        }
        std::string words{trimmed(*proj)};
        std::string frame = is_national_grid(words) ? "national_grid"
                            : is_degrees(words)     ? "degrees"
                                                    : "";
        return System{std::move(frame), std::move(words)};
    }
    const auto topojson = is_topojson(source, file);
    if (!topojson) {
        return pass(topojson.error());
    }
    if (*topojson) {
        return System{"degrees", "as every TopoJSON file"};
    }
    return fail(ErrorKind::invalid,
                "the file does not say in which coordinate reference system it is", file.string(),
                "Say so in the source's definition, or put the .prj file beside the boundaries");
}

Result<BoundaryLayer> layer_of(const std::vector<BoundaryLayer>& layers,
                               const std::string& wanted,
                               const std::filesystem::path& file) {
    std::vector<std::string> names;
    for (const BoundaryLayer& layer : layers) {
        if (layer.name == wanted || (wanted.empty() && layers.size() == 1)) {
            return layer;
        }
        names.push_back(layer.name);
    }
    if (wanted.empty()) {
        return fail(ErrorKind::invalid, "the file has several layers: " + joined(names, ", "),
                    file.string(), "Name the one that is meant");
    }
    return fail(ErrorKind::not_found, "the file has no layer '" + wanted + "'", file.string(),
                "It has: " + joined(names, ", "));
}

std::string in_quotes(std::string_view name, char quote) {
    std::string text(1, quote);
    for (const char c : name) {
        text.append(c == quote ? 2 : 1, c);
    }
    return text + quote;
}

/// The field as the file writes it. Formats change capitals (GSS_CODE, GSS_Code, gss_code): where no name is the same
/// letter by letter, one that differs in capitals alone is taken.
Result<std::string>
field_of(const BoundaryLayer& layer, const std::string& wanted, const std::filesystem::path& file) {
    std::vector<std::string> like;
    for (const std::string& field : layer.fields) {
        if (field == wanted) {
            return field;
        }
        if (lower(field) == lower(wanted)) {
            like.push_back(field);
        }
    }
    if (like.size() == 1) {
        return like.front();
    }
    return fail(ErrorKind::not_found, "the boundaries have no field '" + wanted + "'",
                file.string(), "They have: " + joined(layer.fields, ", "));
}

Result<std::string> question(const BoundaryLayer& layer,
                             const BoundaryFields& fields,
                             const std::string& frame,
                             const std::filesystem::path& file) {
    const std::array<std::pair<const char*, const std::string*>, 6> wanted{
        {{"code", &fields.code},
         {"name", &fields.name},
         {"parent", &fields.parent},
         {"aliases", &fields.aliases},
         {"from", &fields.from},
         {"to", &fields.to}}};
    const std::string shape = in_quotes(layer.geometry_field, '"');
    std::string sql = "SELECT " + shape + ", " + in_quotes(frame, '\'') + " AS frame";
    for (const auto& [column, field] : wanted) {
        if (field->empty()) {
            continue;
        }
        const auto found = field_of(layer, *field, file);
        if (!found) {
            return pass(found.error());
        }
        sql += ", CAST(" + in_quotes(*found, '"') + " AS TEXT) AS " + in_quotes(column, '"');
    }
    const std::string only_of_invalid = "CASE WHEN ST_IsValid(" + shape + ") = 0 THEN ";
    return sql + ", " + only_of_invalid + "ST_IsValidReason(" + shape + ") END AS fault, " +
           only_of_invalid + "ST_Area(" + shape + ") END AS area_before FROM " +
           in_quotes(layer.name, '"');
}

} // namespace

Result<std::vector<BoundaryLayer>> boundary_layers(const std::filesystem::path& file) {
    const auto source = boundary_source(file);
    if (!source) {
        return pass(source.error());
    }
    const auto told = run_gdal("ogrinfo", {"-ro", "-so", "-al", *source}, file);
    if (!told) {
        return pass(told.error());
    }
    return layers_in(*told);
}

Result<BoundaryRead> read_boundaries(const std::filesystem::path& file,
                                     const BoundaryRequest& request) {
    if (request.fields.code.empty() && request.fields.name.empty()) {
        return fail(ErrorKind::usage, "boundaries need a field with codes or one with names",
                    file.string(), "Name one in the source's definition");
    }
    const auto layers = boundary_layers(file);
    if (!layers) {
        return pass(layers.error());
    }
    const auto layer = layer_of(*layers, request.layer, file);
    if (!layer) {
        return pass(layer.error());
    }
    const auto source = boundary_source(file);
    if (!source) {
        return pass(source.error());
    }
    const auto system = system_of(*layer, request, *source, file);
    if (!system) {
        return pass(system.error());
    }
    const bool other = system->frame.empty();
    const auto sql = question(*layer, request.fields, other ? "degrees" : system->frame, file);
    if (!sql) {
        return pass(sql.error());
    }
    std::vector<std::string> arguments{"-f",
                                       "CSV",
                                       "/vsistdout/",
                                       *source,
                                       "-dialect",
                                       "SQLite",
                                       "-sql",
                                       *sql,
                                       "-makevalid",
                                       "-dim",
                                       "XY",
                                       "-nlt",
                                       "CONVERT_TO_LINEAR",
                                       "-nlt",
                                       "PROMOTE_TO_MULTI",
                                       "-lco",
                                       "GEOMETRY=AS_WKT",
                                       "-lco",
                                       "LINEFORMAT=LF"};
    if (other) {
        arguments.insert(arguments.end(), {"-t_srs", "EPSG:4326"});
    }
    auto table = run_gdal("ogr2ogr", arguments, file);
    if (!table) {
        return pass(table.error());
    }
    return BoundaryRead{std::move(*table), layer->name, system->words, other};
}

} // namespace mf::store
