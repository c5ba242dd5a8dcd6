#include "store/process.hpp"

#include "base/text.hpp"
#include "store/descriptor.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <optional>
#include <utility>

namespace mf::store {

namespace {

using Clock = std::chrono::steady_clock;

struct Pipe {
    Descriptor read;
    Descriptor write;
};

Result<Pipe> make_pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        return pass(system_error("make a pipe", {}, errno));
    }
    return Pipe{Descriptor{ends[0]}, Descriptor{ends[1]}};
}

std::optional<std::string> in_path(const std::string& program) {
    if (program.contains('/')) {
        return ::access(program.c_str(), X_OK) == 0 ? std::optional{program} : std::nullopt;
    }
    const char* folders = std::getenv("PATH");
    for (const std::string_view folder :
         split(folders != nullptr ? folders : "/usr/bin:/bin", ':')) {
        std::string path = std::string{folder.empty() ? "." : folder} + '/' + program;
        if (::access(path.c_str(), X_OK) == 0) {
            return path;
        }
    }
    return std::nullopt;
}

/// Ours, with what is added in place of what has the same name.
std::vector<std::string> environment_with(const std::vector<std::string>& added) {
    std::vector<std::string> all = added;
    const auto name_of = [](std::string_view line) { return line.substr(0, line.find('=')); };
    for (char** line = environ; line != nullptr && *line != nullptr; ++line) {
        const bool replaced = std::ranges::any_of(
            added, [&](const std::string& other) { return name_of(other) == name_of(*line); });
        if (!replaced) {
            all.emplace_back(*line);
        }
    }
    return all;
}

/// Texts as execve takes them; valid as long as they are.
std::vector<char*> pointers_to(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    for (std::string& text : texts) {
        pointers.push_back(text.data());
    }
    pointers.push_back(nullptr);
    return pointers;
}

void limit(__rlimit_resource what, std::uint64_t most) {
    const rlimit limits{most, most};
    ::setrlimit(what, &limits);
}

/// All that the child does before it is another program. Between fork and exec only calls that need no lock are
/// allowed, because another thread of ours may have held one: no allocation here.
[[noreturn]] void become(const char* path,
                         char* const* arguments,
                         char* const* environment,
                         int out,
                         int err,
                         const ProcessOptions& options) {
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    const int nothing = ::open("/dev/null", O_RDONLY);
    if (::dup2(nothing, STDIN_FILENO) < 0 || ::dup2(out, STDOUT_FILENO) < 0 ||
        ::dup2(err, STDERR_FILENO) < 0) {
        ::_exit(127);
    }
    ::close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
    limit(RLIMIT_AS, options.memory_bytes_max);
    limit(RLIMIT_CORE, 0);
    ::execve(path, arguments, environment);
    ::_exit(127);
}

/// A number that poll finds ready when the process has ended. Called directly: the C library's header for it in
/// Debian 12 cannot be used from C++.
int handle_of(pid_t number) {
    return static_cast<int>(::syscall(SYS_pidfd_open, number, 0));
}

/// A child that runs; killed with all that it started, and waited for, when the value goes.
class Child {
public:
    explicit Child(pid_t number) : number_{number}, handle_{handle_of(number)} {}

    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    ~Child() { wait(); }

    const Descriptor& handle() const { return handle_; }

    /// What is left of its group. Its number is its own until it is waited for.
    void kill_group() const { ::kill(-number_, SIGKILL); }

    int wait() {
        if (number_ > 0) {
            kill_group();
            int status = 0;
            while (::waitpid(number_, &status, 0) < 0 && errno == EINTR) {}
            number_ = -1;
            code_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        }
        return code_;
    }

private:
    pid_t number_;
    Descriptor handle_;
    int code_ = 0;
};

/// What one of the pipes brings.
struct Stream {
    Descriptor pipe;
    std::string* text;
};

/// Takes what is there; closes the pipe at its end.
Done take(Stream& stream) {
    std::array<char, 65'536> buffer{};
    const Result<std::size_t> count = read_some(stream.pipe, buffer, {});
    if (!count) {
        return pass(count.error());
    }
    stream.text->append(buffer.data(), *count);
    if (*count == 0) {
        stream.pipe.close();
    }
    return {};
}

int milliseconds_until(Clock::time_point end) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now());
    return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 3'600'000));
}

Error too_long(const std::string& program, const ProcessOptions& options) {
    return Error{ErrorKind::limit,
                 program + " took longer than " + std::to_string(options.time_max.count()) +
                     " seconds and was stopped",
                 {},
                 {}};
}

Error too_much(const std::string& program, const ProcessOptions& options) {
    return Error{ErrorKind::limit,
                 program + " wrote more than " + std::to_string(options.output_bytes_max) +
                     " bytes and was stopped",
                 {},
                 {}};
}

/// Collects what the child says until it has ended and its pipes are closed.
Done listen(const std::string& program,
            const Child& child,
            std::array<Stream, 2>& streams,
            const ProcessOptions& options) {
    const Clock::time_point end = Clock::now() + options.time_max;
    bool running = true;
    while (running || streams[0].pipe.is_open() || streams[1].pipe.is_open()) {
        // poll passes over negative numbers, which is what closed ones are.
        std::array<pollfd, 3> watched{{{streams[0].pipe.number(), POLLIN, 0},
                                       {streams[1].pipe.number(), POLLIN, 0},
                                       {running ? child.handle().number() : -1, POLLIN, 0}}};
        const int ready = ::poll(watched.data(), watched.size(), milliseconds_until(end));
        if (ready < 0 && errno != EINTR) {
            return pass(system_error("wait for " + program, {}, errno));
        }
        if (Clock::now() >= end) {
            return pass(too_long(program, options));
        }
        for (std::size_t i = 0; ready > 0 && i < streams.size(); ++i) {
            if (watched.at(i).revents != 0) {
                if (Done taken = take(streams.at(i)); !taken) {
                    return taken;
                }
            }
        }
        if (streams[0].text->size() + streams[1].text->size() > options.output_bytes_max) {
            return pass(too_much(program, options));
        }
        if (ready > 0 && watched[2].revents != 0) {
            running = false;
            child.kill_group(); // what it left running would keep the pipes open
        }
    }
    return {};
}

} // namespace

Result<ProcessOutput> run(const std::string& program,
                          const std::vector<std::string>& arguments,
                          const ProcessOptions& options) {
    const std::optional<std::string> path = in_path(program);
    if (!path) {
        return fail(ErrorKind::not_found, "the program " + program + " is not installed");
    }
    std::vector<std::string> words{program};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<std::string> environment = environment_with(options.environment);
    const std::vector<char*> argument_pointers = pointers_to(words);
    const std::vector<char*> environment_pointers = pointers_to(environment);
    Result<Pipe> out = make_pipe();
    Result<Pipe> err = make_pipe();
    if (!out || !err) {
        return pass(out ? err.error() : out.error());
    }
    const pid_t number = ::fork();
    if (number < 0) {
        return pass(system_error("start " + program, {}, errno));
    }
    if (number == 0) {
        become(path->c_str(), argument_pointers.data(), environment_pointers.data(),
               out->write.number(), err->write.number(), options);
    }
    ::setpgid(number, number); // the child does it too: whoever comes first
    Child child{number};
    out->write.close();
    err->write.close();
    ProcessOutput output;
    std::array<Stream, 2> streams{
        {{std::move(out->read), &output.out}, {std::move(err->read), &output.err}}};
    if (Done heard = listen(program, child, streams, options); !heard) {
        return pass(heard.error());
    }
    output.exit_code = child.wait();
    return output;
}

} // namespace mf::store
