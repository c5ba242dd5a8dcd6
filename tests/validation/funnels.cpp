#include "stats/count_interval.hpp"
#include "stats/distributions.hpp"
#include "stats/funnel.hpp"
#include "stats/prediction_limit.hpp"
#include "validation/score.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace mf::validation {

namespace {

constexpr Tolerance tolerance{1e-8};

stats::FunnelOptions options_of(const Json& expected) {
    stats::FunnelOptions options;
    const auto transform = expected.at("transform").get<std::string>();
    const bool proportions = expected.at("type") == "PR";
    options.kind = proportions ? stats::FunnelKind::proportions : stats::FunnelKind::ratios;
    options.scale = proportions          ? stats::FunnelScale::arcsine
                    : transform == "log" ? stats::FunnelScale::logarithm
                                         : stats::FunnelScale::square_root;
    if (!proportions) {
        options.target = 1.0;
    }
    options.trimming.share = expected.at("trim").get<double>();
    options.trimming.trim =
        expected.at("method") == "wins" ? stats::Trim::winsorise : stats::Trim::truncate;
    return options;
}

std::vector<stats::FunnelUnit>
units_of(const std::string& name, const std::string& input, const Table& table) {
    struct Columns {
        const char* numerator;
        const char* denominator;
    };
    const bool expects = name == "sids74_sr_nonzero";
    const Columns columns = input == "pr32.csv" ? Columns{"r", "n"}
                            : input == "sr32.csv"
                                ? Columns{"observed", "expected"}
                                : Columns{"num", expects ? "den_expected" : "den"};
    std::vector<stats::FunnelUnit> units;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const stats::FunnelUnit unit{table.number(row, columns.numerator),
                                     table.number(row, columns.denominator)};
        if (!expects || unit.numerator > 0.0) {
            units.push_back(unit);
        }
    }
    return units;
}

/// Limits drawn with the reference's normal quantiles, which have six decimals.
void limits(Score& score,
            const std::string& what,
            const Json& expected,
            const stats::Funnel& funnel,
            double denominator,
            std::size_t unit) {
    for (const auto& [level, z] : {std::pair{"95", 1.959964}, std::pair{"998", 3.090232}}) {
        const auto confidence = stats::Confidence::of(1.0 - 2.0 * stats::normal_above(z));
        const auto wide = stats::normal_funnel_limits(funnel, denominator,
                                                      funnel.overdispersion.tau2, *confidence);
        const auto plain = stats::normal_funnel_limits(funnel, denominator, 0.0, *confidence);
        if (!wide || !plain) {
            score.differs(what + ": no limits");
            continue;
        }
        // The reference leaves square root limits on their scale.
        const bool root = funnel.scale == stats::FunnelScale::square_root;
        const Interval ours = root ? wide->on_scale : wide->value;
        const Json& widened = expected.at("od_limits");
        score.near(what + " odll" + level,
                   widened.at(fmt::format("odll{}", level))[unit].get<double>(), ours.lower,
                   tolerance);
        score.near(what + " odul" + level,
                   widened.at(fmt::format("odul{}", level))[unit].get<double>(), ours.upper,
                   tolerance);
        // Without widening it draws the normal limits of a proportion, and for ratios those of the exact
        // interval around what is expected, for which it has the exact levels.
        Interval narrow = plain->value;
        if (funnel.kind == stats::FunnelKind::ratios) {
            const auto exact = stats::garwood(denominator, level == std::string{"95"}
                                                               ? stats::Confidence::percent_95()
                                                               : stats::Confidence::percent_99_8());
            narrow = {exact->lower / denominator, exact->upper / denominator};
        }
        const Json& unadjusted = expected.at("unadjusted_limits");
        score.near(what + " ll" + level,
                   unadjusted.at(fmt::format("ll{}", level))[unit].get<double>(), narrow.lower,
                   tolerance);
        score.near(what + " ul" + level,
                   unadjusted.at(fmt::format("ul{}", level))[unit].get<double>(), narrow.upper,
                   tolerance);
    }
}

void one(Score& score, const std::string& name, const Json& expected, const Table& table) {
    const auto units = units_of(name, expected.at("input").get<std::string>(), table);
    const auto found = score.value(name, stats::funnel(units, options_of(expected)));
    if (!found) {
        return;
    }
    score.near(name + " target", expected.at("target").get<double>(), found->target, tolerance);
    score.near(name + " phi", expected.at("phi").get<double>(), found->overdispersion.phi,
               tolerance);
    score.near(name + " tau2", expected.at("tau2").get<double>(), found->overdispersion.tau2,
               tolerance);
    for (std::size_t i = 0; i < units.size(); ++i) {
        const std::string what = fmt::format("{} unit {}", name, i + 1);
        const stats::FunnelScore& unit = found->units[i];
        score.near(what + " y", expected.at("y")[i].get<double>(), unit.transformed, tolerance);
        score.near(what + " s", expected.at("s")[i].get<double>(), unit.error, tolerance);
        score.near(what + " z", expected.at("z")[i].get<double>(), unit.z, tolerance);
        score.near(what + " z additive", expected.at("z_additive")[i].get<double>(),
                   unit.z_additive, tolerance);
        score.near(what + " z multiplicative", expected.at("z_multiplicative")[i].get<double>(),
                   unit.z_multiplicative, tolerance);
        const Json& trimmed = expected.at("z_trimmed")[i];
        const auto& ours = found->overdispersion.trimmed[i];
        if (trimmed.is_null() || !ours) {
            score.same(what + " is trimmed", trimmed.is_null() ? "out" : "in", ours ? "in" : "out");
        } else {
            score.near(what + " z trimmed", trimmed.get<double>(), *ours, tolerance);
        }
        limits(score, what, expected, *found, units[i].denominator, i);
    }
}

void exact(Score& score, const Json& expected) {
    for (const char* level : {"0.001", "0.025", "0.975", "0.999"}) {
        const double below = std::stod(level);
        const Json& binomial = expected.at("binomial");
        for (std::size_t i = 0; i < binomial.at("n").size(); ++i) {
            const auto limit = stats::binomial_limit(binomial.at("theta").get<double>(),
                                                     binomial.at("n")[i].get<double>(), below);
            if (const auto found = score.value("binomial", limit)) {
                score.near(fmt::format("binomial {} {}", level, i),
                           binomial.at("limits").at(level)[i].get<double>(), *found, tolerance);
            }
        }
        const Json& poisson = expected.at("poisson");
        for (std::size_t i = 0; i < poisson.at("E").size(); ++i) {
            const auto limit = stats::poisson_limit(poisson.at("theta").get<double>(),
                                                    poisson.at("E")[i].get<double>(), below);
            if (const auto found = score.value("poisson", limit)) {
                score.near(fmt::format("poisson {} {}", level, i),
                           poisson.at("limits").at(level)[i].get<double>(), *found, tolerance);
            }
        }
    }
}

} // namespace

bool funnels(const std::filesystem::path& folder) {
    Score score{"funnel"};
    const Json expected = read_json(folder / "expected.json");
    for (const auto& [name, one_case] : expected.at("cases").items()) {
        one(score, name, one_case, Table{folder / one_case.at("input").get<std::string>()});
    }
    exact(score, expected.at("exact_limits"));
    return score.told();
}

} // namespace mf::validation
