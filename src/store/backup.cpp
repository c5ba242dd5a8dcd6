#include "store/backup.hpp"

#include "store/descriptor.hpp"
#include "store/files.hpp"
#include "store/journal.hpp"

#include <array>
#include <string>
#include <string_view>

namespace mf::store {

namespace {

constexpr const char* journal_name = "journal.sqlite";

/// What a workspace has besides its journal. The lock and the scratch folder are one process's own.
constexpr std::array<std::string_view, 6> parts{"originals", "lake",        "geo",
                                                "releases",  "attachments", "workspace.toml"};

bool is_unfinished(const std::filesystem::path& path) {
    return path.filename().native().starts_with(new_file_prefix);
}

Done copy_tree(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::error_code problem;
    if (std::filesystem::is_regular_file(from, problem)) {
        std::filesystem::copy_file(from, to, problem);
        return problem ? Done{fail(ErrorKind::io, problem.message(), to.string())} : Done{};
    }
    if (!std::filesystem::is_directory(from, problem)) {
        return {};
    }
    std::filesystem::create_directories(to, problem);
    for (std::filesystem::directory_iterator entry{from, problem}, end; !problem && entry != end;
         entry.increment(problem)) {
        if (is_unfinished(entry->path())) {
            continue;
        }
        auto copied = copy_tree(entry->path(), to / entry->path().filename());
        if (!copied) {
            return copied;
        }
    }
    return problem ? Done{fail(ErrorKind::io, problem.message(), from.string())} : Done{};
}

Done copy_workspace(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::error_code problem;
    if (std::filesystem::exists(to, problem) && !std::filesystem::is_empty(to, problem)) {
        return fail(ErrorKind::refused, "the folder is not empty", to.string(),
                    "Name a new folder");
    }
    const std::filesystem::path unfinished = to.string() + ".unfinished";
    std::filesystem::remove_all(unfinished, problem);
    std::filesystem::create_directories(unfinished, problem);
    if (problem) {
        return fail(ErrorKind::io, problem.message(), unfinished.string());
    }
    const auto journal = Journal::open_to_read(from / journal_name);
    if (!journal) {
        return pass(journal.error());
    }
    if (auto copied = journal->copy_to(unfinished / journal_name); !copied) {
        return copied;
    }
    for (const std::string_view part : parts) {
        if (auto copied = copy_tree(from / part, unfinished / part); !copied) {
            return copied;
        }
    }
    if (auto synced = sync_all(unfinished); !synced) {
        return synced;
    }
    std::filesystem::remove(to, problem); // an empty folder
    std::filesystem::rename(unfinished, to, problem);
    return problem ? Done{fail(ErrorKind::io, problem.message(), to.string())} : sync_all(to);
}

} // namespace

Done back_up(const std::filesystem::path& workspace, const std::filesystem::path& target) {
    return copy_workspace(workspace, target);
}

Done restore(const std::filesystem::path& backup, const std::filesystem::path& workspace) {
    return copy_workspace(backup, workspace);
}

} // namespace mf::store
