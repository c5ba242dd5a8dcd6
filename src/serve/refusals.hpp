// The replies that the server gives by itself, made ready at start: as a page, and as problem+json.
#pragma once

#include "serve/answer.hpp"
#include "serve/options.hpp"

#include <chrono>
#include <map>
#include <string_view>

namespace mf::serve {

class Refusals {
public:
    /// `retry_after` goes into 429; a 503 says 2 seconds.
    Refusals(const ServerOptions& options, std::chrono::seconds retry_after);

    /// For one of refusal_statuses; any other becomes a 500. An address that ends in ".json" gets
    /// problem+json. `target` may be raw.
    Answer answer(int status, std::string_view target, Method method) const;

private:
    struct Forms {
        PreparedPtr page;
        PreparedPtr problem;
    };

    std::map<int, Forms> by_status_;
};

} // namespace mf::serve
