#include "serve/listener.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace mf::serve {

namespace {

constexpr int backlog = 1024; ///< clients that may wait to be accepted; the kernel may cut it

struct Address {
    sockaddr_storage storage{};
    socklen_t size = 0;

    const sockaddr* generic() const { return reinterpret_cast<const sockaddr*>(&storage); }

    bool ipv6() const { return storage.ss_family == AF_INET6; }
};

Result<Address> read_address(const std::string& host, std::uint16_t port) {
    Address address;
    auto* four = reinterpret_cast<sockaddr_in*>(&address.storage);
    auto* six = reinterpret_cast<sockaddr_in6*>(&address.storage);
    if (inet_pton(AF_INET, host.c_str(), &four->sin_addr) == 1) {
        four->sin_family = AF_INET;
        four->sin_port = htons(port);
        address.size = sizeof(sockaddr_in);
    } else if (inet_pton(AF_INET6, host.c_str(), &six->sin6_addr) == 1) {
        six->sin6_family = AF_INET6;
        six->sin6_port = htons(port);
        address.size = sizeof(sockaddr_in6);
    } else {
        return fail(ErrorKind::usage, fmt::format("'{}' is not an address to listen on", host), {},
                    "Give numbers, such as 127.0.0.1, or 0.0.0.0 for all of this machine");
    }
    return address;
}

std::unexpected<Error> system_error(const std::string& host, std::uint16_t port) {
    const int number = errno;
    const auto where = fmt::format("{}:{}", host, port);
    if (number == EADDRINUSE) {
        return fail(ErrorKind::busy, "Another program listens there", where,
                    "Stop it or choose another port");
    }
    if (number == EACCES) {
        return fail(ErrorKind::refused, "This user may not listen there", where,
                    "Choose a port above 1023");
    }
    return fail(ErrorKind::io,
                fmt::format("Cannot listen: {}", std::generic_category().message(number)), where);
}

enum class Sharing { none, port };

/// A bound socket, or one that is none with errno set.
Socket bound_socket(const Address& address, Sharing sharing) {
    const int yes = 1;
    Socket socket{::socket(address.storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC,
                           IPPROTO_TCP)};
    const int descriptor = socket.descriptor();
    const bool fine = descriptor >= 0 &&
                      setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) == 0 &&
                      (sharing == Sharing::none ||
                       setsockopt(descriptor, SOL_SOCKET, SO_REUSEPORT, &yes, sizeof yes) == 0) &&
                      bind(descriptor, address.generic(), address.size) == 0;
    return fine ? std::move(socket) : Socket{-1};
}

std::uint16_t port_of(const Socket& socket) {
    Address address;
    address.size = sizeof address.storage;
    getsockname(socket.descriptor(), reinterpret_cast<sockaddr*>(&address.storage), &address.size);
    return ntohs(address.ipv6() ? reinterpret_cast<const sockaddr_in6*>(&address.storage)->sin6_port
                                : reinterpret_cast<const sockaddr_in*>(&address.storage)->sin_port);
}

} // namespace

Socket::~Socket() {
    if (descriptor_ >= 0) {
        close(descriptor_);
    }
}

Socket& Socket::operator=(Socket&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

int Socket::release() {
    return std::exchange(descriptor_, -1);
}

Result<Listeners> listen_on(const std::string& host, std::uint16_t port, std::size_t count) {
    // Sockets that share a port share it with any other program of the same user: so first see, with one that
    // does not share, whether it is free.
    auto address = read_address(host, port);
    if (!address) {
        return pass(address.error());
    }
    if (port != 0 && bound_socket(*address, Sharing::none).descriptor() < 0) {
        return system_error(host, port);
    }
    Listeners listeners{{}, port, address->ipv6()};
    for (std::size_t i = 0; i < count; ++i) {
        auto socket = bound_socket(*address, Sharing::port);
        if (socket.descriptor() < 0 || listen(socket.descriptor(), backlog) != 0) {
            return system_error(host, listeners.port);
        }
        if (listeners.port == 0) {
            listeners.port = port_of(socket);
            address = read_address(host, listeners.port);
        }
        listeners.sockets.push_back(std::move(socket));
    }
    return listeners;
}

} // namespace mf::serve
