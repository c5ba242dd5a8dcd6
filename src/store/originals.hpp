// The publishers' bytes, kept by their hash: originals/<sha256>.zst
#pragma once

#include "store/input.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace mf::store {

/// Takes a file's bytes as they pass, and keeps them compressed. Memory: one zstd context.
class OriginalWriter {
public:
    ~OriginalWriter();
    OriginalWriter(OriginalWriter&&) noexcept;
    OriginalWriter& operator=(OriginalWriter&&) noexcept;

    Done add(std::string_view bytes);
    std::uint64_t bytes() const; ///< taken so far
    /// Ends it: the SHA-256 in hexadecimal. The file stands under its name, once, whoever wrote it first; it
    /// is not yet forced to disk (store::sync_all does that for a whole run). The same bytes always give the
    /// same file. A writer that is destroyed without it leaves nothing.
    Result<std::string> finish();

private:
    friend class Originals;
    struct State;
    explicit OriginalWriter(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

class Originals {
public:
    explicit Originals(std::filesystem::path folder) : folder_{std::move(folder)} {}

    const std::filesystem::path& folder() const { return folder_; }
    Result<OriginalWriter> writer() const;
    bool has(const std::string& sha256) const;
    std::filesystem::path path(const std::string& sha256) const;
    /// `not_found` when it is not kept.
    Result<Reader> open(const std::string& sha256) const;

private:
    std::filesystem::path folder_;
};

} // namespace mf::store
