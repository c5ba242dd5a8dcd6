// Sockets that listen on one address and port, one for each loop; the kernel spreads clients over them.
#pragma once

#include "base/error.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace mf::serve {

/// A socket that is closed when it goes out of scope, unless it was released.
class Socket {
public:
    explicit Socket(int descriptor) : descriptor_{descriptor} {}

    ~Socket();

    Socket(Socket&& other) noexcept : descriptor_{other.release()} {}

    Socket& operator=(Socket&& other) noexcept;

    int descriptor() const { return descriptor_; }

    /// The caller closes it.
    int release();

private:
    int descriptor_; ///< -1: none
};

struct Listeners {
    std::vector<Socket> sockets; ///< SO_REUSEPORT, listening, not blocking
    std::uint16_t port = 0;      ///< the one that was given, or the one that the system chose for 0
    bool ipv6 = false;
};

/// `host` is a numeric address: "127.0.0.1", "0.0.0.0", "::1", "::". Errors: `usage` for another host, `busy` when
/// somebody else listens there, `refused` when the port is not allowed, else `io`.
Result<Listeners> listen_on(const std::string& host, std::uint16_t port, std::size_t count);

} // namespace mf::serve
