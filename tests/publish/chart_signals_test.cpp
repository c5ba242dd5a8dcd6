// Charts of a release: which word they give, and why.
#include "publish/small_release.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mf::test {
namespace {

using publish::Rebased;
using release::SignalRule;
using release::SignalSeason;
using release::SignalUnsaid;
using release::SignalWord;

Row with_step(Chance& chance, int months, int from, double factor) {
    Row row;
    for (int month = 0; month < months; ++month) {
        row.numbers.emplace_back(
            chance.count(2.0 * days_of(month) * (month >= from ? factor : 1.0)));
    }
    return row;
}

Period month(int number) {
    return Period::month(Month::of(2020, 1).plus(number));
}

TEST(ChartSignals, FindAStepInItsAreaAndItsMonth) {
    Chance chance{1};
    std::vector<Row> rows;
    for (int area = 0; area < 20; ++area) {
        rows.push_back(quiet(chance, 36, 2.0));
    }
    rows[7] = with_step(chance, 36, 27, 1.8);
    const auto found = chart_of(told(release_of(rows)), 7);
    EXPECT_EQ(found.word, SignalWord::higher);
    EXPECT_EQ(found.period, month(35));
    ASSERT_TRUE(found.since);
    EXPECT_GE(*found.since, month(27));
    EXPECT_GT(*found.value, *found.centre);
}

TEST(ChartSignals, SayWhenARunBegan) {
    Row row;
    for (int i = 0; i < 35; ++i) {
        row.numbers.emplace_back(days_of(i) * (i % 2 == 0 ? 9.6 : 10.4) + (i < 27 ? 0.0 : 40.0));
    }
    const auto found = chart_of(told(release_of({row})), 0);
    EXPECT_EQ(found.word, SignalWord::higher);
    EXPECT_EQ(found.rule, SignalRule::run);
    EXPECT_EQ(found.since, month(27));
}

TEST(ChartSignals, JoinNothingOverABreak) {
    Chance chance{3};
    Row row = with_step(chance, 36, 18, 1.8);
    row.broken_at = 18;
    const auto found = chart_of(told(release_of({row})), 0);
    EXPECT_EQ(found.word, SignalWord::no_change);
    EXPECT_EQ(found.based_on, 18U);
    EXPECT_NEAR(*found.centre, 2.0 * 1.8 * days_of(35), 8);
}

TEST(ChartSignals, BeginAnewOnlyByADecision) {
    Chance chance{4};
    const auto release = release_of({with_step(chance, 40, 24, 1.8)});
    EXPECT_NE(chart_of(told(release), 0).word, SignalWord::no_change);
    const std::vector<Rebased> decided{{"thefts", code(0), month(24), "head of performance",
                                        Day::at(19'000), "A shop closed.", 1}};
    const auto found = chart_of(told(release, decided), 0);
    EXPECT_EQ(found.word, SignalWord::no_change);
    EXPECT_EQ(found.based_on, 16U);
    const std::vector<Rebased> of_another{{"thefts", code(1), month(24), "head of performance",
                                           Day::at(19'000), "A shop closed.", 1}};
    EXPECT_NE(chart_of(told(release, of_another), 0).word, SignalWord::no_change);
}

TEST(ChartSignals, OfFewerThanSixPointsCannotSay) {
    for (int months = 1; months < 6; ++months) {
        Chance chance{5};
        const auto found = chart_of(told(release_of({quiet(chance, months, 3.0)})), 0);
        EXPECT_EQ(found.word, SignalWord::cannot_say) << months;
        EXPECT_EQ(found.unsaid, SignalUnsaid::too_few_points) << months;
        EXPECT_FALSE(found.upper) << months;
    }
}

TEST(ChartSignals, OfSixToElevenPointsAreTrialLimitsAndCannotSay) {
    for (int months = 6; months < 12; ++months) {
        Chance chance{6};
        const auto found =
            chart_of(told(release_of({with_step(chance, months, months - 1, 5.0)})), 0);
        EXPECT_EQ(found.word, SignalWord::cannot_say) << months;
        EXPECT_EQ(found.unsaid, SignalUnsaid::trial_limits) << months;
        EXPECT_TRUE(found.upper) << months;
    }
}

TEST(ChartSignals, OfTwelvePointsSpeak) {
    Chance chance{7};
    const auto found = chart_of(told(release_of({with_step(chance, 12, 11, 5.0)})), 0);
    EXPECT_EQ(found.word, SignalWord::higher);
    EXPECT_EQ(found.rule, SignalRule::beyond);
}

TEST(ChartSignals, OfOverlappingWindowsAreNeverASignal) {
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        Chance chance{seed};
        std::vector<Row> rows;
        for (int area = 0; area < 5; ++area) {
            rows.push_back(with_step(chance, 30, static_cast<int>(seed) % 30, 4.0));
        }
        auto release = release_of(rows);
        release.measures[0].overlapping = true;
        for (const auto& one : told(release).all) {
            EXPECT_EQ(one.word, SignalWord::cannot_say) << seed;
        }
    }
}

TEST(ChartSignals, OfANewestNumberThatIsMissingCannotSay) {
    Chance chance{8};
    std::vector<Row> rows{quiet(chance, 24, 2.0), quiet(chance, 24, 2.0)};
    rows[0].numbers.back().reset();
    const auto found = chart_of(told(release_of(rows)), 0);
    EXPECT_EQ(found.unsaid, SignalUnsaid::latest_missing);
    EXPECT_EQ(found.period, month(23));
    EXPECT_FALSE(found.value);
}

TEST(ChartSignals, TakeAnUnreliableNumberAsMissing) {
    Chance chance{9};
    auto release = release_of({quiet(chance, 24, 2.0), quiet(chance, 24, 2.0)});
    release.panels[0].set(0, 23, 500.0, Mark::unreliable);
    EXPECT_EQ(chart_of(told(release), 0).unsaid, SignalUnsaid::latest_missing);
    release.panels[0].set(0, 23, 500.0, Mark::provisional);
    EXPECT_EQ(chart_of(told(release), 0).word, SignalWord::higher);
}

TEST(ChartSignals, OfAnAreaThatIsNoMoreCannotSay) {
    Chance chance{10};
    const auto signals = told(release_of({quiet(chance, 20, 2.0), quiet(chance, 24, 2.0)}));
    EXPECT_EQ(chart_of(signals, 0).unsaid, SignalUnsaid::latest_missing);
    EXPECT_EQ(chart_of(signals, 1).unsaid, SignalUnsaid::none);
}

TEST(ChartSignals, OfSmallCountsHaveTheLimitRuleAlone) {
    Row row;
    for (int i = 0; i < 40; ++i) {
        row.numbers.emplace_back(i < 30 ? i % 4 : 0); // ten months of nothing at the end
    }
    const auto still = chart_of(told(release_of({row})), 0);
    EXPECT_EQ(still.word, SignalWord::no_change);
    EXPECT_LT(*still.chance, 0.005);
    row.numbers.back() = 12;
    const auto found = chart_of(told(release_of({row})), 0);
    EXPECT_EQ(found.word, SignalWord::higher);
    EXPECT_EQ(found.rule, SignalRule::beyond);
}

TEST(ChartSignals, OfNearlyNothingCannotSay) {
    Row row;
    row.numbers.assign(60, 0.0);
    row.numbers[3] = 5;
    row.numbers.back() = 6;
    const auto found = chart_of(told(release_of({row})), 0);
    EXPECT_EQ(found.unsaid, SignalUnsaid::too_few_events);
    EXPECT_EQ(found.value, 6.0);
}

TEST(ChartSignals, ExpectOfAMonthWhatItsDaysAre) {
    Row row;
    for (int i = 0; i < 26; ++i) { // the newest is a February
        row.numbers.emplace_back(10.0 * days_of(i) + (i % 2 == 0 ? 5.0 : -5.0));
    }
    const auto found = chart_of(told(release_of({row})), 0);
    EXPECT_NEAR(*found.centre, 280.0, 0.5);
    EXPECT_EQ(found.word, SignalWord::no_change);
}

TEST(ChartSignals, OfARateAreInItsOwnUnit) {
    Chance chance{11};
    Row row = quiet(chance, 30, 3.0);
    row.residents = 50'000;
    const auto found = chart_of(told(release_of({row}, {.kind = "rate"})), 0);
    EXPECT_NEAR(*found.centre, 3.0 * days_of(29) / 50'000 * 1000, 0.1);
    EXPECT_NEAR(*found.value, *row.numbers.back() / 50'000 * 1000, 1e-12);
    EXPECT_LT(*found.lower, *found.centre);
}

TEST(ChartSignals, OfAShareAreInPerCent) {
    Chance chance{12};
    Row row;
    row.residents = 400;
    for (int i = 0; i < 30; ++i) {
        row.numbers.emplace_back(80 + chance.normal(0, 8));
    }
    const auto found = chart_of(told(release_of({row}, {.kind = "share"})), 0);
    EXPECT_NEAR(*found.centre, 20.0, 1.0);
    EXPECT_EQ(found.season, SignalSeason::none);
}

TEST(ChartSignals, ASeasonIsTakenOutFromThreeYearsOn) {
    Chance chance{13};
    std::vector<Row> rows;
    for (int area = 0; area < 30; ++area) {
        Row row;
        for (int i = 0; i < 48; ++i) {
            const double season = 1.0 + 0.4 * (i % 12 < 6 ? 1.0 : -1.0);
            row.numbers.emplace_back(chance.count(3.0 * days_of(i) * season));
        }
        rows.push_back(row);
    }
    const auto signals = told(release_of(rows));
    const auto speak = std::ranges::count_if(
        signals.all, [](const release::Signal& one) { return one.rule != SignalRule::none; });
    EXPECT_LE(
        speak,
        3); // 0.5 expected; without the season each of the 30 would have a run of six below and more
    EXPECT_EQ(signals.all[0].season, SignalSeason::taken_out);
    EXPECT_NEAR(*signals.all[0].centre, 3.0 * 31 * 0.6, 6.0);
}

TEST(ChartSignals, WithFewerYearsASeasonIsNotKnown) {
    Chance chance{14};
    const auto found = chart_of(told(release_of({quiet(chance, 35, 20.0)})), 0);
    EXPECT_EQ(found.season, SignalSeason::unknown);
}

TEST(ChartSignals, OfYearsHaveNoSeason) {
    Chance chance{15};
    const auto found =
        chart_of(told(release_of({quiet(chance, 15, 20.0)}, {.first = Period::year(2005)})), 0);
    EXPECT_EQ(found.season, SignalSeason::none);
    EXPECT_NE(found.word, SignalWord::cannot_say);
}

TEST(ChartSignals, ANumberThatNoChartCanHaveIsToldWithMeasureAndArea) {
    Row row;
    row.numbers.assign(30, 7.0);
    row.numbers[3] = -1;
    const auto refused = publish::signals_of(release_of({row}));
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().where, testing::HasSubstr("thefts in " + code(0)));
}

TEST(ChartSignals, OfNothingAreNone) {
    EXPECT_TRUE(told(release::Release{}).all.empty());
    Row row;
    row.numbers.assign(30, std::nullopt);
    EXPECT_TRUE(told(release_of({row})).all.empty());
}

} // namespace
} // namespace mf::test
