#include "store/originals.hpp"

#include "base/hash.hpp"
#include "store/descriptor.hpp"
#include "store/files.hpp"

#include <unistd.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <new>
#include <system_error>
#include <utility>

namespace mf::store {

namespace {

constexpr int level = 1;
/// zstd is fed with pieces of this size whatever size they come in, so that the same bytes always make the
/// same file.
constexpr std::size_t piece_bytes = std::size_t{1} << 20;

struct FreeCompressor {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};

struct FreeDecompressor {
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

using Compressor = std::unique_ptr<ZSTD_CCtx, FreeCompressor>;
using Decompressor = std::unique_ptr<ZSTD_DCtx, FreeDecompressor>;

Compressor make_compressor() {
    Compressor context{ZSTD_createCCtx()};
    if (!context) {
        throw std::bad_alloc{};
    }
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, level);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_contentSizeFlag, 0);
    return context;
}

bool is_sha256(std::string_view text) {
    return text.size() == 64 && std::ranges::all_of(text, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

/// Whether both files are there and hold the same bytes.
Result<bool> are_equal(const std::filesystem::path& ours, const std::filesystem::path& other) {
    std::error_code code;
    const auto size = std::filesystem::file_size(other, code);
    if (code || size != std::filesystem::file_size(ours, code)) {
        return false;
    }
    const Result<std::string> own = hash_file(ours);
    if (!own) {
        return pass(own.error());
    }
    const Result<std::string> kept = hash_file(other);
    return kept && *kept == *own; // what cannot be read is not the same
}

/// Unpacks, and at the end compares what came out with the name that it was asked for by.
class OriginalReader {
public:
    OriginalReader(Descriptor file, std::filesystem::path path, std::string sha256)
        : file_{std::move(file)}, path_{std::move(path)}, sha256_{std::move(sha256)},
          context_{ZSTD_createDCtx()}, buffer_(ZSTD_DStreamInSize()) {
        if (!context_) {
            throw std::bad_alloc{};
        }
    }

    Result<std::size_t> operator()(std::span<char> into) {
        while (!ended_) {
            if (unread_.pos == unread_.size) {
                const Result<std::size_t> count = read_some(file_, buffer_, path_);
                if (!count) {
                    return count;
                }
                if (*count == 0 && frame_left_ == 0) {
                    ended_ = true;
                    break;
                }
                if (*count == 0) {
                    return damaged("it was cut short");
                }
                unread_ = ZSTD_inBuffer{buffer_.data(), *count, 0};
            }
            ZSTD_outBuffer out{into.data(), into.size(), 0};
            frame_left_ = ZSTD_decompressStream(context_.get(), &out, &unread_);
            if (ZSTD_isError(frame_left_) != 0) {
                return damaged(ZSTD_getErrorName(frame_left_));
            }
            if (out.pos > 0) {
                hash_.add(std::string_view{into.data(), out.pos});
                return out.pos;
            }
        }
        if (digest_.empty()) {
            digest_ = hex(hash_.digest());
        }
        return digest_ == sha256_ ? Result<std::size_t>{0} : damaged("its bytes are others");
    }

private:
    Result<std::size_t> damaged(std::string_view why) const {
        return fail(ErrorKind::integrity, "the kept original is damaged: " + std::string{why},
                    path_.string(),
                    "Bring it back from a backup, or load the publisher's file again");
    }

    Descriptor file_;
    std::filesystem::path path_;
    std::string sha256_;
    Decompressor context_;
    std::vector<char> buffer_;
    ZSTD_inBuffer unread_{};
    std::size_t frame_left_ = 1; ///< 0 when a frame is complete
    Sha256 hash_;
    std::string digest_;
    bool ended_ = false;
};

} // namespace

struct OriginalWriter::State {
    std::filesystem::path folder;
    NewFile file;
    Compressor context = make_compressor();
    std::vector<char> packed = std::vector<char>(ZSTD_CStreamOutSize());
    std::string waiting; ///< less than a piece
    Sha256 hash;
    std::uint64_t bytes = 0;

    State(std::filesystem::path into, NewFile made)
        : folder{std::move(into)}, file{std::move(made)} {
        waiting.reserve(piece_bytes);
    }

    ~State() {
        if (!file.path.empty()) {
            ::unlink(file.path.c_str());
        }
    }

    State(const State&) = delete;
    State& operator=(const State&) = delete;

    Done compress(std::string_view piece, ZSTD_EndDirective directive) {
        ZSTD_inBuffer in{piece.data(), piece.size(), 0};
        while (true) {
            ZSTD_outBuffer out{packed.data(), packed.size(), 0};
            const std::size_t left = ZSTD_compressStream2(context.get(), &out, &in, directive);
            if (ZSTD_isError(left) != 0) {
                return fail(ErrorKind::internal,
                            std::string{"cannot compress: "} + ZSTD_getErrorName(left),
                            file.path.string());
            }
            if (Done written = write_all(file.descriptor, {packed.data(), out.pos}, file.path);
                !written) {
                return written;
            }
            if (directive == ZSTD_e_end ? left == 0 : in.pos == in.size) {
                return {};
            }
        }
    }
};

OriginalWriter::OriginalWriter(std::unique_ptr<State> state) : state_{std::move(state)} {}

OriginalWriter::~OriginalWriter() = default;
OriginalWriter::OriginalWriter(OriginalWriter&&) noexcept = default;
OriginalWriter& OriginalWriter::operator=(OriginalWriter&&) noexcept = default;

Done OriginalWriter::add(std::string_view bytes) {
    State& state = *state_;
    state.hash.add(bytes);
    state.bytes += bytes.size();
    while (!bytes.empty()) {
        if (state.waiting.empty() && bytes.size() >= piece_bytes) {
            if (Done done = state.compress(bytes.substr(0, piece_bytes), ZSTD_e_continue); !done) {
                return done;
            }
            bytes.remove_prefix(piece_bytes);
            continue;
        }
        const std::size_t count = std::min(bytes.size(), piece_bytes - state.waiting.size());
        state.waiting.append(bytes.substr(0, count));
        bytes.remove_prefix(count);
        if (state.waiting.size() == piece_bytes) {
            if (Done done = state.compress(state.waiting, ZSTD_e_continue); !done) {
                return done;
            }
            state.waiting.clear();
        }
    }
    return {};
}

std::uint64_t OriginalWriter::bytes() const {
    return state_->bytes;
}

Result<std::string> OriginalWriter::finish() {
    State& state = *state_;
    if (!state.waiting.empty()) {
        if (Done done = state.compress(state.waiting, ZSTD_e_continue); !done) {
            return pass(done.error());
        }
    }
    if (Done done = state.compress({}, ZSTD_e_end); !done) {
        return pass(done.error());
    }
    std::string name = hex(state.hash.digest());
    const std::filesystem::path path = Originals{state.folder}.path(name);
    state.file.descriptor.close();
    // One that is the same stays: its bytes are on the disk already, ours may not be yet. One that is not was damaged,
    // or a crash cut it short.
    const Result<bool> same = are_equal(state.file.path, path);
    if (!same) {
        return pass(same.error());
    }
    if (*same) {
        return name; // and the destructor takes ours away
    }
    if (::rename(state.file.path.c_str(), path.c_str()) != 0) {
        return pass(system_error("give it its name", path, errno));
    }
    state.file.path.clear();
    return name;
}

Result<OriginalWriter> Originals::writer() const {
    std::error_code code;
    std::filesystem::create_directories(folder_, code);
    if (code) {
        return pass(system_error("make the folder", folder_, code.value()));
    }
    Result<NewFile> file = new_file_in(folder_);
    if (!file) {
        return pass(file.error());
    }
    return OriginalWriter{std::make_unique<OriginalWriter::State>(folder_, std::move(*file))};
}

bool Originals::has(const std::string& sha256) const {
    std::error_code code;
    return is_sha256(sha256) && std::filesystem::is_regular_file(path(sha256), code);
}

std::filesystem::path Originals::path(const std::string& sha256) const {
    return folder_ / (sha256 + ".zst");
}

Result<Reader> Originals::open(const std::string& sha256) const {
    if (!has(sha256)) {
        return fail(ErrorKind::not_found, "this original is not kept", path(sha256).string());
    }
    Result<Descriptor> file = open_for_reading(path(sha256));
    if (!file) {
        return pass(file.error());
    }
    return Reader{OriginalReader{std::move(*file), path(sha256), sha256}};
}

} // namespace mf::store
