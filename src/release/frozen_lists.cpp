#include "release/frozen_lists.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace mf::release {

namespace {

using Json = nlohmann::ordered_json;

Error damaged(const std::string& why) {
    return {ErrorKind::integrity,
            fmt::format("the release is damaged: {}", why),
            {},
            "Bring it back from a backup"};
}

Json json_of(const Cell& cell) {
    const auto value = cell.value();
    return value ? Json(*value) : Json(symbols(cell, {}));
}

/// pre: a number or a symbol; throws what nlohmann throws for anything else.
Cell cell_of(const Json& json) {
    if (json.is_number()) {
        return json.get<double>();
    }
    return missing_of(json.get<std::string>()).value_or(Missing::not_available);
}

Json json_of(const CoverageInfo& one) {
    return {one.source,   one.force, one.period.text(),
            one.supply,   one.rows,  one.usual ? Json(*one.usual) : Json(nullptr),
            one.far_below};
}

Json json_of(const SplitInfo& one) {
    Json groups = Json::array();
    for (const SplitGroup& group : one.groups) {
        groups.push_back(Json{group.value, json_of(group.number), json_of(group.lowest),
                              json_of(group.highest)});
    }
    return {one.measure,
            one.field,
            one.area,
            one.period.text(),
            json_of(one.missing),
            json_of(one.missing_share),
            std::move(groups)};
}

Json json_of(const PlaceInfo& one) {
    return {one.name, one.area};
}

Json json_of(const DefinitionFile& one) {
    return {one.path, one.text};
}

template <class T>
std::string text_of(const std::vector<T>& all) {
    std::string text = "[\n";
    for (const T& one : all) {
        text += json_of(one).dump(-1, ' ', false, Json::error_handler_t::replace);
        text += &one == &all.back() ? "\n" : ",\n";
    }
    return text + "]\n";
}

/// Reads every entry by `read`, which gives an error or nothing.
template <class T, class Read>
Result<std::vector<T>> list_of(const std::string& text, Read read) {
    try {
        std::vector<T> all;
        for (const Json& json : Json::parse(text)) {
            T one;
            if (auto wrong = read(json, one)) {
                return pass(damaged(*wrong));
            }
            all.push_back(std::move(one));
        }
        return all;
    } catch (const Json::exception& error) {
        return pass(damaged(error.what()));
    }
}

using Wrong = std::optional<std::string>;

Wrong read_period(const Json& json, Period& period) {
    const auto read = Period::parse(json.get<std::string>());
    if (!read) {
        return "a period is none";
    }
    period = *read;
    return std::nullopt;
}

} // namespace

std::string coverage_text(const std::vector<CoverageInfo>& coverage) {
    return text_of(coverage);
}

std::string splits_text(const std::vector<SplitInfo>& splits) {
    return text_of(splits);
}

std::string places_text(const std::vector<PlaceInfo>& places) {
    return text_of(places);
}

std::string definitions_text(const std::vector<DefinitionFile>& definitions) {
    return text_of(definitions);
}

Result<std::vector<DefinitionFile>> definitions_of(const std::string& text) {
    return list_of<DefinitionFile>(text, [](const Json& json, DefinitionFile& one) -> Wrong {
        json.at(0).get_to(one.path);
        json.at(1).get_to(one.text);
        return std::nullopt;
    });
}

Result<std::vector<PlaceInfo>> places_of(const std::string& text) {
    return list_of<PlaceInfo>(text, [](const Json& json, PlaceInfo& one) -> Wrong {
        json.at(0).get_to(one.name);
        json.at(1).get_to(one.area);
        return std::nullopt;
    });
}

Result<std::vector<CoverageInfo>> coverage_of(const std::string& text) {
    return list_of<CoverageInfo>(text, [](const Json& json, CoverageInfo& one) {
        json.at(0).get_to(one.source);
        json.at(1).get_to(one.force);
        json.at(3).get_to(one.supply);
        json.at(4).get_to(one.rows);
        if (!json.at(5).is_null()) {
            one.usual = json.at(5).get<double>();
        }
        json.at(6).get_to(one.far_below);
        return read_period(json.at(2), one.period);
    });
}

Result<std::vector<SplitInfo>> splits_of(const std::string& text) {
    return list_of<SplitInfo>(text, [](const Json& json, SplitInfo& one) {
        json.at(0).get_to(one.measure);
        json.at(1).get_to(one.field);
        json.at(2).get_to(one.area);
        one.missing = cell_of(json.at(4));
        one.missing_share = cell_of(json.at(5));
        for (const Json& group : json.at(6)) {
            one.groups.push_back({group.at(0).get<std::string>(), cell_of(group.at(1)),
                                  cell_of(group.at(2)), cell_of(group.at(3))});
        }
        return read_period(json.at(3), one.period);
    });
}

} // namespace mf::release
