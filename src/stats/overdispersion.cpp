#include "stats/overdispersion.hpp"

#include "stats/between.hpp"
#include "stats/mean.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace mf::stats {

namespace {

Done check(std::span<const double> scores, std::span<const double> errors, Trimming trimming) {
    if (scores.size() != errors.size()) {
        return fail(ErrorKind::invalid, "there is one error to a score");
    }
    if (!between(trimming.share, 0.0, 0.5) || trimming.share == 0.5) {
        return fail(ErrorKind::invalid, "what is trimmed at each end is less than half");
    }
    for (std::size_t i = 0; i < scores.size(); ++i) {
        if (!std::isfinite(scores[i]) || !std::isfinite(errors[i]) || errors[i] <= 0.0) {
            return fail(ErrorKind::invalid, "a score is finite and its error above 0",
                        fmt::format("unit {}", i + 1));
        }
    }
    return {};
}

std::vector<std::optional<double>> truncated(std::span<const double> scores, double share) {
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return scores[i]; });
    const auto cut =
        static_cast<std::size_t>(std::floor(share * static_cast<double>(scores.size())));
    std::vector<std::optional<double>> kept(scores.size());
    for (std::size_t rank = cut; rank + cut < order.size(); ++rank) {
        kept[order[rank]] = scores[order[rank]];
    }
    return kept;
}

Result<std::vector<std::optional<double>>> trimmed(std::span<const double> scores,
                                                   Trimming trimming) {
    if (trimming.trim == Trim::truncate) {
        return truncated(scores, trimming.share);
    }
    const auto lowest = quantile(scores, trimming.share);
    const auto highest = quantile(scores, 1.0 - trimming.share);
    if (!lowest || !highest) {
        return pass(lowest ? highest.error() : lowest.error());
    }
    std::vector<std::optional<double>> moved;
    moved.reserve(scores.size());
    for (const double score : scores) {
        moved.emplace_back(std::clamp(score, *lowest, *highest));
    }
    return moved;
}

} // namespace

Result<Overdispersion>
overdispersion(std::span<const double> scores, std::span<const double> errors, Trimming trimming) {
    if (auto done = check(scores, errors, trimming); !done) {
        return pass(done.error());
    }
    if (scores.size() < 2) {
        return fail(ErrorKind::invalid, "places differ from each other when there are two");
    }
    auto kept = trimmed(scores, trimming);
    if (!kept) {
        return pass(kept.error());
    }
    std::vector<double> squares;
    std::vector<double> weights;
    std::vector<double> squared_weights;
    for (std::size_t i = 0; i < kept->size(); ++i) {
        if ((*kept)[i]) {
            squares.push_back(*(*kept)[i] * *(*kept)[i]);
            weights.push_back(1.0 / (errors[i] * errors[i]));
            squared_weights.push_back(weights.back() * weights.back());
        }
    }
    if (squares.size() < 2) {
        return fail(ErrorKind::invalid, "fewer than two scores are left after trimming");
    }
    Overdispersion found;
    found.trimmed = std::move(*kept);
    found.used = squares.size();
    const auto number = static_cast<double>(found.used);
    const double total = sum_of(weights);
    found.phi = sum_of(squares) / number;
    found.tau2 = std::max(0.0, (number * found.phi - (number - 1.0)) /
                                   (total - sum_of(squared_weights) / total));
    found.threshold = 1.0 + 2.0 * std::sqrt(2.0 / number);
    found.present = found.phi > found.threshold;
    return found;
}

} // namespace mf::stats
