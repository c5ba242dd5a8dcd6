// docs/traps.md names tests; a name that no test has any more fails here.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>

namespace mf {
namespace {

const std::filesystem::path& house() {
    static const std::filesystem::path folder =
        std::filesystem::path{MF_TEST_DATA}.parent_path().parent_path();
    return folder;
}

std::string text_of(const std::filesystem::path& file) {
    std::ifstream stream{file};
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

std::set<std::string> found(const std::string& text, const std::regex& pattern) {
    std::set<std::string> names;
    for (std::sregex_iterator at{text.begin(), text.end(), pattern}, end; at != end; ++at) {
        names.insert((*at)[1].str() + "." + (*at)[2].str());
    }
    return names;
}

std::set<std::string> tests() {
    const std::regex pattern{R"(\bTEST(?:_F|_P)?\(\s*(\w+),\s*(\w+)\s*\))"};
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{house() / "tests"}) {
        if (entry.path().extension() == ".cpp") {
            names.merge(found(text_of(entry.path()), pattern));
        }
    }
    return names;
}

TEST(TrapNames, EveryNameIsATest) {
    const auto known = tests();
    const std::regex pattern{R"(`([A-Z]\w+)\.([A-Z]\w+)`)"};
    const auto named = found(text_of(house() / "docs/traps.md"), pattern);
    EXPECT_GT(named.size(), 50U);
    for (const std::string& name : named) {
        EXPECT_TRUE(known.contains(name))
            << "docs/traps.md names " << name << ", which no test is called";
    }
}

TEST(TrapNames, EveryNumberHasARow) {
    const std::string text = text_of(house() / "docs/traps.md");
    for (int number = 1; number <= 33; ++number) {
        EXPECT_NE(text.find("| police " + std::to_string(number) + " |"), std::string::npos)
            << number;
    }
    for (int number = 1; number <= 53; ++number) {
        EXPECT_NE(text.find("| S" + std::to_string(number) + " |"), std::string::npos) << number;
    }
}

} // namespace
} // namespace mf
