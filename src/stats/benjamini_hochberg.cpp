#include "stats/benjamini_hochberg.hpp"

#include "stats/between.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace mf::stats {

Result<std::vector<double>> benjamini_hochberg(std::span<const double> p_values) {
    for (std::size_t i = 0; i < p_values.size(); ++i) {
        if (!between(p_values[i], 0.0, 1.0)) {
            return fail(ErrorKind::invalid, "a p value lies between 0 and 1",
                        fmt::format("p value {}", i + 1));
        }
    }
    std::vector<std::size_t> order(p_values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return p_values[i]; });
    const auto tests = static_cast<double>(p_values.size());
    std::vector<double> adjusted(p_values.size());
    double smallest = 1.0;
    for (std::size_t rank = order.size(); rank > 0; --rank) {
        const std::size_t at = order[rank - 1];
        smallest = std::min(smallest, tests * p_values[at] / static_cast<double>(rank));
        adjusted[at] = std::max(smallest, p_values[at]);
    }
    return adjusted;
}

Result<std::vector<bool>> standing(std::span<const double> p_values, double share_false) {
    if (!strictly_between(share_false, 0.0, 1.0)) {
        return fail(ErrorKind::invalid, "the share that may be false lies between 0 and 1");
    }
    const auto adjusted = benjamini_hochberg(p_values);
    if (!adjusted) {
        return pass(adjusted.error());
    }
    std::vector<bool> stands;
    stands.reserve(adjusted->size());
    for (const double value : *adjusted) {
        stands.push_back(value <= share_false);
    }
    return stands;
}

} // namespace mf::stats
