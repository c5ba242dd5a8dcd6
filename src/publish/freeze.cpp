#include "publish/freeze.hpp"

#include "base/hash.hpp"
#include "release/frozen_lists.hpp"
#include "release/outlines_bytes.hpp"
#include "release/panel_bytes.hpp"
#include "store/files.hpp"
#include "store/originals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <system_error>

namespace mf::publish {

namespace {

constexpr const char* manifest_name = "release.json";
constexpr const char* areas_name = "areas";
constexpr const char* signals_name = "signals";
constexpr std::string_view outlines_begin = "outlines "; ///< then the level
constexpr const char* splits_name = "splits";
constexpr const char* coverage_name = "coverage";
constexpr const char* places_name = "places";
constexpr const char* postcodes_name = "postcodes";
constexpr const char* definitions_name = "definitions";
/// Named limit: a panel of 36,000 areas and 40 years of months with parts has 0.8 GB.
constexpr std::uint64_t file_bytes_max = std::uint64_t{1} << 31;
constexpr std::size_t begin_characters_min = 4;

Result<release::FrozenFile>
write_frozen(const store::Originals& folder, std::string name, const std::string& bytes) {
    auto writer = folder.writer();
    if (!writer) {
        return pass(writer.error());
    }
    if (auto added = writer->add(bytes); !added) {
        return pass(added.error());
    }
    auto sha256 = writer->finish();
    if (!sha256) {
        return pass(sha256.error());
    }
    return release::FrozenFile{std::move(name), std::move(*sha256), bytes.size()};
}

Result<std::string> read_frozen(const store::Originals& folder, const release::FrozenFile& file) {
    auto open = folder.open(file.sha256);
    if (!open) {
        Error error = open.error();
        if (error.kind == ErrorKind::not_found) {
            error = {ErrorKind::integrity, fmt::format("'{}' of the release is gone", file.name),
                     folder.path(file.sha256).string(), "Bring it back from a backup"};
        }
        return pass(error);
    }
    if (file.bytes > file_bytes_max) {
        return fail(ErrorKind::limit, fmt::format("'{}' is larger than any panel", file.name),
                    folder.path(file.sha256).string());
    }
    std::string bytes;
    bytes.reserve(file.bytes);
    std::array<char, 1 << 16> buffer{};
    while (true) {
        const auto count = (*open)(buffer);
        if (!count) {
            return pass(count.error());
        }
        if (*count == 0) {
            return bytes;
        }
        bytes.append(buffer.data(), *count);
        if (bytes.size() > file_bytes_max) {
            return fail(ErrorKind::limit, fmt::format("'{}' is larger than any panel", file.name),
                        folder.path(file.sha256).string());
        }
    }
}

std::string name_of(const Panel& panel) {
    const Panel::Shape& shape = panel.shape();
    return fmt::format("{} {} {}", shape.measure, shape.version, shape.level);
}

/// Of the panel that the file holds; nothing when it holds something else.
std::optional<geo::Level> level_of(const release::FrozenFile& file) {
    return geo::level_of(file.name.substr(file.name.rfind(' ') + 1));
}

/// Fills the folder; the manifest comes last.
Result<std::string> fill(const release::Release& release, const std::filesystem::path& folder) {
    const store::Originals files{folder};
    std::vector<release::FrozenFile> written;
    for (const Panel& panel : release.panels) {
        auto file = write_frozen(files, name_of(panel), release::to_bytes(panel));
        if (!file) {
            return pass(file.error());
        }
        written.push_back(std::move(*file));
    }
    const std::array lists{std::pair{areas_name, release::areas_text(release.areas)},
                           std::pair{signals_name, release::signals_csv(release.signals.all)},
                           std::pair{splits_name, release::splits_text(release.splits)},
                           std::pair{places_name, release::places_text(release.places)},
                           std::pair{postcodes_name, release::places_text(release.postcodes)},
                           std::pair{coverage_name, release::coverage_text(release.coverage)}};
    for (const auto& [name, text] : lists) {
        auto file = write_frozen(files, name, text);
        if (!file) {
            return pass(file.error());
        }
        written.push_back(std::move(*file));
    }
    // A release of before they were kept has none, and stays as it is.
    if (!release.definitions.empty()) {
        auto file =
            write_frozen(files, definitions_name, release::definitions_text(release.definitions));
        if (!file) {
            return pass(file.error());
        }
        written.push_back(std::move(*file));
    }
    for (const release::Outlines& outlines : release.outlines) {
        auto file = write_frozen(
            files, std::string{outlines_begin} + std::string{geo::name(outlines.level)},
            release::to_bytes(outlines));
        if (!file) {
            return pass(file.error());
        }
        written.push_back(std::move(*file));
    }
    const std::string text = release::manifest_text(release, written);
    if (auto done = store::write_file(folder / manifest_name, text); !done) {
        return pass(done.error());
    }
    return sha256(text);
}

/// Takes a folder away unless it was moved to its place.
struct Unfinished {
    std::filesystem::path folder;
    explicit Unfinished(std::filesystem::path place) : folder{std::move(place)} {}
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;
    ~Unfinished() {
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    }
};

template <class T>
Done take(Result<T> read, T& place) {
    if (!read) {
        return pass(read.error());
    }
    place = std::move(*read);
    return {};
}

/// Puts a file where it belongs in the release.
Done take_in(const release::FrozenFile& file, const std::string& bytes, release::Release& release) {
    if (file.name == areas_name) {
        return take(release::areas_of(bytes), release.areas);
    }
    if (file.name == signals_name) {
        return take(release::read_signals(bytes, file.name), release.signals.all);
    }
    if (file.name == splits_name) {
        return take(release::splits_of(bytes), release.splits);
    }
    if (file.name == places_name) {
        return take(release::places_of(bytes), release.places);
    }
    if (file.name == postcodes_name) {
        return take(release::places_of(bytes), release.postcodes);
    }
    if (file.name == definitions_name) {
        return take(release::definitions_of(bytes), release.definitions);
    }
    if (file.name == coverage_name) {
        return take(release::coverage_of(bytes), release.coverage);
    }
    if (file.name.starts_with(outlines_begin)) {
        auto outlines = release::outlines_of(bytes);
        if (!outlines) {
            return pass(outlines.error());
        }
        release.outlines.push_back(std::move(*outlines));
        return {};
    }
    auto panel = release::panel_of(bytes);
    if (!panel) {
        return pass(panel.error());
    }
    release.panels.push_back(std::move(*panel));
    return {};
}

} // namespace

Result<std::string> freeze(const release::Release& release, const std::filesystem::path& releases) {
    const Unfinished unfinished{releases / ".new-release"};
    std::error_code code;
    std::filesystem::remove_all(unfinished.folder, code);
    std::filesystem::create_directories(unfinished.folder, code);
    if (code) {
        return fail(ErrorKind::io, "the release cannot be written: " + code.message(),
                    unfinished.folder.string());
    }
    auto hash = fill(release, unfinished.folder);
    if (!hash) {
        return hash;
    }
    if (auto moved = store::move_into_place(unfinished.folder, releases / *hash); !moved) {
        return pass(moved.error());
    }
    if (auto synced = store::sync_all(releases); !synced) {
        return pass(synced.error());
    }
    return hash;
}

Result<release::Manifest> manifest_at(const std::filesystem::path& releases,
                                      const std::string& hash) {
    const std::filesystem::path file = releases / hash / manifest_name;
    const auto text = store::read_file(file);
    if (!text) {
        return pass(text.error());
    }
    if (sha256(*text) != hash) {
        return fail(ErrorKind::integrity, "the release is not what its name says", file.string(),
                    "Bring it back from a backup");
    }
    auto manifest = release::manifest_of(*text);
    if (manifest) {
        manifest->release.id = hash;
    }
    return manifest;
}

Result<release::Release>
thaw(const std::filesystem::path& releases, const std::string& hash, geo::Level smallest) {
    auto manifest = manifest_at(releases, hash);
    if (!manifest) {
        return pass(manifest.error());
    }
    const store::Originals files{releases / hash};
    release::Release release = std::move(manifest->release);
    for (const release::FrozenFile& file : manifest->files) {
        if (const auto level = level_of(file); level && *level > smallest) {
            continue;
        }
        const auto bytes = read_frozen(files, file);
        if (!bytes) {
            return pass(bytes.error());
        }
        if (auto taken = take_in(file, *bytes, release); !taken) {
            return pass(taken.error());
        }
    }
    return release;
}

Result<std::vector<Panel>> panels_at(const std::filesystem::path& releases,
                                     const std::string& hash,
                                     const std::set<std::string>& measures) {
    const auto manifest = manifest_at(releases, hash);
    if (!manifest) {
        return pass(manifest.error());
    }
    std::vector<Panel> panels;
    for (const release::FrozenFile& file : manifest->files) {
        if (!measures.contains(file.name.substr(0, file.name.find(' ')))) {
            continue;
        }
        const auto bytes = read_frozen(store::Originals{releases / hash}, file);
        auto panel = bytes ? release::panel_of(*bytes) : pass(bytes.error());
        if (!panel) {
            return pass(panel.error());
        }
        panels.push_back(std::move(*panel));
    }
    return panels;
}

Result<std::string> whole_hash(const std::filesystem::path& releases, const std::string& begin) {
    if (begin.size() < begin_characters_min) {
        return fail(ErrorKind::usage, fmt::format("'{}' is too short for a release's hash", begin),
                    {}, "Give at least four characters; `metforward release list` shows them");
    }
    std::vector<std::string> found;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator{releases, ignored}) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(begin) && !name.starts_with('.')) {
            found.push_back(name);
        }
    }
    if (found.size() > 1) {
        return fail(ErrorKind::usage, fmt::format("several releases begin with '{}'", begin), {},
                    "Give more characters of it");
    }
    if (found.empty()) {
        return fail(ErrorKind::not_found, fmt::format("there is no release '{}'", begin), {},
                    "`metforward release list` shows those that there are");
    }
    return found.front();
}

} // namespace mf::publish
