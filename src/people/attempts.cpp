#include "people/attempts.hpp"

#include "base/hash.hpp"

#include <arpa/inet.h>

#include <array>

namespace mf::people {

namespace {

/// An IPv6 client is its /64, the smallest network that one household is given.
std::string network_of(const std::string& address) {
    std::array<unsigned char, 16> six{};
    if (inet_pton(AF_INET6, address.c_str(), six.data()) == 1) {
        return hex(std::span{six}.first(8));
    }
    return address;
}

std::string bucket(const std::string& kind, const std::string& what, const std::string& of) {
    return kind + "/" + what + "/" + sha256(of);
}

} // namespace

std::vector<std::string> buckets_of(const std::string& kind,
                                    const std::string& name,
                                    const std::string& address,
                                    const std::string& known_device) {
    if (!known_device.empty()) {
        return {bucket(kind, "device", name + "\n" + known_device)};
    }
    return {bucket(kind, "account", name), bucket(kind, "address", network_of(address))};
}

Result<std::optional<std::chrono::seconds>>
count_attempt(const Tables& tables, const std::vector<std::string>& buckets, Moment now) {
    const std::int64_t begin = seconds_of(now - attempts_window);
    std::optional<std::chrono::seconds> wait;
    const Done done = tables.database().in_transaction([&]() -> Done {
        if (Done cleared = tables.run("DELETE FROM sign_in_attempt WHERE at <= ?1", {begin});
            !cleared) {
            return cleared;
        }
        for (const std::string& one : buckets) {
            const auto count =
                tables.number("SELECT count(*) FROM sign_in_attempt WHERE bucket = ?1", {one});
            const auto oldest =
                tables.number("SELECT min(at) FROM sign_in_attempt WHERE bucket = ?1", {one});
            if (!count || !oldest) {
                return pass(count ? oldest.error() : count.error());
            }
            if (*count >= static_cast<std::int64_t>(attempts_max)) {
                wait = std::max(wait.value_or(std::chrono::seconds{1}),
                                std::chrono::seconds{*oldest - begin});
            }
        }
        for (const std::string& one : buckets) {
            if (Done counted = wait ? Done{}
                                    : tables.run("INSERT INTO sign_in_attempt VALUES (?1, ?2)",
                                                 {one, seconds_of(now)});
                !counted) {
                return counted;
            }
        }
        return {};
    });
    if (!done) {
        return pass(done.error());
    }
    return wait;
}

Done forget_attempts(const Tables& tables, const std::vector<std::string>& buckets) {
    for (const std::string& one : buckets) {
        // An address keeps its count: with one right password it could guess at others for ever.
        const bool address = one.find("/address/") != std::string::npos;
        if (Done forgotten = tables.run(
                address ? "DELETE FROM sign_in_attempt WHERE rowid = (SELECT max(rowid) FROM "
                          "sign_in_attempt WHERE bucket = ?1)"
                        : "DELETE FROM sign_in_attempt WHERE bucket = ?1",
                {one});
            !forgotten) {
            return forgotten;
        }
    }
    return {};
}

} // namespace mf::people
