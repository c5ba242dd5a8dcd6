// How often one client may ask for what is not ready: a bucket of tokens for each, in a table of fixed size.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace mf::serve {

struct RateLimit {
    double per_second = 15; ///< tokens that a bucket gains; 0: no limit
    double burst = 30;      ///< tokens that a bucket holds
    std::size_t clients_max =
        65536; ///< buckets in the table; with more clients the fullest are forgotten
};

/// Thread-safe. Keeps no address: a bucket is found by a hash of it with a key drawn at random when the
/// program starts. An IPv6 client is its /64, the smallest network that one household is given.
class RateLimiter {
public:
    using Moment = std::chrono::steady_clock::time_point;

    /// `key` is what the hash is keyed with; take it from random_key().
    RateLimiter(RateLimit limit, std::string key);

    /// Takes a token. False when there is none. `address` is text: "192.0.2.1", "2001:db8::1"; what is not
    /// an address is a client of its own.
    bool allows(std::string_view address, Moment now);

    /// How long until a bucket that is empty has a token: whole seconds, at least 1.
    std::chrono::seconds wait() const;

private:
    struct Bucket {
        std::uint64_t tag = 0; ///< 0: free
        double tokens = 0;
        Moment at{};
    };

    static constexpr std::size_t ways = 4; ///< buckets that one hash may fall into

    double tokens_at(const Bucket& bucket, Moment now) const;
    Bucket& bucket_of(std::uint64_t tag, Moment now);

    RateLimit limit_;
    std::string key_;
    std::mutex mutex_;
    std::vector<std::array<Bucket, ways>> table_;
};

/// 32 bytes from the system.
std::string random_key();

} // namespace mf::serve
