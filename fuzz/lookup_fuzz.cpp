// A table that leads from one set of areas to another: its weights sum to one, and what was read can be written and read.
#include "geo/lookup.hpp"
#include "property.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>

namespace {

using namespace mf;
using namespace mf::geo;
using fuzz::require;

constexpr std::size_t input_bytes_max = 4096;
constexpr double rounding = 1e-9;

void check_weights(const Lookup& lookup) {
    for (auto rest = lookup.links(); !rest.empty();) {
        const auto own = lookup.of(rest.front().from);
        require(!own.empty() && own.front() == rest.front(), "links stand by the area");
        double sum = 0;
        for (const Link& link : own) {
            require(link.weight > 0 && link.weight <= own.front().weight, "the heaviest is first");
            sum += link.weight;
        }
        require(std::abs(sum - 1) < rounding, "the weights of an area sum to one");
        require(lookup.best(own.front().from) == own.front().to, "best fit is the heaviest");
        rest = rest.subspan(own.size());
    }
}

void check_table(const std::string& text, const LookupColumns& columns) {
    const auto read = parse_lookup(text, "lookup.csv", {}, {}, columns);
    if (!read) {
        fuzz::require_mendable(read.error(), "lookup.csv", text);
        return;
    }
    for (const Error& error : read->refused) {
        fuzz::require_mendable(error, "lookup.csv", text);
    }
    check_weights(read->lookup);
    const LookupBasis basis = read->lookup.basis();
    const auto again = lookup_of_text(lookup_text(read->lookup), "links.csv", {}, {}, basis);
    require(again && std::ranges::equal(again->links(), read->lookup.links()),
            "what was read can be written and read");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > input_bytes_max) {
        return -1;
    }
    const std::string text{fuzz::text_of(data, size)};
    check_table(text, {"FROM", "TO", "", {}});
    check_table(text, {"FROM", "TO", "N", LookupColumns::Weight::amount});
    check_table(text, {"FROM", "TO", "N", LookupColumns::Weight::share});
    return 0;
}
