// A file that lies in memory alone, for readers that open a path.
#pragma once

#include "property.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <string_view>

namespace mf::fuzz {

class MemoryFile {
public:
    explicit MemoryFile(std::string_view bytes) : number_{memfd_create("input", MFD_CLOEXEC)} {
        require(number_ >= 0, "the system gives a file in memory");
        while (!bytes.empty()) {
            const ssize_t count = ::write(number_, bytes.data(), bytes.size());
            require(count > 0, "a file in memory can be written");
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
    }

    ~MemoryFile() { ::close(number_); }

    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    std::filesystem::path path() const { return "/proc/self/fd/" + std::to_string(number_); }

private:
    int number_;
};

} // namespace mf::fuzz
