// Putting text into large buffers, and buffers into files.
#pragma once

#include "base/error.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace mf::demo {

void append_whole(std::string& out, std::uint64_t value);
/// "-0.106220" from -106220: six decimals, as the publisher has them.
void append_micro(std::string& out, std::int32_t millionths);
/// 64 hexadecimal digits that are the serial's own, made of the key.
void append_id(std::string& out, std::uint64_t key, std::uint32_t serial);
/// Two digits, with a nought before small numbers.
void append_two(std::string& out, int value);
/// The text, in quotes when it holds the separator or a quote.
void append_field(std::string& out, std::string_view text, char separator = ',');
/// "0.47": `digits` decimals, the last ones left out when they are noughts if `shortest`.
std::string decimal(double value, int digits, bool shortest = false);
/// The text with "{name}" replaced.
std::string filled(std::string_view text, std::string_view name, std::string_view value);

/// One file of the demonstration, ready to be written.
struct MadeFile {
    std::string path; ///< from the folder, with '/'
    std::string text;
};

/// Makes the folders that it needs. `io` when the disk says no.
Done write(const std::filesystem::path& folder, const MadeFile& file);

} // namespace mf::demo
