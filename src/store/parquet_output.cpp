#include "store/parquet_output.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>

namespace mf::store::parquet {

namespace {

constexpr std::size_t pending_bytes_max = std::size_t{256} << 10; // stays in the second cache

} // namespace

Result<Output> Output::create(const std::filesystem::path& file) {
    Descriptor made{::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666)};
    if (!made.is_open()) {
        return pass(system_error("make the file", file, errno));
    }
    return Output{std::move(made), file};
}

Output::~Output() {
    if (file_.is_open()) {
        ::unlink(path_.c_str());
    }
}

Done Output::write(std::span<const std::uint8_t> bytes) {
    const std::string_view text{reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    written_ += bytes.size();
    return write_all(file_, text, path_);
}

Done Output::write_pending() {
    Done done = write(pending_.bytes());
    pending_.clear();
    return done;
}

Done Output::put(std::span<const std::uint8_t> bytes) {
    if (pending_.size() + bytes.size() > pending_bytes_max) {
        if (Done done = write_pending(); !done) {
            return done;
        }
    }
    if (bytes.size() > pending_bytes_max) {
        return write(bytes);
    }
    pending_.append(bytes);
    return {};
}

Done Output::finish() {
    if (Done done = write_pending(); !done) {
        return done;
    }
    // Some file systems tell only now that the bytes found no place.
    if (::close(file_.release()) != 0) {
        const int number = errno;
        ::unlink(path_.c_str());
        return pass(system_error("close it", path_, number));
    }
    return {};
}

} // namespace mf::store::parquet
