// Shares numbered pieces of work among threads.
#pragma once

#include "base/error.hpp"

#include <cstddef>
#include <functional>

namespace mf::demo {

/// Calls `work` once for each of 0 .. count - 1 on up to `threads` threads, in no certain order. After an error no
/// new piece is begun; of several errors that of the smallest number is given. An exception in `work` ends the
/// program.
Done share_work(std::size_t count, int threads, const std::function<Done(std::size_t)>& work);

} // namespace mf::demo
