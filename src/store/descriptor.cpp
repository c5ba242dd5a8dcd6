#include "store/descriptor.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace mf::store {

namespace {

std::string how_to_mend(int number) {
    switch (number) {
    case ENOSPC:
    case EDQUOT:
        return "Make room on the disk and try again";
    case EACCES:
    case EPERM:
        return "Check who owns it and what its permissions are";
    case EROFS:
        return "Choose a place that can be written to";
    case EMFILE:
    case ENFILE:
        return "Raise the limit of open files";
    default:
        return {};
    }
}

} // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    if (this != &other) {
        close();
        number_ = std::exchange(other.number_, -1);
    }
    return *this;
}

void Descriptor::close() {
    if (number_ >= 0) {
        ::close(number_);
        number_ = -1;
    }
}

Error system_error(std::string_view doing, const std::filesystem::path& path, int number) {
    if (number == ENOENT) {
        return Error{ErrorKind::not_found, "there is no such file or folder", path.string(), {}};
    }
    return Error{ErrorKind::io,
                 "cannot " + std::string{doing} + ": " + std::system_category().message(number),
                 path.string(), how_to_mend(number)};
}

Result<Descriptor> open_for_reading(const std::filesystem::path& path) {
    // Not blocking: the opening of a pipe that nobody writes to would wait for ever.
    Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    if (!file.is_open()) {
        return pass(system_error("open it", path, errno));
    }
    struct stat status{};
    if (::fstat(file.number(), &status) != 0) {
        return pass(system_error("look at it", path, errno));
    }
    if (!S_ISREG(status.st_mode)) {
        return fail(ErrorKind::invalid, "this is not a plain file", path.string());
    }
    ::posix_fadvise(file.number(), 0, 0,
                    POSIX_FADV_SEQUENTIAL); // a hint: its failure is no failure
    return file;
}

Result<std::uint64_t> size_of(const Descriptor& file, const std::filesystem::path& path) {
    struct stat status{};
    if (::fstat(file.number(), &status) != 0) {
        return pass(system_error("look at it", path, errno));
    }
    return static_cast<std::uint64_t>(status.st_size);
}

Result<std::size_t>
read_some(const Descriptor& file, std::span<char> into, const std::filesystem::path& path) {
    while (true) {
        const ssize_t count = ::read(file.number(), into.data(), into.size());
        if (count >= 0) {
            return static_cast<std::size_t>(count);
        }
        if (errno != EINTR) {
            return pass(system_error("read it", path, errno));
        }
    }
}

Result<std::size_t> read_at(const Descriptor& file,
                            std::uint64_t offset,
                            std::span<char> into,
                            const std::filesystem::path& path) {
    std::size_t done = 0;
    while (done < into.size()) {
        const ssize_t count = ::pread(file.number(), into.data() + done, into.size() - done,
                                      static_cast<off_t>(offset + done));
        if (count == 0) {
            break;
        }
        if (count < 0 && errno != EINTR) {
            return pass(system_error("read it", path, errno));
        }
        done += count > 0 ? static_cast<std::size_t>(count) : 0;
    }
    return done;
}

Done write_all(const Descriptor& file, std::string_view bytes, const std::filesystem::path& path) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(file.number(), bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR) {
            return pass(system_error("write it", path, errno));
        }
        bytes.remove_prefix(count > 0 ? static_cast<std::size_t>(count) : 0);
    }
    return {};
}

Result<NewFile> new_file_in(const std::filesystem::path& folder) {
    const std::string start = std::string{new_file_prefix} + std::to_string(::getpid()) + '-';
    // Other threads of ours, and those who had our number before and died, may have taken names.
    for (int attempt = 0; attempt < 1'000'000; ++attempt) {
        std::filesystem::path path = folder / (start + std::to_string(attempt));
        Descriptor file{::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666)};
        if (file.is_open()) {
            return NewFile{std::move(file), std::move(path)};
        }
        if (errno != EEXIST) {
            return pass(system_error("write into the folder", folder, errno));
        }
    }
    return fail(ErrorKind::io, "the folder is full of unfinished files", folder.string(),
                "Delete the files in it whose names begin with .new-");
}

Done sync_folder(const std::filesystem::path& folder) {
    const Descriptor opened{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!opened.is_open() || ::fsync(opened.number()) != 0) {
        return pass(system_error("force the folder to the disk", folder, errno));
    }
    return {};
}

} // namespace mf::store
