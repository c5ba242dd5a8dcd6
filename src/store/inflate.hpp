// Deflate as a stream (zlib), for ZIP entries and gzip files. For this room only.
#pragma once

#include "base/error.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace mf::store {

class Inflater {
public:
    enum class Form { raw, gzip };

    explicit Inflater(Form form);
    ~Inflater();
    Inflater(Inflater&&) noexcept;
    Inflater& operator=(Inflater&&) noexcept;

    struct Step {
        std::size_t taken = 0; ///< of the packed bytes
        std::size_t given = 0; ///< into the span
        bool ended = false;    ///< the stream said that it is complete
    };

    /// As far as both last. `invalid` when the bytes are no such stream, or a gzip checksum does not hold;
    /// `where` is left to the caller.
    Result<Step> step(std::string_view packed, std::span<char> into);
    /// Ready for another stream of the same form.
    void restart();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// CRC-32 as ZIP and gzip have it, carried on over more bytes; begins with 0.
std::uint32_t crc32_of(std::uint32_t so_far, std::span<const char> bytes);

} // namespace mf::store
