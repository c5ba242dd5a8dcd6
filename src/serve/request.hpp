// What was asked, as values: the address taken apart, and the few header fields that matter.
#pragma once

#include "base/error.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mf::serve {

inline constexpr std::size_t request_target_bytes_max =
    4096; ///< longer than any address we give out
inline constexpr std::size_t path_segments_max = 16;
inline constexpr std::size_t query_parameters_max = 64;

enum class Method { get, head, post };

struct Parameter {
    std::string name;
    std::string value;

    bool operator==(const Parameter&) const = default;
};

/// The address of a request, percent-decoded, well-formed UTF-8 throughout.
struct Target {
    std::string path; ///< "/areas/E09000007": segments joined, no slash at the end but in "/"
    std::vector<std::string>
        segments;                 ///< none is empty, "." or ".."; none holds '/', '\' or a control
    bool trailing_slash = false;  ///< "/areas/" was written; never set for "/"
    std::vector<Parameter> query; ///< in the order given; '+' read as a blank

    bool operator==(const Target&) const = default;

    /// The first value of that name.
    std::optional<std::string_view> parameter(std::string_view name) const;
};

/// Reads a request target in origin form ("/a/b?c=d"). A target in absolute form, as a proxy sends it, is
/// read from its path on. Errors: `limit` past one of the limits above, else `invalid`: a byte that may
/// not stand in an address, a broken escape, a control character, bad UTF-8, a dot segment, an empty segment,
/// an escaped slash. Linear in the length.
Result<Target> parse_target(std::string_view text);

/// The one way to write a target: two targets that mean the same page have the same text. Parameters are
/// ordered by name (those of one name keep their order), so the order of names must have no meaning.
/// parse_target(canonical(t)) is `t` with its parameters so ordered.
std::string canonical(const Target& target);

/// One question. A reply may depend on `target` alone: whoever asks for the same target in the same state
/// gets the same words. The other fields are for information; the server itself acts on them.
struct Request {
    Method method = Method::get;
    Target target;
    std::string accept;
    std::string accept_encoding;
    std::string if_none_match;
};

} // namespace mf::serve
