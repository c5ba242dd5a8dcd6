// Files that people hand in as evidence: kept by their hash, of known types only, and given out as downloads alone.
#pragma once

#include "base/error.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace mf::registers {

constexpr std::uint64_t attachment_bytes_max = 20U << 20U; ///< a scanned paper of a hundred pages

/// What a file is by its first bytes, whatever its name says: "application/pdf"; "" for what is not taken. Known are PDF, PNG,
/// JPEG, documents and workbooks of office programs (ZIP), and plain text without markup.
std::string_view type_of(std::string_view bytes);

struct Attachment {
    std::string hash;
    std::string name;
    std::string type;
    std::uint64_t bytes = 0;
    /// As it stands in a field of files and links: "file:<hash>/<name>".
    std::string line() const { return "file:" + hash + "/" + name; }
};

class Attachments {
public:
    explicit Attachments(std::filesystem::path folder) : folder_{std::move(folder)} {}

    /// `invalid` when the name or the type is not taken, or one does not fit the other; `limit` when it is too large.
    /// The same bytes are kept once.
    Result<Attachment> keep(const std::string& name, std::string_view bytes) const;
    bool has(const std::string& hash) const;
    /// `integrity` when the bytes are not what their name says.
    Result<std::string> read(const std::string& hash) const;

private:
    std::filesystem::path folder_;
};

} // namespace mf::registers
