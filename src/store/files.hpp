// Files that are either wholly old or wholly new, and a lock that says who is at work.
#pragma once

#include "base/error.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace mf::store {

/// The whole file. `not_found` when it is not there, `io` otherwise, `limit` past `bytes_max`.
Result<std::string> read_file(const std::filesystem::path& path,
                              std::uint64_t bytes_max = 1U << 30);

/// SHA-256 of the whole file, in hexadecimal. Memory: one block.
Result<std::string> hash_file(const std::filesystem::path& path);

/// Writes beside the target, syncs, renames over it, syncs the folder: a crash leaves the old file or the
/// new one. A full disk is `io` and leaves the old one.
Done write_file(const std::filesystem::path& path, std::string_view bytes);

/// A file that is not there yet, in a folder that gets its final name later. Not forced to the disk: sync_all does that for a
/// whole run, and a thousand small files would wait for the disk one by one.
Done write_new_file(const std::filesystem::path& path, std::string_view bytes);

/// Moves a finished file or folder to its final name. Where a folder of that name exists already it is
/// kept and `from` removed (both hold the same bytes, because names are hashes). Both lie on one file system.
/// Not forced to the disk: sync_all does that for a whole run.
Done move_into_place(const std::filesystem::path& from, const std::filesystem::path& to);

/// Takes away the files in a folder that a killed process was still writing (".new-…"). Only for who has the lock:
/// another's unfinished files look the same.
Done remove_unfinished(const std::filesystem::path& folder);

/// Forces everything that was written to the file system of `path` to the disk (syncfs).
Done sync_all(const std::filesystem::path& path);

/// An exclusive lock on a file, held as long as the value lives; the kernel frees it when we die.
class Lock {
public:
    /// `busy` when another process (or another Lock here) has it.
    static Result<Lock> take(const std::filesystem::path& file);
    Lock(Lock&& other) noexcept;
    Lock& operator=(Lock&& other) noexcept;
    ~Lock();

private:
    explicit Lock(int descriptor) : descriptor_{descriptor} {}

    int descriptor_ = -1;
};

} // namespace mf::store
