#include "stats/individuals_chart.hpp"
#include "stats/proportion_chart.hpp"
#include "stats/rare_events_chart.hpp"
#include "stats/rules.hpp"
#include "validation/score.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::validation {

namespace {

using stats::Chart;
using stats::Flags;
using Values = std::vector<std::optional<double>>;

Values values_of(const Json& numbers) {
    Values values;
    for (const Json& number : numbers) {
        values.push_back(number.is_null() ? std::nullopt : std::optional{number.get<double>()});
    }
    return values;
}

Values column(const Table& table, const char* name) {
    const auto numbers = table.column(name);
    return {numbers.begin(), numbers.end()};
}

/// 1-based positions of the points that are part of a rule.
std::vector<std::size_t> flagged(const std::vector<Flags>& flags, auto rule) {
    std::vector<std::size_t> positions;
    for (std::size_t i = 0; i < flags.size(); ++i) {
        if (rule(flags[i])) {
            positions.push_back(i + 1);
        }
    }
    return positions;
}

// --- XmR and the rules -------------------------------------------------------------------------

void xmr_limits(Score& score,
                const std::string& what,
                const Json& expected,
                const Values& values,
                stats::IndividualsOptions options) {
    constexpr Tolerance exact{0.0, 1e-9};
    const auto at = [&](const char* key) { return expected.at(key).get<double>(); };
    const auto chart = score.value(what, stats::individuals_chart(values, options));
    options.factor = stats::RangeFactor::three_by_d2;
    const auto by_d2 = score.value(what, stats::individuals_chart(values, options));
    const auto ranges = score.value(what, stats::moving_range_chart(values, options));
    if (!chart || !by_d2 || !ranges) {
        return;
    }
    const stats::Limits& limits = *chart->limits.back();
    score.near(what + " mean", at("mean"), limits.centre, exact);
    score.near(what + " upl", at("upl"), limits.upper, exact);
    score.near(what + " lpl", at("lpl"), limits.lower, exact);
    score.near(what + " upl 2/3", at("upl_two_thirds"), limits.inner_upper, exact);
    score.near(what + " lpl 2/3", at("lpl_two_thirds"), limits.inner_lower, exact);
    score.near(what + " upl d2", at("upl_exact_d2"), by_d2->limits.back()->upper, exact);
    score.near(what + " lpl d2", at("lpl_exact_d2"), by_d2->limits.back()->lower, exact);
    const stats::ChartSegment& segment = chart->segments.back();
    score.near(what + " mean range", at("mean_moving_range"), segment.spread, exact);
    score.near(what + " dropped", at("moving_ranges_dropped"),
               static_cast<double>(segment.ranges_dropped), exact);
    if (segment.ranges_dropped == 0) {
        score.near(what + " range limit", at("moving_range_upper_limit"),
                   ranges->limits.back()->upper, exact);
    }
}

void rules(Score& score, const std::string& what, const Json& expected, const Chart& chart) {
    const auto flags = score.value(what, stats::apply_rules(chart));
    if (!flags) {
        return;
    }
    const auto same = [&](const char* key, auto rule) {
        if (expected.contains(key)) {
            score.same(what + " " + key, expected.at(key).get<std::vector<std::size_t>>(),
                       flagged(*flags, rule));
        }
    };
    same("outside", [](const Flags& point) { return point.beyond; });
    same("run7", [](const Flags& point) { return point.run; });
    same("trend7", [](const Flags& point) { return point.trend; });
    same("two_of_three", [](const Flags& point) { return point.two_of_three; });
    same("any", [](const Flags& point) { return point.any(); });
}

void xmr(Score& score, const Json& expected) {
    for (const auto& [name, answers] : expected.items()) {
        if (!answers.contains("values")) {
            continue;
        }
        const Values values = values_of(answers.at("values"));
        stats::IndividualsOptions options;
        if (answers.contains("pairs_broken")) {
            xmr_limits(score, name + " open", answers.at("pairs_broken"), values, options);
            options.chart.gaps = stats::Gaps::closed;
            xmr_limits(score, name + " closed", answers.at("pairs_closed"), values, options);
            continue;
        }
        if (answers.at("screen_moving_ranges").get<bool>()) {
            options.chart.screening = stats::Screening::once;
        }
        xmr_limits(score, name, answers.at("limits"), values, options);
        if (const auto chart = score.value(name, stats::individuals_chart(values, options))) {
            rules(score, name, answers.at("flags"), *chart);
        }
    }
}

// --- the charts ---------------------------------------------------------------------------------

/// `per` is what the printed limits are multiplied by.
void limits(Score& score,
            const std::string& what,
            const Json& expected,
            const Result<Chart>& result,
            double per = 1.0) {
    const auto chart = score.value(what, result);
    if (!chart) {
        return;
    }
    for (std::size_t i = 0; i < chart->limits.size(); ++i) {
        if (!chart->limits[i]) {
            score.differs(fmt::format("{} point {} has no limits", what, i + 1));
            continue;
        }
        const auto near = [&](const char* key, double actual) {
            const Json& column = expected.at(key);
            const Json& answer = column.is_array() ? column[i] : column;
            score.near(fmt::format("{} point {} {}", what, i + 1, key), answer.get<double>(),
                       actual * per);
        };
        near("cl", chart->limits[i]->centre);
        near("lcl", chart->limits[i]->lower);
        near("ucl", chart->limits[i]->upper);
        near("lcl95", chart->limits[i]->inner_lower);
        near("ucl95", chart->limits[i]->inner_upper);
    }
    if (const auto flags = score.value(what, stats::apply_rules(*chart))) {
        score.same(what + " beyond", expected.at("beyond").get<std::vector<std::size_t>>(),
                   flagged(*flags, [](const Flags& point) { return point.beyond; }));
    }
}

template <class Counted>
std::vector<std::optional<Counted>>
counted(const Table& table, const char* numerator, const char* denominator) {
    std::vector<std::optional<Counted>> rows;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        rows.push_back(Counted{table.number(row, numerator), table.number(row, denominator)});
    }
    return rows;
}

stats::Decision decision(std::size_t point) {
    return {point, "the book", Day::at(0), "a cause was found"};
}

void montgomery(Score& score, const Json& charts, const std::filesystem::path& folder) {
    const Table cost{folder / "montgomery_6_07_loan_cost.csv"};
    const Json& loans = charts.at("xmr_montgomery_6_5");
    stats::IndividualsOptions options;
    options.chart.baseline = loans.at("baseline").get<std::size_t>();
    const Values costs = column(cost, "cost");
    xmr_limits(score, "loan costs", loans.at("xmr_2_66"), costs, options);
    options.factor = stats::RangeFactor::three_by_d2;
    limits(score, "loan costs i", loans.at("qicharts2_i_1_128"),
           stats::individuals_chart(costs, options));
    limits(score, "loan costs mr", loans.at("qicharts2_mr"),
           stats::moving_range_chart(costs, options));

    const auto parts =
        counted<stats::Proportion>(Table{folder / "montgomery_7_04.csv"}, "count", "size");
    limits(score, "p", charts.at("p_montgomery_7_04"), stats::p_chart(parts));
    const Json& laney = charts.at("pprime_montgomery_7_04");
    // This version of the reference screens moving ranges for its limits, and drops one; its sigma z has all of them.
    stats::ChartOptions screened;
    screened.screening = stats::Screening::once;
    limits(score, "p'", laney, stats::p_chart(parts, screened, stats::Dispersion::laney));
    const auto p_prime = stats::p_chart(parts, {}, stats::Dispersion::laney);
    score.near("p' sigma z", laney.at("sigma_z").get<double>(), p_prime->segments[0].spread);

    stats::ChartOptions first_26;
    first_26.baseline = 26;
    first_26.left_out = {decision(5), decision(19)};
    limits(score, "c", charts.at("c_montgomery_7_08"),
           stats::c_chart(column(Table{folder / "montgomery_7_08.csv"}, "count"), first_26));
    limits(score, "u", charts.at("u_montgomery_7_10"),
           stats::u_chart(
               counted<stats::Rate>(Table{folder / "montgomery_7_10.csv"}, "count", "size")));
    const auto cloth =
        counted<stats::Rate>(Table{folder / "montgomery_7_11.csv"}, "count", "meters");
    limits(score, "cloth u", charts.at("u_montgomery_7_11"), stats::u_chart(cloth), 50.0);
    limits(score, "cloth u'", charts.at("uprime_montgomery_7_11"),
           stats::u_chart(cloth, {}, stats::Dispersion::laney), 50.0);
    limits(score, "t", charts.at("t_montgomery_7_14"),
           stats::t_chart(column(Table{folder / "montgomery_7_14.csv"}, "hours")));
}

void others(Score& score, const Json& charts, const std::filesystem::path& folder) {
    limits(score, "g", charts.at("g_made"),
           stats::g_chart(column(Table{folder / "g_chart.csv"}, "cases_between")));
    limits(score, "cdi c", charts.at("c_cdi"),
           stats::c_chart(column(Table{folder / "qicharts2_cdi.csv"}, "n")));
    const auto infections = counted<stats::Rate>(Table{folder / "qicharts2_hai.csv"}, "n", "days");
    limits(score, "hai u", charts.at("u_hai").at("u"), stats::u_chart(infections));
    limits(score, "hai u'", charts.at("u_hai").at("uprime"),
           stats::u_chart(infections, {}, stats::Dispersion::laney));
}

} // namespace

bool control_charts(const std::filesystem::path& folder) {
    Score score{"control-charts"};
    xmr(score, read_json(folder / "xmr_cases.expected.json").at("cases"));
    const Json charts = read_json(folder / "charts.expected.json").at("charts");
    montgomery(score, charts, folder);
    others(score, charts, folder);
    return score.told();
}

} // namespace mf::validation
