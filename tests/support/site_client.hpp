// Asks a site on this machine for one page.
#pragma once

#include <cstdint>
#include <string>

namespace mf::test {

class RunningProgram;

/// The port that `serve` says it serves on; waits for it for at most half a minute, then 0.
std::uint16_t port_of(RunningProgram& serve);

/// The whole reply, head and body, to "GET path"; "" when there is none.
std::string reply_to(std::uint16_t port, const std::string& path);

} // namespace mf::test
