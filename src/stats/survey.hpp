// Means and totals of a survey in which not everybody had the same chance to be asked: weights, strata, clusters.
#pragma once

#include "base/error.hpp"

#include <cstddef>
#include <span>

namespace mf::stats {

/// What one person said, and how he came to be asked.
struct Answer {
    double value = 0;
    double weight = 0;       ///< people he stands for, above 0
    std::size_t stratum = 0; ///< 0, 1, 2… without holes
    std::size_t cluster =
        0; ///< who was drawn together with him; any number, counted within the stratum
};

/// How a sample was drawn; it keeps no copy.
struct SurveyDesign {
    std::span<const Answer> answers;
    /// By stratum, how many clusters there were to draw from (people, where each is his own cluster). Empty
    /// when it is not known or very many: then the drawing counts as with replacement.
    std::span<const double> clusters_to_draw_from;
};

struct SurveyEstimate {
    double value = 0;
    double standard_error = 0;
    double design_effect =
        1; ///< variance by that of a simple sample of as many people; 0 where all say the same
    double freedom = 0; ///< degrees: clusters minus strata
    std::size_t answers = 0;
};

/// Weighted mean Σwy/Σw, with the variance between clusters, by stratum, of the linearised sums (Taylor;
/// Särndal, Swensson and Wretman 1992, chapter 5; Lumley 2010, Complex Surveys), as R's survey package has it:
///   u = w (y - mean)/Σw,  variance = Σ_strata (1 - n/N) n/(n-1) Σ_clusters (u_cluster - their mean)²
/// The design effect compares with drawing as many without replacement out of Σw; where the weights only
/// compare, so that Σw is not above the number of answers, with replacement. `invalid`: no answer, a value that
/// is not finite, a weight not above 0, a stratum that is empty or has one cluster alone, fewer clusters to
/// draw from than were drawn, another number of them than strata. O(answers log answers).
Result<SurveyEstimate> survey_mean(const SurveyDesign& design);

/// Weighted total Σwy, with the variance of u = w y. Otherwise as survey_mean().
Result<SurveyEstimate> survey_total(const SurveyDesign& design);

/// How many people asked with equal chances would tell as much as these do, by their weights alone:
/// (Σw)²/Σw² (Kish 1965, Survey Sampling). `invalid`: no weight, or one not above 0. O(n).
Result<double> effective_size(std::span<const double> weights);

} // namespace mf::stats
