// What a workspace keeps, so that two can be compared without their clocks.
#pragma once

#include "support/program.hpp"

#include <filesystem>
#include <map>
#include <string>

namespace mf::test {

/// Every file of originals/, lake/ and geo/: path -> SHA-256.
std::map<std::string, std::string> kept_bytes(const std::filesystem::path& workspace);

/// Every file under the folder, whatever it is: path -> SHA-256.
std::map<std::string, std::string> bytes_under(const std::filesystem::path& folder);

/// What the program answers about the workspace: coverage, editions without the day they were met, a series.
std::string answers_of(const std::filesystem::path& workspace);

/// The calendar of the workspace as CSV; what went wrong where there is none.
std::string coverage_of(const std::filesystem::path& workspace);

/// Turns one bit of the byte in the middle of the file round.
void damage_file(const std::filesystem::path& file);

} // namespace mf::test
