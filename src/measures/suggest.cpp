#include "measures/suggest.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace mf::measures {

namespace {

/// How many letters must be put in, taken out or changed.
std::size_t distance(std::string_view from, std::string_view to) {
    std::vector<std::size_t> row(to.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < from.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < to.size(); ++j) {
            const std::size_t changed =
                diagonal + (from[i] == to[j] ? std::size_t{0} : std::size_t{1});
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

} // namespace

std::string suggestion(std::string_view word, const std::vector<std::string>& known) {
    const auto nearest = std::ranges::min_element(
        known, {}, [&](const std::string& other) { return distance(lower(word), lower(other)); });
    if (nearest == known.end()) {
        return {};
    }
    if (distance(lower(word), lower(*nearest)) <= std::max<std::size_t>(2, word.size() / 3)) {
        return fmt::format("Did you mean '{}'?", *nearest);
    }
    return fmt::format("Known are: {}", joined(known, ", "));
}

} // namespace mf::measures
