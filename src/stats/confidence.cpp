#include "stats/confidence.hpp"

#include "stats/between.hpp"
#include "stats/distributions.hpp"

namespace mf::stats {

Result<Confidence> Confidence::of(double share) {
    if (!strictly_between(share, 0.0, 1.0)) {
        return fail(ErrorKind::invalid, "a confidence lies between 0 and 1", {},
                    "Write 95 % as 0.95");
    }
    return Confidence{share};
}

double Confidence::normal() const {
    return normal_quantile_above(tail());
}

} // namespace mf::stats
