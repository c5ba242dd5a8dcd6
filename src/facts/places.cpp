#include "facts/places.hpp"

#include "base/hash.hpp"
#include "base/text.hpp"
#include "facts/boundary_files.hpp"
#include "facts/kept_places.hpp"
#include "store/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace mf::facts {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view reader = "places 2"; // changes with what is made of equal bytes
constexpr const char* areas_file = "areas.csv";
constexpr const char* list_file = "list.csv";
constexpr const char* manifest_file = "manifest.json";

std::string id_of(const std::string& input_sha256, const BoundaryDefinition& definition) {
    return prepared_id(reader, input_sha256, definition.hash);
}

std::vector<std::string> sentences(const std::vector<Error>& errors) {
    std::vector<std::string> all;
    std::ranges::transform(errors, std::back_inserter(all), sentence);
    return all;
}

struct Prepared {
    PlacesManifest manifest;
    std::string areas;
    std::string list;
};

/// The code that the lists have of an area of that name, "" where they have none.
std::string code_by_name(const geo::Areas& lists, geo::Level level, const std::string& name) {
    if (level == geo::Level::district) {
        const geo::District* district = lists.district_named(name);
        return district == nullptr ? "" : district->code;
    }
    const geo::Force* force = level == geo::Level::force ? lists.force_named(name) : nullptr;
    return force == nullptr ? "" : force->code;
}

/// A file that has names alone gets the codes of the lists; all of it, or names would stand among codes.
void take_codes_from_lists(const geo::Areas& lists, geo::BoundarySet& set) {
    std::set<std::string> codes;
    for (const geo::Boundary& area : set.areas) {
        const std::string code = code_by_name(lists, set.id.level, area.name);
        if (code.empty() || !codes.insert(code).second) {
            return;
        }
    }
    for (geo::Boundary& area : set.areas) {
        area.code = code_by_name(lists, set.id.level, area.name);
    }
    std::ranges::sort(set.areas, {}, &geo::Boundary::code);
}

Result<Prepared> prepare(const BoundaryDefinition& definition,
                         const geo::Areas& lists,
                         const fs::path& file,
                         const std::string& input_sha256) {
    auto read = store::read_boundaries(file, definition.request);
    if (!read) {
        return pass(read.error());
    }
    auto table = geo::parse_boundaries(read->table, file.filename().string(), definition.set);
    if (!table) {
        return pass(table.error());
    }
    if (definition.request.fields.code.empty()) {
        take_codes_from_lists(lists, table->set);
    }
    Prepared prepared;
    prepared.areas = geo::boundary_table(table->set);
    prepared.list = geo::area_list_text(geo::listed(table->set));
    prepared.manifest = {id_of(input_sha256, definition),
                         definition.id,
                         definition.hash,
                         input_sha256,
                         std::move(read->layer),
                         std::move(read->crs),
                         std::string{geo::name(table->set.frame)},
                         read->reprojected,
                         table->set.areas.size(),
                         sentences(table->refused),
                         {},
                         sha256(prepared.areas),
                         sha256(prepared.list)};
    for (const geo::Boundary& area : table->set.areas) {
        if (area.repair) {
            prepared.manifest.repaired.push_back(
                fmt::format("{}: {}; area {} before, {} after", area.code, area.repair->fault,
                            shortest(area.repair->area_before), shortest(area.repair->area_after)));
        }
    }
    return prepared;
}

/// The manifest of what was prepared; `integrity` when something of it is not there to the last byte.
Result<PlacesManifest> manifest_in(const fs::path& folder) {
    const auto json = store::read_file(folder / manifest_file);
    return json ? places_manifest_from_json(*json, (folder / manifest_file).string())
                : pass(json.error());
}

Result<PlacesManifest> whole_in(const fs::path& folder) {
    auto manifest = manifest_in(folder);
    if (!manifest) {
        return manifest;
    }
    for (const auto& [name, hash] : {std::pair{areas_file, &manifest->areas_sha256},
                                     std::pair{list_file, &manifest->list_sha256}}) {
        if (const auto bytes = prepared_file(folder, name, *hash); !bytes) {
            return pass(bytes.error());
        }
    }
    return manifest;
}

Result<BoundaryDefinition> recognised(const std::vector<BoundaryDefinition>& definitions,
                                      const fs::path& file) {
    const auto layers = store::boundary_layers(file);
    if (!layers) {
        return pass(layers.error());
    }
    Result<BoundaryDefinition> found = fail(ErrorKind::invalid, "the file has no layer",
                                            file.string(), "Hand in one with boundaries");
    for (const store::BoundaryLayer& layer : *layers) {
        found = definition_for(definitions, layer.fields, file.filename().string());
        if (found) {
            found->request.layer = layer.name;
            return found;
        }
    }
    return found;
}

/// pre: the file is alone in its folder (kept_places.hpp says why).
Result<PlacesManifest> prepare_alone(const Workspace& workspace,
                                     const std::vector<BoundaryDefinition>& definitions,
                                     const geo::Areas& lists,
                                     const fs::path& file,
                                     const std::string& input_sha256) {
    auto definition = recognised(definitions, file);
    if (!definition) {
        Error error = definition.error();
        error.where = file.filename().string();
        return pass(std::move(error));
    }
    const fs::path folder =
        prepared_folder(workspace, definition->id, id_of(input_sha256, *definition));
    if (auto there = whole_in(folder)) {
        return there;
    }
    auto prepared = prepare(*definition, lists, file, input_sha256);
    if (!prepared) {
        return pass(prepared.error());
    }
    const Done kept = keep_prepared(folder,
                                    {{areas_file, std::move(prepared->areas)},
                                     {list_file, std::move(prepared->list)},
                                     {manifest_file, to_json(prepared->manifest)}},
                                    workspace.scratch() / "places");
    return kept ? Result<PlacesManifest>{std::move(prepared->manifest)} : pass(kept.error());
}

/// What it is told apart by from another file of its definition.
Result<PlacesContents> contents_in(const fs::path& folder, const geo::SetId& set) {
    const auto manifest = manifest_in(folder);
    const auto text =
        manifest ? prepared_file(folder, list_file, manifest->list_sha256) : pass(manifest.error());
    const auto list = text ? geo::parse_area_list(*text, list_file, set) : pass(text.error());
    if (!list) {
        return fail(ErrorKind::integrity,
                    fmt::format("the areas of '{}' are not prepared", set.source),
                    list.error().where, "Run `metforward rebuild`");
    }
    PlacesContents contents{std::nullopt, list->areas.size(), 0};
    for (const geo::ListedArea& area : list->areas) {
        contents.newest = std::max(contents.newest, area.from);
    }
    return contents;
}

/// What counts: a definition, and the folder of the file of it that does.
struct Held {
    BoundaryDefinition definition;
    fs::path folder;
    PlacesObserved observed;
};

Result<std::vector<Held>> held(const Workspace& workspace, std::optional<geo::Level> level) {
    auto definitions = boundary_definitions(workspace);
    const auto journal =
        definitions ? store::Journal::open_to_read(workspace.journal()) : pass(definitions.error());
    auto observed = journal ? read_places(*journal) : pass(journal.error());
    if (!observed) {
        return pass(observed.error());
    }
    const auto definition_of = [&](const PlacesObserved& one) {
        return std::ranges::find(*definitions, one.source, &BoundaryDefinition::id);
    };
    std::erase_if(*observed, [&](const PlacesObserved& one) {
        const auto found = definition_of(one);
        return found == definitions->end() || (level && *level != found->set.level);
    });
    const auto folder_of = [&](const PlacesObserved& one) {
        return prepared_folder(workspace, one.source, id_of(one.sha256, *definition_of(one)));
    };
    auto counting =
        that_count(*observed, PlacesObserved::Kind::boundaries, [&](const PlacesObserved& one) {
            return contents_in(folder_of(one), definition_of(one)->set);
        });
    if (!counting) {
        return pass(counting.error());
    }
    std::vector<Held> all;
    for (PlacesObserved& one : *counting) {
        all.push_back({*definition_of(one), folder_of(one), std::move(one)});
    }
    return all;
}

/// A file of what is held, and what it is made into.
template <class Made>
Result<std::vector<Made>> read_held(const Workspace& workspace,
                                    std::optional<geo::Level> level,
                                    const char* name,
                                    std::string PlacesManifest::* hash,
                                    auto make) {
    const auto all = held(workspace, level);
    if (!all) {
        return pass(all.error());
    }
    std::vector<Made> sets;
    for (const Held& one : *all) {
        const auto manifest = manifest_in(one.folder);
        const auto text =
            manifest ? prepared_file(one.folder, name, (*manifest).*hash) : pass(manifest.error());
        if (!text) {
            return fail(ErrorKind::integrity,
                        fmt::format("the areas of '{}' are not prepared", one.definition.id),
                        text.error().where, "Run `metforward rebuild`");
        }
        auto made = make(*text, one.definition.set);
        if (!made) {
            return pass(made.error());
        }
        sets.push_back(std::move(*made));
    }
    return sets;
}

} // namespace

Result<std::vector<BoundaryDefinition>> boundary_definitions(const Workspace& workspace) {
    std::vector<fs::path> folders{workspace.home().folder / "definitions/boundaries"};
    if (!workspace.authority().empty()) {
        folders.push_back(workspace.home().authority(workspace.authority()) / "boundaries");
    }
    return load_boundary_definitions(folders);
}

Result<BoundaryWords> boundary_words(const Workspace& workspace) {
    auto definitions = boundary_definitions(workspace);
    auto lists = definitions ? workspace.areas() : pass(definitions.error());
    return lists ? Result<BoundaryWords>{{std::move(*definitions), std::move(*lists)}}
                 : pass(lists.error());
}

Result<PlacesManifest>
take_boundaries(const Workspace& workspace, const BoundaryWords& words, const fs::path& file) {
    const std::string name = file.filename().string();
    if (needs_files_beside(name)) {
        return fail(ErrorKind::unsupported,
                    "the boundaries are in several files, of which this is one", name,
                    "Put them into a ZIP archive and hand that in");
    }
    const auto alone = copy_alone(workspace, file);
    const auto sha256 = alone ? store::hash_file(*alone) : pass(alone.error());
    auto manifest = sha256
                        ? prepare_alone(workspace, words.definitions, words.lists, *alone, *sha256)
                        : pass(sha256.error());
    const auto kept = manifest ? keep_original(workspace, *alone) : pass(manifest.error());
    return kept ? manifest : pass(kept.error());
}

Result<std::vector<PlacesManifest>> rebuild_boundaries(const Workspace& workspace) {
    const auto words = boundary_words(workspace);
    const auto journal = words ? store::Journal::open(workspace.journal()) : pass(words.error());
    const auto observed = journal ? read_places(*journal) : pass(journal.error());
    if (!observed) {
        return pass(observed.error());
    }
    std::vector<PlacesManifest> made;
    for (const PlacesObserved& one : *observed) {
        const auto definition =
            std::ranges::find(words->definitions, one.source, &BoundaryDefinition::id);
        if (one.kind != PlacesObserved::Kind::boundaries ||
            definition == words->definitions.end() ||
            whole_in(prepared_folder(workspace, one.source, id_of(one.sha256, *definition)))) {
            continue; // a definition that is gone no longer counts; what stands there need not be made
        }
        const auto file = original_alone(workspace, one.sha256, one.name);
        auto manifest =
            file ? prepare_alone(workspace, {*definition}, words->lists, *file, one.sha256)
                 : pass(file.error());
        if (!manifest) {
            return pass(manifest.error());
        }
        made.push_back(std::move(*manifest));
    }
    return made;
}

Result<std::vector<PlacesObserved>> boundaries_that_count(const Workspace& workspace) {
    const auto all = held(workspace, std::nullopt);
    if (!all) {
        return pass(all.error());
    }
    std::vector<PlacesObserved> observed;
    std::ranges::transform(*all, std::back_inserter(observed), &Held::observed);
    return observed;
}

Result<std::vector<geo::BoundarySet>> areas_of(const Workspace& workspace,
                                               std::optional<geo::Level> level) {
    return read_held<geo::BoundarySet>(
        workspace, level, areas_file, &PlacesManifest::areas_sha256,
        [](const std::string& text, const geo::SetId& id) -> Result<geo::BoundarySet> {
            auto table = geo::parse_boundaries(text, areas_file, id);
            return table ? Result<geo::BoundarySet>{std::move(table->set)} : pass(table.error());
        });
}

Result<std::vector<geo::AreaList>> area_lists(const Workspace& workspace,
                                              std::optional<geo::Level> level) {
    return read_held<geo::AreaList>(workspace, level, list_file, &PlacesManifest::list_sha256,
                                    [](const std::string& text, const geo::SetId& id) {
                                        return geo::parse_area_list(text, list_file, id);
                                    });
}

} // namespace mf::facts
