// The address of a request, as any client may write it: read, written in its one form, and read again.
#include "serve/negotiate.hpp"
#include "serve/request.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

using namespace mf::serve;

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

/// What the reader of an address may rely on.
void check_segments(const Target& target) {
    for (const auto& segment : target.segments) {
        require(!segment.empty() && segment != "." && segment != "..");
        require(segment.find_first_of(std::string_view{"/\\\0", 3}) == std::string::npos);
    }
}

void check_one_form(Target target) {
    const auto text = canonical(target);
    const auto again = parse_target(text);
    if (!again) { // escaping makes it longer
        require(text.size() > request_target_bytes_max);
        return;
    }
    std::ranges::stable_sort(target.query, {}, &Parameter::name);
    require(*again == target);
    require(canonical(*again) == text);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    if (const auto target = parse_target(text)) {
        check_segments(*target);
        check_one_form(*target);
    }
    // The other fields that a client writes at will.
    Acceptance{text}.best(true);
    names_etag(text, "\"a\"");
    return 0;
}
