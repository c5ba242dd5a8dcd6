#include "store/files.hpp"

#include "base/hash.hpp"
#include "store/descriptor.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace mf::store {

namespace {

std::filesystem::path folder_of(const std::filesystem::path& path) {
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path{"."};
}

/// Writes, forces to the disk and renames; on failure the new file may be left for the caller to remove.
Done fill_and_rename(NewFile& file, std::string_view bytes, const std::filesystem::path& path) {
    if (Done written = write_all(file.descriptor, bytes, path); !written) {
        return written;
    }
    if (::fsync(file.descriptor.number()) != 0) {
        return pass(system_error("force it to the disk", path, errno));
    }
    file.descriptor.close();
    if (::rename(file.path.c_str(), path.c_str()) != 0) {
        return pass(system_error("give it its name", path, errno));
    }
    return {};
}

/// Who wrote his number into the lock, as words.
std::string holder(const Descriptor& file) {
    std::array<char, 32> text{};
    const ssize_t count = ::pread(file.number(), text.data(), text.size(), 0);
    const std::string_view digits{text.data(), count > 0 ? static_cast<std::size_t>(count) : 0};
    const auto end = std::ranges::find_if_not(digits, [](char c) { return c >= '0' && c <= '9'; });
    if (end == digits.begin()) {
        return "another process";
    }
    return "process " + std::string{digits.begin(), end};
}

} // namespace

Result<std::string> read_file(const std::filesystem::path& path, std::uint64_t bytes_max) {
    Result<Descriptor> file = open_for_reading(path);
    if (!file) {
        return pass(file.error());
    }
    const Result<std::uint64_t> size = size_of(*file, path);
    if (!size) {
        return pass(size.error());
    }
    std::string bytes;
    // One byte more than expected, so that the end is met in the same call.
    std::size_t room = static_cast<std::size_t>(std::min(*size, bytes_max)) + 1;
    while (true) {
        const std::size_t had = bytes.size();
        bytes.resize(had + room);
        const Result<std::size_t> count = read_some(*file, std::span{bytes}.subspan(had), path);
        if (!count) {
            return pass(count.error());
        }
        bytes.resize(had + *count);
        if (bytes.size() > bytes_max) {
            return fail(ErrorKind::limit,
                        "the file is larger than " + std::to_string(bytes_max) + " bytes",
                        path.string());
        }
        if (*count == 0) {
            return bytes;
        }
        room = std::size_t{64} << 10;
    }
}

Result<std::string> hash_file(const std::filesystem::path& path) {
    const Result<Descriptor> file = open_for_reading(path);
    if (!file) {
        return pass(file.error());
    }
    Sha256 hash;
    std::vector<char> block(std::size_t{1} << 20);
    while (true) {
        const Result<std::size_t> count = read_some(*file, block, path);
        if (!count) {
            return pass(count.error());
        }
        if (*count == 0) {
            return hex(hash.digest());
        }
        hash.add({block.data(), *count});
    }
}

Done write_file(const std::filesystem::path& path, std::string_view bytes) {
    Result<NewFile> file = new_file_in(folder_of(path));
    if (!file) {
        return pass(file.error());
    }
    if (Done done = fill_and_rename(*file, bytes, path); !done) {
        ::unlink(file->path.c_str());
        return done;
    }
    return sync_folder(folder_of(path));
}

Done write_new_file(const std::filesystem::path& path, std::string_view bytes) {
    const Descriptor file{::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666)};
    return file.is_open() ? write_all(file, bytes, path)
                          : pass(system_error("make it", path, errno));
}

Done move_into_place(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (::rename(from.c_str(), to.c_str()) == 0) {
        return {};
    }
    const int number = errno;
    std::error_code code;
    if ((number == ENOTEMPTY || number == EEXIST) && std::filesystem::is_directory(to, code)) {
        std::filesystem::remove_all(from, code);
        return code ? Done{pass(system_error("remove it", from, code.value()))} : Done{};
    }
    return pass(system_error("move it to " + to.string(), from, number));
}

Done remove_unfinished(const std::filesystem::path& folder) {
    std::error_code code;
    std::vector<std::filesystem::path> unfinished;
    for (std::filesystem::directory_iterator at{folder, code};
         !code && at != std::filesystem::directory_iterator{}; at.increment(code)) {
        if (at->path().filename().native().starts_with(new_file_prefix)) {
            unfinished.push_back(at->path());
        }
    }
    for (const std::filesystem::path& path : unfinished) {
        std::filesystem::remove(path, code);
    }
    if (code && code != std::errc::no_such_file_or_directory) {
        return pass(system_error("clear the folder", folder, code.value()));
    }
    return {};
}

Done sync_all(const std::filesystem::path& path) {
    const Descriptor opened{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    if (!opened.is_open() || ::syncfs(opened.number()) != 0) {
        return pass(system_error("force it to the disk", path, errno));
    }
    return {};
}

Result<Lock> Lock::take(const std::filesystem::path& file) {
    const int number = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (number < 0) {
        return pass(system_error("open the lock", file, errno));
    }
    Descriptor opened{number};
    if (::flock(number, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK) {
            return pass(system_error("lock it", file, errno));
        }
        return fail(ErrorKind::busy, holder(opened) + " is at work here", file.string(),
                    "Wait until it has finished and try again");
    }
    // Our number, for whoever finds it locked; the lock holds without it.
    const std::string who = std::to_string(::getpid()) + '\n';
    if (::ftruncate(number, 0) == 0) {
        static_cast<void>(write_all(opened, who, file));
    }
    return Lock{opened.release()};
}

Lock::Lock(Lock&& other) noexcept : descriptor_{std::exchange(other.descriptor_, -1)} {}

Lock& Lock::operator=(Lock&& other) noexcept {
    if (this != &other) {
        if (descriptor_ >= 0) {
            ::close(descriptor_);
        }
        descriptor_ = std::exchange(other.descriptor_, -1);
    }
    return *this;
}

Lock::~Lock() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
}

} // namespace mf::store
