// A stranger's script recomputes figures of the demonstration from the publishers' files, and agrees to the last digit.
#include "support/program.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace mf {
namespace {

constexpr const char* asof = "2026-06-15";
constexpr const char* revised_month = "2026-04";

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in{file};
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// The demonstration, and a later file of one month in which every twentieth row is missing.
class Published {
public:
    Published() {
        test::run_program({"demo", folder().string(), "--rows", "60000", "--quiet"});
        const std::string name = fmt::format("{}-metropolitan-street.csv", revised_month);
        std::istringstream before{text_of(folder() / revised_month / name)};
        std::string after;
        int number = 0;
        for (std::string line; std::getline(before, line); ++number) {
            after += number % 20 == 19 ? "" : line + "\n";
        }
        files_.write("demo/revised/" + name, after);
        files_.write("demo/revised/editions.csv",
                     "glob,earliest,latest,scope\n*,2026-09-15,2026-09-15,whole\n");
    }

    std::filesystem::path folder() const { return files_.path() / "demo"; }

private:
    test::Folder files_;
};

/// What the script prints, without its heading.
test::Table outsiders_figures(const std::filesystem::path& folder) {
    const std::string command =
        fmt::format("node tests/outsider/recompute.mjs '{}' {}", folder.string(), asof);
    std::string text;
    FILE* pipe = popen(command.c_str(), "r"); // NOLINT(cert-env33-c)
    std::array<char, 4096> part{};
    while (const std::size_t count = fread(part.data(), 1, part.size(), pipe)) {
        text.append(part.data(), count);
    }
    EXPECT_EQ(pclose(pipe), 0);
    test::Table table = test::table_of(text);
    if (!table.empty()) {
        table.erase(table.begin());
    }
    return table;
}

struct Number {
    std::string value;
    std::string symbol;
    bool operator==(const Number&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Number& number) {
    return out << number.value << number.symbol;
}

/// Our own, from `metforward series`.
Number ours(const test::Workspace& workspace, const std::vector<std::string>& figure) {
    std::vector<std::string> question{"series",  figure[0], "--area",  figure[1],  "--from",
                                      figure[2], "--to",    figure[2], "--format", "csv"};
    if (!figure[3].empty()) {
        question.insert(question.end(), {"--asof", figure[3]});
    }
    const auto answer = workspace.run(question);
    const auto table = test::table_of(answer.out);
    if (table.size() != 2) {
        return {"no row: " + answer.out, answer.err};
    }
    return {table[1][7], table[1][10]};
}

TEST(Outsider, AgreesWithEveryFigureToTheLastDigit) {
    const Published published;
    test::Workspace workspace;
    workspace.run({"ingest", published.folder().string(), "--quiet"});
    const auto figures = outsiders_figures(published.folder());
    ASSERT_EQ(figures.size(), 10U);
    for (const auto& figure : figures) {
        EXPECT_EQ(ours(workspace, figure), (Number{figure[4], figure[5]}))
            << figure[0] << ' ' << figure[1] << ' ' << figure[2] << ' ' << figure[3];
    }
}

} // namespace
} // namespace mf
