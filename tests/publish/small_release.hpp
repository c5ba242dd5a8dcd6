// A release of made-up series, area by area, without any file behind it.
#pragma once

#include "publish/signals.hpp"

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace mf::test {

/// One area's numbers; where `broken_at` says, a new segment begins with that period.
struct Row {
    std::vector<std::optional<double>> numbers;
    std::optional<int> broken_at = std::nullopt;
    double residents = 0; ///< of a rate
};

/// "A0001" for 1.
std::string code(std::size_t area);

/// Months from January 2020, or the periods that `first` is of.
struct Shape {
    std::string kind = "count";
    Period first = Period::month(Month::of(2020, 1));
    std::string id = "thefts";
};

/// One measure at one level: a count, a rate for each 1,000, or a share in per cent (then `residents` is of how many).
release::Release release_of(const std::vector<Row>& rows, const Shape& shape = {});

release::Signals told(const release::Release& release,
                      std::span<const publish::Rebased> decisions = {});

/// The chart's signal of an area.
release::Signal chart_of(const release::Signals& signals, std::size_t area);
/// The funnel's.
release::Signal funnel_of(const release::Signals& signals, std::size_t area);

/// Counts by chance about what is expected of each month.
class Chance {
public:
    explicit Chance(std::uint64_t seed) : random_{seed} {}
    double count(double expected);
    double normal(double mean, double deviation);

private:
    std::mt19937_64 random_;
};

/// Counts of so many months of which nothing changed, `a_day` on each day.
Row quiet(Chance& chance, int months, double a_day);

int days_of(int month); ///< of the month so many months after January 2020

} // namespace mf::test
