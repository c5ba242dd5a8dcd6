// docs/traps.md names tests; a name that no test has any more fails here.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>

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

bool is_name(std::string_view text) {
    return !text.empty() &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "0123456789_") == std::string_view::npos;
}

std::string_view without_blanks(std::string_view text) {
    const auto first = text.find_first_not_of(" \n");
    return first == std::string_view::npos
               ? std::string_view{}
               : text.substr(first, text.find_last_not_of(" \n") - first + 1);
}

/// "Suite.Name" of every `open` Suite `between` Name `close` in the text, where both are names.
std::set<std::string>
found(std::string_view text, std::string_view open, char between, char close) {
    std::set<std::string> names;
    for (auto at = text.find(open); at != std::string_view::npos; at = text.find(open, at + 1)) {
        const std::string_view rest = text.substr(at + open.size());
        const std::string_view inside = rest.substr(0, rest.find(close));
        const auto middle = inside.find(between);
        if (middle == std::string_view::npos) {
            continue;
        }
        const std::string_view suite = without_blanks(inside.substr(0, middle));
        const std::string_view name = without_blanks(inside.substr(middle + 1));
        if (is_name(suite) && is_name(name)) {
            names.insert(std::string{suite} + "." + std::string{name});
        }
    }
    return names;
}

std::set<std::string> tests() {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{house() / "tests"}) {
        if (entry.path().extension() == ".cpp") {
            const std::string text = text_of(entry.path());
            for (const std::string_view macro : {"TEST(", "TEST_F(", "TEST_P("}) {
                names.merge(found(text, macro, ',', ')'));
            }
        }
    }
    return names;
}

/// Names in the page are those with a capital in front: `Suite.Name`, not `file.cpp`.
std::set<std::string> named_in_the_page() {
    std::set<std::string> names = found(text_of(house() / "docs/traps.md"), "`", '.', '`');
    std::erase_if(names, [](const std::string& name) {
        const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
        return !capital(name[0]) || !capital(name[name.find('.') + 1]);
    });
    return names;
}

TEST(TrapNames, EveryNameIsATest) {
    const auto known = tests();
    const auto named = named_in_the_page();
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
