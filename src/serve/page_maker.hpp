// Makes pages on worker threads. Those who ask for the same page at the same time wait for one making of it.
#pragma once

#include "serve/answer.hpp"
#include "serve/options.hpp"
#include "serve/page_cache.hpp"
#include "serve/refusals.hpp"
#include "serve/worker_pool.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace mf::serve {

/// A page that is wanted.
struct Question {
    Request request;
    std::string key;   ///< canonical(request.target), or the address of a file with its version
    std::string state; ///< of the moment when it was asked; empty for a file
    bool is_file = false;
    bool page_is_kept = false;                            ///< only the encoding is missing
    std::shared_ptr<const PersonalRequest> personal = {}; ///< for the personal handler, if it is
};

/// Thread-safe.
class PageMaker {
public:
    using Finish = std::function<void(Answer)>;

    /// Keeps what is cacheable in `pages`; files are in `files` already. The caches and refusals must outlive it.
    PageMaker(const ServerOptions& options,
              Handler handler,
              StateId state_id,
              PageCache& pages,
              PageCache& files,
              const Refusals& refusals);

    /// Waits for a making that is under way, as make() does. False, and `finish` is left alone, when none is.
    bool join(const Question& question, Finish& finish);

    /// Calls `finish` once: on a worker thread, or at once with a 503 when the queue is full. After stop() it may
    /// never be called.
    void make(const Question& question, Finish finish);

    std::size_t waiting() const { return pool_.waiting(); }

    /// Lets the pages under way be made and forgets those that wait.
    void stop() { pool_.stop(); }

private:
    struct Waiter {
        Request request;
        Finish finish;
    };

    struct Made {
        PagePtr page;
        bool keep;
    };

    PageCache& shelf(const Question& question) { return question.is_file ? files_ : pages_; }

    void run(const Question& question);
    Made page_for(const Question& question);
    bool hand_out(const Question& question, Made& made, const std::vector<Waiter>& waiters);
    void report(std::string_view what) const;
    std::vector<Waiter> end_flight(const Question& question);
    void refuse(const std::vector<Waiter>& waiters, int status) const;

    Handler handler_;
    StateId state_id_;
    HeadStyle style_;
    std::function<void(std::string_view)> error_log_;
    PageCache& pages_;
    PageCache& files_;
    const Refusals& refusals_;
    std::mutex mutex_;
    std::unordered_map<std::string, std::vector<Waiter>> flights_; ///< by state and key
    WorkerPool pool_; ///< last: its threads use all of the above
};

} // namespace mf::serve
