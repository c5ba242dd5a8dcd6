// Styles, scripts, fonts and pictures: read into memory once, served under /site/.
#pragma once

#include "base/error.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace mf::serve {

inline constexpr std::size_t static_files_bytes_max = std::size_t{256}
                                                      << 20; ///< they stay in memory

struct StaticFile {
    std::string path; ///< below /site/, "css/site.css"
    std::string content_type;
    std::string bytes;
};

/// All files below a folder, ordered by path. Names that begin with a dot and symbolic links are passed
/// over. Errors: `not_found` without the folder, `io`, `limit`.
Result<std::vector<StaticFile>> load_static_files(const std::filesystem::path& folder);

/// By the ending of the name: "text/css; charset=utf-8"; "application/octet-stream" for one not known.
std::string_view content_type_of(std::string_view path);

/// "/site/css/site.css?v=0123456789abcdef": an address that changes with the content, so that the reply may be
/// kept for ever. Percent-encoded.
std::string address_of(const StaticFile& file);

} // namespace mf::serve
