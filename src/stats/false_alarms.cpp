#include "stats/false_alarms.hpp"

#include "stats/distributions.hpp"
#include "stats/individuals_chart.hpp"
#include "stats/trend_chance.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <random>
#include <vector>

namespace mf::stats {

namespace {

/// Zones of one side: near the centre, in the outer third, beyond the limit; with their chances, given the side.
enum class Zone { near, outer, beyond };

struct ZoneChance {
    Zone zone = Zone::near;
    double chance = 0;
};

std::array<ZoneChance, 3> zones() {
    const double beyond = 2.0 * normal_above(3.0);
    const double outer = 2.0 * normal_above(2.0) - beyond;
    return {{{Zone::near, 1.0 - outer - beyond}, {Zone::outer, outer}, {Zone::beyond, beyond}}};
}

/// What the rules need to know of the past. Which side it is plays no part, for the sides are alike.
struct Past {
    std::size_t run =
        0; ///< points on the same side up to the last, no further than the rule counts
    bool last_outer = false;
    bool before_outer = false; ///< of the point before the last, when on the same side
    bool alarmed = false;      ///< whether it has ever held
};

struct Held {
    bool beyond = false;
    bool run = false;
    bool two_of_three = false;
};

Past after(const Past& past, bool same_side, Zone zone, std::size_t run_needed) {
    Past next;
    next.run = same_side ? std::min(past.run + 1, std::max(run_needed, std::size_t{3})) : 1;
    next.last_outer = zone == Zone::outer;
    next.before_outer = same_side && past.last_outer;
    next.alarmed = past.alarmed;
    return next;
}

/// `outer_two_ago` is of the point two before; it speaks when all three are on one side.
Held held(const Past& now, bool outer_two_ago, Zone zone, std::size_t run_needed) {
    const bool three = now.run >= 3;
    return {zone == Zone::beyond, now.run >= run_needed,
            three && zone == Zone::outer && (now.before_outer || outer_two_ago)};
}

using Speaks = std::function<bool(const Held&)>;

/// Past as a number below states(run), and back.
std::size_t index_of(const Past& past) {
    return past.run * 8 + (past.last_outer ? 4U : 0U) + (past.before_outer ? 2U : 0U) +
           (past.alarmed ? 1U : 0U);
}

Past past_at(std::size_t index) {
    return {index / 8, (index & 4U) != 0, (index & 2U) != 0, (index & 1U) != 0};
}

/// One step of the chain; adds to `speaking` the chance that the rule holds at the new point.
std::vector<double> step(const std::vector<double>& chances,
                         std::size_t run_needed,
                         const Speaks& speaks,
                         double& speaking) {
    std::vector<double> next(chances.size(), 0.0);
    const auto by_zone = zones();
    for (std::size_t index = 0; index < chances.size(); ++index) {
        if (chances[index] <= 0.0) {
            continue;
        }
        const Past past = past_at(index);
        for (const bool same_side : {true, false}) {
            for (const auto& [zone, of_zone] : by_zone) {
                Past now = after(past, same_side, zone, run_needed);
                const double chance = chances[index] * of_zone / 2.0;
                if (speaks(held(now, same_side && past.before_outer, zone, run_needed))) {
                    now.alarmed = true;
                    speaking += chance;
                }
                next[index_of(now)] += chance;
            }
        }
    }
    return next;
}

FalseAlarm by_chain(std::size_t points, std::size_t run_needed, const Speaks& speaks) {
    std::vector<double> chances((std::max(run_needed, std::size_t{3}) + 1) * 8, 0.0);
    chances[0] = 1.0;
    FalseAlarm alarm;
    for (std::size_t point = 0; point < points; ++point) {
        double speaking = 0;
        chances = step(chances, run_needed, speaks, speaking);
        alarm.latest = speaking;
        alarm.expected += speaking;
    }
    for (std::size_t index = 1; index < chances.size(); index += 2) {
        alarm.at_least_one += chances[index];
    }
    return alarm;
}

FalseAlarm trends(std::size_t points, std::size_t length) {
    double orders = 1;
    for (std::size_t i = 2; i <= length; ++i) {
        orders *= static_cast<double>(i);
    }
    FalseAlarm alarm;
    if (points >= length) {
        alarm.latest = 2.0 / orders;
        alarm.expected = alarm.latest * static_cast<double>(points - length + 1);
        alarm.at_least_one = 1.0 - chance_of_no_trend(points, length);
    }
    return alarm;
}

Done check(std::size_t points, const RuleOptions& options) {
    constexpr std::size_t longest = 30;
    if (points == 0 || points > false_alarm_points_max) {
        return fail(ErrorKind::invalid, "a chart has from 1 to 2000 points here");
    }
    if (std::min(options.run, options.trend) < 2 ||
        std::max(options.run, options.trend) > longest) {
        return fail(ErrorKind::invalid, "a run and a trend have from 2 to 30 points here");
    }
    if (options.two_of_three != TwoOfThree::all_on_one_side) {
        return fail(ErrorKind::unsupported, "only the narrow wording of two of three is counted");
    }
    return {};
}

/// A standard normal value of 53 random bits, the same on every machine.
double normal_value(std::mt19937_64& random) {
    constexpr double steps = 9007199254740992.0; // 2^53
    const double chance = (static_cast<double>(random() >> 11U) + 0.5) / steps;
    return normal_quantile(std::min(chance, 1.0 - 0.5 / steps));
}

} // namespace

Result<FalseAlarms> false_alarms(std::size_t points, const RuleOptions& options) {
    if (auto done = check(points, options); !done) {
        return pass(done.error());
    }
    const auto chain = [&](const Speaks& speaks) { return by_chain(points, options.run, speaks); };
    FalseAlarms alarms;
    alarms.beyond = chain([](const Held& now) { return now.beyond; });
    alarms.run = chain([](const Held& now) { return now.run; });
    alarms.two_of_three = chain([](const Held& now) { return now.two_of_three; });
    alarms.run_or_two_of_three = chain([](const Held& now) { return now.run || now.two_of_three; });
    alarms.any_but_trend =
        chain([](const Held& now) { return now.beyond || now.run || now.two_of_three; });
    alarms.trend = trends(points, options.trend);
    alarms.any = {std::min(1.0, alarms.any_but_trend.latest + alarms.trend.latest),
                  alarms.any_but_trend.expected + alarms.trend.expected,
                  std::min(1.0, alarms.any_but_trend.at_least_one + alarms.trend.at_least_one)};
    return alarms;
}

Result<SimulatedAlarms> simulated_false_alarms(std::size_t points,
                                               std::size_t series,
                                               std::uint64_t seed,
                                               const RuleOptions& options) {
    if (points < limits_settled_from || series == 0) {
        return fail(ErrorKind::invalid, "settled limits need 12 points, and a share some series");
    }
    std::mt19937_64 random{seed};
    std::size_t beyond = 0;
    std::size_t any = 0;
    std::vector<std::optional<double>> values(points);
    for (std::size_t i = 0; i < series; ++i) {
        for (auto& value : values) {
            value = normal_value(random);
        }
        const auto chart = individuals_chart(values);
        if (!chart) {
            return pass(chart.error());
        }
        const auto flags = apply_rules(*chart, options);
        if (!flags) {
            return pass(flags.error());
        }
        beyond += flags->back().beyond ? 1U : 0U;
        any += flags->back().any() ? 1U : 0U;
    }
    const auto share = [&](std::size_t number) {
        return static_cast<double>(number) / static_cast<double>(series);
    };
    return SimulatedAlarms{share(beyond), share(any)};
}

} // namespace mf::stats
