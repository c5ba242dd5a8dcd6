#include "support/site_client.hpp"

#include "support/running_program.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <thread>

namespace mf::test {

std::uint16_t port_of(RunningProgram& serve) {
    const std::string announced = "Serving http://127.0.0.1:";
    for (int i = 0; i < 300 && !serve.has_ended(); ++i) {
        const std::string messages = serve.messages();
        const auto at = messages.find(announced);
        if (at != std::string::npos && messages.find('\n', at) != std::string::npos) {
            return static_cast<std::uint16_t>(std::stoi(messages.substr(at + announced.size())));
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{100});
    }
    return 0;
}

std::string reply_to(std::uint16_t port, const std::string& path) {
    const int client = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval patience{30, 0};
    setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const std::string question =
        "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    std::string reply;
    if (connect(client, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
        send(client, question.data(), question.size(), MSG_NOSIGNAL) ==
            static_cast<ssize_t>(question.size())) {
        std::array<char, 4096> block{};
        for (ssize_t got = 0; (got = recv(client, block.data(), block.size(), 0)) > 0;) {
            reply.append(block.data(), static_cast<std::size_t>(got));
        }
    }
    close(client);
    return reply;
}

} // namespace mf::test
