// Whether places differ among each other by more than chance, and by how much.
#pragma once

#include "base/error.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace mf::stats {

/// What becomes of the outermost scores before the spread is taken, so that the odd ones out do not hide themselves.
enum class Trim {
    winsorise, ///< moved in to the quantiles at `share` and 1 - `share` (type 7)
    truncate,  ///< left out: the floor of share × number at either end
};

struct Trimming {
    Trim trim = Trim::winsorise;
    double share = 0.1; ///< at each end, 0 to under 0.5
};

struct Overdispersion {
    std::vector<std::optional<double>> trimmed; ///< scores after trimming; none where left out
    std::size_t used = 0;                       ///< I below
    double phi = 1;       ///< mean of the squared trimmed scores: 1 when chance is all there is
    double tau2 = 0;      ///< variance between places, on the scale of the errors squared
    double threshold = 1; ///< 1 + 2 √(2/I): phi beyond it is more than chance makes
    bool present = false; ///< phi > threshold
};

/// Spiegelhalter 2005 (Statistics in Medicine 24:1185) and Spiegelhalter, Sherlaw-Johnson, Bardsley, Blunt,
/// Wood and Grigg 2012 (JRSS A 175:1): scores z with standard errors s.
///   phi = Σ z²/I,  tau² = max(0, (I phi - (I-1)) / (Σw - Σw²/Σw)), w = 1/s²
/// `invalid`: fewer than two scores left, other numbers of scores and errors, a score that is not finite, an
/// error not above 0, a share outside 0 to 0.5. O(I log I).
Result<Overdispersion> overdispersion(std::span<const double> scores,
                                      std::span<const double> errors,
                                      Trimming trimming = {});

} // namespace mf::stats
