#include "stats/survey.hpp"
#include "stats/survey_proportion.hpp"
#include "validation/score.hpp"

#include <algorithm>
#include <map>

namespace mf::validation {

namespace {

using stats::SurveyInterval;

/// A sample as the file has it; a column of a file that has neither strata nor clusters makes each person his own.
struct Sample {
    std::vector<stats::Answer> answers;
    std::vector<double> clusters_to_draw_from;

    stats::SurveyDesign design() const { return {answers, clusters_to_draw_from}; }
};

Sample sample_of(const Table& table,
                 std::string_view value,
                 std::string_view stratum,
                 std::string_view cluster) {
    Sample sample;
    std::map<std::string, std::size_t> strata;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string name = stratum.empty() ? "" : table.text(row, stratum);
        const auto [place, fresh] = strata.emplace(name, strata.size());
        if (fresh) {
            sample.clusters_to_draw_from.push_back(table.number(row, "fpc"));
        }
        const auto drawn =
            cluster.empty() ? row : static_cast<std::size_t>(table.number(row, cluster));
        sample.answers.push_back(
            {table.number(row, value), table.number(row, "pw"), place->second, drawn});
    }
    return sample;
}

void mean(Score& score,
          const std::string& what,
          const Json& expected,
          const std::string& variable,
          const stats::SurveyEstimate& found) {
    constexpr Tolerance tolerance{1e-8};
    score.near(what + " mean", expected.at("mean").at(variable).get<double>(), found.value,
               tolerance);
    score.near(what + " se", expected.at("se").at(variable).get<double>(), found.standard_error,
               tolerance);
    score.near(what + " deff", expected.at("deff").at(variable).get<double>(), found.design_effect,
               tolerance);
}

/// R reads the likelihood's limits off a spline through a dozen points, and so misses them by up to 4e-6.
void proportion(Score& score,
                const std::string& what,
                const Json& expected,
                const stats::SurveyEstimate& found) {
    struct Kind {
        const char* name;
        SurveyInterval interval;
        double relative;
    };
    for (const auto& [name, interval, relative] :
         {Kind{"logit", SurveyInterval::logit, 1e-8}, Kind{"xlogit", SurveyInterval::logit, 1e-8},
          Kind{"likelihood", SurveyInterval::likelihood, 5e-6},
          Kind{"asin", SurveyInterval::arcsine, 1e-8}, Kind{"beta", SurveyInterval::beta, 1e-8},
          Kind{"mean", SurveyInterval::mean, 1e-8}}) {
        const std::string label = what + " " + name;
        const auto limits = score.value(label, stats::survey_proportion(found, interval));
        if (limits) {
            score.near(label, expected.at(name).at("p").get<double>(), limits->value, {1e-8});
            score.near(label, expected.at(name), limits->interval, {relative});
        }
    }
}

void one(Score& score,
         const std::string& name,
         const Json& expected,
         const Table& table,
         std::string_view stratum,
         std::string_view cluster,
         bool finite) {
    const auto drawn = [&](std::string_view value) {
        Sample sample = sample_of(table, value, stratum, cluster);
        if (!finite) {
            sample.clusters_to_draw_from.clear();
        }
        return sample;
    };
    const Sample scores = drawn("api00");
    if (const auto found = score.value(name, stats::survey_mean(scores.design()))) {
        mean(score, name + " api00", expected.at("api00"), "api00", *found);
        score.near(name + " degf", expected.at("degf").get<double>(), found->freedom);
    }
    const Sample met = drawn("met");
    if (const auto found = score.value(name, stats::survey_mean(met.design()))) {
        mean(score, name + " met", expected.at("met"), "met", *found);
        proportion(score, name + " met", expected.at("met_ci"), *found);
    }
    if (const Json& total = expected.at("total_enroll"); !total.is_null()) {
        const Sample enrolled = drawn("enroll");
        if (const auto found = score.value(name, stats::survey_total(enrolled.design()))) {
            score.near(name + " total", total.at("total").get<double>(), found->value, {1e-8});
            score.near(name + " total se", total.at("se").get<double>(), found->standard_error,
                       {1e-8});
        }
    }
}

} // namespace

bool surveys(const std::filesystem::path& folder) {
    Score score{"survey"};
    const Json expected = read_json(folder / "expected.json");
    const Table strata{folder / "apistrat.csv"};
    const Table clusters{folder / "apiclus1.csv"};
    one(score, "apistrat", expected.at("apistrat"), strata, "stype", "", true);
    one(score, "apiclus1", expected.at("apiclus1"), clusters, "", "dnum", true);
    one(score, "apiclus1 without fpc", expected.at("apiclus1_without_fpc"), clusters, "", "dnum",
        false);
    one(score, "apisrs", expected.at("apisrs"), Table{folder / "apisrs.csv"}, "", "", true);
    const Json& kish = expected.at("kish_apistrat");
    const std::vector<double> weights = strata.column("pw");
    if (const auto size = score.value("kish", stats::effective_size(weights))) {
        score.near("kish", kish.at("n_effective").get<double>(), *size, {1e-8});
        score.near("kish deff", kish.at("deff_weights").get<double>(),
                   static_cast<double>(weights.size()) / *size, {1e-8});
    }
    return score.told();
}

} // namespace mf::validation
