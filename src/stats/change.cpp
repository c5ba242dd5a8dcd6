#include "stats/change.hpp"

#include "stats/rate_ratio.hpp"

namespace mf::stats {

Result<Change> change_between(Rate earlier, Rate later, Confidence confidence) {
    const auto compared = exact_rate_ratio(later, earlier, confidence);
    if (!compared) {
        return pass(compared.error());
    }
    return Change{later.numerator / later.denominator - earlier.numerator / earlier.denominator,
                  compared->ratio - 1.0,
                  {compared->interval.lower - 1.0, compared->interval.upper - 1.0},
                  compared->p};
}

} // namespace mf::stats
