#include "support/browser.hpp"

#include "serve/gate.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace mf::serve {

std::string Browser::own_origin() const {
    return fmt::format("Origin: http://x:{}\r\n", port_);
}

std::string Browser::cookie_line() const {
    std::string line;
    for (const auto& [name, value] : cookies_) {
        line += (line.empty() ? "Cookie: " : "; ") + name + "=" + value;
    }
    return line.empty() ? line : line + "\r\n";
}

Received Browser::remember(Received reply) {
    std::size_t at = 0;
    const std::string key = "Set-Cookie: ";
    while ((at = reply.head.find(key, at)) != std::string::npos) {
        at += key.size();
        const auto equals = reply.head.find('=', at);
        const auto end = reply.head.find(';', equals);
        const auto name = reply.head.substr(at, equals - at);
        const auto value = reply.head.substr(equals + 1, end - equals - 1);
        if (value.empty()) {
            cookies_.erase(name);
        } else {
            cookies_[name] = value;
        }
    }
    return reply;
}

Received Browser::get(const std::string& target) {
    return remember(fetch(port_, target, cookie_line()));
}

Received
Browser::post(const std::string& target, const std::string& body, const std::string& lines) {
    Client client{port_};
    EXPECT_TRUE(
        client.say(fmt::format("POST {} HTTP/1.1\r\nHost: x:{}\r\n{}{}Content-Length: {}\r\n\r\n{}",
                               target, port_, cookie_line(), lines, body.size(), body)));
    const auto reply = client.reply();
    return reply ? remember(*reply) : Received{};
}

Received Browser::send(const std::string& page,
                       const std::string& target,
                       const std::vector<std::pair<std::string, std::string>>& fields) {
    std::string body = std::string{csrf_field} + "=" + form_token_in(get(page).body);
    for (const auto& [name, value] : fields) {
        body += "&" + encoded(name) + "=" + encoded(value);
    }
    return post(target, body, own_origin() + "Content-Type: application/x-www-form-urlencoded\r\n");
}

Received Browser::send_file(const std::string& page,
                            const std::string& target,
                            const std::vector<std::pair<std::string, std::string>>& fields,
                            const std::array<std::string, 3>& file) {
    const std::string line = "--border\r\nContent-Disposition: form-data; name=\"";
    std::string body = line + csrf_field + "\"\r\n\r\n" + form_token_in(get(page).body) + "\r\n";
    for (const auto& [name, value] : fields) {
        body += line + name + "\"\r\n\r\n" + value + "\r\n";
    }
    body += line + file[0] + "\"; filename=\"" + file[1] + "\"\r\nContent-Type: text/html\r\n\r\n" +
            file[2] + "\r\n--border--\r\n";
    return post(target, body,
                own_origin() + "Content-Type: multipart/form-data; boundary=border\r\n");
}

Received Browser::sign_in(const std::string& name, const std::string& password) {
    return send("/sign-in", "/sign-in", {{"name", name}, {"password", password}});
}

std::string Browser::cookie(const std::string& name) const {
    const auto found = cookies_.find(name);
    return found == cookies_.end() ? "" : found->second;
}

std::string form_token_in(const std::string& page) {
    const std::string before = std::string{"name=\""} + csrf_field + "\" value=\"";
    const auto at = page.find(before);
    return at == std::string::npos ? "" : page.substr(at + before.size(), 32);
}

std::string encoded(std::string_view text) {
    std::string plain;
    for (const char c : text) {
        plain += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return plain;
}

} // namespace mf::serve
