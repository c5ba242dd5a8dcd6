// Which form of a page a client takes, and whether it has that form already (RFC 9110, 12.5.3 and 13.1.2).
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace mf::serve {

enum class Encoding { identity, gzip, brotli };

inline constexpr std::array encodings{Encoding::identity, Encoding::gzip, Encoding::brotli};

/// As in Content-Encoding; empty for identity.
std::string_view name_of(Encoding encoding);

/// What an Accept-Encoding field says of each encoding: 0 to 1000, 0 for never.
class Acceptance {
public:
    /// An absent or empty field takes identity alone. A part that cannot be read is passed over. Linear.
    explicit Acceptance(std::string_view accept_encoding);

    /// The encoding with the highest weight; of equals brotli, then gzip. Identity comes last unless it is
    /// weighted by name. A body not worth compressing is sent as it is when the client takes that.
    /// Nothing when the client takes none.
    std::optional<Encoding> best(bool worth_compressing) const;

private:
    std::array<int, 3> weight_{0, 0, 0};
    bool identity_named_ = false;
};

/// Whether an If-None-Match field names `etag` (with its quotes) or is "*". Weak comparison; a list that is
/// broken matches up to where it breaks.
bool names_etag(std::string_view if_none_match, std::string_view etag);

} // namespace mf::serve
