#include "facts/places_manifest.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace mf::facts {

namespace {

constexpr const char* stream = "places";
constexpr const char* kind = "boundaries";

} // namespace

std::string to_json(const PlacesManifest& manifest) {
    const nlohmann::ordered_json json{{"id", manifest.id},
                                      {"source", manifest.source},
                                      {"definition", manifest.definition},
                                      {"input_sha256", manifest.input_sha256},
                                      {"layer", manifest.layer},
                                      {"crs", manifest.crs},
                                      {"frame", manifest.frame},
                                      {"reprojected", manifest.reprojected},
                                      {"areas", manifest.areas},
                                      {"refused", manifest.refused},
                                      {"repaired", manifest.repaired},
                                      {"areas_sha256", manifest.areas_sha256}};
    return json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

Result<PlacesManifest> places_manifest_from_json(const std::string& json,
                                                 const std::string& where) {
    const auto parsed = nlohmann::json::parse(json, nullptr, false);
    try {
        return PlacesManifest{
            parsed.at("id"),           parsed.at("source"),      parsed.at("definition"),
            parsed.at("input_sha256"), parsed.at("layer"),       parsed.at("crs"),
            parsed.at("frame"),        parsed.at("reprojected"), parsed.at("areas"),
            parsed.at("refused"),      parsed.at("repaired"),    parsed.at("areas_sha256")};
    } catch (const nlohmann::json::exception&) {
        return fail(ErrorKind::integrity, "the manifest is not what was written", where,
                    "Run metforward rebuild");
    }
}

Result<std::vector<PlacesObserved>> read_places(const store::Journal& journal) {
    const auto events = journal.stream(stream);
    if (!events) {
        return pass(events.error());
    }
    std::vector<PlacesObserved> all;
    for (const store::Event& event : *events) {
        const auto body = nlohmann::json::parse(event.what.body, nullptr, false);
        const auto met = body.is_object() ? Day::parse(body.value("met", "")) : Day::parse("");
        if (event.what.kind != kind || !met) {
            return fail(ErrorKind::unsupported,
                        fmt::format("event {} of the journal is not known", event.number), stream,
                        "Use the program that wrote it, or a newer one");
        }
        all.push_back(
            {body.value("sha256", ""), body.value("name", ""), body.value("source", ""), *met});
    }
    return all;
}

store::NewEvent event_of(const PlacesObserved& observed, const Clock& clock) {
    const nlohmann::ordered_json body{{"sha256", observed.sha256},
                                      {"name", observed.name},
                                      {"source", observed.source},
                                      {"met", observed.met.text()}};
    return {stream, kind, clock.now, "program",
            body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)};
}

} // namespace mf::facts
