#include "store/boundary_layers.hpp"

#include "base/text.hpp"
#include "store/descriptor.hpp"
#include "store/input.hpp"
#include "store/process.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace mf::store {

namespace {

using std::string_view_literals::operator""sv;

constexpr std::uint64_t table_bytes_max = std::uint64_t{1}
                                          << 30; // all small areas of a country, generalised
constexpr std::uint64_t memory_bytes_max = std::uint64_t{4} << 30;
constexpr std::chrono::seconds time_max{600};

/// What a set of boundaries begins with in an archive; the files beside it (.dbf, .map) go with it.
constexpr std::array endings{".shp"sv,  ".tab"sv,      ".mif"sv,      ".gpkg"sv,     ".geojson"sv,
                             ".json"sv, ".topojson"sv, ".geojsonl"sv, ".geojsons"sv, ".kml"sv,
                             ".fgb"sv,  ".gml"sv,      ".sqlite"sv};

/// GDAL kept to this one file; doubles written so that they read back the same.
ProcessOptions gdal_options() {
    ProcessOptions options;
    options.time_max = time_max;
    options.output_bytes_max = table_bytes_max;
    options.memory_bytes_max = memory_bytes_max;
    options.environment = {
        "OGR_WKT_PRECISION=17",
        "OGR_WKT_ROUND=FALSE",
        "OGR_SKIP=OGR_VRT,HTTP,WFS,OAPIF,OGCAPI,CSW,Elasticsearch,Carto,AmigoCloud,"
        "PLSCENES,NGW,EEDA,PostgreSQL,MySQL,ODBC,MSSQLSpatial,OGR_OGDI,GPSBabel,GMLAS",
        "GDAL_DRIVER_PATH=disable",
        "CPL_VSIL_CURL_ALLOWED_EXTENSIONS=none",
        "CPL_VSIL_CURL_ALLOWED_FILENAME=none",
        "PROJ_NETWORK=OFF",
        "CPL_DEBUG=OFF",
        "LC_ALL=C.UTF-8"};
    return options;
}

/// GDAL goes on after most errors and ends well: what it gives then is not the whole.
std::optional<std::string> complaint_in(std::string_view stderr_text) {
    for (const std::string_view line : split(stderr_text, '\n')) {
        if (line.starts_with("ERROR") || line.starts_with("FAILURE")) {
            return std::string{trimmed(line)};
        }
    }
    return std::nullopt;
}

/// The folder of a file geodatabase in which the entry lies, "" for none: "in/wards.gdb".
std::string geodatabase_of(const std::string& name) {
    const std::size_t end = lower(name).find(".gdb/");
    return end == std::string::npos ? "" : name.substr(0, end + 4);
}

Result<std::string> entry_of(const std::filesystem::path& archive) {
    const auto listing = list(archive);
    if (!listing) {
        return pass(listing.error());
    }
    if (!listing->unreadable.empty()) {
        return pass(listing->unreadable.front().error);
    }
    if (lower(archive.filename().string()).ends_with(".kmz")) {
        return ""; // an archive that is one file of boundaries
    }
    std::vector<std::string> sets;
    for (const Item& item : listing->items) {
        const std::string name = lower(item.name);
        const std::string geodatabase = geodatabase_of(item.name);
        if (!geodatabase.empty()) {
            if (sets.empty() || sets.back() != geodatabase) {
                sets.push_back(geodatabase);
            }
        } else if (std::ranges::any_of(endings,
                                       [&](auto ending) { return name.ends_with(ending); })) {
            sets.push_back(item.name);
        }
    }
    if (sets.size() != 1) {
        return fail(ErrorKind::invalid,
                    sets.empty()
                        ? "no file of boundaries is in this archive"
                        : "this archive has more than one set of boundaries: " + joined(sets, ", "),
                    archive.string(), "Make an archive of the one that is meant");
    }
    return sets.front();
}

std::string without(std::string_view line, std::string_view start) {
    return std::string{trimmed(line.substr(start.size()))};
}

/// Whether the text goes on as ogrinfo writes the type of a field: "String (9.0)", "Integer(Boolean) (0.0) NOT NULL".
bool is_type(std::string_view text) {
    static constexpr std::array types{"String"sv,      "Integer"sv,       "Integer64"sv,
                                      "Real"sv,        "Date"sv,          "Time"sv,
                                      "DateTime"sv,    "Binary"sv,        "RealList"sv,
                                      "IntegerList"sv, "Integer64List"sv, "StringList"sv};
    return std::ranges::any_of(types, [&](std::string_view type) {
        if (!text.starts_with(type)) {
            return false;
        }
        std::string_view rest = text.substr(type.size());
        if (rest.starts_with('(')) { // a kind of the type
            rest.remove_prefix(std::min(rest.find(')'), rest.size() - 1) + 1);
        }
        return rest.size() > 2 && rest.starts_with(" (") && rest[2] >= '0' && rest[2] <= '9';
    });
}

/// "GSS_CODE: String (9.0)" gives "GSS_CODE"; "Extent: (0, 51) - (4, 53)" and "Geometry: Unknown (any)" are no fields.
std::optional<std::string> field_in(std::string_view line) {
    for (std::size_t colon = line.rfind(": "); colon != std::string_view::npos && colon > 0;
         colon = line.rfind(": ", colon - 1)) {
        if (is_type(line.substr(colon + 2))) {
            return std::string{line.substr(0, colon)};
        }
    }
    return std::nullopt;
}

} // namespace

Result<std::string> boundary_source(const std::filesystem::path& file) {
    const Result<Descriptor> open = open_for_reading(file);
    if (!open) {
        return pass(open.error());
    }
    std::string start(4, '\0');
    const Result<std::size_t> count = read_at(*open, 0, start, file);
    if (!count) {
        return pass(count.error());
    }
    std::string path = std::filesystem::absolute(file).string();
    if (path.find_first_of("{}") != std::string::npos) {
        return fail(ErrorKind::unsupported, "GDAL cannot take a path with a curly bracket",
                    file.string(), "Rename it");
    }
    if (start.starts_with("\x1f\x8b"sv)) {
        return "/vsigzip/" + path;
    }
    if (!start.starts_with("PK\3\4"sv)) {
        return path;
    }
    const Result<std::string> entry = entry_of(file);
    if (!entry) {
        return entry;
    }
    return entry->empty() ? path : "/vsizip/{" + path + "}/" + *entry;
}

Result<std::string> run_gdal(const std::string& program,
                             const std::vector<std::string>& arguments,
                             const std::filesystem::path& file) {
    Result<ProcessOutput> output = run(program, arguments, gdal_options());
    if (!output && output.error().kind == ErrorKind::not_found) {
        return fail(ErrorKind::not_found,
                    "boundaries need the program " + program + ", which is not installed",
                    file.string(), "Install GDAL's programs (in Debian: gdal-bin)");
    }
    if (!output) {
        Error error = output.error();
        error.where = file.string();
        return pass(std::move(error));
    }
    const std::optional<std::string> complaint = complaint_in(output->err);
    if (complaint || output->exit_code != 0) {
        return fail(ErrorKind::invalid,
                    "the boundaries cannot be read: " +
                        complaint.value_or("GDAL ended with " + std::to_string(output->exit_code)),
                    file.string(), "Open the file in a program for maps and save it again");
    }
    return std::move(output->out);
}

std::vector<BoundaryLayer> layers_in(std::string_view told) {
    std::vector<BoundaryLayer> layers;
    bool in_crs = false;
    for (const std::string_view line : split(told, '\n')) {
        if (line.starts_with("Layer name: ")) {
            layers.push_back({without(line, "Layer name: "), {}, 0, "geometry", {}});
            in_crs = false;
        } else if (layers.empty()) {
            continue;
        } else if (line.starts_with("Feature Count: ")) {
            layers.back().features = static_cast<std::uint64_t>(
                whole_number(without(line, "Feature Count: ")).value_or(0));
        } else if (line.starts_with("Layer SRS WKT:")) {
            in_crs = true;
        } else if (line.starts_with("Data axis to CRS axis mapping:") || line == "(unknown)") {
            in_crs = false;
        } else if (in_crs) {
            layers.back().wkt_of_crs += std::string{trimmed(line)};
        } else if (line.starts_with("Geometry Column = ")) {
            layers.back().geometry_field = without(line, "Geometry Column = ");
        } else if (auto field = field_in(line)) {
            layers.back().fields.push_back(std::move(*field));
        }
    }
    return layers;
}

} // namespace mf::store
