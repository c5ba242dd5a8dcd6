#include "facts/boundary_files.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace mf::facts {

namespace {

namespace fs = std::filesystem;

constexpr std::array endings{".shp",      ".tab",      ".mif",      ".gpkg", ".geojson",
                             ".topojson", ".geojsonl", ".geojsons", ".kml",  ".kmz",
                             ".fgb",      ".gml",      ".sqlite"};
/// Of these the file itself holds only a part.
constexpr std::array endings_of_parts{".shp", ".tab", ".mif"};
/// What stands beside one and means nothing by itself.
constexpr std::array endings_beside{".shx", ".dbf",     ".prj", ".cpg", ".sbn",
                                    ".sbx", ".shp.xml", ".qpj", ".dat", ".map",
                                    ".id",  ".ind",     ".mid", ".xsd", ".gfs"};

bool ends_with_one_of(std::string_view name, const auto& all) {
    const std::string small = lower(name);
    return std::ranges::any_of(all, [&](const char* ending) { return small.ends_with(ending); });
}

/// A JSON file that says at its beginning that it is a map.
bool is_map_in_json(const store::Item& item) {
    constexpr std::size_t beginning = 4096;
    if (!lower(item.name).ends_with(".json")) {
        return false;
    }
    auto bytes = store::open(item);
    std::string text(beginning, '\0');
    const auto got = bytes ? (*bytes)(text) : pass(bytes.error());
    text.resize(got.value_or(0));
    return text.find("\"FeatureCollection\"") != std::string::npos ||
           text.find("\"Topology\"") != std::string::npos;
}

} // namespace

std::vector<std::filesystem::path> take_boundary_files(store::Listing& listing) {
    std::set<fs::path> files;
    std::set<std::pair<fs::path, std::string>> stems; // folder and name without its ending
    const auto stem = [](const store::Item& item) {
        return std::pair{item.path.parent_path(), item.name.substr(0, item.name.find('.'))};
    };
    for (const store::Item& item : listing.items) {
        // A geodatabase is a folder, of which only an archive makes one file; a KMZ is such an archive.
        const bool in_archive =
            !item.container.empty() &&
            (lower(item.container).ends_with(".kmz") || lower(item.name).ends_with(".gdbtable"));
        if (in_archive || ends_with_one_of(item.name, endings) || is_map_in_json(item)) {
            files.insert(item.path);
            stems.insert(stem(item));
        }
    }
    std::erase_if(listing.items, [&](const store::Item& item) {
        return files.contains(item.path) || (item.container.empty() && stems.contains(stem(item)) &&
                                             ends_with_one_of(item.name, endings_beside));
    });
    return {files.begin(), files.end()};
}

bool needs_files_beside(std::string_view name) {
    return ends_with_one_of(name, endings_of_parts);
}

} // namespace mf::facts
