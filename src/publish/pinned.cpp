#include "publish/pinned.hpp"

#include "store/files.hpp"

#include <algorithm>
#include <array>

namespace mf::publish {

namespace {

namespace fs = std::filesystem;

constexpr std::array folders{"areas", "boundaries", "lookups", "measures", "sources"};
constexpr std::array own_folders{"boundaries", "lookups", "measures", "sources"};
constexpr std::array own_files{"aims.toml", "aliases.csv", "authority.toml", "rebased.toml",
                               "regimes.toml"};

bool is_definition(const fs::path& file) {
    return file.extension() == ".toml" || file.extension() == ".csv";
}

/// Those that are there, as paths below the home.
std::vector<fs::path> paths_of(const fs::path& home, const std::string& authority) {
    std::vector<fs::path> paths;
    const auto add_folder = [&](const fs::path& folder) {
        std::error_code none;
        for (const auto& entry : fs::directory_iterator{home / folder, none}) {
            if (entry.is_regular_file() && is_definition(entry.path())) {
                paths.push_back(folder / entry.path().filename());
            }
        }
    };
    const auto add_file = [&](const fs::path& file) {
        if (fs::is_regular_file(home / file)) {
            paths.push_back(file);
        }
    };
    for (const char* folder : folders) {
        add_folder(fs::path{"definitions"} / folder);
    }
    add_file("definitions/places.toml");
    if (!authority.empty()) {
        const fs::path own = fs::path{"authorities"} / authority;
        for (const char* folder : own_folders) {
            add_folder(own / folder);
        }
        for (const char* file : own_files) {
            add_file(own / file);
        }
    }
    std::ranges::sort(paths);
    return paths;
}

bool stays_below(const fs::path& path) {
    return path.is_relative() && !path.empty() &&
           std::ranges::none_of(path, [](const fs::path& part) { return part == ".."; });
}

} // namespace

Result<std::vector<release::DefinitionFile>> definition_files_of(const fs::path& home,
                                                                 const std::string& authority) {
    std::vector<release::DefinitionFile> files;
    for (const fs::path& path : paths_of(home, authority)) {
        auto text = store::read_file(home / path);
        if (!text) {
            return pass(text.error());
        }
        files.push_back({path.generic_string(), std::move(*text)});
    }
    return files;
}

Done lay_out(const std::vector<release::DefinitionFile>& files, const fs::path& home) {
    for (const release::DefinitionFile& file : files) {
        if (!stays_below(file.path)) {
            return fail(ErrorKind::integrity, "a definition of the release has no place of its own",
                        file.path, "Bring the release back from a backup");
        }
        std::error_code code;
        fs::create_directories((home / file.path).parent_path(), code);
        const Done written = code ? fail(ErrorKind::io, code.message(), (home / file.path).string())
                                  : store::write_file(home / file.path, file.text);
        if (!written) {
            return written;
        }
    }
    return {};
}

} // namespace mf::publish
