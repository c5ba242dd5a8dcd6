// What an ingest is handed: the files below each path, and the tables that stand beside them.
#pragma once

#include "base/error.hpp"
#include "facts/edition.hpp"
#include "facts/sidecar.hpp"
#include "store/input.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mf::facts {

/// One file that is to be read, and what is known of it besides its bytes.
struct Work {
    std::string name;
    std::string container;
    std::string shown; ///< container/name
    std::function<Result<store::Reader>()> open;
    std::filesystem::path on_disk;
    std::uint64_t bytes = 0;
    bool likely_known = false;
    std::optional<SidecarRow> stated;
    bool simulated = false;
    std::optional<Observation> before; ///< rebuild: the observation that is being read again
};

/// What a path that was handed in holds, with the tables that stand beside its files.
struct Handed {
    store::Listing listing;
    std::map<std::string, std::vector<SidecarRow>> sidecars; ///< by folder
    bool simulated = false;
};

/// "container/name", or the name alone.
std::string shown_name(const std::string& container, const std::string& name);

/// Reads the table of editions at `file`; it then holds for the files at and below `folder`.
Done read_sidecar(Handed& handed, const std::filesystem::path& file, const std::string& folder);

/// Lists what a path holds. The tables beside its files are read, and are not among its files.
Result<Handed> look_at(const std::filesystem::path& path, const store::InputLimits& limits);

/// The row of the nearest table at or above the file's folder.
std::optional<SidecarRow> stated_for(const Handed& handed, const store::Item& item);

/// The item as something to be read, with what the nearest table at or above its folder states of it.
Work work_of(const Handed& handed, const store::Item& item, const store::InputLimits& limits);

} // namespace mf::facts
