// The folder that -w names, and where things stand in it.
#pragma once

#include "base/error.hpp"
#include "facts/state.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace mf::facts {

/// Where the program finds what it is told: definitions/, authorities/, site/.
struct Home {
    std::filesystem::path folder;
    std::filesystem::path sources() const { return folder / "definitions/sources"; }
    std::filesystem::path areas() const { return folder / "definitions/areas"; }
    std::filesystem::path authority(const std::string& name) const {
        return folder / "authorities" / name;
    }
    /// An authority's own aliases of areas; the file need not be there.
    std::filesystem::path own_aliases(const std::string& name) const {
        return authority(name) / "aliases.csv";
    }
};

class Workspace {
public:
    /// Makes a new one. `refused` when the folder holds something else.
    static Done
    make(const std::filesystem::path& folder, const Home& home, const std::string& authority);
    /// `not_found` when there is none, `unsupported` when a newer program made it.
    static Result<Workspace> open(const std::filesystem::path& folder, const Home& home);

    const std::filesystem::path& folder() const { return folder_; }
    const Home& home() const { return home_; }
    const std::string& authority() const { return authority_; } ///< "" for none
    std::filesystem::path originals() const { return folder_ / "originals"; }
    std::filesystem::path lake() const { return folder_ / "lake"; }
    std::filesystem::path releases() const { return folder_ / "releases"; }
    std::filesystem::path journal() const { return folder_ / "journal.sqlite"; }
    std::filesystem::path lock() const { return folder_ / "lock"; }
    std::filesystem::path scratch() const {
        return folder_ / "scratch";
    } ///< of a run; never read by another

    /// The general lists of areas, with the authority's own aliases.
    Result<geo::Areas> areas() const;
    /// Definitions of the general sources and of the authority's own.
    Result<std::vector<SourceDefinition>> sources() const;
    /// `last_event`: as it was when that was the journal's newest; the definitions are today's all the same.
    Result<State> state(std::optional<Day> asof = std::nullopt,
                        std::optional<std::int64_t> last_event = std::nullopt) const;

private:
    Workspace(std::filesystem::path folder, Home home, std::string authority)
        : folder_{std::move(folder)}, home_{std::move(home)}, authority_{std::move(authority)} {}

    std::filesystem::path folder_;
    Home home_;
    std::string authority_;
};

} // namespace mf::facts
