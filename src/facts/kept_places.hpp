// What was made of a file of boundaries, of a lookup or of a grid: a folder under geo/, and the original behind it.
#pragma once

#include "base/error.hpp"
#include "facts/workspace.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace mf::facts {

/// A file of the folder, by its name there.
struct PreparedFile {
    std::string name;
    std::string bytes;
};

/// geo/<source>/<id>
std::filesystem::path
prepared_folder(const Workspace& workspace, const std::string& source, const std::string& id);

/// Puts the files into the folder, all of them or none; what stands there goes. Not forced to the disk: sync_all does that
/// for a whole run. `scratch` is a folder of this call's own.
Done keep_prepared(const std::filesystem::path& folder,
                   const std::vector<PreparedFile>& files,
                   const std::filesystem::path& scratch);

/// One of its files; `integrity` when it is gone or has other bytes than those of the hash.
Result<std::string> prepared_file(const std::filesystem::path& folder,
                                  const std::string& name,
                                  const std::string& sha256);

/// Keeps a file's bytes among the originals; returns their hash.
Result<std::string> keep_original(const Workspace& workspace, const std::filesystem::path& file);

/// A copy of the file, alone in a new folder of the scratch: OGR looks for files beside the one that it reads, and leaves
/// some there. It goes with the next call.
Result<std::filesystem::path> copy_alone(const Workspace& workspace,
                                         const std::filesystem::path& file);
/// The same of an original, under the name that it was handed in with: OGR goes by endings.
Result<std::filesystem::path>
original_alone(const Workspace& workspace, const std::string& sha256, std::string_view name);

/// Names a folder: a hash of the bytes, of what they were read by, and of the reader's version.
std::string prepared_id(std::string_view reader,
                        const std::string& input_sha256,
                        const std::string& definition);

} // namespace mf::facts
