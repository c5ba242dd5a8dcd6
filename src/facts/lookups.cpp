#include "facts/lookups.hpp"

#include "base/csv_text.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "facts/identify.hpp"
#include "facts/kept_places.hpp"
#include "store/files.hpp"
#include "store/originals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace mf::facts {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view reader = "lookup 1"; // changes with what is made of equal bytes
constexpr const char* links_file = "links.csv";
constexpr const char* manifest_file = "manifest.json";
/// Named limit: every postcode of a country with its areas.
constexpr std::uint64_t lookup_bytes_max = std::uint64_t{1} << 30;

std::string id_of(const std::string& input_sha256, const LookupDefinition& definition) {
    return prepared_id(reader, input_sha256, definition.hash);
}

/// The columns' names, from the first line; none where it is no line of a delimited table.
std::vector<std::string> header_of(std::string_view first_bytes) {
    const std::string_view line = first_bytes.substr(0, first_bytes.find_first_of("\r\n"));
    const auto table = parse_csv(line, "");
    return table ? table->header : std::vector<std::string>{};
}

void count(const geo::Lookup& lookup, LookupManifest& manifest) {
    std::set<std::string_view> targets;
    manifest.links = lookup.links().size();
    for (const geo::Link& link : lookup.links()) {
        targets.insert(link.to);
    }
    manifest.targets = targets.size();
    for (auto rest = lookup.links(); !rest.empty();) {
        const std::size_t size = lookup.of(rest.front().from).size();
        manifest.parted += size > 1 ? 1 : 0;
        ++manifest.areas;
        rest = rest.subspan(size);
    }
}

struct Prepared {
    LookupManifest manifest;
    std::string links;
};

Result<Prepared> prepare(const LookupDefinition& definition,
                         std::string_view text,
                         const std::string& name,
                         const std::string& input_sha256) {
    const auto read =
        geo::parse_lookup(text, name, definition.from, definition.to, definition.columns);
    if (!read) {
        return pass(read.error());
    }
    Prepared prepared;
    prepared.links = geo::lookup_text(read->lookup);
    LookupManifest& manifest = prepared.manifest;
    manifest.id = id_of(input_sha256, definition);
    manifest.source = definition.id;
    manifest.definition = definition.hash;
    manifest.input_sha256 = input_sha256;
    manifest.from = definition.from;
    manifest.to = definition.to;
    manifest.basis = read->lookup.basis();
    manifest.weight_of = definition.weight_of;
    manifest.links_sha256 = sha256(prepared.links);
    std::ranges::transform(read->refused, std::back_inserter(manifest.refused), sentence);
    count(read->lookup, manifest);
    return prepared;
}

Result<LookupManifest> whole_in(const fs::path& folder) {
    const auto json = store::read_file(folder / manifest_file);
    auto manifest = json ? lookup_manifest_from_json(*json, (folder / manifest_file).string())
                         : pass(json.error());
    if (!manifest) {
        return manifest;
    }
    const auto links = prepared_file(folder, links_file, manifest->links_sha256);
    return links ? manifest : pass(links.error());
}

Result<LookupManifest> prepare_in(const fs::path& geo,
                                  const fs::path& scratch,
                                  const LookupDefinition& definition,
                                  std::string_view text,
                                  const std::string& name,
                                  const std::string& input_sha256) {
    const fs::path folder = geo / definition.id / id_of(input_sha256, definition);
    if (auto there = whole_in(folder)) {
        return there;
    }
    auto prepared = prepare(definition, text, name, input_sha256);
    if (!prepared) {
        return pass(prepared.error());
    }
    const Done kept = keep_prepared(
        folder,
        {{links_file, std::move(prepared->links)}, {manifest_file, to_json(prepared->manifest)}},
        scratch / "lookup");
    return kept ? Result<LookupManifest>{std::move(prepared->manifest)} : pass(kept.error());
}

Error not_prepared(const std::string& source, const Error& why) {
    return {ErrorKind::integrity, fmt::format("the lookup '{}' is not prepared", source), why.where,
            "Run `metforward rebuild`"};
}

/// A definition, and the file of it that counts.
struct Held {
    LookupDefinition definition;
    PlacesObserved observed;
};

Result<std::vector<Held>> held(const Workspace& workspace) {
    const auto definitions = lookup_definitions(workspace);
    const auto journal =
        definitions ? store::Journal::open_to_read(workspace.journal()) : pass(definitions.error());
    auto observed = journal ? read_places(*journal) : pass(journal.error());
    if (!observed) {
        return pass(observed.error());
    }
    const auto definition_of = [&](const PlacesObserved& one) {
        return std::ranges::find(*definitions, one.source, &LookupDefinition::id);
    };
    std::erase_if(*observed, [&](const PlacesObserved& one) {
        return definition_of(one) == definitions->end();
    });
    const auto look = [&](const PlacesObserved& one) -> Result<PlacesContents> {
        const auto manifest = whole_in(
            prepared_folder(workspace, one.source, id_of(one.sha256, *definition_of(one))));
        return manifest ? Result<PlacesContents>{{std::nullopt, manifest->areas, manifest->links}}
                        : pass(not_prepared(one.source, manifest.error()));
    };
    auto counting = that_count(*observed, PlacesObserved::Kind::lookup, look);
    if (!counting) {
        return pass(counting.error());
    }
    std::vector<Held> all;
    for (PlacesObserved& one : *counting) {
        all.push_back({*definition_of(one), std::move(one)});
    }
    return all;
}

} // namespace

Result<std::vector<LookupDefinition>> lookup_definitions(const Workspace& workspace) {
    std::vector<fs::path> folders{workspace.home().folder / "definitions/lookups"};
    if (!workspace.authority().empty()) {
        folders.push_back(workspace.home().authority(workspace.authority()) / "lookups");
    }
    return load_lookup_definitions(folders);
}

Result<std::vector<LookupManifest>> take_lookups(const LookupShelf& shelf,
                                                 std::string_view first_bytes,
                                                 store::Reader whole,
                                                 std::string_view file_name) {
    const auto fitting = definitions_for(shelf.definitions, header_of(first_bytes), file_name);
    if (fitting.empty()) {
        return fail(ErrorKind::not_found, "no lookup has these columns", std::string{file_name});
    }
    const auto text = store::read_all(whole, lookup_bytes_max);
    if (!text) {
        return pass(text.error());
    }
    const std::string input_sha256 = sha256(*text);
    std::vector<LookupManifest> manifests;
    for (const LookupDefinition& definition : fitting) {
        auto manifest = prepare_in(shelf.prepared, shelf.scratch, definition, *text,
                                   std::string{file_name}, input_sha256);
        if (!manifest) {
            return pass(manifest.error());
        }
        manifests.push_back(std::move(*manifest));
    }
    auto writer = store::Originals{shelf.originals}.writer();
    const Done added = writer ? writer->add(*text) : pass(writer.error());
    const auto kept = added ? writer->finish() : pass(added.error());
    return kept ? Result<std::vector<LookupManifest>>{std::move(manifests)} : pass(kept.error());
}

Result<std::vector<LookupManifest>> rebuild_lookups(const Workspace& workspace) {
    const auto definitions = lookup_definitions(workspace);
    const auto journal =
        definitions ? store::Journal::open(workspace.journal()) : pass(definitions.error());
    const auto observed = journal ? read_places(*journal) : pass(journal.error());
    if (!observed) {
        return pass(observed.error());
    }
    std::vector<LookupManifest> made;
    for (const PlacesObserved& one : *observed) {
        const auto definition = std::ranges::find(*definitions, one.source, &LookupDefinition::id);
        if (one.kind != PlacesObserved::Kind::lookup || definition == definitions->end() ||
            whole_in(prepared_folder(workspace, one.source, id_of(one.sha256, *definition)))) {
            continue; // a definition that is gone no longer counts; what stands there need not be made
        }
        auto original = store::Originals{workspace.originals()}.open(one.sha256);
        const auto text =
            original ? store::read_all(*original, lookup_bytes_max) : pass(original.error());
        auto manifest = text ? prepare_in(workspace.folder() / "geo", workspace.scratch(),
                                          *definition, *text, one.name, one.sha256)
                             : pass(text.error());
        if (!manifest) {
            return pass(manifest.error());
        }
        made.push_back(std::move(*manifest));
    }
    return made;
}

Result<std::vector<PlacesObserved>> lookups_that_count(const Workspace& workspace) {
    const auto all = held(workspace);
    if (!all) {
        return pass(all.error());
    }
    std::vector<PlacesObserved> observed;
    std::ranges::transform(*all, std::back_inserter(observed), &Held::observed);
    return observed;
}

Result<std::vector<LookupManifest>> lookups_held(const Workspace& workspace) {
    const auto all = held(workspace);
    if (!all) {
        return pass(all.error());
    }
    std::vector<LookupManifest> manifests;
    for (const Held& one : *all) {
        auto manifest = whole_in(prepared_folder(workspace, one.definition.id,
                                                 id_of(one.observed.sha256, one.definition)));
        if (!manifest) {
            return pass(not_prepared(one.definition.id, manifest.error()));
        }
        manifests.push_back(std::move(*manifest));
    }
    return manifests;
}

Result<geo::Lookup> lookup_of(const Workspace& workspace, const LookupManifest& manifest) {
    const auto text = prepared_file(prepared_folder(workspace, manifest.source, manifest.id),
                                    links_file, manifest.links_sha256);
    if (!text) {
        return pass(not_prepared(manifest.source, text.error()));
    }
    return geo::lookup_of_text(*text, links_file, manifest.from, manifest.to, manifest.basis);
}

} // namespace mf::facts
