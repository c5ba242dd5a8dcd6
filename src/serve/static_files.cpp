#include "serve/static_files.hpp"

#include "base/hash.hpp"
#include "base/text.hpp"
#include "serve/request.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

namespace mf::serve {

namespace {

constexpr std::size_t version_digits = 16;

namespace fs = std::filesystem;

std::unexpected<Error> unreadable(const fs::path& path, std::string_view why) {
    return fail(ErrorKind::io, fmt::format("The file cannot be read: {}", why), path.string());
}

bool is_hidden(const fs::path& path) {
    return path.filename().string().starts_with('.');
}

/// The regular files below a folder, in the order of their paths.
Result<std::vector<fs::path>> files_below(const fs::path& folder) {
    std::vector<fs::path> paths;
    std::error_code problem;
    fs::recursive_directory_iterator entry{folder, problem};
    for (const fs::recursive_directory_iterator end; !problem && entry != end;
         entry.increment(problem)) {
        const auto kind = entry->symlink_status(problem).type();
        if (problem) {
            break;
        }
        if (is_hidden(entry->path())) {
            if (kind == fs::file_type::directory) {
                entry.disable_recursion_pending();
            }
        } else if (kind == fs::file_type::regular) {
            paths.push_back(entry->path());
        }
    }
    if (problem) {
        return unreadable(folder, problem.message());
    }
    std::ranges::sort(paths);
    return paths;
}

Result<std::string> read_whole(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    if (!file) {
        return unreadable(path, "the system said no");
    }
    return bytes;
}

} // namespace

Result<std::vector<StaticFile>> load_static_files(const fs::path& folder) {
    std::error_code problem;
    if (!fs::is_directory(folder, problem)) {
        return fail(ErrorKind::not_found, "There is no such folder", folder.string());
    }
    const auto paths = files_below(folder);
    if (!paths) {
        return pass(paths.error());
    }
    std::vector<StaticFile> files;
    std::size_t total = 0;
    for (const auto& path : *paths) {
        auto bytes = read_whole(path);
        if (!bytes) {
            return pass(bytes.error());
        }
        total += bytes->size();
        if (total > static_files_bytes_max) {
            return fail(ErrorKind::limit,
                        fmt::format("The folder holds more than static_files_bytes_max = {} bytes",
                                    static_files_bytes_max),
                        folder.string(), "Take large files out of it");
        }
        const auto name = path.lexically_relative(folder).generic_string();
        files.push_back({name, std::string{content_type_of(name)}, std::move(*bytes)});
    }
    return files;
}

std::string_view content_type_of(std::string_view path) {
    struct Row {
        std::string_view ending;
        std::string_view type;
    };

    static constexpr std::array rows{
        Row{".css", "text/css; charset=utf-8"},
        Row{".js", "text/javascript; charset=utf-8"},
        Row{".mjs", "text/javascript; charset=utf-8"},
        Row{".html", "text/html; charset=utf-8"},
        Row{".txt", "text/plain; charset=utf-8"},
        Row{".csv", "text/csv; charset=utf-8"},
        Row{".json", "application/json"},
        Row{".map", "application/json"},
        Row{".geojson", "application/geo+json"},
        Row{".webmanifest", "application/manifest+json"},
        Row{".xml", "application/xml"},
        Row{".svg", "image/svg+xml"},
        Row{".png", "image/png"},
        Row{".jpg", "image/jpeg"},
        Row{".jpeg", "image/jpeg"},
        Row{".webp", "image/webp"},
        Row{".ico", "image/x-icon"},
        Row{".woff2", "font/woff2"},
        Row{".woff", "font/woff"},
        Row{".pdf", "application/pdf"},
        Row{".pmtiles", "application/octet-stream"},
    };
    for (const Row& row : rows) {
        if (path.ends_with(row.ending)) {
            return row.type;
        }
    }
    return "application/octet-stream";
}

std::string address_of(const StaticFile& file) {
    Target target;
    target.segments.emplace_back("site");
    for (const auto part : split(file.path, '/')) {
        target.segments.emplace_back(part);
    }
    target.query.push_back({"v", sha256(file.bytes).substr(0, version_digits)});
    return canonical(target);
}

} // namespace mf::serve
