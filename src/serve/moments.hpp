// A moment as HTTP and the log write it.
#pragma once

#include <chrono>
#include <functional>
#include <string>

namespace mf::serve {

std::string http_date(std::chrono::sys_seconds moment); ///< "Tue, 31 Mar 2026 09:30:00 GMT"
std::string utc_text(std::chrono::sys_seconds moment);  ///< "2026-03-31T09:30:00Z"

/// Both texts of the present moment, written anew once a second. Not thread-safe.
class PresentMoment {
public:
    /// Without `now` the system's clock.
    explicit PresentMoment(std::function<std::chrono::sys_seconds()> now);

    void look(); ///< what the texts say from here on

    const std::string& http() const { return http_; }

    const std::string& utc() const { return utc_; }

private:
    std::function<std::chrono::sys_seconds()> now_;
    std::chrono::sys_seconds at_{std::chrono::seconds{-1}};
    std::string http_;
    std::string utc_;
};

} // namespace mf::serve
