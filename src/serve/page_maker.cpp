#include "serve/page_maker.hpp"

#include <fmt/format.h>

#include <exception>
#include <new>
#include <utility>

namespace mf::serve {

namespace {

std::string flight_of(const Question& question) {
    return question.state + '\n' + question.key;
}

/// What the log calls a page that its handler gave no route: its first part, which is ours, never what comes
/// after, which a reader may have typed. A page that is not there has no part of ours.
std::string route_of(const Reply& reply, const Target& target) {
    if (!reply.route.empty()) {
        return reply.route;
    }
    if (reply.status >= 400) {
        return "-";
    }
    if (target.segments.empty()) {
        return "/";
    }
    return "/" + target.segments.front() + (target.segments.size() > 1 ? "/..." : "");
}

} // namespace

PageMaker::PageMaker(const ServerOptions& options,
                     Handler handler,
                     StateId state_id,
                     PageCache& pages,
                     PageCache& files,
                     const Refusals& refusals)
    : handler_{std::move(handler)}, state_id_{std::move(state_id)}, style_{options.behind_tls},
      error_log_{options.error_log}, pages_{pages}, files_{files}, refusals_{refusals},
      pool_{options.worker_threads, options.queue_max} {}

bool PageMaker::join(const Question& question, Finish& finish) {
    const std::lock_guard lock{mutex_};
    const auto flight = flights_.find(flight_of(question));
    if (flight == flights_.end()) {
        return false;
    }
    flight->second.push_back({question.request, std::move(finish)});
    return true;
}

void PageMaker::make(const Question& question, Finish finish) {
    {
        const std::lock_guard lock{mutex_};
        const auto [flight, first] = flights_.try_emplace(flight_of(question));
        flight->second.push_back({question.request, std::move(finish)});
        if (!first) {
            return;
        }
    }
    if (!pool_.submit([this, question] { run(question); })) {
        refuse(end_flight(question), 503);
    }
}

/// The flight ends when the page is made: who asks later must not get a page from before they asked, unless it is
/// one that is kept.
void PageMaker::run(const Question& question) {
    auto made = page_for(question);
    if (made.keep) { // before the flight ends, so that whoever comes too late for it finds the page
        shelf(question).put(question.state, question.key, made.page);
    }
    const auto waiters = end_flight(question);
    if (!made.page || !hand_out(question, made, waiters)) {
        refuse(waiters, 500);
    }
}

/// False, and nobody was answered, when memory ran out.
bool PageMaker::hand_out(const Question& question, Made& made, const std::vector<Waiter>& waiters) {
    std::vector<Answer> answers;
    try {
        for (const auto& waiter : waiters) {
            const auto answer = answer_preparing(made.page, waiter.request);
            answers.push_back(answer ? *answer
                                     : refusals_.answer(406, question.key, waiter.request.method));
        }
    } catch (const std::bad_alloc& problem) {
        report(problem.what());
        return false;
    }
    if (made.keep) { // with the encodings; before anybody is answered, so that they find them next time
        shelf(question).put(question.state, question.key, made.page);
    }
    for (std::size_t i = 0; i < waiters.size(); ++i) {
        waiters[i].finish(std::move(answers[i]));
    }
    return true;
}

/// The page as it is kept by now, or one newly made, or null when the handler failed. It is to be kept when the state was the same one before
/// and after, so that no page of a newer state gets into the older one's cache.
PageMaker::Made PageMaker::page_for(const Question& question) {
    if (auto kept = shelf(question).peek(question.state, question.key)) {
        return {std::move(kept), true};
    }
    try {
        const bool present = state_id_() == question.state;
        auto reply = handler_(question.request);
        reply.route = route_of(reply, question.request.target);
        auto page = std::make_shared<const Page>(reply, style_, Effort::page);
        const bool keep =
            reply.cacheable && reply.status < 500 && present && state_id_() == question.state;
        return {std::move(page), keep};
    } catch (const std::exception& problem) {
        report(problem.what());
    } catch (...) { // a handler may throw what it likes: its readers get a 500
        report("something was thrown that is no exception");
    }
    return {nullptr, false};
}

void PageMaker::report(std::string_view what) const {
    if (error_log_) {
        error_log_(fmt::format("A page could not be made: {}", what));
    }
}

/// Those who wait for it.
std::vector<PageMaker::Waiter> PageMaker::end_flight(const Question& question) {
    const std::lock_guard lock{mutex_};
    auto flight = flights_.extract(flight_of(question));
    return flight ? std::move(flight.mapped()) : std::vector<Waiter>{};
}

void PageMaker::refuse(const std::vector<Waiter>& waiters, int status) const {
    for (const auto& waiter : waiters) {
        waiter.finish(refusals_.answer(status, waiter.request.target.path, waiter.request.method));
    }
}

} // namespace mf::serve
