// Answers what depends on who asks, on worker threads of its own. Nothing of it is kept, joined or compressed: what is
// compressed tells by its length, and these pages hold secrets beside what a reader typed.
#pragma once

#include "serve/answer.hpp"
#include "serve/options.hpp"
#include "serve/refusals.hpp"
#include "serve/worker_pool.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace mf::serve {

/// Thread-safe.
class PersonalMaker {
public:
    using Finish = std::function<void(Answer)>;

    /// The refusals must outlive it.
    PersonalMaker(const ServerOptions& options, const Refusals& refusals);

    /// Calls `finish` once: on a worker thread, or at once with a 503 when the queue is full. After stop() it may never
    /// be called.
    void make(PersonalRequest request, std::string_view client, Finish finish);

    void stop() { pool_.stop(); }

private:
    Answer answer(const PersonalRequest& request) const;

    PersonalHandler handler_;
    HeadStyle style_;
    std::function<void(std::string_view)> error_log_;
    const Refusals& refusals_;
    WorkerPool pool_; ///< last: its threads use all of the above
};

} // namespace mf::serve
