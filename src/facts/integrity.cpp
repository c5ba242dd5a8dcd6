#include "facts/integrity.hpp"

#include "facts/journal_events.hpp"
#include "facts/places_manifest.hpp"
#include "store/files.hpp"
#include "store/journal.hpp"

#include <algorithm>
#include <set>

namespace mf::facts {

namespace {

constexpr const char* manifest_name = "manifest.json";
constexpr std::size_t block_bytes = std::size_t{1} << 20;

std::unexpected<Error> damaged(const std::string& what, const std::filesystem::path& file) {
    return fail(ErrorKind::integrity, what, file.string(), "Run `metforward rebuild`");
}

/// The inputs that the journal names.
Result<std::set<std::string>> inputs_of(const Workspace& workspace) {
    const auto journal = store::Journal::open(workspace.journal());
    const auto events = journal ? read_events(*journal) : pass(journal.error());
    if (!events) {
        return pass(events.error());
    }
    const auto places = read_places(*journal);
    if (!places) {
        return pass(places.error());
    }
    std::set<std::string> inputs;
    std::ranges::transform(events->observed, std::inserter(inputs, inputs.end()),
                           [](const Observed& one) { return one.what.sha256; });
    std::ranges::transform(*places, std::inserter(inputs, inputs.end()), &PlacesObserved::sha256);
    return inputs;
}

} // namespace

Done note_files(Manifest& manifest, const std::filesystem::path& folder) {
    std::error_code problem;
    for (const auto& entry : std::filesystem::directory_iterator{folder, problem}) {
        const std::string name = entry.path().filename().string();
        if (name == manifest_name) {
            continue;
        }
        auto hash = store::hash_file(entry.path());
        if (!hash) {
            return pass(hash.error());
        }
        manifest.files[name] = std::move(*hash);
    }
    return problem ? Done{fail(ErrorKind::io, problem.message(), folder.string())} : Done{};
}

Done check_files(const Manifest& manifest, const std::filesystem::path& folder) {
    for (const auto& [name, wanted] : manifest.files) {
        const auto hash = store::hash_file(folder / name);
        if (!hash && hash.error().kind != ErrorKind::not_found) {
            return pass(hash.error());
        }
        if (!hash) {
            return damaged("a file of the facts is gone", folder / name);
        }
        if (*hash != wanted) {
            return damaged("a file of the facts is damaged", folder / name);
        }
    }
    return {};
}

Done check_original(const store::Originals& originals, const std::string& sha256) {
    auto reader = originals.open(sha256);
    if (!reader && reader.error().kind == ErrorKind::not_found) {
        return fail(ErrorKind::integrity, "the kept original is gone",
                    originals.path(sha256).string(),
                    "Bring it back from a backup, or load the publisher's file again");
    }
    std::vector<char> block(block_bytes);
    while (reader) {
        const auto got = (*reader)(block);
        if (!got) {
            return pass(got.error());
        }
        if (*got == 0) {
            return {};
        }
    }
    return pass(reader.error());
}

std::vector<Error> damage(const Workspace& workspace, const State& state, Progress::When progress) {
    std::vector<Error> found;
    const auto inputs = inputs_of(workspace);
    if (!inputs) {
        return {inputs.error()};
    }
    const store::Originals originals{workspace.originals()};
    Progress shown{"Checking", inputs->size() + state.editions.size(), progress};
    for (const std::string& input : *inputs) {
        if (const auto whole = check_original(originals, input); !whole) {
            found.push_back(whole.error());
        }
        shown.advance(1);
    }
    for (const std::filesystem::path& file : state.damaged) {
        found.push_back(damaged("the manifest is damaged", file).error());
    }
    for (const auto& [id, edition] : state.editions) {
        if (const auto whole = check_files(edition.manifest, edition.folder); !whole) {
            found.push_back(whole.error());
        }
        shown.advance(1);
    }
    std::ranges::sort(found, {}, &Error::where);
    return found;
}

Done check_editions(const State& state) {
    for (const auto& [id, edition] : state.editions) {
        if (auto whole = check_files(edition.manifest, edition.folder); !whole) {
            return whole;
        }
    }
    return {};
}

} // namespace mf::facts
