#include "demo/topology.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>

namespace mf::demo {
namespace {

using Json = nlohmann::json;

/// Arcs as places; quantised ones hold differences of whole numbers. Throws Json::exception.
std::vector<Ring> arcs_of(const Json& topology) {
    const bool quantised = topology.contains("transform");
    Place scale{1, 1};
    Place origin{0, 0};
    if (quantised) {
        const Json& transform = topology.at("transform");
        scale = {transform.at("scale").at(0).get<double>(),
                 transform.at("scale").at(1).get<double>()};
        origin = {transform.at("translate").at(0).get<double>(),
                  transform.at("translate").at(1).get<double>()};
    }
    std::vector<Ring> arcs;
    for (const Json& arc : topology.at("arcs")) {
        Ring places;
        Place sum{0, 0};
        for (const Json& step : arc) {
            const Place value{step.at(0).get<double>(), step.at(1).get<double>()};
            sum = quantised ? Place{sum.x + value.x, sum.y + value.y} : value;
            places.push_back({sum.x * scale.x + origin.x, sum.y * scale.y + origin.y});
        }
        arcs.push_back(std::move(places));
    }
    return arcs;
}

/// The ring that the numbers name; a number below nought is the arc -1 - number, backwards.
Ring ring_of(const Json& numbers, const std::vector<Ring>& arcs) {
    Ring ring;
    for (const Json& number : numbers) {
        const auto value = number.get<std::int64_t>();
        const Ring& arc = arcs.at(static_cast<std::size_t>(value < 0 ? -1 - value : value));
        if (value < 0) {
            ring.insert(ring.end(), arc.rbegin(), arc.rend());
        } else {
            ring.insert(ring.end(), arc.begin(), arc.end());
        }
    }
    return ring;
}

void add_outline(const Json& geometry, const std::vector<Ring>& arcs, std::vector<Outline>& out) {
    const auto type = geometry.at("type").get<std::string>();
    if (type == "GeometryCollection") {
        for (const Json& part : geometry.at("geometries")) {
            add_outline(part, arcs, out);
        }
        return;
    }
    if (type != "Polygon" && type != "MultiPolygon") {
        return;
    }
    Outline outline{geometry.at("id").get<std::string>(), {}};
    const Json one = Json::array({geometry.at("arcs")});
    for (const Json& polygon : type == "Polygon" ? one : geometry.at("arcs")) {
        if (auto ring = mended(ring_of(polygon.at(0), arcs))) {
            outline.shape.push_back(std::move(*ring));
        }
    }
    out.push_back(std::move(outline));
}

} // namespace

Result<std::vector<Outline>> read_topology(std::string_view text, const std::string& where) {
    std::vector<Outline> outlines;
    try {
        const Json topology = Json::parse(text);
        const std::vector<Ring> arcs = arcs_of(topology);
        for (const auto& [name, object] : topology.at("objects").items()) {
            add_outline(object, arcs, outlines);
        }
    } catch (const std::exception& problem) {
        return fail(ErrorKind::invalid,
                    std::string{"This is no TopoJSON that can be read: "} + problem.what(), where,
                    "Give a TopoJSON file whose geometries have a name as their id");
    }
    return outlines;
}

} // namespace mf::demo
