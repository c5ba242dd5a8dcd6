#include "serve/rate_limit.hpp"

#include "base/hash.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <random>
#include <utility>

namespace mf::serve {

namespace {

constexpr std::size_t ipv6_network_bytes = 8; ///< a /64

/// The bytes by which a client is known.
std::string client_bytes(std::string_view address) {
    const std::string text{address};
    std::array<char, sizeof(in6_addr)> binary{};
    if (inet_pton(AF_INET, text.c_str(), binary.data()) == 1) {
        return "4" + std::string{binary.data(), sizeof(in_addr)};
    }
    if (inet_pton(AF_INET6, text.c_str(), binary.data()) == 1) {
        return "6" + std::string{binary.data(), ipv6_network_bytes};
    }
    return "?" + text;
}

std::uint64_t keyed_hash(std::string_view key, std::string_view bytes) {
    Sha256 hash;
    hash.add(key);
    hash.add(bytes);
    const Digest digest = hash.digest();
    std::uint64_t value = 0;
    std::memcpy(&value, digest.data(), sizeof value);
    return std::max<std::uint64_t>(value, 1);
}

} // namespace

RateLimiter::RateLimiter(RateLimit limit, std::string key)
    : limit_{limit}, key_{std::move(key)},
      table_(limit.per_second > 0 ? std::max<std::size_t>(limit.clients_max / ways, 1) : 0) {}

double RateLimiter::tokens_at(const Bucket& bucket, Moment now) const {
    const double seconds = std::chrono::duration<double>(now - bucket.at).count();
    return std::min(limit_.burst, bucket.tokens + std::max(seconds, 0.0) * limit_.per_second);
}

/// The client's own bucket, or a free one, or the fullest, whose client loses least by being forgotten.
RateLimiter::Bucket& RateLimiter::bucket_of(std::uint64_t tag, Moment now) {
    auto& set = table_[tag % table_.size()];
    if (const auto own = std::ranges::find(set, tag, &Bucket::tag); own != set.end()) {
        return *own;
    }
    const auto fullness = [&](const Bucket& bucket) {
        return bucket.tag == 0 ? limit_.burst + 1 : tokens_at(bucket, now);
    };
    Bucket& taken = *std::ranges::max_element(set, {}, fullness);
    taken = {tag, limit_.burst, now};
    return taken;
}

bool RateLimiter::allows(std::string_view address, Moment now) {
    if (table_.empty()) {
        return true;
    }
    const auto tag = keyed_hash(key_, client_bytes(address));
    const std::lock_guard lock{mutex_};
    Bucket& bucket = bucket_of(tag, now);
    bucket.tokens = tokens_at(bucket, now);
    bucket.at = std::max(bucket.at, now);
    if (bucket.tokens < 1) {
        return false;
    }
    bucket.tokens -= 1;
    return true;
}

std::chrono::seconds RateLimiter::wait() const {
    const double seconds = limit_.per_second > 0 ? std::ceil(1 / limit_.per_second) : 1;
    return std::chrono::seconds{static_cast<std::int64_t>(std::clamp(seconds, 1.0, 3600.0))};
}

std::string random_key() {
    std::random_device source;
    std::string key;
    for (int i = 0; i < 32; ++i) {
        key += static_cast<char>(source() & 0xFF);
    }
    return key;
}

} // namespace mf::serve
