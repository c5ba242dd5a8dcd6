#include "facts/workspace.hpp"

#include "facts/journal_events.hpp"
#include "store/files.hpp"
#include "store/journal.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>

namespace mf::facts {

namespace {

constexpr std::int64_t format_version = 1;
constexpr const char* marker = "workspace.toml";
constexpr const char* journal_name = "journal.sqlite";

} // namespace

Done Workspace::make(const std::filesystem::path& folder,
                     const Home& home,
                     const std::string& authority) {
    std::error_code problem;
    if (!authority.empty() && !std::filesystem::is_directory(home.authority(authority))) {
        return fail(ErrorKind::not_found, fmt::format("there is no authority '{}'", authority),
                    home.authority(authority).string(),
                    "Give the name of a folder of authorities/");
    }
    std::filesystem::create_directories(folder, problem);
    if (!problem && !std::filesystem::is_empty(folder, problem)) {
        return fail(ErrorKind::refused, "the folder is not empty", folder.string(),
                    "Name a new folder, or empty this one");
    }
    for (const char* part : {"originals", "lake", "releases", "attachments"}) {
        std::filesystem::create_directories(folder / part, problem);
    }
    if (problem) {
        return fail(ErrorKind::io, problem.message(), folder.string());
    }
    if (const auto journal = store::Journal::open(folder / journal_name); !journal) {
        return pass(journal.error());
    }
    return store::write_file(
        folder / marker,
        fmt::format("# A workspace of metforward. Do not edit.\nformat = {}\nauthority = \"{}\"\n",
                    format_version, authority));
}

Result<Workspace> Workspace::open(const std::filesystem::path& folder, const Home& home) {
    const auto text = store::read_file(folder / marker);
    if (!text) {
        return fail(ErrorKind::not_found, "there is no workspace here", folder.string(),
                    fmt::format("Make one: metforward init {}", folder.string()));
    }
    try {
        const toml::table table = toml::parse(*text);
        const auto format = table["format"].value_or(std::int64_t{0});
        if (format > format_version) {
            return fail(ErrorKind::unsupported,
                        fmt::format("the workspace has format {}, this program knows {}", format,
                                    format_version),
                        folder.string(), "Use the program that made it, or a newer one");
        }
        if (!std::filesystem::exists(folder / journal_name)) {
            return fail(ErrorKind::integrity, "the journal is gone",
                        (folder / journal_name).string(), "Bring it back from a backup");
        }
        return Workspace{folder, home, table["authority"].value_or(std::string{})};
    } catch (const toml::parse_error& error) {
        return fail(ErrorKind::integrity, std::string{error.description()},
                    (folder / marker).string());
    }
}

Result<geo::Areas> Workspace::areas() const {
    return geo::Areas::load(home_.areas(), authority_.empty() ? std::filesystem::path{}
                                                              : home_.own_aliases(authority_));
}

Result<std::vector<SourceDefinition>> Workspace::sources() const {
    std::vector<std::filesystem::path> folders{home_.sources()};
    if (!authority_.empty()) {
        folders.push_back(home_.authority(authority_) / "sources");
    }
    return load_sources(folders);
}

} // namespace mf::facts
