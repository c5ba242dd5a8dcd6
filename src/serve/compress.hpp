// gzip and brotli of a whole body in memory. The same bytes give the same result.
#pragma once

#include "serve/negotiate.hpp"

#include <string>
#include <string_view>

namespace mf::serve {

enum class Effort {
    page, ///< made while somebody waits: brotli 5, gzip 6 (about 0.2 ms for 26 KB)
    file, ///< made once for the life of the server: brotli 11, gzip 9 (brotli 9 above 128 KiB)
};

/// Identity gives the body itself. Throws std::bad_alloc alone.
std::string compressed(std::string_view body, Encoding encoding, Effort effort);

/// Text of some length; pictures, fonts and archives are compressed already.
bool worth_compressing(std::string_view content_type, std::size_t body_bytes);

} // namespace mf::serve
