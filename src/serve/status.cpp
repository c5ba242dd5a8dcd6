#include "serve/status.hpp"

namespace mf::serve {

int status_of(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::usage:
    case ErrorKind::invalid:
        return 400;
    case ErrorKind::not_found:
        return 404;
    case ErrorKind::refused:
        return 403;
    case ErrorKind::busy:
        return 503;
    case ErrorKind::limit:
        return 422;
    case ErrorKind::unsupported:
        return 501;
    case ErrorKind::integrity:
    case ErrorKind::io:
    case ErrorKind::internal:
        return 500;
    }
    return 500;
}

std::string_view phrase_of(int status) {
    struct Row {
        int status;
        std::string_view phrase;
    };

    static constexpr std::array rows{
        Row{200, "OK"},
        Row{204, "No Content"},
        Row{301, "Moved Permanently"},
        Row{302, "Found"},
        Row{303, "See Other"},
        Row{304, "Not Modified"},
        Row{307, "Temporary Redirect"},
        Row{308, "Permanent Redirect"},
        Row{400, "Bad Request"},
        Row{401, "Unauthorized"},
        Row{403, "Forbidden"},
        Row{404, "Not Found"},
        Row{405, "Method Not Allowed"},
        Row{406, "Not Acceptable"},
        Row{408, "Request Timeout"},
        Row{409, "Conflict"},
        Row{410, "Gone"},
        Row{413, "Content Too Large"},
        Row{414, "URI Too Long"},
        Row{422, "Unprocessable Content"},
        Row{429, "Too Many Requests"},
        Row{431, "Request Header Fields Too Large"},
        Row{500, "Internal Server Error"},
        Row{501, "Not Implemented"},
        Row{503, "Service Unavailable"},
    };
    for (const Row& row : rows) {
        if (row.status == status) {
            return row.phrase;
        }
    }
    return "Status";
}

} // namespace mf::serve
