#include "store/gzip.hpp"

#include "store/descriptor.hpp"
#include "store/inflate.hpp"

#include <utility>

namespace mf::store {

namespace {

constexpr std::size_t buffer_bytes = std::size_t{256} << 10;

class GzipReader {
public:
    GzipReader(Descriptor file,
               std::filesystem::path path,
               std::uint64_t packed,
               InputLimits limits)
        : file_{std::move(file)}, path_{std::move(path)}, packed_bytes_{packed}, limits_{limits},
          buffer_(buffer_bytes) {}

    Result<std::size_t> operator()(std::span<char> into) {
        while (true) {
            if (unread_.empty() && !file_ended_) {
                if (Done filled = fill(); !filled) {
                    return pass(filled.error());
                }
            }
            if (unread_.empty() && between_members_) {
                return std::size_t{0};
            }
            const Result<Inflater::Step> step = inflate(into);
            if (!step) {
                return pass(step.error());
            }
            if (step->given > 0) {
                return step->given;
            }
        }
    }

private:
    Done fill() {
        const Result<std::size_t> count = read_some(file_, buffer_, path_);
        if (!count) {
            return pass(count.error());
        }
        file_ended_ = *count == 0;
        unread_ = std::string_view{buffer_.data(), *count};
        return {};
    }

    Result<Inflater::Step> inflate(std::span<char> into) {
        Result<Inflater::Step> step = inflater_.step(unread_, into);
        if (!step) {
            const bool follows = first_ended_ && between_members_;
            return fail(ErrorKind::invalid,
                        follows ? "something that is not gzip follows the compressed bytes"
                                : step.error().message,
                        path_.string(), "Fetch the file again");
        }
        unread_.remove_prefix(step->taken);
        given_ += step->given;
        if (step->ended) {
            inflater_.restart();
            first_ended_ = true;
            between_members_ = true;
        } else if (step->taken > 0) {
            between_members_ = false;
        } else if (step->given == 0 && file_ended_) {
            return fail(ErrorKind::invalid, "the file ends in the middle of its compressed bytes",
                        path_.string(), "Fetch the file again");
        }
        return within_limits() ? step : pass(too_much());
    }

    bool within_limits() const {
        return given_ <= limits_.unpacked_bytes_max &&
               (given_ <= limits_.ratio_from_bytes || given_ / limits_.ratio_max <= packed_bytes_);
    }

    Error too_much() const {
        const bool all = given_ > limits_.unpacked_bytes_max;
        return Error{ErrorKind::limit,
                     all ? "it unpacks to more than " + std::to_string(limits_.unpacked_bytes_max) +
                               " bytes (unpacked_bytes_max)"
                         : "it unpacks to more than " + std::to_string(limits_.ratio_max) +
                               " times its size (ratio_max)",
                     path_.string(), "If you trust it, unpack it yourself and load what comes out"};
    }

    Descriptor file_;
    std::filesystem::path path_;
    std::uint64_t packed_bytes_;
    InputLimits limits_;
    std::vector<char> buffer_;
    std::string_view unread_;
    Inflater inflater_{Inflater::Form::gzip};
    std::uint64_t given_ = 0;
    bool file_ended_ = false;
    bool first_ended_ = false;
    bool between_members_ = false;
};

} // namespace

Result<Reader> open_gzip(const std::filesystem::path& path, const InputLimits& limits) {
    Result<Descriptor> file = open_for_reading(path);
    if (!file) {
        return pass(file.error());
    }
    const Result<std::uint64_t> size = size_of(*file, path);
    if (!size) {
        return pass(size.error());
    }
    return Reader{GzipReader{std::move(*file), path, *size, limits}};
}

} // namespace mf::store
