#include "base/hash.hpp"
#include "facts/edition.hpp"

#include <nlohmann/json.hpp>

namespace mf::facts {

namespace {

using Json = nlohmann::ordered_json;

Json slice_json(const Slice& slice) {
    Json json{{"key", slice.key},
              {"rows", slice.rows},
              {"held", slice.held},
              {"rows_hash", slice.rows_hash}};
    if (!slice.hold.empty()) {
        json["hold"] = slice.hold;
    }
    if (slice.published) {
        json["published"] = slice.published->text();
    }
    return json;
}

Slice slice_of(const Json& json) {
    Slice slice;
    slice.key = json.at("key").get<SliceKey>();
    slice.rows = json.at("rows");
    slice.held = json.at("held");
    slice.rows_hash = json.at("rows_hash");
    slice.hold = json.value("hold", "");
    if (json.contains("published")) {
        if (const auto day = Day::parse(json.at("published").get<std::string>())) {
            slice.published = *day;
        }
    }
    return slice;
}

// The members that are read and written as they are, named once.
template <class Visit>
void each_member(auto& manifest, Visit visit) {
    visit("edition", manifest.edition);
    visit("source", manifest.source);
    visit("definition", manifest.definition);
    visit("input_sha256", manifest.input_sha256);
    visit("input_bytes", manifest.input_bytes);
    visit("sheet", manifest.sheet);
    visit("name_parts", manifest.name_parts);
    visit("rows_read", manifest.rows_read);
    visit("rows_kept", manifest.rows_kept);
    visit("rows_held", manifest.rows_held);
    visit("rows_refused", manifest.rows_refused);
    visit("cells_kept", manifest.cells_kept);
    visit("cells_held", manifest.cells_held);
    visit("cells_refused", manifest.cells_refused);
    visit("refused", manifest.refused);
    visit("rows_sharing_id", manifest.rows_sharing_id);
    visit("distinct_ids", manifest.distinct_ids);
    visit("rows_without_id", manifest.rows_without_id);
    visit("rows_without_place", manifest.rows_without_place);
    visit("rows_equal_to_another", manifest.rows_equal_to_another);
    visit("unmatched_places", manifest.unmatched_places);
    visit("unrecognised", manifest.unrecognised);
    visit("category_set", manifest.category_set);
    visit("categories", manifest.categories);
    visit("cut", manifest.cut);
    visit("withheld", manifest.withheld);
    visit("levels", manifest.levels);
    visit("notes", manifest.notes);
    visit("blanks", manifest.blanks);
    visit("files", manifest.files);
}

constexpr const char* seal = "seal";

std::string sealed(Json json) {
    json.erase(seal);
    const std::string hash = sha256(json.dump(1));
    json[seal] = hash;
    return json.dump(1) + "\n";
}

std::unexpected<Error> damaged(const std::string& what, const std::string& where) {
    return fail(ErrorKind::integrity, "the manifest is damaged: " + what, where,
                "Run `metforward rebuild`");
}

} // namespace

std::string to_json(const Manifest& manifest) {
    Json json;
    each_member(manifest, [&](const char* name, const auto& member) { json[name] = member; });
    json["slices"] = Json::array();
    for (const Slice& slice : manifest.slices) {
        json["slices"].push_back(slice_json(slice));
    }
    return sealed(std::move(json));
}

Result<Manifest> manifest_from_json(const std::string& text, const std::string& where) {
    try {
        const Json json = Json::parse(text);
        if (!json.contains(seal)) {
            return fail(ErrorKind::unsupported, "an older version of the program wrote it", where,
                        "Run `metforward rebuild`");
        }
        if (sealed(json) != text) {
            return damaged("its bytes are others", where);
        }
        Manifest manifest;
        each_member(manifest,
                    [&](const char* name, auto& member) { json.at(name).get_to(member); });
        for (const Json& slice : json.at("slices")) {
            manifest.slices.push_back(slice_of(slice));
        }
        return manifest;
    } catch (const nlohmann::json::exception& error) {
        return damaged(error.what(), where);
    }
}

} // namespace mf::facts
