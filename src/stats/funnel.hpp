// Places of different size against one target: who lies further off than their size explains. There are no ranks.
#pragma once

#include "base/series.hpp"
#include "stats/confidence.hpp"
#include "stats/overdispersion.hpp"

#include <optional>
#include <span>
#include <vector>

namespace mf::stats {

/// Parts of wholes; or events by what was expected of them, or by an exposure.
enum class FunnelKind { proportions, ratios };

/// On which scale places are nearly normal. Proportions: arcsine. Ratios: square_root, or logarithm, which no
/// zero has.
enum class FunnelScale { arcsine, square_root, logarithm };

/// Whether limits are widened for over-dispersion: when phi is past its threshold, always, or never.
enum class Widening { when_present, always, never };

struct FunnelUnit {
    double numerator = 0;
    double denominator = 0;
};

struct FunnelOptions {
    FunnelKind kind = FunnelKind::ratios;
    FunnelScale scale = FunnelScale::square_root;
    std::optional<double> target; ///< all numerators by all denominators when not given
    Trimming trimming;
    Widening widening = Widening::when_present;
};

struct FunnelScore {
    double value = 0;       ///< numerator / denominator
    double transformed = 0; ///< on the scale
    double error = 0;       ///< of transformed, by chance alone
    double z = 0;
    double z_additive = 0;       ///< (transformed - target) / √(error² + tau²)
    double z_multiplicative = 0; ///< z / √phi when phi > 1, else z
    double p = 1; ///< two-sided: of z_additive when widened; else exact, twice the smaller tail
};

struct Funnel {
    FunnelKind kind = FunnelKind::ratios;
    FunnelScale scale = FunnelScale::square_root;
    double target = 1;
    Overdispersion overdispersion;
    bool widened = false;           ///< limits and p allow for tau²; a page says so
    std::vector<FunnelScore> units; ///< in the order given
};

/// Spiegelhalter 2005 (Statistics in Medicine 24:1185). Errors on the scales: arcsine 1/(2√n), square root
/// 1/(2√E), logarithm 1/√(target E). z = (transformed - target transformed)/error. All p of a release's funnels
/// go to Benjamini-Hochberg together. `invalid`: fewer than two units, a denominator not above 0, a numerator
/// below 0 or (proportions) above the denominator, a zero on the logarithm, a target that the kind cannot have,
/// arcsine for ratios or another for proportions. O(units log units).
Result<Funnel> funnel(std::span<const FunnelUnit> units, const FunnelOptions& options = {});

/// Limits at one denominator, cut to what values can be. Widened: target ± z √(error² + tau²), taken back from
/// the scale. Not widened: exact prediction limits (prediction_limit.hpp), proportions with the denominator
/// rounded to a whole one. `invalid`: denominator not above 0, or under a half for proportions. O(log
/// denominator).
Result<Interval> funnel_limits(const Funnel& funnel,
                               double denominator,
                               Confidence confidence = Confidence::percent_95());

/// target ± z √(error² + tau²), on the scale and taken back from it, whether or not the funnel is widened: with
/// tau² 0 it is the plain normal funnel. `invalid`: denominator not above 0, tau² below 0. O(1).
struct NormalLimits {
    Interval on_scale;
    Interval value;
};
Result<NormalLimits> normal_funnel_limits(const Funnel& funnel,
                                          double denominator,
                                          double tau2,
                                          Confidence confidence = Confidence::percent_95());

} // namespace mf::stats
