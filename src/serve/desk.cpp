#include "serve/desk.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace mf::serve {

namespace {

constexpr std::string_view files_root = "/site/";

Reply plain_text(std::string body, std::string route) {
    Reply reply;
    reply.content_type = "text/plain; charset=utf-8";
    reply.body = std::move(body);
    reply.cache = CachePolicy::no_store;
    reply.route = std::move(route);
    return reply;
}

} // namespace

Desk::Desk(const ServerOptions& options,
           Handler handler,
           StateId state_id,
           std::function<std::uint64_t()> lines_lost)
    : state_id_{std::move(state_id)}, lines_lost_{std::move(lines_lost)},
      style_{options.behind_tls}, limiter_{options.rate, random_key()},
      refusals_{options, limiter_.wait()}, pages_{options.page_cache_bytes_max},
      files_{std::numeric_limits<std::size_t>::max()}, counters_(options.io_threads),
      bodies_{std::make_shared<BodyBudget>(options.bodies_bytes_max)},
      personal_roots_{options.personal ? options.personal_roots : std::vector<std::string>{}},
      takes_posts_{options.personal != nullptr}, personal_{options, refusals_},
      maker_{options, std::move(handler), state_id_, pages_, files_, refusals_} {
    keep_files(options.site);
}

/// Each file is kept twice: under its address with its version, where it never changes, and under the bare one.
void Desk::keep_files(const std::vector<StaticFile>& files) {
    for (const auto& file : files) {
        Reply reply;
        reply.content_type = file.content_type;
        reply.body = file.bytes;
        reply.cacheable = true;
        const auto versioned = address_of(file);
        const auto bare = versioned.substr(0, versioned.find('?'));
        reply.route = bare;
        files_.put({}, bare, std::make_shared<const Page>(reply, style_, Effort::file));
        reply.cache = CachePolicy::immutable;
        files_.put({}, versioned, std::make_shared<const Page>(reply, style_, Effort::file));
    }
}

std::optional<Answer> Desk::at_once(const RequestHead& head, Question& question) {
    auto& request = question.request;
    const bool post = head.asked == RequestHead::Asked::post;
    request.method = head.asked == RequestHead::Asked::head ? Method::head : Method::get;
    question.personal.reset();
    if (head.asked == RequestHead::Asked::other || (post && !takes_posts_)) {
        return refusals_.answer(405, head.target, Method::get);
    }
    auto target = parse_target(head.target);
    if (!target) {
        const bool too_long = head.target.size() > request_target_bytes_max;
        return refusals_.answer(too_long ? 414 : 400, head.target, request.method);
    }
    request.target = std::move(*target);
    request.accept = head.accept;
    request.accept_encoding = head.accept_encoding;
    request.if_none_match = head.if_none_match;
    question.is_file = false;
    question.page_is_kept = false;
    if (post || is_personal(request.target)) {
        question.personal = std::make_shared<const PersonalRequest>(
            post ? Method::post : request.method, request.target, head.cookie, head.host,
            head.origin, head.fetch_site, head.content_type, head.body);
        return std::nullopt;
    }
    if (auto answer = built_in(question); answer || question.is_file) {
        return answer;
    }
    question.key = canonical(request.target);
    question.state = state_id_();
    return kept_page(question, pages_.find(question.state, question.key));
}

/// One of the roots, with an ending for its format or without, or below it.
bool Desk::is_personal(const Target& target) const {
    return !target.trailing_slash &&
           std::ranges::any_of(personal_roots_, [&](const std::string& root) {
               return target.path.starts_with(root) &&
                      (target.path.size() == root.size() || target.path[root.size()] == '/' ||
                       target.path[root.size()] == '.');
           });
}

std::optional<Answer> Desk::kept_page(Question& question, const PagePtr& page) const {
    if (!page) {
        return std::nullopt;
    }
    question.page_is_kept = true;
    auto answer = answer_from(*page, question.request);
    if (answer) {
        answer->from_cache = true;
        return *answer;
    }
    if (answer.error() == Lacking::acceptable) {
        return refusals_.answer(406, question.key, question.request.method);
    }
    return std::nullopt;
}

std::optional<Answer> Desk::built_in(Question& question) {
    const auto& target = question.request.target;
    if (target.trailing_slash) {
        auto without = target;
        without.trailing_slash = false;
        auto reply = redirect(308, canonical(without));
        reply.route = "/.../";
        return fresh(reply, question.request);
    }
    if (target.path == "/health") {
        return fresh(health(), question.request);
    }
    if (target.path == "/metrics") {
        return fresh(metrics(), question.request);
    }
    if (target.path.starts_with(files_root)) {
        return file(question);
    }
    return std::nullopt;
}

std::optional<Answer> Desk::file(Question& question) {
    auto& target = question.request.target;
    question.is_file = true;
    question.state.clear();
    const auto version = target.parameter("v");
    question.key = canonical({target.path, target.segments, false, {}});
    if (version) {
        const auto versioned = question.key + "?v=" + std::string{*version};
        if (const auto page = files_.peek({}, versioned)) {
            question.key = versioned;
            return kept_page(question, page);
        }
    }
    const auto page = files_.peek({}, question.key);
    return page ? kept_page(question, page)
                : refusals_.answer(404, target.path, question.request.method);
}

void Desk::later(const Question& question, std::string_view client, PageMaker::Finish finish) {
    const auto& request = question.request;
    if (question.personal) {
        if (limiter_.allows(client, std::chrono::steady_clock::now())) {
            personal_.make(*question.personal, client, std::move(finish));
        } else {
            finish(refusals_.answer(429, request.target.path, request.method));
        }
        return;
    }
    if (maker_.join(question, finish)) { // costs nothing, so it takes no token
        return;
    }
    // A page whose flight ended since the request was looked at is kept by now, and costs nothing either.
    const bool kept = question.page_is_kept || pages_.peek(question.state, question.key) != nullptr;
    if (!kept && !limiter_.allows(client, std::chrono::steady_clock::now())) {
        finish(refusals_.answer(429, request.target.path, request.method));
        return;
    }
    maker_.make(question, std::move(finish));
}

Answer Desk::fresh(const Reply& reply, const Request& request) const {
    const Page page{reply, style_, Effort::page};
    return {page.prepared(Encoding::identity),
            request.method == Method::head ? Answer::Part::head : Answer::Part::whole, false};
}

Reply Desk::health() const {
    return plain_text("ok\n" + state_id_() + "\n", "/health");
}

Reply Desk::metrics() const {
    Counters::Values values;
    for (const auto& counters : counters_) {
        counters.add_to(values);
    }
    auto reply = plain_text(
        metrics_text(values, {pages_.bytes(), pages_.pages(), maker_.waiting(), lines_lost_()}),
        "/metrics");
    reply.content_type = "text/plain; version=0.0.4; charset=utf-8";
    return reply;
}

} // namespace mf::serve
