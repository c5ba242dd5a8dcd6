// An open file of the system, closed with the value; and the system's errors as ours. For this room only.
#pragma once

#include "base/error.hpp"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace mf::store {

class Descriptor {
public:
    Descriptor() = default;

    explicit Descriptor(int number) : number_{number} {}

    Descriptor(Descriptor&& other) noexcept : number_{std::exchange(other.number_, -1)} {}

    Descriptor& operator=(Descriptor&& other) noexcept;

    ~Descriptor() { close(); }

    int number() const { return number_; }

    bool is_open() const { return number_ >= 0; }

    void close();

    /// Hands it to somebody else, who closes it.
    int release() { return std::exchange(number_, -1); }

private:
    int number_ = -1;
};

/// What errno says, as an error: "cannot <doing>: No space left on device". `not_found` for ENOENT, else `io`.
Error system_error(std::string_view doing, const std::filesystem::path& path, int number);

/// For reading; a folder, a device or a pipe is `invalid`. Read ahead is on.
Result<Descriptor> open_for_reading(const std::filesystem::path& path);
Result<std::uint64_t> size_of(const Descriptor& file, const std::filesystem::path& path);

/// The next bytes; 0 at the end only.
Result<std::size_t>
read_some(const Descriptor& file, std::span<char> into, const std::filesystem::path& path);
/// Bytes from a place in the file, as many as are asked for and there.
Result<std::size_t> read_at(const Descriptor& file,
                            std::uint64_t offset,
                            std::span<char> into,
                            const std::filesystem::path& path);
Done write_all(const Descriptor& file, std::string_view bytes, const std::filesystem::path& path);

/// How the names of unfinished files begin; hidden, so that no listing shows them.
constexpr std::string_view new_file_prefix = ".new-";

/// A new, empty file in a folder that nobody else has.
struct NewFile {
    Descriptor descriptor;
    std::filesystem::path path;
};

Result<NewFile> new_file_in(const std::filesystem::path& folder);

/// Makes what was done to the names in a folder last.
Done sync_folder(const std::filesystem::path& folder);

} // namespace mf::store
