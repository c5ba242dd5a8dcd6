#include "support/program.hpp"

#include "support/running_program.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace mf::test {

namespace {

std::string text_of(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

/// What stands behind "key": in a line of JSON: a text without its quotes, a number, or a list or object as it is.
std::string json_value(const std::string& line, const std::string& key) {
    auto at = line.find("\"" + key + "\":");
    if (at == std::string::npos) {
        return {};
    }
    at += key.size() + 3;
    while (at < line.size() && line[at] == ' ') {
        ++at;
    }
    if (line[at] == '"') {
        return line.substr(at + 1, line.find('"', at + 1) - at - 1);
    }
    if (line[at] == '{' || line[at] == '[') {
        const char end = line[at] == '{' ? '}' : ']';
        return line.substr(at, line.find(end, at) - at + 1);
    }
    return line.substr(at, line.find_first_of(",}", at) - at);
}

} // namespace

Folder::Folder() {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "metforward-test-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) {
        throw std::runtime_error("no folder for temporary files can be made");
    }
    path_ = pattern;
}

Folder::~Folder() {
    std::error_code ignored; // a folder that stays behind fails no test
    std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path Folder::write(const std::string& name, std::string_view text) const {
    const auto file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream stream{file, std::ios::binary};
    stream << text;
    return file;
}

std::string Folder::read(const std::string& name) const {
    return text_of(path_ / name);
}

Outcome run_program(const std::vector<std::string>& arguments) {
    return RunningProgram{arguments}.wait();
}

Table table_of(std::string_view csv) {
    Table table;
    std::istringstream lines{std::string{csv}};
    for (std::string line; std::getline(lines, line);) {
        if (!line.empty() && line.back() == '\r') {
            line.pop_back();
        }
        std::vector<std::string> cells;
        std::istringstream parts{line + ","};
        for (std::string cell; std::getline(parts, cell, ',');) {
            cells.push_back(cell);
        }
        table.push_back(std::move(cells));
    }
    return table;
}

Workspace::Workspace(const std::string& authority) {
    std::vector<std::string> arguments{"init", folder().string(), "--quiet"};
    if (!authority.empty()) {
        arguments.insert(arguments.end(), {"--authority", authority});
    }
    const Outcome made = run_program(arguments);
    EXPECT_EQ(made.code, 0) << made.err;
}

Outcome Workspace::run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--workspace", folder().string()});
    return run_program(arguments);
}

Outcome Workspace::ingest(const std::string& name,
                          std::string_view text,
                          const std::vector<std::string>& more) {
    const auto file = inputs_.write(name, text);
    std::vector<std::string> arguments{"ingest", file.string(), "--json", "--no-progress"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    Outcome outcome = run(arguments);
    last_ = outcome.out.substr(0, outcome.out.find('\n'));
    return outcome;
}

Table Workspace::sql(const std::string& question) const {
    const Outcome outcome = run({"sql", question, "--format", "csv"});
    EXPECT_EQ(outcome.code, 0) << question << '\n' << outcome.err;
    Table table = table_of(outcome.out);
    if (!table.empty()) {
        table.erase(table.begin());
    }
    return table;
}

std::string Workspace::answer(const std::string& question) const {
    const Table table = sql(question);
    return table.empty() || table[0].empty() ? std::string{} : table[0][0];
}

std::string Workspace::told(const std::string& key) const {
    return json_value(last_, key);
}

std::string Workspace::refused(const std::string& reason) const {
    return json_value(json_value(last_, "refused"), reason);
}

} // namespace mf::test
