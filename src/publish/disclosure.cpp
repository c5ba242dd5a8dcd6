#include "publish/disclosure.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

namespace mf::publish {

namespace {

constexpr double rounding = 1e-6; ///< of the linear programs
/// Among so many cells every set of up to three is tried: at most some 2,000 of them.
constexpr std::size_t few_cells = 24;

class Protector {
public:
    Protector(Cells cells, std::span<const std::size_t> primary, const Protection& protection)
        : cells_{std::move(cells)}, primary_{primary.begin(), primary.end()},
          protection_{protection}, sums_of_(cells_.values.size()) {
        for (std::size_t i = 0; i < cells_.sums.size(); ++i) {
            sums_of_[cells_.sums[i].total].push_back(i);
            is_total_.insert(cells_.sums[i].total);
            for (const std::size_t part : cells_.sums[i].parts) {
                sums_of_[part].push_back(i);
            }
        }
    }

    Result<Cells> protect() {
        const std::vector<bool> before = cells_.hidden;
        if (auto done = hide_until_safe(); !done) {
            return pass(done.error());
        }
        if (auto done = look_for_cheaper(before); !done) {
            return pass(done.error());
        }
        return cells_;
    }

private:
    Result<bool> is_safe(std::size_t cell) const {
        const auto known = attack(cells_, cell);
        if (!known) {
            return pass(known.error());
        }
        if (primary_.contains(cell)) {
            return known->lower < rounding && known->upper > protection_.upper_min - rounding;
        }
        return known->upper - known->lower > protection_.width_min - rounding;
    }

    /// The first hidden cell that is told too closely.
    Result<std::optional<std::size_t>> exposed() const {
        for (std::size_t cell = 0; cell < cells_.hidden.size(); ++cell) {
            if (!cells_.hidden[cell]) {
                continue;
            }
            const auto safe = is_safe(cell);
            if (!safe) {
                return pass(safe.error());
            }
            if (!*safe) {
                return std::optional{cell};
            }
        }
        return std::optional<std::size_t>{};
    }

    Done hide_until_safe() {
        while (true) {
            const auto cell = exposed();
            if (!cell) {
                return pass(cell.error());
            }
            if (!*cell) {
                return {};
            }
            const auto more = cheapest_beside(**cell);
            if (!more) {
                return fail(ErrorKind::refused,
                            "a small number cannot be withheld without withholding everything", {},
                            "Count it at a larger level, or for a longer period");
            }
            cells_.hidden[*more] = true;
        }
    }

    /// The next cell to hide: in the sums of the exposed one first, else in those of cells that hang together with it. Parts
    /// before totals, then by value, then by place. Noughts protect nothing and come last.
    std::optional<std::size_t> cheapest_beside(std::size_t exposed) const {
        std::set<std::size_t> reached{exposed};
        std::set<std::size_t> seen;
        while (!reached.empty()) {
            std::set<std::size_t> candidates;
            std::set<std::size_t> next;
            for (const std::size_t cell : reached) {
                seen.insert(cell);
                for (const std::size_t sum : sums_of_[cell]) {
                    sort_out(cells_.sums[sum].total, candidates, next, seen);
                    for (const std::size_t part : cells_.sums[sum].parts) {
                        sort_out(part, candidates, next, seen);
                    }
                }
            }
            if (!candidates.empty()) {
                return *std::ranges::min_element(candidates, {}, [&](std::size_t cell) {
                    return std::tuple{cells_.values[cell] == 0, is_total_.contains(cell),
                                      cells_.values[cell], cell};
                });
            }
            reached = std::move(next);
        }
        return std::nullopt;
    }

    void sort_out(std::size_t cell,
                  std::set<std::size_t>& candidates,
                  std::set<std::size_t>& next,
                  const std::set<std::size_t>& seen) const {
        if (cells_.hidden[cell]) {
            if (!seen.contains(cell)) {
                next.insert(cell);
            }
        } else if (!cells_.fixed[cell]) {
            candidates.insert(cell);
        }
    }

    double cost(const std::vector<bool>& before) const {
        double sum = 0;
        for (std::size_t cell = 0; cell < before.size(); ++cell) {
            sum += cells_.hidden[cell] && !before[cell] ? cells_.values[cell] : 0;
        }
        return sum;
    }

    Done look_for_cheaper(const std::vector<bool>& before) {
        std::vector<std::size_t> open;
        for (std::size_t cell = 0; cell < before.size(); ++cell) {
            if (!before[cell] && !cells_.fixed[cell]) {
                open.push_back(cell);
            }
        }
        if (open.size() > few_cells || cells_.hidden == before) {
            return {};
        }
        std::vector<bool> best = cells_.hidden;
        double least = cost(before);
        std::vector<std::size_t> chosen;
        const auto done = try_sets(before, open, 0, chosen, 0, best, least);
        cells_.hidden = std::move(best);
        return done;
    }

    Done try_sets(const std::vector<bool>& before,
                  const std::vector<std::size_t>& open,
                  std::size_t from,
                  std::vector<std::size_t>& chosen,
                  double sum,
                  std::vector<bool>& best,
                  double& least) {
        constexpr std::size_t chosen_max = 3;
        for (std::size_t i = from; i < open.size() && chosen.size() < chosen_max; ++i) {
            const double cost = sum + cells_.values[open[i]];
            if (cost >= least) {
                continue;
            }
            chosen.push_back(open[i]);
            cells_.hidden = before;
            for (const std::size_t cell : chosen) {
                cells_.hidden[cell] = true;
            }
            const auto left = exposed();
            if (!left) {
                return pass(left.error());
            }
            if (!*left) {
                best = cells_.hidden;
                least = cost;
            } else if (auto done = try_sets(before, open, i + 1, chosen, cost, best, least);
                       !done) {
                return done;
            }
            chosen.pop_back();
        }
        return {};
    }

    Cells cells_;
    std::set<std::size_t> primary_;
    Protection protection_;
    std::vector<std::vector<std::size_t>> sums_of_; ///< by cell
    std::set<std::size_t> is_total_;
};

} // namespace

Result<Cells>
protect(Cells cells, std::span<const std::size_t> primary, const Protection& protection) {
    return Protector{std::move(cells), primary, protection}.protect();
}

} // namespace mf::publish
