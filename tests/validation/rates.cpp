#include "stats/benjamini_hochberg.hpp"
#include "stats/change.hpp"
#include "stats/direct_rate.hpp"
#include "stats/indirect_rate.hpp"
#include "stats/rate.hpp"
#include "stats/rate_ratio.hpp"
#include "stats/wilson.hpp"
#include "validation/score.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace mf::validation {

namespace {

using stats::Confidence;

/// The publisher's result columns are given to six digits of relative precision.
constexpr Tolerance published{1e-6};

void within(Score& score,
            const std::string& what,
            const Table& table,
            std::size_t row,
            const std::string& level,
            Interval found,
            double scale = 1.0) {
    // Where Byar's formula falls below 0 the publisher gives none.
    const std::string& lower = table.text(row, "lower" + level + "cl");
    if (lower.empty()) {
        score.same(what + " lower", "none", found.lower < 0.0 ? "none" : "some");
    } else {
        score.near(what + " lower", table.number(row, "lower" + level + "cl") / scale, found.lower,
                   published);
    }
    score.near(what + " upper", table.number(row, "upper" + level + "cl") / scale, found.upper,
               published);
}

constexpr auto levels = {std::pair{"95_0", Confidence::percent_95()},
                         std::pair{"99_8", Confidence::percent_99_8()}};

void byars_and_wilsons(Score& score, const Table& table) {
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto confidence = table.text(row, "confidence") == "95%" ? Confidence::percent_95()
                                                                       : Confidence::percent_99_8();
        const double count = table.number(row, "x");
        const auto found = table.text(row, "method") == "Byars"
                               ? stats::byar(count, confidence)
                               : stats::wilson({count, table.number(row, "n")}, confidence);
        const std::string what = fmt::format("byars_wilson row {}", row + 1);
        if (const auto interval = score.value(what, found)) {
            within(score, what, table, row, "", *interval);
        }
    }
}

void rates_and_proportions(Score& score, const Table& table, bool proportions) {
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (table.text(row, "value").empty()) {
            continue; // nothing was counted, or of nobody
        }
        const double count = table.number(row, "Numerator");
        const double whole = table.number(row, "Denominator");
        const double per = table.number(row, "multiplier");
        for (const auto& [level, confidence] : levels) {
            const std::string what =
                fmt::format("{} row {} {}", proportions ? "proportion" : "rate", row + 1, level);
            const auto found =
                score.value(what, proportions ? stats::proportion({count, whole}, per, confidence)
                                              : stats::rate({count, whole}, per, confidence));
            if (found) {
                score.near(what, table.number(row, "value"), found->value, published);
                within(score, what, table, row, level, found->interval);
            }
        }
    }
}

using Strata = std::map<std::string, std::vector<stats::WeightedStratum>>;

Strata strata_of(const Table& table, const Table& of_1976) {
    Strata strata;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        strata[table.text(row, "area")].push_back(
            {{table.number(row, "count"), table.number(row, "pop")}, table.number(row, "stdpop")});
    }
    for (std::size_t row = 0; row < of_1976.rows(); ++row) {
        strata["testdata_1976"].push_back(
            {{of_1976.number(row, "count"), of_1976.number(row, "pop")},
             of_1976.number(row, "esp1976")});
    }
    return strata;
}

void direct(Score& score, const Strata& strata, const Table& results) {
    for (std::size_t row = 0; row < results.rows(); ++row) {
        const std::string& area = results.text(row, "area");
        const bool suppressed = results.text(row, "value").empty();
        const bool per_10000 = results.text(row, "statistic") == "dsr per 10000";
        for (const auto& [level, confidence] : levels) {
            const std::string what = fmt::format("dsr row {} {}", row + 1, level);
            const auto found = stats::dobson(
                strata.at(area), {.per = per_10000 ? 1e4 : 1e5, .confidence = confidence});
            if (suppressed || !found) {
                score.same(what, suppressed ? "suppressed" : "given",
                           found ? "given" : "suppressed");
                continue;
            }
            // The one slip of the file: these limits are ten times too large.
            const bool slip = area == "testdata_1976" && level == std::string{"99_8"};
            score.near(what, results.number(row, "value"), found->value, published);
            within(score, what, results, row, level, found->interval, slip ? 10.0 : 1.0);
        }
    }
}

void recomputed_direct(Score& score, const Strata& strata, const Json& expected) {
    for (const auto& [area, answers] : expected.items()) {
        const stats::DirectRateOptions options{.events_min = 0};
        const auto dobson = score.value(area, stats::dobson(strata.at(area), options));
        const auto gamma = score.value(area, stats::fay_feuer(strata.at(area), options));
        if (!dobson || !gamma) {
            continue;
        }
        const Json& by_dobson = answers.at("dobson_byar");
        score.near(area + " total", by_dobson.at("total").get<double>(), dobson->events);
        score.near(area + " dsr", by_dobson.at("dsr").get<double>(), dobson->value);
        score.near(area + " variance", by_dobson.at("variance").get<double>(), dobson->variance);
        score.near(area + " dobson", by_dobson, dobson->interval);
        score.near(area + " gamma", answers.at("fay_feuer").at("rate").get<double>(), gamma->value);
        score.near(area + " gamma", answers.at("fay_feuer"), gamma->interval);
    }
}

struct Observed {
    double events = 0;
    std::vector<stats::ReferenceStratum> strata;
};

/// Empty cells are zero. The results have the first two areas a second time, one without its people of 5 to 9.
std::map<std::string, Observed> observed_of(const Table& table) {
    std::map<std::string, Observed> areas;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        Observed& area = areas[table.text(row, "area")];
        area.events += table.number(row, "count");
        area.strata.push_back({table.number(row, "pop"),
                               {table.number(row, "refcount"), table.number(row, "refpop")}});
    }
    areas["Area1"] = areas.at("testdata_big");
    areas["Area1"].strata.at(1).denominator = 0.0;
    areas["Area2"] = areas.at("testdata_small");
    return areas;
}

void indirect(Score& score, const std::map<std::string, Observed>& areas, const Table& results) {
    for (std::size_t row = 0; row < results.rows(); ++row) {
        const Observed& area = areas.at(results.text(row, "area"));
        const std::string what = fmt::format("isr row {}", row + 1);
        const auto expected = score.value(what, stats::expected_count(area.strata));
        const auto reference = score.value(what, stats::reference_rate(area.strata));
        if (!expected || !reference) {
            continue;
        }
        const std::string& statistic = results.text(row, "statistic");
        const double scale = statistic == "isr per 100000" ? *reference * 1e5
                             : statistic == "isr per 1000" ? *reference * 1e3
                             : statistic == "smr x 100"    ? 100.0
                                                           : 1.0;
        score.near(what + " expected", results.number(row, "expected"), *expected, published);
        for (const auto& [level, confidence] : levels) {
            if (results.text(row, fmt::format("lower{}cl", level)).empty()) {
                continue;
            }
            const auto ratio =
                score.value(what, stats::standardised_ratio(area.events, *expected, confidence));
            if (ratio) {
                score.near(what, results.number(row, "value"), ratio->value * scale, published);
                within(score, what + " " + level, results, row, level,
                       {ratio->interval.lower * scale, ratio->interval.upper * scale});
            }
        }
    }
}

void recomputed_indirect(Score& score,
                         const std::map<std::string, Observed>& areas,
                         const Json& expected) {
    for (const auto& [name, answers] : expected.items()) {
        const Observed& area = areas.at(name);
        const auto events = score.value(name, stats::expected_count(area.strata));
        if (!events) {
            continue;
        }
        score.near(name + " expected", answers.at("expected").get<double>(), *events);
        score.near(name + " ratio", answers.at("ratio").get<double>(), area.events / *events);
        for (const auto& [method, found] : {std::pair{"byar", stats::byar(area.events)},
                                            std::pair{"exact", stats::garwood(area.events)}}) {
            score.near(name + " " + method, answers.at(method),
                       {found->lower / *events, found->upper / *events});
        }
    }
}

void counts(Score& score, const Json& expected) {
    for (const auto& [percent, answers] : expected.items()) {
        const auto confidence = Confidence::of(std::stod(percent) / 100.0);
        const auto numbers = answers.at("count").get<std::vector<double>>();
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            for (const auto& [method, found] :
                 {std::pair{"byar", stats::byar(numbers[i], *confidence)},
                  std::pair{"garwood", stats::garwood(numbers[i], *confidence)}}) {
                const std::string what = fmt::format("{} {} at {}", method, numbers[i], percent);
                score.near(what, answers.at(method).at("lower")[i].get<double>(), found->lower);
                score.near(what, answers.at(method).at("upper")[i].get<double>(), found->upper);
            }
        }
    }
}

void wilsons(Score& score, const Json& expected) {
    const auto parts = expected.at("x").get<std::vector<double>>();
    for (const auto& [key, confidence] : {std::pair{"ci95", Confidence::percent_95()},
                                          std::pair{"ci998", Confidence::percent_99_8()}}) {
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const auto found =
                stats::wilson({parts[i], expected.at("n")[i].get<double>()}, confidence);
            const std::string what = fmt::format("wilson {} {}", key, parts[i]);
            score.near(what, expected.at(key).at("lower")[i].get<double>(), found->lower);
            score.near(what, expected.at(key).at("upper")[i].get<double>(), found->upper);
        }
    }
}

void two_periods(Score& score, const Json& expected) {
    for (const Json& answers : expected) {
        const auto at = [&](const char* key) { return answers.at(key).get<double>(); };
        const stats::Rate first{at("x1"), at("t1")};
        const stats::Rate second{at("x2"), at("t2")};
        const std::string what = fmt::format("{} against {}", at("x1"), at("x2"));
        const auto exact = score.value(what, stats::exact_rate_ratio(first, second));
        const auto wald = score.value(what, stats::wald_rate_ratio(first, second));
        const auto by_score = score.value(what, stats::score_rate_ratio(first, second));
        const auto change = score.value(what, stats::change_between(second, first));
        if (!exact || !wald || !by_score || !change) {
            continue;
        }
        score.near(what, at("ratio"), exact->ratio);
        score.near(what, at("ratio"), change->relative + 1.0);
        score.near(what + " exact", answers.at("exact_conditional"), exact->interval);
        score.near(what + " p", answers.at("exact_conditional").at("p").get<double>(), exact->p);
        score.near(what + " wald", answers.at("wald_log"), wald->interval);
        score.near(what + " z", answers.at("wald_log").at("z").get<double>(), *wald->z);
        score.near(what + " p", answers.at("wald_log").at("p").get<double>(), wald->p);
        score.near(what + " score", at("score_z"), *by_score->z);
    }
}

void adjusted(Score& score, const std::string& what, const Json& expected) {
    const auto found = stats::benjamini_hochberg(expected.at("p").get<std::vector<double>>());
    for (std::size_t i = 0; i < found->size(); ++i) {
        score.near(fmt::format("{} {}", what, i + 1), expected.at("adjusted")[i].get<double>(),
                   (*found)[i]);
    }
}

} // namespace

bool rates(const std::filesystem::path& folder) {
    Score score{"rates"};
    const Json expected = read_json(folder / "expected.json");
    byars_and_wilsons(score, Table{folder / "phe_byars_wilson.csv"});
    rates_and_proportions(score, Table{folder / "phe_proportion.csv"}, true);
    rates_and_proportions(score, Table{folder / "phe_rate.csv"}, false);
    const Strata strata =
        strata_of(Table{folder / "phe_dsr_input.csv"}, Table{folder / "phe_dsr_1976_input.csv"});
    direct(score, strata, Table{folder / "phe_dsr_results.csv"});
    recomputed_direct(score, strata, expected.at("dsr_per_100000"));
    const auto areas = observed_of(Table{folder / "phe_isr_input.csv"});
    indirect(score, areas, Table{folder / "phe_isr_results.csv"});
    recomputed_indirect(score, areas, expected.at("smr"));
    counts(score, expected.at("poisson_intervals"));
    wilsons(score, expected.at("wilson"));
    two_periods(score, expected.at("two_period"));
    const Json& many = expected.at("benjamini_hochberg");
    adjusted(score, "benjamini hochberg", many);
    adjusted(score, "benjamini hochberg ties", many.at("ties"));
    const auto stands = stats::standing(many.at("p").get<std::vector<double>>());
    score.same("benjamini hochberg rejects", many.at("rejected_at_0.05").dump(),
               std::to_string(std::ranges::count(*stands, true)));
    return score.told();
}

} // namespace mf::validation
