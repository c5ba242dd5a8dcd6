// A client over a loopback socket that says exactly the bytes it is told to, and reads replies one by one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace mf::serve {

struct Received {
    int status = 0;
    std::map<std::string, std::string>
        fields;       ///< names in lower case; a repeated one is joined by ", "
    std::string head; ///< as it came
    std::string body;

    std::string field(const std::string& name) const {
        const auto found = fields.find(name);
        return found == fields.end() ? "" : found->second;
    }
};

enum class Body { expected, none };

/// Every read gives up after ten seconds.
class Client {
public:
    explicit Client(std::uint16_t port);
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    /// False when the connection is broken.
    bool say(std::string_view bytes) const;

    /// The next reply; nothing when the connection ended before it was whole.
    std::optional<Received> reply(Body body = Body::expected);

    /// "GET target", with more header lines ("A: b\r\n"), and its reply; status 0 when there is none.
    Received get(std::string_view target, std::string_view lines = "");

    /// Whether the server closes the connection, after whatever it still sends.
    bool is_closed();

private:
    bool fill();

    int descriptor_;
    std::string unread_;
};

/// One request on a connection of its own.
Received fetch(std::uint16_t port, std::string_view target, std::string_view lines = "");

std::string gunzipped(std::string_view bytes);
std::string unbrotlied(std::string_view bytes);

} // namespace mf::serve
