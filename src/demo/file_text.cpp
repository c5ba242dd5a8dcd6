#include "demo/file_text.hpp"

#include "demo/stream.hpp"

#include <array>
#include <cmath>
#include <fstream>

namespace mf::demo {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

/// The two digits of each byte.
constexpr std::array<std::array<char, 2>, 256> make_hex_pairs() {
    std::array<std::array<char, 2>, 256> pairs{};
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        pairs[i] = {hex_digits[i / 16], hex_digits[i % 16]};
    }
    return pairs;
}

constexpr auto hex_pairs = make_hex_pairs();

} // namespace

void append_whole(std::string& out, std::uint64_t value) {
    std::array<char, 20> digits{};
    std::size_t at = digits.size();
    do {
        digits[--at] = static_cast<char>('0' + value % 10);
        value /= 10;
    } while (value > 0);
    out.append(digits.data() + at, digits.size() - at);
}

void append_micro(std::string& out, std::int32_t millionths) {
    if (millionths < 0) {
        out += '-';
    }
    const auto size = static_cast<std::uint64_t>(std::abs(static_cast<std::int64_t>(millionths)));
    append_whole(out, size / 1'000'000);
    std::array<char, 7> rest{'.'};
    std::uint64_t left = size % 1'000'000;
    for (std::size_t at = 6; at > 0; --at) {
        rest[at] = static_cast<char>('0' + left % 10);
        left /= 10;
    }
    out.append(rest.data(), rest.size());
}

void append_id(std::string& out, std::uint64_t key, std::uint32_t serial) {
    std::array<char, 64> digits{};
    std::size_t at = 0;
    for (std::uint64_t lane = 1; lane <= 4; ++lane) {
        std::uint64_t word = Stream::scrambled(key + Stream::step * (4ULL * serial + lane));
        for (int byte = 0; byte < 8; ++byte, word >>= 8) {
            const auto& pair = hex_pairs[word & 0xFF];
            digits[at++] = pair[0];
            digits[at++] = pair[1];
        }
    }
    out.append(digits.data(), digits.size());
}

void append_two(std::string& out, int value) {
    out += static_cast<char>('0' + value / 10);
    out += static_cast<char>('0' + value % 10);
}

void append_field(std::string& out, std::string_view text, char separator) {
    if (text.find(separator) == std::string_view::npos &&
        text.find('"') == std::string_view::npos) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        if (c == '"') {
            out += '"';
        }
        out += c;
    }
    out += '"';
}

std::string decimal(double value, int digits, bool shortest) {
    double scale = 1;
    for (int i = 0; i < digits; ++i) {
        scale *= 10;
    }
    const auto whole = static_cast<std::int64_t>(std::floor(value * scale + 0.5));
    std::string rest = std::to_string(std::abs(whole));
    const auto wanted = static_cast<std::size_t>(digits) + 1;
    rest.insert(0, rest.size() < wanted ? wanted - rest.size() : 0, '0');
    std::string text = (whole < 0 ? "-" : "") + rest.substr(0, rest.size() + 1 - wanted);
    std::string tail = rest.substr(rest.size() + 1 - wanted);
    while (shortest && !tail.empty() && tail.back() == '0') {
        tail.pop_back();
    }
    return tail.empty() ? text : text + "." + tail;
}

std::string filled(std::string_view text, std::string_view name, std::string_view value) {
    const std::string mark = "{" + std::string{name} + "}";
    std::string out{text};
    if (const auto at = out.find(mark); at != std::string::npos) {
        out.replace(at, mark.size(), value);
    }
    return out;
}

Done write(const std::filesystem::path& folder, const MadeFile& file) {
    const std::filesystem::path path = folder / file.path;
    std::error_code problem;
    std::filesystem::create_directories(path.parent_path(), problem);
    std::ofstream out{path, std::ios::binary | std::ios::trunc};
    out.write(file.text.data(), static_cast<std::streamsize>(file.text.size()));
    out.close();
    if (problem || !out) {
        return fail(ErrorKind::io, "The file could not be written", path.string(),
                    "Look whether the disk is full and the folder may be written to");
    }
    return {};
}

} // namespace mf::demo
