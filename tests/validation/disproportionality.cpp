#include "stats/disparity.hpp"
#include "stats/risk_ratio.hpp"
#include "validation/score.hpp"

#include <map>

namespace mf::validation {

namespace {

using stats::Proportion;
using stats::Rate;

void groups(Score& score, const Json& expected, const Table& table) {
    std::map<std::string, Rate> by_group;
    Rate everybody;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const Rate counted{table.number(row, "searches"), table.number(row, "population")};
        by_group[table.text(row, "group")] = counted;
        everybody.numerator += counted.numerator;
        everybody.denominator += counted.denominator;
    }
    for (const Json& group : expected) {
        const auto name = group.at("group").get<std::string>();
        const auto found = score.value(
            name, stats::disparity({by_group.at(name), by_group.at("White"), everybody}));
        if (!found) {
            continue;
        }
        const auto near = [&](const std::string& key, double actual) {
            score.near(name + " " + key, group.at(key).get<double>(), actual);
        };
        near("rate_per_1000", found->rate * 1000.0);
        near("ratio_vs_white", found->ratio);
        near("share_of_searches", found->share_of_events);
        near("share_of_population", found->share_of_population);
        near("disparity_index", found->disparity_index);
        near("ratio_vs_all_others", found->ratio_to_all_others);
        near("absolute_difference_per_1000", found->difference * 1000.0);
        near("excess_searches", found->excess);
        score.near(name + " katz", group.at("katz_log"), found->katz.value_or(Interval{}));
        score.near(name + " poisson", group.at("poisson_log"),
                   found->poisson_log.value_or(Interval{}));
        score.near(name + " exact", group.at("exact_conditional"), found->exact);
    }
}

void outcomes(Score& score, const Json& expected) {
    const Json& table = expected.at("table");
    const auto at = [&](std::size_t group) {
        return Proportion{table.at("outcome")[group].get<double>(),
                          table.at("searches")[group].get<double>()};
    };
    const auto difference = score.value("outcome", stats::risk_difference(at(1), at(0)));
    const auto ratio = score.value("outcome", stats::katz_ratio(at(1), at(0)));
    if (!difference || !ratio) {
        return;
    }
    score.near("outcome ratio", expected.at("ratio").get<double>(), ratio->ratio);
    score.near("outcome difference", expected.at("difference").get<double>(),
               difference->difference);
    const Json& limits = expected.at("difference_ci95_wald");
    score.near("outcome lower", limits[0].get<double>(), difference->interval.lower);
    score.near("outcome upper", limits[1].get<double>(), difference->interval.upper);
    score.near("outcome chi square", expected.at("chi_square").get<double>(),
               difference->chi_square);
    score.near("outcome p", expected.at("p").get<double>(), difference->p);
}

void zero_cell(Score& score, const Json& expected) {
    const Rate none{expected.at("x1").get<double>(), expected.at("t1").get<double>()};
    const Rate other{expected.at("x2").get<double>(), expected.at("t2").get<double>()};
    if (const auto exact = score.value("zero cell", stats::exact_rate_ratio(none, other))) {
        score.near("zero cell", expected.at("exact"), exact->interval);
    }
}

void titanic(Score& score, const Json& expected) {
    const Json& table = expected.at("table");
    const auto people = [&](const std::string& sex) {
        const auto yes = table.at(sex + "_yes").get<double>();
        return Proportion{yes, yes + table.at(sex + "_no").get<double>()};
    };
    const auto found = score.value("titanic", stats::katz_ratio(people("female"), people("male")));
    if (found) {
        score.near("titanic", expected.at("rr").at("ratio").get<double>(), found->ratio);
        score.near("titanic", expected.at("rr"), found->interval);
    }
}

} // namespace

bool disproportionality(const std::filesystem::path& folder) {
    Score score{"disproportionality"};
    const Json expected = read_json(folder / "expected.json");
    groups(score, expected.at("groups"), Table{folder / "searches.csv"});
    outcomes(score, expected.at("outcome_rates"));
    zero_cell(score, expected.at("zero_cell"));
    titanic(score, expected.at("titanic_check"));
    return score.told();
}

} // namespace mf::validation
