#include "publish/places.hpp"

#include "base/table_reader.hpp"
#include "facts/state.hpp"
#include "store/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace mf::publish {

namespace {

std::string text(const store::Value& value) {
    const auto* found = std::get_if<std::string>(&value);
    return found == nullptr ? std::string{} : *found;
}

/// Whether the area lies within the authority's own; any area where it has none.
bool is_own(const release::Release& release, const release::AreaInfo& area) {
    constexpr int levels_max = 10; // a circle in the data must end
    const release::AreaInfo* at = &area;
    for (int level = 0; at != nullptr && level < levels_max; ++level) {
        if (release.home.empty() || at->code == release.home) {
            return true;
        }
        at = release.area(at->parent);
    }
    return false;
}

Done add_places(const Material& material,
                const PlaceNames& names,
                const release::Release& release,
                std::vector<release::PlaceInfo>& places) {
    if (!material.state.by_source.contains(names.source)) {
        return {}; // no file of it is loaded
    }
    const std::string in_use =
        names.ended.empty() ? "" : fmt::format(" AND {} IS NULL", store::sql_name(names.ended));
    const auto table = material.database.query(fmt::format(
        "SELECT DISTINCT {0}, {1} FROM {2} WHERE {0} IS NOT NULL AND {1} IS NOT NULL{3}",
        store::sql_name(names.field), store::sql_name(names.area),
        store::sql_name(facts::sql_table(names.source)), in_use));
    if (!table) {
        return pass(table.error());
    }
    for (const auto& row : table->rows) {
        std::string name = text(row[0]);
        const release::AreaInfo* area = release.area(text(row[1]));
        if (area == nullptr || !is_own(release, *area)) {
            continue;
        }
        if (name.starts_with(names.cut)) {
            name.erase(0, names.cut.size());
        }
        if (!name.empty()) {
            places.push_back({std::move(name), area->code});
        }
    }
    return {};
}

} // namespace

Result<std::vector<PlaceNames>> load_place_names(const std::filesystem::path& file) {
    std::vector<PlaceNames> all;
    if (!std::filesystem::exists(file)) {
        return all;
    }
    const auto text = store::read_file(file);
    const auto table = text ? parse_toml(*text, file.string()) : pass(text.error());
    if (!table) {
        return pass(table.error());
    }
    TableReader reader{*table, file.string()};
    for (const toml::table* one : reader.tables("place")) {
        TableReader inner{*one, file.string()};
        PlaceNames names;
        names.kind =
            inner.flag("postcodes") ? PlaceNames::Kind::postcode : PlaceNames::Kind::street;
        names.source = inner.needed_text("source");
        names.field = inner.needed_text("field");
        names.cut = inner.text("cut");
        names.area = inner.needed_text("area");
        names.ended = inner.text("ended");
        all.push_back(std::move(names));
        reader.take(inner.end());
    }
    if (auto error = reader.end()) {
        return pass(*error);
    }
    return all;
}

Result<std::vector<release::PlaceInfo>>
places_of(const Material& material, const release::Release& release, PlaceNames::Kind kind) {
    const auto names = load_place_names(material.home / "definitions/places.toml");
    if (!names) {
        return pass(names.error());
    }
    std::vector<release::PlaceInfo> places;
    for (const PlaceNames& one : *names) {
        if (one.kind != kind) {
            continue;
        }
        if (auto added = add_places(material, one, release, places); !added) {
            return pass(added.error());
        }
    }
    const auto key = [](const release::PlaceInfo& place) {
        return std::tie(place.name, place.area);
    };
    std::ranges::sort(places, {}, key);
    const auto twice = std::ranges::unique(places, {}, key);
    places.erase(twice.begin(), twice.end());
    if (places.size() > places_max) {
        places.resize(places_max);
    }
    return places;
}

} // namespace mf::publish
