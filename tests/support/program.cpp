#include "support/program.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cctype>
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
    const char* program = std::getenv("METFORWARD_BIN");
    if (program == nullptr || *program == '\0') {
        throw std::runtime_error("METFORWARD_BIN does not name the built program");
    }
    const Folder folder;
    const std::string out = folder.path() / "out";
    const std::string err = folder.path() / "err";
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), O_WRONLY | O_CREAT,
                                     0600);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.c_str(), O_WRONLY | O_CREAT,
                                     0600);
    std::vector<std::string> texts{program};
    texts.insert(texts.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& text : texts) {
        pointers.push_back(text.data());
    }
    pointers.push_back(nullptr);
    pid_t child = 0;
    const int failed = posix_spawn(&child, program, &actions, nullptr, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) {
        throw std::runtime_error(std::string{"cannot run "} + program);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), text_of(out),
            text_of(err)};
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
    std::vector<std::string> arguments{"init", (place_.path() / "workspace").string(), "--quiet"};
    if (!authority.empty()) {
        arguments.insert(arguments.end(), {"--authority", authority});
    }
    const Outcome made = run_program(arguments);
    EXPECT_EQ(made.code, 0) << made.err;
}

Outcome Workspace::run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--workspace", (place_.path() / "workspace").string()});
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
