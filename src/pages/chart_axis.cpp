#include "pages/chart_axis.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace mf::pages {

namespace {

/// The smallest of 1, 2, 5, 10 times a power of ten that is no smaller than `rough`.
double round_step(double rough, bool whole) {
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
        const double step = factor * power;
        if (step >= rough * (1 - 1e-9) && (!whole || step >= 1)) {
            return step;
        }
    }
    return 1;
}

/// Bytes that begin a character of UTF-8.
std::size_t characters_of(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

} // namespace

std::vector<double> round_steps(double lowest, double highest, int ticks_max, bool whole) {
    if (highest <= lowest) {
        highest = lowest + 1;
    }
    const double step = round_step((highest - lowest) / ticks_max, whole);
    const auto first = static_cast<std::int64_t>(std::floor(lowest / step + 1e-9));
    std::vector<double> steps;
    for (std::int64_t i = first; steps.empty() || steps.back() < highest - step * 1e-9; ++i) {
        steps.push_back(static_cast<double>(i) * step);
    }
    return steps;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t characters) {
    std::vector<std::string> lines;
    for (const std::string_view word : split(text, ' ')) {
        const bool fits =
            !lines.empty() && characters_of(lines.back()) + 1 + characters_of(word) <= characters;
        if (fits) {
            lines.back() += ' ';
            lines.back() += word;
        } else {
            lines.emplace_back(word);
        }
    }
    return lines;
}

double width_of(std::string_view text) {
    return character_width * static_cast<double>(characters_of(text));
}

std::vector<double>
spread(const std::vector<double>& places, double gap, double top, double bottom) {
    std::vector<std::size_t> order(places.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return places[i]; });
    std::vector<double> spread = places;
    double least = top;
    for (const std::size_t i : order) { // downwards, so that none is too near to the one above
        spread[i] = std::max(spread[i], least);
        least = spread[i] + gap;
    }
    double most = bottom;
    for (auto i = order.rbegin(); i != order.rend(); ++i) { // and back up from the foot
        spread[*i] = std::min(spread[*i], most);
        most = spread[*i] - gap;
    }
    return spread;
}

std::string at(double place) {
    return fmt::format("{:.1f}", place);
}

} // namespace mf::pages
