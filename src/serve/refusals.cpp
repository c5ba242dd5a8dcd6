#include "serve/refusals.hpp"

#include "serve/status.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace mf::serve {

namespace {

constexpr std::chrono::seconds busy_wait{2};

/// One sentence for a reader.
std::string_view explanation(int status) {
    struct Row {
        int status;
        std::string_view text;
    };

    static constexpr std::array rows{
        Row{400, "The address or the request could not be read."},
        Row{404, "There is no page at this address."},
        Row{405, "This address can only be read."},
        Row{406, "The page cannot be sent in a form that your program takes."},
        Row{408, "The request took too long to arrive."},
        Row{413, "The request is too large."},
        Row{414, "The address is too long."},
        Row{429, "You have asked for many pages in a short time. Please wait a moment."},
        Row{431, "The request has too much in its head."},
        Row{500, "Something went wrong here. It is not your fault."},
        Row{503, "Many people are asking at the moment. Please try again in a moment."},
    };
    for (const Row& row : rows) {
        if (row.status == status) {
            return row.text;
        }
    }
    return "";
}

Reply plain_page(int status) {
    Reply reply;
    reply.status = status;
    reply.content_type = "text/plain; charset=utf-8";
    reply.body = fmt::format("{}\n", explanation(status));
    return reply;
}

PreparedPtr ready(Reply reply, int status, std::chrono::seconds retry_after, HeadStyle style) {
    reply.status = status;
    reply.cache = CachePolicy::no_store;
    reply.route = "-";
    if (status == 429) {
        reply.retry_after = retry_after;
    } else if (status == 503) {
        reply.retry_after = busy_wait;
    }
    return Page{reply, style, Effort::page}.prepared(Encoding::identity);
}

} // namespace

Refusals::Refusals(const ServerOptions& options, std::chrono::seconds retry_after) {
    const HeadStyle style{options.behind_tls};
    for (const int status : refusal_statuses) {
        auto page = options.error_page ? options.error_page(status) : plain_page(status);
        by_status_[status] = {
            ready(std::move(page), status, retry_after, style),
            ready(problem(status, explanation(status)), status, retry_after, style),
        };
    }
}

Answer Refusals::answer(int status, std::string_view target, Method method) const {
    const auto found = by_status_.find(status);
    const Forms& forms = found == by_status_.end() ? by_status_.at(500) : found->second;
    const bool as_problem = target.substr(0, target.find('?')).ends_with(".json");
    return {as_problem ? forms.problem : forms.page,
            method == Method::head ? Answer::Part::head : Answer::Part::whole, false};
}

} // namespace mf::serve
