#include "support/kept_bytes.hpp"

#include "store/files.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

namespace mf::test {

namespace {

/// The table without the column: days of meeting differ between workspaces that are compared.
std::string without_column(const std::string& csv, const std::string& name) {
    std::string text;
    std::size_t left_out = std::string::npos;
    for (const auto& row : table_of(csv)) {
        if (left_out == std::string::npos) {
            left_out = static_cast<std::size_t>(std::ranges::find(row, name) - row.begin());
        }
        for (std::size_t i = 0; i < row.size(); ++i) {
            text += i == left_out ? "" : row[i] + ",";
        }
        text += '\n';
    }
    return text;
}

std::string answer(const std::filesystem::path& workspace, std::vector<std::string> question) {
    question.insert(question.end(), {"--format", "csv", "-w", workspace.string()});
    const Outcome outcome = run_program(question);
    EXPECT_EQ(outcome.code, 0) << question.front() << '\n' << outcome.err;
    return outcome.out;
}

} // namespace

std::map<std::string, std::string> bytes_under(const std::filesystem::path& folder) {
    std::map<std::string, std::string> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
        if (entry.is_regular_file()) {
            found[entry.path().lexically_relative(folder)] =
                store::hash_file(entry.path()).value_or("unreadable");
        }
    }
    return found;
}

std::map<std::string, std::string> kept_bytes(const std::filesystem::path& workspace) {
    auto found = bytes_under(workspace);
    std::erase_if(found, [](const auto& file) {
        return !file.first.starts_with("originals/") && !file.first.starts_with("lake/") &&
               !file.first.starts_with("geo/");
    });
    return found;
}

std::string answers_of(const std::filesystem::path& workspace) {
    return answer(workspace, {"coverage"}) +
           without_column(answer(workspace, {"editions"}), "met") +
           answer(workspace, {"series", "burglary", "--area", "metropolitan"});
}

std::string coverage_of(const std::filesystem::path& workspace) {
    const Outcome outcome = run_program({"coverage", "--format", "csv", "-w", workspace.string()});
    return outcome.code == 0 ? outcome.out
                             : "exit " + std::to_string(outcome.code) + ": " + outcome.err;
}

void damage_file(const std::filesystem::path& file) {
    std::fstream stream{file, std::ios::binary | std::ios::in | std::ios::out};
    const auto middle = static_cast<std::streamoff>(std::filesystem::file_size(file) / 2);
    stream.seekg(middle);
    const int byte = stream.get();
    stream.seekp(middle);
    stream.put(static_cast<char>(byte ^ 1));
}

} // namespace mf::test
