// SHA-256 (FIPS 180-4), which names every file, edition, definition and release.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace mf {

using Digest = std::array<std::uint8_t, 32>;

std::string hex(std::span<const std::uint8_t> bytes); ///< lower case

/// Hash of bytes that come in pieces.
class Sha256 {
public:
    Sha256();
    void add(std::string_view bytes);
    /// The digest of all that was added. The object must not be used after.
    Digest digest();

private:
    struct Free {
        void operator()(void* context) const;
    };
    std::unique_ptr<void, Free> context_;
};

/// Lower-case hexadecimal digest of the bytes.
std::string sha256(std::string_view bytes);

} // namespace mf
