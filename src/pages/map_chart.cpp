#include "pages/map_chart.hpp"

#include <algorithm>

namespace mf::pages {

std::vector<MapStep> map_steps(std::vector<double> numbers) {
    std::ranges::sort(numbers);
    std::vector<MapStep> steps;
    std::size_t last = map_steps_max; // the fifth that the number before was in
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const bool equal = i > 0 && numbers[i] == numbers[i - 1];
        const std::size_t fifth = equal ? last : i * map_steps_max / numbers.size();
        if (fifth != last) {
            steps.push_back({numbers[i], numbers[i]});
        }
        steps.back().upper = numbers[i];
        last = fifth;
    }
    return steps;
}

std::optional<std::size_t> MapChart::step_of(const Cell& value) const {
    const auto number = value.value();
    if (!number) {
        return std::nullopt;
    }
    const auto found =
        std::ranges::find_if(steps, [&](const MapStep& step) { return *number <= step.upper; });
    return found == steps.end() ? std::nullopt
                                : std::optional{static_cast<std::size_t>(found - steps.begin())};
}

} // namespace mf::pages
