#include "support/client.hpp"

#include "base/text.hpp"

#include <arpa/inet.h>
#include <brotli/decode.h>
#include <libdeflate.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace mf::serve {

namespace {

constexpr std::size_t plain_bytes_max = 1 << 22;

void read_fields(Received& received) {
    for (const auto line : split(received.head, '\n')) {
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) {
            continue;
        }
        auto& value = received.fields[lower(line.substr(0, colon))];
        value += (value.empty() ? "" : ", ") + std::string{trimmed(line.substr(colon + 1))};
    }
}

} // namespace

Client::Client(std::uint16_t port) : descriptor_{socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{10, 0};
    setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address);
}

Client::~Client() {
    close(descriptor_);
}

bool Client::say(std::string_view bytes) const {
    while (!bytes.empty()) {
        const auto sent = send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool Client::fill() {
    std::array<char, 16384> buffer{};
    const auto bytes = recv(descriptor_, buffer.data(), buffer.size(), 0);
    if (bytes <= 0) {
        return false;
    }
    unread_.append(buffer.data(), static_cast<std::size_t>(bytes));
    return true;
}

std::optional<Received> Client::reply(Body body) {
    while (unread_.find("\r\n\r\n") == std::string::npos) {
        if (!fill()) {
            return std::nullopt;
        }
    }
    Received received;
    const auto head_bytes = unread_.find("\r\n\r\n") + 4;
    received.head = unread_.substr(0, head_bytes);
    unread_.erase(0, head_bytes);
    read_fields(received);
    received.status = static_cast<int>(whole_number(received.head.substr(9, 3)).value_or(0));
    const bool without = body == Body::none || received.status == 304;
    const auto length = whole_number(received.field("content-length")).value_or(0);
    const auto size = without ? std::size_t{0} : static_cast<std::size_t>(length);
    while (unread_.size() < size) {
        if (!fill()) {
            return std::nullopt;
        }
    }
    received.body = unread_.substr(0, size);
    unread_.erase(0, size);
    return received;
}

Received Client::get(std::string_view target, std::string_view lines) {
    std::string request = "GET ";
    request += target;
    request += " HTTP/1.1\r\nHost: localhost\r\n";
    request += lines;
    request += "\r\n";
    if (!say(request)) {
        return {};
    }
    return reply().value_or(Received{});
}

bool Client::is_closed() {
    std::array<char, 16384> buffer{};
    for (;;) {
        const auto bytes = recv(descriptor_, buffer.data(), buffer.size(), 0);
        if (bytes <= 0) {
            return bytes == 0 || errno == ECONNRESET;
        }
    }
}

Received fetch(std::uint16_t port, std::string_view target, std::string_view lines) {
    return Client{port}.get(target, lines);
}

std::string gunzipped(std::string_view bytes) {
    std::string plain(plain_bytes_max, '\0');
    auto* decompressor = libdeflate_alloc_decompressor();
    std::size_t size = 0;
    const auto result = libdeflate_gzip_decompress(decompressor, bytes.data(), bytes.size(),
                                                   plain.data(), plain.size(), &size);
    libdeflate_free_decompressor(decompressor);
    plain.resize(result == LIBDEFLATE_SUCCESS ? size : 0);
    return plain;
}

std::string unbrotlied(std::string_view bytes) {
    std::string plain(plain_bytes_max, '\0');
    std::size_t size = plain.size();
    const auto result =
        BrotliDecoderDecompress(bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()),
                                &size, reinterpret_cast<std::uint8_t*>(plain.data()));
    plain.resize(result == BROTLI_DECODER_RESULT_SUCCESS ? size : 0);
    return plain;
}

} // namespace mf::serve
