#include "demo/boundary_file.hpp"

#include <nlohmann/json.hpp>

namespace mf::demo {
namespace {

std::string quoted(const std::string& text) {
    return nlohmann::json(text).dump();
}

void append_ring(const Ring& ring, std::string& out) {
    out += "[[";
    for (std::size_t i = 0; i <= ring.size(); ++i) {
        const Place& p = ring[i % ring.size()];
        out += i == 0 ? "[" : ",[";
        out += decimal(p.x, 6, true) + "," + decimal(p.y, 6, true) + "]";
    }
    out += "]]";
}

/// One feature; `properties` is the inside of its object.
void append_feature(const std::string& properties,
                    const Shape& shape,
                    bool first,
                    std::string& out) {
    out += first ? "\n" : ",\n";
    out += R"({"type":"Feature","properties":{)" + properties + R"(},"geometry":{"type":)";
    if (shape.size() == 1) {
        out += R"("Polygon","coordinates":)";
        append_ring(shape.front(), out);
    } else {
        out += R"("MultiPolygon","coordinates":[)";
        for (std::size_t i = 0; i < shape.size(); ++i) {
            out += i == 0 ? "" : ",";
            append_ring(shape[i], out);
        }
        out += "]";
    }
    out += "}}";
}

constexpr std::string_view collection_start = R"({"type":"FeatureCollection","features":[)";
constexpr std::string_view collection_end = "\n]}\n";

MadeFile borough_outlines(const World& world) {
    std::string out{collection_start};
    for (std::size_t i = 0; i < world.geography.boroughs.size(); ++i) {
        const BoroughRow& row = world.tables.boroughs[i];
        const Borough& borough = world.geography.boroughs[i];
        append_feature(R"("name":)" + quoted(row.name) + R"(,"code":)" + quoted(row.code) +
                           R"(,"area_hectares":)" + decimal(borough.hectares, 3, true) +
                           R"(,"inner_statistical":)" + (row.part == "Inner" ? "true" : "false"),
                       borough.shape, i == 0, out);
    }
    out += collection_end;
    return {world.tables.files.boroughs_file, std::move(out)};
}

MadeFile ward_outlines(const World& world) {
    std::string out{collection_start};
    for (std::size_t i = 0; i < world.geography.wards.size(); ++i) {
        const Ward& ward = world.geography.wards[i];
        const BoroughRow& row = world.tables.boroughs[ward.borough];
        append_feature(R"("WD25CD":)" + quoted(ward.code) + R"(,"WD25NM":)" + quoted(ward.name) +
                           R"(,"LAD25CD":)" + quoted(row.code) + R"(,"LAD25NM":)" +
                           quoted(row.name),
                       ward.shape, i == 0, out);
    }
    out += collection_end;
    return {world.tables.files.wards_file, std::move(out)};
}

MadeFile area_outlines(const World& world) {
    std::string out{collection_start};
    for (std::size_t i = 0; i < world.geography.areas.size(); ++i) {
        const SmallArea& small = world.geography.areas[i];
        const Ward& ward = world.geography.wards[small.ward];
        const BoroughRow& row = world.tables.boroughs[ward.borough];
        append_feature(R"("LSOA11CD":)" + quoted(small.code) + R"(,"LSOA11NM":)" +
                           quoted(small.name) + R"(,"MSOA11CD":)" + quoted(ward.msoa_code) +
                           R"(,"LAD11CD":)" + quoted(row.code),
                       small.shape, i == 0, out);
    }
    out += collection_end;
    return {world.tables.files.lsoas_file, std::move(out)};
}

MadeFile lookup(const World& world) {
    std::string out = world.tables.files.lookup_header + '\n';
    for (std::size_t i = 0; i < world.geography.areas.size(); ++i) {
        const SmallArea& small = world.geography.areas[i];
        const Ward& ward = world.geography.wards[small.ward];
        const BoroughRow& row = world.tables.boroughs[ward.borough];
        out += small.code + ',' + small.name + ',' + ward.code + ',' + ward.name + ',' + row.code +
               ',' + row.name + ',';
        append_whole(out, i + 1);
        out += '\n';
    }
    return {world.tables.files.lookup_file, std::move(out)};
}

} // namespace

std::vector<MadeFile> boundary_files(const World& world) {
    return {borough_outlines(world), ward_outlines(world), area_outlines(world), lookup(world)};
}

} // namespace mf::demo
