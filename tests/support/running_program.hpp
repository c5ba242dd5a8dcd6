// The built program while it runs, so that a test can look at it, kill it, or take the disk away from it.
#pragma once

#include "support/program.hpp"

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace mf::test {

/// In what surroundings the program runs; what a test does not say is as it is for the test itself.
struct Surroundings {
    std::filesystem::path folder = {};         ///< the working directory
    std::vector<std::string> environment = {}; ///< "NAME=value", or "NAME" to take it away
    std::uint64_t file_bytes_max = 0;   ///< no file grows beyond it, as on a full disk; 0: no limit
    std::filesystem::path program = {}; ///< another than METFORWARD_BIN
};

/// A process of our own. Its end is waited for, at the latest when the value goes.
class RunningProgram {
public:
    explicit RunningProgram(const std::vector<std::string>& arguments,
                            const Surroundings& surroundings = {});
    ~RunningProgram();
    RunningProgram(const RunningProgram&) = delete;
    RunningProgram& operator=(const RunningProgram&) = delete;

    bool has_ended();
    void send(int signal) const; ///< SIGKILL, SIGTERM
    /// Waits for its end.
    Outcome wait();
    /// What it has written to standard error so far.
    std::string messages() const;

private:
    Folder texts_;
    pid_t child_ = 0;
    int status_ = 0;
    bool ended_ = false;
};

} // namespace mf::test
