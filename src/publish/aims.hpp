// What an authority set out to change, and the tests by which it asked to be judged: authorities/NAME/aims.toml.
#pragma once

#include "base/error.hpp"
#include "release/release.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace mf::publish {

struct Aims {
    std::vector<release::AimInfo> aims; ///< as they stand in the file
    std::vector<release::AimInfo> tests;
};

/// Reads the tables [[aim]] and [[test]]; none where there is no file. `invalid` with file and line: a key that is
/// missing or not known; an aim with neither a measure nor a gap, or with both; a test likewise with what was found.
Result<Aims> load_aims(const std::filesystem::path& file);

/// An aim or a test that names a measure which there is not.
std::vector<Error> problems(const Aims& aims,
                            const std::vector<std::string>& measures,
                            const std::filesystem::path& file);

} // namespace mf::publish
