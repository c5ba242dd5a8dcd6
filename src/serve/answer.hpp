// Which part of which prepared reply one client is sent.
#pragma once

#include "serve/prepared.hpp"
#include "serve/request.hpp"

#include <expected>

namespace mf::serve {

/// What is to be sent.
struct Answer {
    enum class Part { whole, head, not_modified };

    PreparedPtr reply;
    Part part = Part::whole;
    bool from_cache = false;
};

enum class Lacking {
    encoding,   ///< the page must be prepared in another encoding first
    acceptable, ///< the client takes no encoding that there is
};

/// The page in the encoding that the client likes best; a 304 when the client has that already; the head alone
/// for a HEAD.
std::expected<Answer, Lacking> answer_from(const Page& page, const Request& request);

/// The same with the encoding prepared, on which the page is replaced by one that has it.
std::expected<Answer, Lacking> answer_preparing(PagePtr& page, const Request& request);

} // namespace mf::serve
