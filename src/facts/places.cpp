#include "facts/places.hpp"

#include "base/hash.hpp"
#include "base/text.hpp"
#include "store/files.hpp"
#include "store/originals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <set>

namespace mf::facts {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view places_version = "1"; // changes with what is made of equal bytes

constexpr std::array endings{".shp",      ".tab", ".mif", ".gpkg", ".geojson",
                             ".topojson", ".kml", ".fgb", ".gml"};

bool ends_like_boundaries(std::string_view name) {
    const std::string small = lower(name);
    return std::ranges::any_of(endings,
                               [&](const char* ending) { return small.ends_with(ending); });
}

fs::path folder_of(const Workspace& workspace, const PlacesManifest& manifest) {
    return workspace.folder() / "geo" / manifest.source / manifest.id;
}

std::string id_of(const std::string& input_sha256, const BoundaryDefinition& definition) {
    return sha256(fmt::format("metforward places {}\n{}\n{}\n", places_version, input_sha256,
                              definition.hash))
        .substr(0, 32);
}

std::vector<std::string> sentences(const std::vector<Error>& errors) {
    std::vector<std::string> all;
    std::ranges::transform(errors, std::back_inserter(all), sentence);
    return all;
}

struct Prepared {
    PlacesManifest manifest;
    std::string areas;
};

Result<Prepared> prepare(const BoundaryDefinition& definition,
                         const fs::path& file,
                         const std::string& input_sha256) {
    auto read = store::read_boundaries(file, definition.request);
    if (!read) {
        return pass(read.error());
    }
    const auto table = geo::parse_boundaries(read->table, file.filename().string(), definition.set);
    if (!table) {
        return pass(table.error());
    }
    Prepared prepared;
    prepared.areas = geo::boundary_table(table->set);
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
                         sha256(prepared.areas)};
    for (const std::size_t at : table->repaired) {
        const geo::Boundary& area = table->set.areas[at];
        prepared.manifest.repaired.push_back(
            fmt::format("{}: {}; area {} before, {} after", area.code, area.repair->fault,
                        shortest(area.repair->area_before), shortest(area.repair->area_after)));
    }
    return prepared;
}

Done keep(const Workspace& workspace, const Prepared& prepared) {
    const fs::path scratch = workspace.scratch() / "places";
    std::error_code problem;
    fs::remove_all(scratch, problem);
    fs::create_directories(scratch, problem);
    const fs::path folder = folder_of(workspace, prepared.manifest);
    fs::remove_all(folder, problem); // what is damaged there goes
    fs::create_directories(folder.parent_path(), problem);
    if (problem) {
        return fail(ErrorKind::io, problem.message(), folder.string());
    }
    for (const auto& [name, bytes] : {std::pair{"areas.csv", prepared.areas},
                                      std::pair{"manifest.json", to_json(prepared.manifest)}}) {
        if (auto done = store::write_file(scratch / name, bytes); !done) {
            return done;
        }
    }
    return store::move_into_place(scratch, folder);
}

/// The manifest, when what was prepared stands there to the last byte.
Result<std::pair<PlacesManifest, std::string>>
prepared_in(const Workspace& workspace, const std::string& source, const std::string& id) {
    const fs::path folder = workspace.folder() / "geo" / source / id;
    const auto json = store::read_file(folder / "manifest.json");
    auto manifest = json ? places_manifest_from_json(*json, (folder / "manifest.json").string())
                         : pass(json.error());
    if (!manifest) {
        return pass(manifest.error());
    }
    auto areas = store::read_file(folder / "areas.csv");
    if (!areas) {
        return pass(areas.error());
    }
    if (sha256(*areas) != manifest->areas_sha256) {
        return fail(ErrorKind::integrity, "the prepared areas are not what was written",
                    (folder / "areas.csv").string(), "Run metforward rebuild");
    }
    return std::pair{std::move(*manifest), std::move(*areas)};
}

Result<std::string> keep_original(const Workspace& workspace, const fs::path& file) {
    auto writer = store::Originals{workspace.originals()}.writer();
    if (!writer) {
        return pass(writer.error());
    }
    std::ifstream stream{file, std::ios::binary};
    std::vector<char> block(std::size_t{1} << 20);
    while (stream) {
        stream.read(block.data(), static_cast<std::streamsize>(block.size()));
        if (auto done = writer->add({block.data(), static_cast<std::size_t>(stream.gcount())});
            !done) {
            return pass(done.error());
        }
    }
    if (!stream.eof()) {
        return fail(ErrorKind::io, "the file cannot be read", file.string());
    }
    return writer->finish();
}

/// The original under the name that it was handed in with: OGR goes by endings.
Result<fs::path> original_as_file(const Workspace& workspace, const PlacesObserved& observed) {
    auto reader = store::Originals{workspace.originals()}.open(observed.sha256);
    if (!reader) {
        return pass(reader.error());
    }
    const fs::path folder = workspace.scratch() / "originals";
    std::error_code problem;
    fs::create_directories(folder, problem);
    fs::path file = folder / fs::path{observed.name}.filename();
    std::ofstream stream{file, std::ios::binary};
    std::vector<char> block(std::size_t{1} << 20);
    for (;;) {
        const auto got = (*reader)(block);
        if (!got) {
            return pass(got.error());
        }
        if (*got == 0) {
            break;
        }
        stream.write(block.data(), static_cast<std::streamsize>(*got));
    }
    stream.close();
    return stream ? Result<fs::path>{file}
                  : fail(ErrorKind::io, "the disk does not take the file", file.string());
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

/// The newest observation of each definition.
std::map<std::string, PlacesObserved> newest(const std::vector<PlacesObserved>& all) {
    std::map<std::string, PlacesObserved> by_source;
    for (const PlacesObserved& one : all) {
        by_source.insert_or_assign(one.source, one);
    }
    return by_source;
}

} // namespace

Result<std::vector<BoundaryDefinition>> boundary_definitions(const Workspace& workspace) {
    std::vector<fs::path> folders{workspace.home().folder / "definitions/boundaries"};
    if (!workspace.authority().empty()) {
        folders.push_back(workspace.home().authority(workspace.authority()) / "boundaries");
    }
    return load_boundary_definitions(folders);
}

std::vector<fs::path> take_boundary_files(store::Listing& listing) {
    std::set<fs::path> files;
    for (const store::Item& item : listing.items) {
        if (ends_like_boundaries(item.name)) {
            files.insert(item.path);
        }
    }
    std::erase_if(listing.items,
                  [&](const store::Item& item) { return files.contains(item.path); });
    return {files.begin(), files.end()};
}

Result<PlacesLoaded>
take_boundaries(const Workspace& workspace, const fs::path& file, const Clock& clock) {
    const auto definitions = boundary_definitions(workspace);
    if (!definitions) {
        return pass(definitions.error());
    }
    const auto definition = recognised(*definitions, file);
    if (!definition) {
        return pass(definition.error());
    }
    auto journal = store::Journal::open(workspace.journal());
    const auto before = journal ? read_places(*journal) : pass(journal.error());
    if (!before) {
        return pass(before.error());
    }
    const auto sha256 = keep_original(workspace, file);
    if (!sha256) {
        return pass(sha256.error());
    }
    const bool met = std::ranges::any_of(*before, [&](const PlacesObserved& one) {
        return one.sha256 == *sha256 && one.source == definition->id;
    });
    if (auto there = prepared_in(workspace, definition->id, id_of(*sha256, *definition));
        there && met) {
        return PlacesLoaded{std::move(there->first), true};
    }
    const auto prepared = prepare(*definition, file, *sha256);
    if (!prepared) {
        return pass(prepared.error());
    }
    if (auto done = keep(workspace, *prepared); !done) {
        return pass(done.error());
    }
    if (auto done = store::sync_all(workspace.folder()); !done) {
        return pass(done.error());
    }
    if (!met) {
        const PlacesObserved observed{*sha256, file.filename().string(), definition->id,
                                      clock.today};
        if (auto done = journal->append({event_of(observed, clock)}); !done) {
            return pass(done.error());
        }
    }
    return PlacesLoaded{prepared->manifest, false};
}

Result<std::vector<PlacesManifest>> rebuild_boundaries(const Workspace& workspace) {
    const auto definitions = boundary_definitions(workspace);
    if (!definitions) {
        return pass(definitions.error());
    }
    const auto journal = store::Journal::open(workspace.journal());
    const auto observed = journal ? read_places(*journal) : pass(journal.error());
    if (!observed) {
        return pass(observed.error());
    }
    std::vector<PlacesManifest> made;
    for (const PlacesObserved& one : *observed) {
        const auto definition =
            std::ranges::find(*definitions, one.source, &BoundaryDefinition::id);
        if (definition == definitions->end() ||
            prepared_in(workspace, one.source, id_of(one.sha256, *definition))) {
            continue; // a definition that is gone no longer counts; what stands there need not be made
        }
        const auto file = original_as_file(workspace, one);
        const auto known = file ? recognised({*definition}, *file) : pass(file.error());
        const auto prepared = known ? prepare(*known, *file, one.sha256) : pass(known.error());
        if (!prepared) {
            return pass(prepared.error());
        }
        if (auto done = keep(workspace, *prepared); !done) {
            return pass(done.error());
        }
        made.push_back(prepared->manifest);
    }
    return made;
}

Result<std::vector<geo::BoundarySet>> areas_of(const Workspace& workspace,
                                               std::optional<geo::Level> level) {
    const auto definitions = boundary_definitions(workspace);
    const auto journal =
        definitions ? store::Journal::open_to_read(workspace.journal()) : pass(definitions.error());
    const auto observed = journal ? read_places(*journal) : pass(journal.error());
    if (!observed) {
        return pass(observed.error());
    }
    const auto by_source = newest(*observed);
    std::vector<geo::BoundarySet> sets;
    for (const BoundaryDefinition& definition : *definitions) {
        const auto found = by_source.find(definition.id);
        if (found == by_source.end() || (level && *level != definition.set.level)) {
            continue;
        }
        auto prepared =
            prepared_in(workspace, definition.id, id_of(found->second.sha256, definition));
        if (!prepared) {
            return fail(ErrorKind::integrity,
                        fmt::format("the areas of '{}' are not prepared", definition.id),
                        prepared.error().where, "Run metforward rebuild");
        }
        auto table = geo::parse_boundaries(prepared->second, "areas.csv", definition.set);
        if (!table) {
            return pass(table.error());
        }
        sets.push_back(std::move(table->set));
    }
    return sets;
}

} // namespace mf::facts
