#include "stats/trend_chance.hpp"

#include <array>
#include <cassert>
#include <numeric>
#include <vector>

namespace mf::stats {

namespace {

/// Chances by rank of the last value.
using Ranks = std::vector<double>;
/// By steps that the last direction has lasted, from 1; element 0 is not used.
using ByLength = std::vector<Ranks>;

struct Orders {
    ByLength risen;
    ByLength fallen;
};

/// What becomes of `now` when a new value comes: at each rank of it, the part that rose and the part that fell.
struct Moved {
    Ranks risen;
    Ranks fallen;
};

Moved moved(const Ranks& now) {
    const std::size_t size = now.size() + 1;
    const double each = 1.0 / static_cast<double>(size); // each rank of the new value is as likely
    const double all = std::accumulate(now.begin(), now.end(), 0.0);
    Moved next{Ranks(size), Ranks(size)};
    double below = 0; // the last value ranks under the new one
    for (std::size_t rank = 0; rank < size; ++rank) {
        below += rank > 0 ? now[rank - 1] : 0.0;
        next.risen[rank] = below * each;
        next.fallen[rank] = (all - below) * each;
    }
    return next;
}

void add(Ranks& to, const Ranks& what) {
    for (std::size_t rank = 0; rank < to.size(); ++rank) {
        to[rank] += what[rank];
    }
}

Orders grown(const Orders& now, std::size_t size) {
    const std::size_t lengths = now.risen.size();
    Orders next{ByLength(lengths, Ranks(size, 0.0)), ByLength(lengths, Ranks(size, 0.0))};
    for (std::size_t lasted = 1; lasted < lengths; ++lasted) {
        const Moved up = moved(now.risen[lasted]);
        const Moved down = moved(now.fallen[lasted]);
        add(next.fallen[1], up.fallen);
        add(next.risen[1], down.risen);
        if (lasted + 1 < lengths) { // else it would be a trend
            add(next.risen[lasted + 1], up.risen);
            add(next.fallen[lasted + 1], down.fallen);
        }
    }
    return next;
}

} // namespace

double chance_of_no_trend(std::size_t points, std::size_t length) {
    assert(length >= 2);
    if (points < 2 || length < 3) {
        return points < 2 ? 1.0 : 0.0;
    }
    const ByLength none(length - 1, Ranks(2, 0.0)); // up to length - 2 steps are no trend
    Orders orders{none, none};
    orders.risen[1] = {0.0, 0.5};
    orders.fallen[1] = {0.5, 0.0};
    for (std::size_t size = 3; size <= points; ++size) {
        orders = grown(orders, size);
    }
    double chance = 0;
    for (const ByLength* by_length : {&orders.risen, &orders.fallen}) {
        for (const Ranks& ranks : *by_length) {
            chance += std::accumulate(ranks.begin(), ranks.end(), 0.0);
        }
    }
    return chance;
}

} // namespace mf::stats
