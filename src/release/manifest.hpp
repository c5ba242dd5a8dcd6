// release.json: everything of a release but its numbers, and the hashes of these. Its own hash names the release, so
// that nothing in it can change unseen.
#pragma once

#include "base/error.hpp"
#include "release/release.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace mf::release {

/// A file beside the manifest, named by the SHA-256 of its bytes before compression.
struct FrozenFile {
    std::string name; ///< "burglary 1 district", or "areas"
    std::string sha256;
    std::uint64_t bytes = 0;
    bool operator==(const FrozenFile&) const = default;
};

/// The text of release.json: the same release gives the same text, byte for byte. The day on which facts were loaded
/// is not in it, nor who prepared it. `files` in the order of the panels, then areas and signals.
std::string manifest_text(const Release& release, const std::vector<FrozenFile>& files);

struct Manifest {
    Release release; ///< without areas, panels and signals
    std::vector<FrozenFile> files;
};

/// The reverse. `integrity` when the text is not what manifest_text() writes, `unsupported` when a newer program wrote it.
Result<Manifest> manifest_of(const std::string& text);

/// The areas, as a file of their own: "[[code, name, level, level name, parent], …]".
std::string areas_text(const std::vector<AreaInfo>& areas);
/// `integrity` when it is no such text.
Result<std::vector<AreaInfo>> areas_of(const std::string& text);

} // namespace mf::release
