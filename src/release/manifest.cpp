#include "release/manifest.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <type_traits>

namespace mf::release {

namespace {

using Json = nlohmann::ordered_json;

constexpr int format = 2;
constexpr int oldest_format = 1; ///< has none of what came with the second: it is read as if empty

// The members of each kind of thing, named once: `visit` writes them or reads them.
template <class Visit>
void each_member(auto& change, Visit visit)
    requires requires { change.replaces; }
{
    visit("reason", change.reason);
    visit("author", change.author);
    visit("checker", change.checker);
    visit("date", change.date);
    visit("replaces", change.replaces);
}

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
    visit("question", measure.question);
    visit("part_of", measure.part_of);
    visit("per", measure.per);
    visit("percent", measure.percent);
    visit("serves", measure.serves);
    visit("answers", measure.answers);
    visit("change", measure.change);
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
void each_member(auto& decision, Visit visit)
    requires requires {
        decision.post;
        decision.date;
    }
{
    visit("measure", decision.measure);
    visit("area", decision.area);
    visit("period", decision.period);
    visit("post", decision.post);
    visit("date", decision.date);
    visit("reason", decision.reason);
}

template <class Visit>
void each_member(auto& aim, Visit visit)
    requires requires { aim.gap; }
{
    visit("id", aim.id);
    visit("title", aim.title);
    visit("says", aim.says);
    visit("where", aim.where);
    visit("measure", aim.measure);
    visit("gap", aim.gap);
    visit("asks", aim.asks);
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
    each_member(one, [&]<class Value>(const char* name, const Value& value) {
        if constexpr (std::is_same_v<Value, ChangeInfo>) {
            json[name] = json_of(value);
        } else {
            json[name] = value;
        }
    });
    return json;
}

/// Every member that is written; of an older format those that it has.
template <class T>
void read(const Json& json, T& one, bool older) {
    each_member(one, [&]<class Value>(const char* name, Value& value) {
        if (older && !json.contains(name)) {
            return;
        }
        if constexpr (std::is_same_v<Value, ChangeInfo>) {
            read(json.at(name), value, older);
        } else {
            json.at(name).get_to(value);
        }
    });
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
std::vector<T> list_of(const Json& list, bool older) {
    std::vector<T> all;
    for (const Json& json : list) {
        T one;
        read(json, one, older);
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
              {"home", release.home},
              {"posts", release.posts},
              {"simulated", release.simulated}};
    json["measures"] = list_json(release.measures);
    json["sources"] = list_json(release.sources);
    json["editions"] = list_json(release.editions);
    json["signals"] = json_of(release.signals.tally);
    json["rebased"] = list_json(release.rebased);
    json["aims"] = list_json(release.aims);
    json["tests"] = list_json(release.tests);
    json["files"] = list_json(files);
    return dumped(json);
}

Result<Manifest> manifest_of(const std::string& text) {
    try {
        const Json json = Json::parse(text);
        const int written = json.at("metforward_release");
        if (written < oldest_format || written > format) {
            return fail(ErrorKind::unsupported, "a newer program made the release", "release.json",
                        "Use that program, or a newer one");
        }
        const bool older = written < format;
        Manifest manifest;
        Release& release = manifest.release;
        json.at("authority").get_to(release.authority);
        json.at("simulated").get_to(release.simulated);
        release.measures = list_of<MeasureInfo>(json.at("measures"), older);
        release.sources = list_of<SourceInfo>(json.at("sources"), older);
        release.editions = list_of<EditionInfo>(json.at("editions"), older);
        read(json.at("signals"), release.signals.tally, older);
        manifest.files = list_of<FrozenFile>(json.at("files"), older);
        if (!older) {
            json.at("home").get_to(release.home);
            json.at("posts").get_to(release.posts);
            release.rebased = list_of<RebasedInfo>(json.at("rebased"), older);
            release.aims = list_of<AimInfo>(json.at("aims"), older);
            release.tests = list_of<AimInfo>(json.at("tests"), older);
        }
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
