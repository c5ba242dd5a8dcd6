#include "app/commands.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace mf::app {

int exit_code(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::usage:
        return wrong_usage;
    case ErrorKind::integrity:
        return integrity_broken;
    case ErrorKind::busy:
        return busy;
    default:
        return failed;
    }
}

void Context::say(const std::string& sentence) const {
    if (!quiet) {
        fmt::print(stderr, "{}\n", sentence);
    }
}

Done print(const std::string& text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() ||
        std::fflush(stdout) != 0) {
        return fail(ErrorKind::io, "standard output could not be written");
    }
    return {};
}

} // namespace mf::app
