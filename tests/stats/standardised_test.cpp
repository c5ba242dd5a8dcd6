#include "stats/direct_rate.hpp"
#include "stats/indirect_rate.hpp"
#include "stats/near.hpp"

#include <array>

namespace mf::stats {
namespace {

/// Public Health England's small area, by the age bands of the European Standard Population 2013.
constexpr std::array<WeightedStratum, 19> small_area{{{{12, 636}, 5000},
                                                      {{4, 558}, 5500},
                                                      {{3, 609}, 5500},
                                                      {{2, 543}, 5500},
                                                      {{3, 384}, 6000},
                                                      {{4, 594}, 6000},
                                                      {{8, 669}, 6500},
                                                      {{2, 843}, 7000},
                                                      {{2, 660}, 7000},
                                                      {{3, 576}, 7000},
                                                      {{4, 606}, 7000},
                                                      {{5, 522}, 6500},
                                                      {{6, 426}, 6000},
                                                      {{8, 273}, 5500},
                                                      {{5, 300}, 5000},
                                                      {{6, 288}, 4000},
                                                      {{5, 153}, 2500},
                                                      {{5, 123}, 1500},
                                                      {{4, 207}, 1000}}};

TEST(DirectRate, HasTheLimitsThatPublicHealthEnglandPublishes) {
    const DirectRate found = value_of(dobson(small_area));
    EXPECT_EQ(found.events, 91.0);
    expect_near(1103.2120253001, found.value);
    expect_near(14746.349648337, found.variance);
    expect_interval({877.455767536709, 1367.08822272518}, found.interval);
    expect_interval(
        {763.642035793988, 1530.0328948244757},
        value_of(dobson(small_area, {.confidence = Confidence::percent_99_8()})).interval);
}

TEST(DirectRate, HasTheGammaIntervalOfFayAndFeuer) {
    const DirectRate found = value_of(fay_feuer(small_area));
    expect_near(1103.2120253001, found.value);
    expect_interval({878.106349090636, 1377.13002936202}, found.interval);
}

TEST(DirectRate, IsTheSameForWeightsOfAnyUnitAndScalesWithPer) {
    auto shares = small_area;
    for (WeightedStratum& stratum : shares) {
        stratum.weight /= 1e5;
    }
    const DirectRate found = value_of(dobson(shares, {.per = 1000}));
    expect_near(11.032120253001, found.value);
    expect_interval({8.77455767536709, 13.6708822272518}, found.interval);
}

TEST(DirectRate, IsRefusedUnderTenEvents) {
    const std::array<WeightedStratum, 2> few{{{{4, 100}, 1}, {{5, 100}, 1}}};
    EXPECT_EQ(kind_of(dobson(few)), ErrorKind::refused);
    EXPECT_EQ(kind_of(fay_feuer(few)), ErrorKind::refused);
    EXPECT_TRUE(dobson(few, {.events_min = 9}));
}

TEST(DirectRate, OfNoEventHasAnUpperLimitByFayAndFeuerAlone) {
    const std::array<WeightedStratum, 2> none{{{{0, 100}, 1}, {{0, 50}, 1}}};
    EXPECT_EQ(kind_of(dobson(none, {.events_min = 0})), ErrorKind::refused);
    const DirectRate found = value_of(fay_feuer(none, {.per = 1, .events_min = 0}));
    EXPECT_EQ(found.value, 0.0);
    EXPECT_EQ(found.interval.lower, 0.0);
    // as many as 3.689 events, each with the larger weight
    expect_near(3.68887945411394 * 0.5 / 50, found.interval.upper);
}

TEST(DirectRate, RefusesStrataThatAreNone) {
    const std::array<WeightedStratum, 1> unweighted{{{{20, 100}, 0}}};
    const std::array<WeightedStratum, 1> negative{{{{20, 100}, -1}}};
    const std::array<WeightedStratum, 1> empty{{{{20, 0}, 1}}};
    EXPECT_EQ(kind_of(dobson(unweighted)), ErrorKind::invalid);
    EXPECT_EQ(kind_of(dobson(negative)), ErrorKind::invalid);
    EXPECT_EQ(kind_of(dobson(empty)), ErrorKind::invalid);
    EXPECT_EQ(kind_of(dobson({})), ErrorKind::invalid);
    EXPECT_EQ(kind_of(dobson(small_area, {.per = -1})), ErrorKind::invalid);
}

TEST(IndirectRate, HasTheLimitsThatPublicHealthEnglandPublishes) {
    const double expected = 835.883561231174;
    const Estimate many = value_of(standardised_ratio(895, expected));
    expect_near(1.07072329390203, many.value);
    expect_interval({1.0017147712554, 1.1432332872499}, many.interval);
    const Estimate few = value_of(standardised_ratio(9, expected)); // exact below ten
    expect_interval({0.00492338082509577, 0.0204392145554997}, few.interval);
}

TEST(IndirectRate, ExpectsWhatTheReferenceWouldHave) {
    const std::array<ReferenceStratum, 3> strata{
        {{100, {10, 1000}}, {50, {30, 600}}, {0, {5, 100}}}};
    expect_near(1.0 + 2.5, value_of(expected_count(strata)));
    expect_near(45.0 / 1700.0, value_of(reference_rate(strata)));
}

TEST(IndirectRate, RefusesAReferenceOfNobody) {
    const std::array<ReferenceStratum, 1> nobody{{{100, {0, 0}}}};
    const std::array<ReferenceStratum, 1> negative{{{-1, {1, 10}}}};
    EXPECT_EQ(kind_of(expected_count(nobody)), ErrorKind::invalid);
    EXPECT_EQ(kind_of(expected_count(negative)), ErrorKind::invalid);
    EXPECT_EQ(kind_of(reference_rate({})), ErrorKind::invalid);
    EXPECT_EQ(kind_of(standardised_ratio(5, 0)), ErrorKind::invalid);
}

} // namespace
} // namespace mf::stats
