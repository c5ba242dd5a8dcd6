// Where a request becomes a reply: what is ready is given at once, the rest is made by a worker. Knows no socket.
#pragma once

#include "serve/answer.hpp"
#include "serve/head_reader.hpp"
#include "serve/metrics.hpp"
#include "serve/options.hpp"
#include "serve/page_cache.hpp"
#include "serve/page_maker.hpp"
#include "serve/personal_maker.hpp"
#include "serve/rate_limit.hpp"
#include "serve/refusals.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace mf::serve {

/// Thread-safe. Built-in addresses: /health, /metrics, /site/…; an address with a slash at its end is sent to
/// the one without.
class Desk {
public:
    /// `lines_lost` tells how many lines of the access log were dropped.
    Desk(const ServerOptions& options,
         Handler handler,
         StateId state_id,
         std::function<std::uint64_t()> lines_lost);

    /// Never waits for work. Nothing: ask later().
    std::optional<Answer> at_once(const RequestHead& head, Question& question);

    /// Calls `finish` once: on a worker thread, or before it returns when the client (429) or the server (503) has
    /// too much to do. `client` is an address as text.
    void later(const Question& question, std::string_view client, PageMaker::Finish finish);

    /// For a request that cannot be read.
    Answer refusal(int status) const { return refusals_.answer(status, {}, Method::get); }

    /// Those of one loop.
    Counters& counters(std::size_t loop) { return counters_[loop]; }

    /// What all clients together have sent and is held.
    const std::shared_ptr<BodyBudget>& bodies() const { return bodies_; }

    /// Lets the pages under way be made and forgets those that wait.
    void stop() {
        maker_.stop();
        personal_.stop();
    }

private:
    void keep_files(const std::vector<StaticFile>& files);
    bool is_personal(const Target& target) const;
    std::optional<Answer> built_in(Question& question);
    std::optional<Answer> file(Question& question);
    std::optional<Answer> kept_page(Question& question, const PagePtr& page) const;
    Answer fresh(const Reply& reply, const Request& request) const;
    Reply health() const;
    Reply metrics() const;

    StateId state_id_;
    std::function<std::uint64_t()> lines_lost_;
    HeadStyle style_;
    RateLimiter limiter_;
    Refusals refusals_;
    PageCache pages_;
    PageCache files_;
    std::vector<Counters> counters_;
    std::shared_ptr<BodyBudget> bodies_; ///< shared with the readers, which may be the last to go
    std::vector<std::string> personal_roots_; ///< none when nobody answers them
    bool takes_posts_;
    PersonalMaker personal_;
    PageMaker maker_; ///< last: its threads use what stands above
};

} // namespace mf::serve
