#include "serve/personal_maker.hpp"

#include <fmt/format.h>

#include <exception>
#include <utility>

namespace mf::serve {

namespace {

Answer::Part part_of(Method method) {
    return method == Method::head ? Answer::Part::head : Answer::Part::whole;
}

} // namespace

PersonalMaker::PersonalMaker(const ServerOptions& options, const Refusals& refusals)
    : handler_{options.personal}, style_{options.behind_tls}, error_log_{options.error_log},
      refusals_{refusals},
      pool_{options.personal ? options.personal_threads : 0, options.personal_queue_max} {}

void PersonalMaker::make(PersonalRequest request, std::string_view client, Finish finish) {
    request.client = client;
    const auto refused = refusals_.answer(503, request.target.path, request.method);
    auto job = [this, request = std::move(request), finish] { finish(answer(request)); };
    if (!pool_.submit(std::move(job))) {
        finish(refused);
    }
}

Answer PersonalMaker::answer(const PersonalRequest& request) const {
    std::string problem = "something was thrown that is no exception";
    try {
        Reply reply = handler_(request);
        reply.cache = CachePolicy::no_store;
        reply.route = reply.route.empty() ? "-" : reply.route;
        const Page page{reply, style_, Effort::page};
        return {page.prepared(Encoding::identity), part_of(request.method), false};
    } catch (const std::exception& thrown) {
        problem = thrown.what();
    } catch (...) { // NOLINT(bugprone-empty-catch): it is told below
    }
    if (error_log_) {
        error_log_(fmt::format("A personal page could not be made: {}", problem));
    }
    return refusals_.answer(500, request.target.path, request.method);
}

} // namespace mf::serve
