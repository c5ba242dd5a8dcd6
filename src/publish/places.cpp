#include "publish/places.hpp"

#include "base/table_reader.hpp"
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

/// The view of a source's current rows, when any measure counts from it.
const measures::Plan* plan_from(const Material& material, const std::string& source) {
    const auto found = std::ranges::find_if(material.plans, [&](const measures::Plan& plan) {
        return plan.definition.source == source;
    });
    return found == material.plans.end() ? nullptr : &*found;
}

Done add_places(const Material& material,
                const PlaceNames& names,
                const release::Release& release,
                std::vector<release::PlaceInfo>& places) {
    const measures::Plan* plan = plan_from(material, names.source);
    if (plan == nullptr) {
        return {};
    }
    const auto table = material.database.query(fmt::format(
        "SELECT DISTINCT {0}, {1} FROM {2} WHERE {0} IS NOT NULL AND {1} IS NOT NULL",
        store::sql_name(names.field), store::sql_name(names.area), store::sql_name(plan->table)));
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
        all.push_back({inner.needed_text("source"), inner.needed_text("field"), inner.text("cut"),
                       inner.needed_text("area")});
        reader.take(inner.end());
    }
    if (auto error = reader.end()) {
        return pass(*error);
    }
    return all;
}

Result<std::vector<release::PlaceInfo>> places_of(const Material& material,
                                                  const release::Release& release) {
    const auto names = load_place_names(material.home / "definitions/places.toml");
    if (!names) {
        return pass(names.error());
    }
    std::vector<release::PlaceInfo> places;
    for (const PlaceNames& one : *names) {
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
