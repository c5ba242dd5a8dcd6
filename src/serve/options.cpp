#include "serve/options.hpp"

#include <fmt/format.h>

#include <array>
#include <limits>

namespace mf::serve {

namespace {

struct Range {
    std::string_view name;
    std::size_t value;
    std::size_t min;
    std::size_t max;
};

std::size_t count(ServerOptions::Milliseconds time) {
    return time.count() < 0 ? 0 : static_cast<std::size_t>(time.count());
}

} // namespace

Done check(const ServerOptions& options) {
    constexpr std::size_t day_ms = 86'400'000;
    constexpr std::size_t any = std::numeric_limits<std::size_t>::max();
    const std::array ranges{
        Range{"io_threads", options.io_threads, 1, 64},
        Range{"worker_threads", options.worker_threads, 1, 64},
        Range{"page_cache_bytes_max", options.page_cache_bytes_max, 0, any},
        Range{"request_header_bytes_max", options.request_header_bytes_max, 512, 65536},
        Range{"request_body_bytes_max", options.request_body_bytes_max, 0, 1 << 20},
        Range{"personal_threads", options.personal_threads, 1, 64},
        Range{"personal_queue_max", options.personal_queue_max, 1, 1 << 20},
        Range{"form_bytes_max", options.form_bytes_max, 1024, 1 << 20},
        Range{"upload_bytes_max", options.upload_bytes_max, 1024, std::size_t{1} << 30},
        Range{"bodies_bytes_max", options.bodies_bytes_max, 1024, any},
        Range{"connections_max", options.connections_max, 1, 1 << 20},
        Range{"queue_max", options.queue_max, 1, 1 << 20},
        Range{"header_timeout", count(options.header_timeout), 1, day_ms},
        Range{"idle_timeout", count(options.idle_timeout), 1, day_ms},
        Range{"write_timeout", count(options.write_timeout), 1, day_ms},
        Range{"stop_timeout", count(options.stop_timeout), 1, day_ms},
    };
    for (const Range& range : ranges) {
        if (range.value < range.min || range.value > range.max) {
            return fail(
                ErrorKind::usage,
                fmt::format("{} is {}, which the server cannot work with", range.name, range.value),
                {}, fmt::format("Give a number from {} to {}", range.min, range.max));
        }
    }
    if (options.rate.per_second > 0 && options.rate.burst < 1) {
        return fail(ErrorKind::usage, "The rate limit has a burst below 1, which lets nobody in");
    }
    return {};
}

} // namespace mf::serve
