#include "serve/answer.hpp"

namespace mf::serve {

namespace {

Answer::Part part_of(const Prepared& reply, const Request& request) {
    if (!reply.etag.empty() && !request.if_none_match.empty() &&
        names_etag(request.if_none_match, reply.etag)) {
        return Answer::Part::not_modified;
    }
    return request.method == Method::head ? Answer::Part::head : Answer::Part::whole;
}

} // namespace

std::expected<Answer, Lacking> answer_from(const Page& page, const Request& request) {
    const auto encoding = page.chosen(request.accept_encoding);
    if (!encoding) {
        return std::unexpected{Lacking::acceptable};
    }
    const auto& reply = page.prepared(*encoding);
    if (!reply) {
        return std::unexpected{Lacking::encoding};
    }
    return Answer{reply, part_of(*reply, request), false};
}

std::expected<Answer, Lacking> answer_preparing(PagePtr& page, const Request& request) {
    if (const auto encoding = page->chosen(request.accept_encoding);
        encoding && !page->prepared(*encoding)) {
        page = std::make_shared<const Page>(page->with(*encoding));
    }
    return answer_from(*page, request);
}

} // namespace mf::serve
