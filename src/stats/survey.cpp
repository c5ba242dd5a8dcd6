#include "stats/survey.hpp"

#include "stats/mean.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace mf::stats {

namespace {

Done check_answers(std::span<const Answer> answers) {
    if (answers.empty()) {
        return fail(ErrorKind::invalid, "nobody was asked");
    }
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (!std::isfinite(answers[i].value) || !std::isfinite(answers[i].weight) ||
            answers[i].weight <= 0.0) {
            return fail(ErrorKind::invalid, "an answer is a number with a weight above 0",
                        fmt::format("answer {}", i + 1), "Leave out who did not answer");
        }
    }
    return {};
}

/// How many clusters each stratum has.
Result<std::vector<double>> clusters_of(const SurveyDesign& design) {
    std::set<std::pair<std::size_t, std::size_t>> clusters;
    for (const Answer& answer : design.answers) {
        clusters.emplace(answer.stratum, answer.cluster);
    }
    // Numbered without holes, no stratum has a number above that of the clusters.
    const std::size_t last = clusters.rbegin()->first;
    std::vector<double> counts(std::min(last + 1, clusters.size()), 0.0);
    for (const auto& cluster : clusters) {
        if (cluster.first >= counts.size()) {
            return fail(ErrorKind::invalid, "strata are numbered from 0 without holes");
        }
        ++counts[cluster.first];
    }
    const auto& from = design.clusters_to_draw_from;
    if (!from.empty() && from.size() != counts.size()) {
        return fail(ErrorKind::invalid, "each stratum says how many clusters it was drawn from");
    }
    for (std::size_t h = 0; h < counts.size(); ++h) {
        const std::string where = fmt::format("stratum {}", h);
        if (counts[h] < 2.0) {
            return fail(ErrorKind::invalid, "a stratum needs two clusters to show its spread",
                        where, "Join it to a stratum like it");
        }
        if (!from.empty() && !(from[h] >= counts[h])) {
            return fail(ErrorKind::invalid, "more clusters were drawn than there are", where);
        }
    }
    return counts;
}

/// Variance of the sum of `parts` (one an answer) over all ways the clusters might have been drawn.
double variance_of_sum(const SurveyDesign& design,
                       const std::vector<double>& clusters,
                       std::span<const double> parts) {
    std::map<std::pair<std::size_t, std::size_t>, double> sums;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        sums[{design.answers[i].stratum, design.answers[i].cluster}] += parts[i];
    }
    std::vector<double> means(clusters.size(), 0.0);
    for (const auto& [cluster, sum] : sums) {
        means[cluster.first] += sum / clusters[cluster.first];
    }
    std::vector<double> squares(clusters.size(), 0.0);
    for (const auto& [cluster, sum] : sums) {
        squares[cluster.first] += (sum - means[cluster.first]) * (sum - means[cluster.first]);
    }
    double variance = 0;
    for (std::size_t h = 0; h < clusters.size(); ++h) {
        const double left = design.clusters_to_draw_from.empty()
                                ? 1.0
                                : 1.0 - clusters[h] / design.clusters_to_draw_from[h];
        variance += left * clusters[h] / (clusters[h] - 1.0) * squares[h];
    }
    return variance;
}

/// What both estimates are made of.
struct Weighed {
    std::vector<double> clusters;
    double people = 0; ///< Σw
    double mean = 0;
    double simple_variance = 0; ///< of the mean, had as many been drawn with equal chances
};

Result<Weighed> weigh(const SurveyDesign& design) {
    if (auto done = check_answers(design.answers); !done) {
        return pass(done.error());
    }
    auto clusters = clusters_of(design);
    if (!clusters) {
        return pass(clusters.error());
    }
    std::vector<double> weights;
    std::vector<double> sums;
    for (const Answer& answer : design.answers) {
        weights.push_back(answer.weight);
        sums.push_back(answer.weight * answer.value);
    }
    const double people = sum_of(weights);
    const double mean = sum_of(sums) / people;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const double apart = design.answers[i].value - mean;
        sums[i] = weights[i] * apart * apart;
    }
    const auto asked = static_cast<double>(weights.size());
    const double spread = sum_of(sums) / people * asked / (asked - 1.0);
    // Weights that only compare say nothing of how many people there are.
    const double left = people > asked ? (people - asked) / people : 1.0;
    return Weighed{std::move(*clusters), people, mean, spread / asked * left};
}

/// `value` is the mean times `scale`.
SurveyEstimate
estimate(const SurveyDesign& design, const Weighed& weighed, double scale, double variance) {
    double clusters = 0;
    for (const double count : weighed.clusters) {
        clusters += count;
    }
    const double simple = weighed.simple_variance * scale * scale;
    return {weighed.mean * scale, std::sqrt(variance), simple > 0.0 ? variance / simple : 0.0,
            clusters - static_cast<double>(weighed.clusters.size()), design.answers.size()};
}

} // namespace

Result<SurveyEstimate> survey_mean(const SurveyDesign& design) {
    const auto weighed = weigh(design);
    if (!weighed) {
        return pass(weighed.error());
    }
    std::vector<double> parts;
    for (const Answer& answer : design.answers) {
        parts.push_back(answer.weight * (answer.value - weighed->mean) / weighed->people);
    }
    return estimate(design, *weighed, 1.0, variance_of_sum(design, weighed->clusters, parts));
}

Result<SurveyEstimate> survey_total(const SurveyDesign& design) {
    const auto weighed = weigh(design);
    if (!weighed) {
        return pass(weighed.error());
    }
    std::vector<double> parts;
    for (const Answer& answer : design.answers) {
        parts.push_back(answer.weight * answer.value);
    }
    return estimate(design, *weighed, weighed->people,
                    variance_of_sum(design, weighed->clusters, parts));
}

Result<double> effective_size(std::span<const double> weights) {
    double sum = 0;
    double squares = 0;
    for (const double weight : weights) {
        if (!std::isfinite(weight) || weight <= 0.0) {
            return fail(ErrorKind::invalid, "a weight is above 0");
        }
        sum += weight;
        squares += weight * weight;
    }
    if (weights.empty()) {
        return fail(ErrorKind::invalid, "nobody was asked");
    }
    return sum * sum / squares;
}

} // namespace mf::stats
