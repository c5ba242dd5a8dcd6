// A client that keeps cookies as a browser does, and sends forms as they stand on a page.
#pragma once

#include "support/client.hpp"

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mf::serve {

inline const std::string good_password = "correct horse battery staple";

/// Keeps cookies, sends the field that shows where a form stood, follows nothing.
class Browser {
public:
    explicit Browser(std::uint16_t port) : port_{port} {}

    Received get(const std::string& target);
    /// Sends the fields with the page's own token; the page is got first.
    Received send(const std::string& page,
                  const std::string& target,
                  const std::vector<std::pair<std::string, std::string>>& fields);
    /// The same in parts, with one file: its field, its name, its bytes.
    Received send_file(const std::string& page,
                       const std::string& target,
                       const std::vector<std::pair<std::string, std::string>>& fields,
                       const std::array<std::string, 3>& file);
    /// Sends exactly this body, with these lines besides those of cookies and of the type.
    Received post(const std::string& target, const std::string& body, const std::string& lines);

    /// Signs in with the good password; the reply to the last step.
    Received sign_in(const std::string& name, const std::string& password = good_password);

    std::string cookie(const std::string& name) const;
    void set_cookie(const std::string& name, const std::string& value) { cookies_[name] = value; }

    /// "Origin: …" of this server.
    std::string own_origin() const;

private:
    std::string cookie_line() const;
    Received remember(Received reply);

    std::uint16_t port_;
    std::map<std::string, std::string> cookies_;
};

/// The value of the field that shows where a form stood, as it is in the page; "" when the page has none.
std::string form_token_in(const std::string& page);

/// Percent-encoded for a form.
std::string encoded(std::string_view text);

} // namespace mf::serve
