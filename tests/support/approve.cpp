#include "support/approve.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string_view>

namespace mf::test {

namespace {

std::filesystem::path golden(const std::string& name) {
    const char* home = std::getenv("METFORWARD_HOME");
    return std::filesystem::path{home == nullptr ? "." : home} / "tests/golden" / name;
}

void write(const std::filesystem::path& file, const std::string& text) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream output{file, std::ios::binary};
    output << text;
    output.close();
    ASSERT_TRUE(output) << "cannot write " << file;
}

/// "line 12:\n  approved: …\n  now:      …"
std::string first_difference(const std::string& approved, const std::string& text) {
    std::istringstream before{approved};
    std::istringstream after{text};
    std::string old_line;
    std::string new_line;
    for (int line = 1;; ++line) {
        const bool old_ended = !std::getline(before, old_line);
        const bool new_ended = !std::getline(after, new_line);
        if (old_ended != new_ended || old_line != new_line || old_ended) {
            std::ostringstream words;
            words << "line " << line << ":\n  approved: " << (old_ended ? "(end)" : old_line)
                  << "\n  now:      " << (new_ended ? "(end)" : new_line);
            return words.str();
        }
    }
}

} // namespace

void approve(const std::string& name, const std::string& text) {
    const std::filesystem::path file = golden(name);
    const char* wish = std::getenv("METFORWARD_GOLDEN");
    if (wish != nullptr && std::string_view{wish} == "write") {
        write(file, text);
        return;
    }
    std::ifstream input{file, std::ios::binary};
    ASSERT_TRUE(input) << file << " is not there; `make golden` writes it, then read it";
    std::ostringstream approved;
    approved << input.rdbuf();
    if (approved.str() != text) {
        FAIL() << name << " is not as approved, " << first_difference(approved.str(), text)
               << "\n`make golden` writes it anew; read the difference before you commit it";
    }
}

} // namespace mf::test
