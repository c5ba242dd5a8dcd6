#include "facts/places_manifest.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace mf::facts {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* stream = "places";

using Kind = PlacesObserved::Kind;
constexpr std::array<std::pair<Kind, const char*>, 3> kinds{
    {{Kind::boundaries, "boundaries"}, {Kind::lookup, "lookup"}, {Kind::grid, "grid"}}};

std::optional<Kind> kind_of(const std::string& name) {
    for (const auto& [kind, text] : kinds) {
        if (name == text) {
            return kind;
        }
    }
    return std::nullopt;
}

std::string dumped(const Json& json) {
    return json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

std::unexpected<Error> not_what_was_written(const std::string& where) {
    return fail(ErrorKind::integrity, "the manifest is not what was written", where,
                "Run `metforward rebuild`");
}

Json set_json(const geo::SetId& set) {
    return {{"level", geo::name(set.level)}, {"vintage", set.vintage}};
}

/// Throws what the JSON library throws.
geo::SetId set_of(const Json& json) {
    const auto level = geo::level_of(json.at("level").get<std::string>());
    if (!level) {
        throw nlohmann::json::other_error::create(501, "no level", &json);
    }
    return {*level, json.at("vintage"), ""};
}

std::optional<Day> stated_day(const nlohmann::json& body) {
    const auto day = Day::parse(body.value("published", ""));
    return day ? std::optional{*day} : std::nullopt;
}

std::optional<Day> earlier_of(const std::optional<Day>& one, const std::optional<Day>& other) {
    return one && other ? std::min(*one, *other) : one ? one : other;
}

/// Of files of one source, by their hash.
Result<PlacesObserved> that_counts(const std::map<std::string, PlacesObserved>& files,
                                   const LookIntoPlaces& look) {
    std::optional<Day> newest; // nothing is before any day
    for (const auto& [sha256, one] : files) {
        newest = std::max(newest, one.published);
    }
    std::vector<const PlacesObserved*> tied;
    for (const auto& [sha256, one] : files) {
        if (one.published == newest) {
            tied.push_back(&one);
        }
    }
    if (tied.size() == 1) {
        return *tied.front();
    }
    const PlacesObserved* best = nullptr;
    PlacesContents most;
    for (const PlacesObserved* one : tied) {
        const auto contents = look(*one);
        if (!contents) {
            return pass(contents.error());
        }
        if (best == nullptr || *contents >= most) { // of equal ones the greater hash
            best = one;
            most = *contents;
        }
    }
    return *best;
}

} // namespace

std::string to_json(const PlacesManifest& manifest) {
    return dumped({{"id", manifest.id},
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
                   {"areas_sha256", manifest.areas_sha256},
                   {"list_sha256", manifest.list_sha256}});
}

Result<PlacesManifest> places_manifest_from_json(const std::string& json,
                                                 const std::string& where) {
    const auto parsed = Json::parse(json, nullptr, false);
    try {
        return PlacesManifest{
            parsed.at("id"),           parsed.at("source"),      parsed.at("definition"),
            parsed.at("input_sha256"), parsed.at("layer"),       parsed.at("crs"),
            parsed.at("frame"),        parsed.at("reprojected"), parsed.at("areas"),
            parsed.at("refused"),      parsed.at("repaired"),    parsed.at("areas_sha256"),
            parsed.at("list_sha256")};
    } catch (const nlohmann::json::exception&) {
        return not_what_was_written(where);
    }
}

std::string to_json(const LookupManifest& manifest) {
    return dumped({{"id", manifest.id},
                   {"source", manifest.source},
                   {"definition", manifest.definition},
                   {"input_sha256", manifest.input_sha256},
                   {"from", set_json(manifest.from)},
                   {"to", set_json(manifest.to)},
                   {"basis", geo::name(manifest.basis)},
                   {"weight_of", manifest.weight_of},
                   {"links", manifest.links},
                   {"areas", manifest.areas},
                   {"targets", manifest.targets},
                   {"parted", manifest.parted},
                   {"refused", manifest.refused},
                   {"links_sha256", manifest.links_sha256}});
}

Result<LookupManifest> lookup_manifest_from_json(const std::string& json,
                                                 const std::string& where) {
    const auto parsed = Json::parse(json, nullptr, false);
    try {
        const auto basis = geo::lookup_basis_of(parsed.at("basis").get<std::string>());
        if (!basis) {
            return not_what_was_written(where);
        }
        return LookupManifest{parsed.at("id"),
                              parsed.at("source"),
                              parsed.at("definition"),
                              parsed.at("input_sha256"),
                              set_of(parsed.at("from")),
                              set_of(parsed.at("to")),
                              *basis,
                              parsed.at("weight_of"),
                              parsed.at("links"),
                              parsed.at("areas"),
                              parsed.at("targets"),
                              parsed.at("parted"),
                              parsed.at("refused"),
                              parsed.at("links_sha256")};
    } catch (const nlohmann::json::exception&) {
        return not_what_was_written(where);
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
        const auto kind = kind_of(event.what.kind);
        if (!kind || !met) {
            return fail(ErrorKind::unsupported,
                        fmt::format("event {} of the journal is not known", event.number), stream,
                        "Use the program that wrote it, or a newer one");
        }
        all.push_back({*kind, body.value("sha256", ""), body.value("name", ""),
                       body.value("source", ""), *met, stated_day(body)});
    }
    return all;
}

store::NewEvent event_of(const PlacesObserved& observed, const Clock& clock) {
    Json body{{"sha256", observed.sha256},
              {"name", observed.name},
              {"source", observed.source},
              {"met", observed.met.text()}};
    if (observed.published) {
        body["published"] = observed.published->text();
    }
    const auto* const kind =
        std::ranges::find(kinds, observed.kind, &std::pair<Kind, const char*>::first);
    return {stream, kind->second, clock.now, "program",
            body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)};
}

Result<std::vector<PlacesObserved>> that_count(const std::vector<PlacesObserved>& all,
                                               PlacesObserved::Kind kind,
                                               const LookIntoPlaces& look) {
    std::map<std::string, std::map<std::string, PlacesObserved>> by_source; // then by bytes
    for (const PlacesObserved& one : all) {
        if (one.kind == kind) {
            auto& known = by_source[one.source].try_emplace(one.sha256, one).first->second;
            known.published = earlier_of(known.published, one.published);
        }
    }
    std::vector<PlacesObserved> counting;
    for (const auto& [source, files] : by_source) {
        auto one = that_counts(files, look);
        if (!one) {
            return pass(one.error());
        }
        counting.push_back(std::move(*one));
    }
    return counting;
}

} // namespace mf::facts
