#include "support/running_program.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <stdexcept>

namespace mf::test {

namespace {

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    for (std::string& text : texts) {
        pointers.push_back(text.data());
    }
    pointers.push_back(nullptr);
    return pointers;
}

std::string name_of(const std::string& variable) {
    return variable.substr(0, variable.find('='));
}

/// Our own environment with the changes that a test asks for.
std::vector<std::string> environment_with(const std::vector<std::string>& changes) {
    std::vector<std::string> all;
    for (char** one = environ; *one != nullptr; ++one) {
        const std::string name = name_of(*one);
        if (std::ranges::none_of(changes, [&](const auto& own) { return name_of(own) == name; })) {
            all.emplace_back(*one);
        }
    }
    std::ranges::copy_if(changes, std::back_inserter(all),
                         [](const std::string& own) { return own.contains('='); });
    return all;
}

struct Prepared {
    std::string program;
    std::string folder;
    std::string out;
    std::string err;
    rlim_t file_bytes_max = RLIM_INFINITY;
    char* const* arguments = nullptr;
    char* const* environment = nullptr;
};

/// In the child: nothing here takes memory, because other threads of the test may have held its lock.
[[noreturn]] void become(const Prepared& prepared) {
    const int in = open("/dev/null", O_RDONLY);
    const int out = open(prepared.out.c_str(), O_WRONLY | O_CREAT, 0600);
    const int err = open(prepared.err.c_str(), O_WRONLY | O_CREAT, 0600);
    bool ready = in >= 0 && dup2(in, STDIN_FILENO) >= 0 && dup2(out, STDOUT_FILENO) >= 0 &&
                 dup2(err, STDERR_FILENO) >= 0;
    if (prepared.file_bytes_max != RLIM_INFINITY) {
        const rlimit limit{prepared.file_bytes_max, prepared.file_bytes_max};
        // Ignored, the signal becomes an error of the write, as a full disk is one.
        ready =
            ready && signal(SIGXFSZ, SIG_IGN) != SIG_ERR && setrlimit(RLIMIT_FSIZE, &limit) == 0;
    }
    ready = ready && (prepared.folder.empty() || chdir(prepared.folder.c_str()) == 0);
    if (ready) {
        execve(prepared.program.c_str(), prepared.arguments, prepared.environment);
    }
    _exit(127);
}

} // namespace

RunningProgram::RunningProgram(const std::vector<std::string>& arguments,
                               const Surroundings& surroundings) {
    const char* built = std::getenv("METFORWARD_BIN"); // NOLINT(concurrency-mt-unsafe)
    if (surroundings.program.empty() && (built == nullptr || *built == '\0')) {
        throw std::runtime_error("METFORWARD_BIN does not name the built program");
    }
    Prepared prepared;
    prepared.program =
        std::filesystem::absolute(surroundings.program.empty() ? built : surroundings.program);
    prepared.folder = surroundings.folder;
    prepared.out = texts_.path() / "out";
    prepared.err = texts_.path() / "err";
    if (surroundings.file_bytes_max > 0) {
        prepared.file_bytes_max = surroundings.file_bytes_max;
    }
    std::vector<std::string> words{prepared.program};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<std::string> variables = environment_with(surroundings.environment);
    const auto word_pointers = pointers_to(words);
    const auto variable_pointers = pointers_to(variables);
    prepared.arguments = word_pointers.data();
    prepared.environment = variable_pointers.data();
    child_ = fork();
    if (child_ == 0) {
        become(prepared);
    }
    if (child_ < 0) {
        throw std::runtime_error("cannot run " + prepared.program);
    }
}

RunningProgram::~RunningProgram() {
    if (!has_ended()) {
        send(SIGKILL);
        waitpid(child_, &status_, 0);
    }
}

bool RunningProgram::has_ended() {
    ended_ = ended_ || waitpid(child_, &status_, WNOHANG) == child_;
    return ended_;
}

void RunningProgram::send(int signal) const {
    if (!ended_) {
        kill(child_, signal);
    }
}

Outcome RunningProgram::wait() {
    if (!ended_) {
        waitpid(child_, &status_, 0);
        ended_ = true;
    }
    return {WIFEXITED(status_) ? WEXITSTATUS(status_) : 128 + WTERMSIG(status_), texts_.read("out"),
            texts_.read("err")};
}

std::string RunningProgram::messages() const {
    return texts_.read("err");
}

} // namespace mf::test
