#include "store/inflate.hpp"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>

namespace mf::store {

namespace {

constexpr int raw_bits = -15; // no header of its own
constexpr int gzip_bits = 31; // header and checksum of gzip

uInt as_much_as_zlib_takes(std::size_t size) {
    return static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
}

} // namespace

struct Inflater::State {
    z_stream stream{};

    explicit State(Form form) {
        if (inflateInit2(&stream, form == Form::raw ? raw_bits : gzip_bits) != Z_OK) {
            throw std::bad_alloc{}; // fails here only for want of memory
        }
    }

    ~State() { inflateEnd(&stream); }

    State(const State&) = delete;
    State& operator=(const State&) = delete;
};

Inflater::Inflater(Form form) : state_{std::make_unique<State>(form)} {}

Inflater::~Inflater() = default;
Inflater::Inflater(Inflater&&) noexcept = default;
Inflater& Inflater::operator=(Inflater&&) noexcept = default;

Result<Inflater::Step> Inflater::step(std::string_view packed, std::span<char> into) {
    z_stream& stream = state_->stream;
    // zlib reads through this pointer and never writes, but its interface is older than const.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = as_much_as_zlib_takes(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(into.data());
    stream.avail_out = as_much_as_zlib_takes(into.size());
    const uInt in_before = stream.avail_in;
    const uInt out_before = stream.avail_out;
    const int code = inflate(&stream, Z_NO_FLUSH);
    if (code == Z_MEM_ERROR) {
        throw std::bad_alloc{};
    }
    if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR) {
        return fail(ErrorKind::invalid,
                    std::string{"its compressed bytes are damaged"} +
                        (stream.msg != nullptr ? std::string{" ("} + stream.msg + ')' : ""));
    }
    return Step{in_before - stream.avail_in, out_before - stream.avail_out, code == Z_STREAM_END};
}

void Inflater::restart() {
    inflateReset(&state_->stream);
}

std::uint32_t crc32_of(std::uint32_t so_far, std::span<const char> bytes) {
    return static_cast<std::uint32_t>(
        crc32_z(so_far, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

} // namespace mf::store
