// A new file that is written from front to back and vanishes unless it was finished. For the Parquet writer only.
#pragma once

#include "store/descriptor.hpp"
#include "store/parquet_buffer.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

namespace mf::store::parquet {

class Output {
public:
    /// The file must not exist.
    static Result<Output> create(const std::filesystem::path& file);
    Output(Output&&) noexcept = default;
    Output& operator=(Output&&) = delete;
    ~Output(); ///< removes a file that was not finished

    const std::filesystem::path& path() const { return path_; }

    /// Bytes that were put so far.
    std::uint64_t offset() const { return written_ + pending_.size(); }

    /// Small pieces are gathered, large ones go to the file as they lie.
    Done put(std::span<const std::uint8_t> bytes);
    /// Writes what is pending and closes the file, which stays.
    Done finish();

private:
    Output(Descriptor file, std::filesystem::path path)
        : file_{std::move(file)}, path_{std::move(path)} {}

    Done write(std::span<const std::uint8_t> bytes);
    Done write_pending();

    Descriptor file_; ///< open until the file is finished
    std::filesystem::path path_;
    Buffer pending_;
    std::uint64_t written_ = 0;
};

} // namespace mf::store::parquet
