#include "release/manifest.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace mf::release {

namespace {

using Json = nlohmann::ordered_json;

constexpr int format = 1;

// The members of each kind of thing, named once: `visit` writes them or reads them.
template <class Visit>
void each_member(auto& measure, Visit visit)
    requires requires { measure.definition_text; }
{
    visit("id", measure.id);
    visit("version", measure.version);
    visit("hash", measure.hash);
    visit("kind", measure.kind);
    visit("source", measure.source);
    visit("counts", measure.counts);
    visit("sum", measure.sum);
    visit("definition_file", measure.definition_file);
    visit("definition", measure.definition_text);
    visit("sql", measure.sql);
    visit("scale", measure.scale);
    visit("chart", measure.chart);
    visit("overlapping", measure.overlapping);
    visit("judged", measure.judged);
    visit("headline", measure.headline);
}

template <class Visit>
void each_member(auto& edition, Visit visit)
    requires requires { edition.rows_refused; }
{
    visit("id", edition.id);
    visit("source", edition.source);
    visit("file", edition.file);
    visit("sha256", edition.sha256);
    visit("slices", edition.slices);
    visit("published", edition.published);
    visit("scope", edition.scope);
    visit("state", edition.state);
    visit("rows_read", edition.rows_read);
    visit("rows_kept", edition.rows_kept);
    visit("rows_held", edition.rows_held);
    visit("rows_refused", edition.rows_refused);
}

template <class Visit>
void each_member(auto& source, Visit visit)
    requires requires { source.licence_text; }
{
    visit("id", source.id);
    visit("title", source.title);
    visit("publisher", source.publisher);
    visit("licence", source.licence);
    visit("licence_text", source.licence_text);
    visit("link", source.link);
    visit("first_period", source.first_period);
    visit("last_period", source.last_period);
    visit("editions", source.editions);
}

template <class Visit>
void each_member(auto& file, Visit visit)
    requires requires { file.bytes; }
{
    visit("name", file.name);
    visit("sha256", file.sha256);
    visit("bytes", file.bytes);
}

template <class Visit>
void each_member(auto& tally, Visit visit)
    requires requires { tally.areas_in_funnels; }
{
    visit("charts", tally.charts);
    visit("charts_judged", tally.charts_judged);
    visit("funnels", tally.funnels);
    visit("areas_in_funnels", tally.areas_in_funnels);
    visit("false_patterns", tally.false_patterns);
    visit("false_limits", tally.false_limits);
    visit("false_funnels", tally.false_funnels);
}

template <class T>
Json json_of(const T& one) {
    Json json;
    each_member(one, [&](const char* name, const auto& value) { json[name] = value; });
    return json;
}

template <class T>
void read(const Json& json, T& one) {
    each_member(one, [&](const char* name, auto& value) { json.at(name).get_to(value); });
}

template <class T>
Json list_json(const std::vector<T>& all) {
    Json list = Json::array();
    for (const T& one : all) {
        list.push_back(json_of(one));
    }
    return list;
}

template <class T>
std::vector<T> list_of(const Json& list) {
    std::vector<T> all;
    for (const Json& json : list) {
        T one;
        read(json, one);
        all.push_back(std::move(one));
    }
    return all;
}

Error damaged(const std::string& why) {
    return {ErrorKind::integrity, fmt::format("the release is damaged: {}", why), "release.json",
            "Bring it back from a backup"};
}

/// Texts from files may hold bytes that are no UTF-8: these are replaced, the same way each time.
std::string dumped(const Json& json) {
    return json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

} // namespace

std::string manifest_text(const Release& release, const std::vector<FrozenFile>& files) {
    Json json{{"metforward_release", format},
              {"authority", release.authority},
              {"simulated", release.simulated}};
    json["measures"] = list_json(release.measures);
    json["sources"] = list_json(release.sources);
    json["editions"] = list_json(release.editions);
    json["signals"] = json_of(release.signals.tally);
    json["files"] = list_json(files);
    return dumped(json);
}

Result<Manifest> manifest_of(const std::string& text) {
    try {
        const Json json = Json::parse(text);
        if (json.at("metforward_release") != format) {
            return fail(ErrorKind::unsupported, "a newer program made the release", "release.json",
                        "Use that program, or a newer one");
        }
        Manifest manifest;
        json.at("authority").get_to(manifest.release.authority);
        json.at("simulated").get_to(manifest.release.simulated);
        manifest.release.measures = list_of<MeasureInfo>(json.at("measures"));
        manifest.release.sources = list_of<SourceInfo>(json.at("sources"));
        manifest.release.editions = list_of<EditionInfo>(json.at("editions"));
        read(json.at("signals"), manifest.release.signals.tally);
        manifest.files = list_of<FrozenFile>(json.at("files"));
        for (const SourceInfo& source : manifest.release.sources) {
            for (const std::size_t edition : source.editions) {
                if (edition >= manifest.release.editions.size()) {
                    return pass(damaged("a source names an edition that it does not list"));
                }
            }
        }
        return manifest;
    } catch (const nlohmann::json::exception& error) {
        return pass(damaged(error.what()));
    }
}

std::string areas_text(const std::vector<AreaInfo>& areas) {
    std::string text = "[\n";
    for (const AreaInfo& area : areas) {
        const Json json{area.code, area.name, geo::name(area.level), area.level_name, area.parent};
        text += json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
        text += &area == &areas.back() ? "\n" : ",\n";
    }
    return text + "]\n";
}

Result<std::vector<AreaInfo>> areas_of(const std::string& text) {
    try {
        std::vector<AreaInfo> areas;
        for (const Json& json : Json::parse(text)) {
            const auto level = geo::level_of(json.at(2).get<std::string>());
            if (!level) {
                return pass(damaged("an area has a level that is none"));
            }
            areas.push_back({json.at(0), json.at(1), *level, json.at(3), json.at(4)});
        }
        return areas;
    } catch (const nlohmann::json::exception& error) {
        return pass(damaged(error.what()));
    }
}

} // namespace mf::release
