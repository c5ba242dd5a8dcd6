// Charts as they are drawn, against the signals that were read off them.
#include "publish/chart_tracks.hpp"
#include "publish/funnel_track.hpp"
#include "publish/small_release.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mf::test {
namespace {

using publish::ChartTracks;
using release::ChartTrack;
using release::FunnelTrack;
using release::SignalWord;
using testing::SizeIs;

release::Release judged(release::Release release) {
    release.signals = told(release);
    return release;
}

ChartTrack track_of(const release::Release& release, std::size_t area) {
    auto track = ChartTracks{release}.chart("thefts", code(area));
    EXPECT_TRUE(track && *track);
    return track && *track ? std::move(**track) : ChartTrack{};
}

/// A level of 20 a day, which goes up by half from one month on.
Row stepped(int months, int from) {
    Row row;
    for (int i = 0; i < months; ++i) {
        row.numbers.emplace_back(days_of(i) * (i % 2 == 0 ? 19.6 : 20.4) * (i >= from ? 1.5 : 1));
    }
    return row;
}

TEST(ChartTracks, HaveTheLimitsOfTheSignalAtTheNewestPoint) {
    Chance chance{11};
    const auto release = judged(release_of({quiet(chance, 40, 3.0), quiet(chance, 40, 5.0)}));
    for (std::size_t area = 0; area < 2; ++area) {
        const auto signal = chart_of(release.signals, area);
        const auto point = track_of(release, area).segments.back().points.back();
        EXPECT_EQ(point.period, signal.period);
        EXPECT_EQ(point.lower, signal.lower);
        EXPECT_EQ(point.centre, signal.centre);
        EXPECT_EQ(point.upper, signal.upper);
        EXPECT_EQ(point.word, signal.word);
    }
}

TEST(ChartTracks, HaveLimitsOfTheirOwnOnEitherSideOfABreak) {
    Row row = stepped(36, 18);
    row.broken_at = 18;
    const ChartTrack track = track_of(judged(release_of({row})), 0);
    ASSERT_THAT(track.segments, SizeIs(2));
    EXPECT_THAT(track.segments[0].points, SizeIs(18));
    EXPECT_THAT(track.segments[1].points, SizeIs(18));
    EXPECT_NEAR(*track.segments[0].points.front().centre, 20 * 31, 5);
    EXPECT_NEAR(*track.segments[1].points.front().centre, 30 * days_of(18), 5);
}

TEST(ChartTracks, FlagTheMonthsThatStoodOut) {
    const ChartTrack track = track_of(judged(release_of({stepped(30, 20)})), 0);
    EXPECT_EQ(track.segments[0].points.front().word, SignalWord::lower);
    EXPECT_EQ(track.segments[0].points.back().word, SignalWord::higher);
}

TEST(ChartTracks, ShowWhatTheReleaseSaysOfTheNewestPoint) {
    auto release = judged(release_of({stepped(30, 20)}));
    release.signals.all.front().word = SignalWord::no_change;
    EXPECT_EQ(track_of(release, 0).segments[0].points.back().word, SignalWord::no_change);
}

TEST(ChartTracks, BeginTheLimitsAnewByADecisionOfTheRelease) {
    auto release = release_of({stepped(30, 15)});
    release.rebased = {
        {"thefts", code(0), "2021-04", "head of performance", "2022-01-15", "Moved."}};
    const ChartTrack track = track_of(release, 0);
    EXPECT_NEAR(*track.segments[0].points[14].centre, 20 * days_of(14), 12);
    EXPECT_NEAR(*track.segments[0].points[15].centre, 30 * days_of(15), 12);
    EXPECT_EQ(track.segments[0].since, Period::month(Month::of(2021, 4)));
}

TEST(ChartTracks, OfTooFewPointsHaveNoLimits) {
    Chance chance{5};
    const ChartTrack track = track_of(judged(release_of({quiet(chance, 4, 3.0)})), 0);
    EXPECT_FALSE(track.segments[0].points.back().upper);
    EXPECT_FALSE(track.chance);
}

TEST(ChartTracks, SayHowOftenChanceAloneWouldSpeak) {
    Chance chance{5};
    const ChartTrack track = track_of(judged(release_of({quiet(chance, 30, 9.0)})), 0);
    ASSERT_TRUE(track.chance);
    EXPECT_GT(*track.chance, 0.005);
    EXPECT_LT(*track.chance, 0.1);
}

TEST(ChartTracks, OfAnUnknownAreaAreNone) {
    Chance chance{5};
    const auto release = judged(release_of({quiet(chance, 30, 9.0)}));
    EXPECT_FALSE(*ChartTracks{release}.chart("thefts", "nowhere"));
    EXPECT_FALSE(*ChartTracks{release}.chart("nothing", code(0)));
}

release::Release rates(int areas) {
    Chance chance{21};
    std::vector<Row> rows;
    for (int area = 0; area < areas; ++area) {
        Row row = quiet(chance, 14, 4.0 + area);
        row.residents = 20'000.0 * (4.0 + area);
        rows.push_back(std::move(row));
    }
    return judged(release_of(rows, {.kind = "rate"}));
}

FunnelTrack funnel_at(const release::Release& release) {
    const auto level = geo::Level::district;
    auto track = publish::funnel_track(release, "thefts", level);
    EXPECT_TRUE(track && *track);
    return track && *track ? std::move(**track) : FunnelTrack{};
}

TEST(FunnelTrack, HasEachPlaceWithWhatItsSignalSays) {
    const auto release = rates(15);
    const FunnelTrack track = funnel_at(release);
    ASSERT_THAT(track.places, SizeIs(15));
    for (std::size_t area = 0; area < 15; ++area) {
        const auto signal = funnel_of(release.signals, area);
        EXPECT_EQ(track.places[area].area, code(area));
        EXPECT_EQ(track.places[area].value, signal.value);
        EXPECT_EQ(track.places[area].word, signal.word);
        EXPECT_EQ(track.target, signal.centre);
    }
}

TEST(FunnelTrack, IsWiderForASmallPlaceThanForALargeOne) {
    const FunnelTrack track = funnel_at(rates(15));
    const auto width = [](const Interval& limits) { return limits.upper - limits.lower; };
    EXPECT_GT(width(track.edges.front().percent_95), width(track.edges.back().percent_95));
    EXPECT_GT(width(track.edges.front().percent_99_8), width(track.edges.front().percent_95));
    EXPECT_EQ(track.edges.front().denominator, track.places.front().denominator);
    EXPECT_EQ(track.edges.back().denominator, track.places.back().denominator);
}

TEST(FunnelTrack, OfTooFewPlacesIsNone) {
    const auto release = rates(5);
    const auto level = geo::Level::district;
    EXPECT_FALSE(*publish::funnel_track(release, "thefts", level));
}

} // namespace
} // namespace mf::test
