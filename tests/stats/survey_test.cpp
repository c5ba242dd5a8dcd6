#include "stats/near.hpp"
#include "stats/survey.hpp"
#include "stats/survey_proportion.hpp"

#include <array>
#include <limits>
#include <utility>

namespace mf::stats {
namespace {

/// So many answers of 1 and 0 of one stratum and cluster.
void ask(std::vector<Answer>& answers, Answer like, int asked, int yes) {
    for (int i = 0; i < asked; ++i) {
        like.value = i < yes ? 1.0 : 0.0;
        answers.push_back(like);
    }
}

/// The same, each his own cluster.
void ask_each(std::vector<Answer>& answers, Answer like, int asked, int yes) {
    for (int i = 0; i < asked; ++i) {
        like.value = i < yes ? 1.0 : 0.0;
        like.cluster = answers.size();
        answers.push_back(like);
    }
}

/// Schools of California that met their target, from the survey package's stratified sample.
std::vector<Answer> schools_by_stratum() {
    std::vector<Answer> answers;
    ask_each(answers, {0, 44.2099990844727, 0, 0}, 100, 91);
    ask_each(answers, {0, 20.3600006103516, 1, 0}, 50, 35);
    ask_each(answers, {0, 15.1000003814697, 2, 0}, 50, 26);
    return answers;
}
constexpr std::array schools_there_are{4421.0, 1018.0, 755.0};

/// The same from its sample of 15 districts: schools, and how many met the target.
std::vector<Answer> schools_by_district() {
    std::vector<Answer> answers;
    std::size_t district = 0;
    for (const auto& [asked, yes] : std::array<std::pair<int, int>, 15>{{{4, 4},
                                                                         {37, 32},
                                                                         {2, 2},
                                                                         {16, 15},
                                                                         {4, 2},
                                                                         {34, 31},
                                                                         {13, 10},
                                                                         {9, 7},
                                                                         {13, 11},
                                                                         {4, 3},
                                                                         {2, 1},
                                                                         {12, 12},
                                                                         {21, 18},
                                                                         {11, 11},
                                                                         {1, 1}}}) {
        ask(answers, {0, 33.846996307373, 0, district++}, asked, yes);
    }
    return answers;
}
constexpr std::array districts_there_are{757.0};

TEST(StratifiedSurvey, HasTheMeanErrorAndDesignEffectOfTheSurveyPackage) {
    const auto answers = schools_by_stratum();
    const SurveyEstimate found = value_of(survey_mean({answers, schools_there_are}));
    expect_near(0.827948011415823, found.value, 1e-8);
    expect_near(0.0243447801130748, found.standard_error, 1e-8);
    expect_near(0.855571850975066, found.design_effect, 1e-8);
    EXPECT_EQ(found.freedom, 197.0);
    EXPECT_EQ(found.answers, 200U);
}

TEST(ClusteredSurvey, HasTheMeanErrorAndDesignEffectOfTheSurveyPackage) {
    const auto answers = schools_by_district();
    const SurveyEstimate found = value_of(survey_mean({answers, districts_there_are}));
    expect_near(0.87431693989071, found.value, 1e-8);
    expect_near(0.0203594772446274, found.standard_error, 1e-8);
    expect_near(0.707429989608998, found.design_effect, 1e-8);
    EXPECT_EQ(found.freedom, 14.0);
    const SurveyEstimate replaced = value_of(survey_mean({answers, {}}));
    expect_near(0.0205642374474379, replaced.standard_error, 1e-8);
    expect_near(0.721731134951498, replaced.design_effect, 1e-8);
}

TEST(DesignEffect, OfWeightsThatOnlyCompareIsThatOfDrawingWithReplacement) {
    std::vector<Answer> answers;
    ask_each(answers, {0, 1.0, 0, 0}, 200, 163);
    expect_near(1.0, value_of(survey_mean({answers, {}})).design_effect);
}

TEST(SurveyTotal, IsTheMeanTimesThePeople) {
    const auto answers = schools_by_stratum();
    const SurveyDesign design{answers, schools_there_are};
    const double people = 4421.0 + 1018.0 + 755.0;
    expect_near(value_of(survey_mean(design)).value * people, value_of(survey_total(design)).value,
                1e-7);
}

TEST(SurveyTotal, OfEqualWeightsHasTheErrorOfTheMeanTimesThePeople) {
    std::vector<Answer> answers;
    ask_each(answers, {0, 30.97, 0, 0}, 200, 163);
    const std::array people{6194.0};
    const SurveyEstimate mean = value_of(survey_mean({answers, people}));
    const SurveyEstimate total = value_of(survey_total({answers, people}));
    expect_near(0.0270776455620269, mean.standard_error, 1e-8);
    expect_near(1.0, mean.design_effect, 1e-8);
    expect_near(mean.standard_error * 6194.0, total.standard_error);
    expect_near(mean.design_effect, total.design_effect);
}

struct Published {
    SurveyInterval kind;
    Interval interval;
    double relative;
};

TEST(SurveyShare, HasTheFiveIntervalsOfTheSurveyPackage) {
    const auto answers = schools_by_district();
    const SurveyEstimate share = value_of(survey_mean({answers, districts_there_are}));
    for (const auto& [kind, interval, relative] :
         {Published{SurveyInterval::logit, {0.823798892383002, 0.911900077024393}, 1e-8},
          Published{SurveyInterval::likelihood, {0.826288241963576, 0.913694491892495}, 5e-6},
          Published{SurveyInterval::arcsine, {0.827533453321086, 0.914614571848907}, 1e-8},
          Published{SurveyInterval::beta, {0.823702210847501, 0.914704492126865}, 1e-8},
          Published{SurveyInterval::mean, {0.830650204123468, 0.917983675657953}, 1e-8}}) {
        const Estimate found = value_of(survey_proportion(share, kind));
        expect_interval(interval, found.interval, relative);
        EXPECT_LT(found.interval.lower, share.value);
        EXPECT_GT(found.interval.upper, share.value);
    }
}

TEST(SurveyShare, ByLikelihoodHasFallenAsFarOnEitherSide) {
    const SurveyEstimate share{0.3, 0.02, 1.0, 100.0, 500};
    const Interval found = value_of(survey_proportion(share, SurveyInterval::likelihood)).interval;
    const auto deviance = [](double at) {
        return 0.3 * std::log(0.3 / at) + 0.7 * std::log(0.7 / (1.0 - at));
    };
    expect_near(deviance(found.lower), deviance(found.upper));
}

TEST(SurveyShare, OfAllOrNoneHasNoSpreadToGoBy) {
    std::vector<Answer> answers;
    ask_each(answers, {0, 1.0, 0, 0}, 20, 20);
    const SurveyEstimate all = value_of(survey_mean({answers, {}}));
    EXPECT_EQ(kind_of(survey_proportion(all)), ErrorKind::invalid);
    EXPECT_EQ(all.design_effect, 0.0);
}

TEST(PublishedShareOfASurvey, CountsAsManyAsAreLeftByTheDesignEffect) {
    const Estimate found = value_of(wilson_with_design_effect({0.2, 150, 1.5}));
    expect_interval({0.1333669333310325, 0.28882916559315885}, found.interval);
    EXPECT_EQ(kind_of(wilson_with_design_effect({0.2, 150, 0})), ErrorKind::invalid);
    EXPECT_EQ(kind_of(wilson_with_design_effect({1.2, 150, 1})), ErrorKind::invalid);
}

TEST(EffectiveSize, IsThatOfKish) {
    std::vector<double> weights;
    for (const Answer& answer : schools_by_stratum()) {
        weights.push_back(answer.weight);
    }
    expect_near(168.581331280756, value_of(effective_size(weights)), 1e-8);
    EXPECT_EQ(value_of(effective_size(std::vector<double>(7, 3.0))), 7.0);
    EXPECT_EQ(kind_of(effective_size({})), ErrorKind::invalid);
}

TEST(Survey, RefusesADesignThatCannotBe) {
    const std::vector<Answer> alone{{1, 1, 0, 0}, {0, 1, 0, 0}};
    EXPECT_EQ(kind_of(survey_mean({alone, {}})), ErrorKind::invalid);
    const std::vector<Answer> hole{{1, 1, 0, 0}, {0, 1, 0, 1}, {1, 1, 2, 0}, {0, 1, 2, 1}};
    EXPECT_EQ(kind_of(survey_mean({hole, {}})), ErrorKind::invalid);
    const std::vector<Answer> two{{1, 1, 0, 0}, {0, 1, 0, 1}};
    EXPECT_EQ(kind_of(survey_mean({two, std::array{1.0}})), ErrorKind::invalid);
    EXPECT_EQ(kind_of(survey_mean({two, std::array{9.0, 9.0}})), ErrorKind::invalid);
    const std::vector<Answer> unweighted{{1, 0, 0, 0}, {0, 1, 0, 1}};
    EXPECT_EQ(kind_of(survey_total({unweighted, {}})), ErrorKind::invalid);
    EXPECT_EQ(kind_of(survey_mean({})), ErrorKind::invalid);
}

} // namespace
} // namespace mf::stats
