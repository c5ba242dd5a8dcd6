// Which edition of a slice counts: each sentence of the rule has its test.
#include "facts/state.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace mf::facts {
namespace {

struct Made {
    std::string id{};
    std::string earliest{};
    std::string latest{};
    bool whole = true;
    std::string rows = "rows";
    std::string met = "2026-01-01";
    std::string hold{};
    SliceKey slice{"somewhere", "2025-02"};
};

std::optional<Day> day(const std::string& text) {
    const auto found = Day::parse(text);
    return found ? std::optional{*found} : std::nullopt;
}

State state_of(const std::vector<Made>& all, std::optional<Day> asof = std::nullopt) {
    State state;
    for (const Made& made : all) {
        Edition edition;
        edition.manifest.edition = made.id;
        edition.manifest.source = "s";
        edition.manifest.slices.push_back({made.slice, 1, 0, made.rows, made.hold, {}});
        edition.published = {Published::Basis::stated, day(made.earliest), day(made.latest)};
        edition.scope.whole = made.whole;
        edition.met = *day(made.met);
        if (!made.hold.empty()) {
            state.held.push_back({made.id, made.id, "s", made.hold, {}, 1, false, ""});
        }
        state.editions.emplace(made.id, std::move(edition));
        state.by_source["s"].push_back(made.id);
    }
    decide_current(state, asof);
    return state;
}

std::string state_of_edition(const State& state, const std::string& id) {
    return std::string{name(state.editions.at(id).states.at(0))};
}

TEST(Current, OneUndatedEditionAloneIsCurrent) {
    EXPECT_EQ(state_of_edition(state_of({{.id = "a"}}), "a"), "current");
}

TEST(Current, TheNewestLatestDayCounts) {
    const State state = state_of(
        {{.id = "a", .latest = "2025-04-01", .rows = "x"}, {.id = "b", .latest = "2025-05-01"}});
    EXPECT_EQ(state_of_edition(state, "b"), "current");
    EXPECT_EQ(state_of_edition(state, "a"), "replaced");
}

TEST(Current, ADatedEditionGoesBeforeAnUndated) {
    const State state = state_of({{.id = "a", .latest = "2025-04-01", .rows = "x"}, {.id = "b"}});
    EXPECT_EQ(state_of_edition(state, "a"), "current");
}

TEST(Current, AWholeEditionGoesBeforeANewerCutOne) {
    const State state = state_of({{.id = "a", .latest = "2025-04-01", .rows = "x"},
                                  {.id = "b", .latest = "2025-06-01", .whole = false}});
    EXPECT_EQ(state_of_edition(state, "a"), "current");
}

TEST(Current, ADatedCutEditionGoesBeforeAnUndatedWholeOne) {
    const State state =
        state_of({{.id = "a", .latest = "2025-04-01", .whole = false, .rows = "x"}, {.id = "b"}});
    EXPECT_EQ(state_of_edition(state, "a"), "current");
}

TEST(Current, TheNewestEarliestDayCountsWhereLatestDaysTie) {
    const State state =
        state_of({{.id = "a", .earliest = "2025-03-10", .latest = "2025-05-01", .rows = "x"},
                  {.id = "b", .earliest = "2025-03-20", .latest = "2025-05-01"}});
    EXPECT_EQ(state_of_edition(state, "b"), "current");
}

TEST(Current, NoEarliestDayIsBeforeTheLastMonthOfTheFileHadEnded) {
    const State state = state_of({{.id = "a", .earliest = "2024-01-01", .latest = "2025-05-01"},
                                  {.id = "b", .earliest = "2025-02-10", .latest = "2025-05-01"}});
    EXPECT_EQ(state_of_edition(state, "a"), "current")
        << "both count from 1 March 2025, and have equal rows";
    EXPECT_EQ(state_of_edition(state, "b"), "same");
}

TEST(Current, EditionsThatTieAndDifferAreUndecided) {
    const State state = state_of({{.id = "a", .rows = "x"}, {.id = "b", .rows = "y"}});
    EXPECT_EQ(state_of_edition(state, "a"), "undecided");
    EXPECT_EQ(state_of_edition(state, "b"), "undecided");
}

TEST(Current, NothingUndecidedIsSupplied) {
    const State state = state_of({{.id = "a", .rows = "x"}, {.id = "b", .rows = "y"}});
    EXPECT_EQ(supply(state, "s").at({"somewhere", "2025-02"}).kind, Supply::Kind::undecided);
}

TEST(Current, AHeldSliceDoesNotCompete) {
    const State state = state_of({{.id = "a", .latest = "2025-04-01"},
                                  {.id = "b", .latest = "2025-06-01", .hold = "rows stand twice"}});
    EXPECT_EQ(state_of_edition(state, "a"), "current");
    EXPECT_EQ(state_of_edition(state, "b"), "held");
}

TEST(Current, EachSliceIsDecidedByItself) {
    const State state =
        state_of({{.id = "a", .latest = "2025-04-01", .slice = {"somewhere", "2025-01"}},
                  {.id = "b", .latest = "2025-06-01"}});
    EXPECT_EQ(state_of_edition(state, "a"), "current");
    EXPECT_EQ(state_of_edition(state, "b"), "current");
}

TEST(Current, AsOfADayLeavesOutWhatWasPublishedLater) {
    const std::vector<Made> all{{.id = "a", .latest = "2025-04-01", .rows = "x"},
                                {.id = "b", .latest = "2025-06-01"}};
    EXPECT_EQ(state_of_edition(state_of(all, day("2025-05-01")), "a"), "current");
    EXPECT_EQ(state_of_edition(state_of(all, day("2025-06-01")), "b"), "current");
}

TEST(Current, AsOfADayAnUndatedEditionIsKnownFromTheDayItWasMet) {
    const std::vector<Made> all{{.id = "a", .met = "2025-07-01"}};
    EXPECT_TRUE(supply(state_of(all, day("2025-06-30")), "s").empty());
    EXPECT_EQ(supply(state_of(all, day("2025-07-01")), "s").at({"somewhere", "2025-02"}).kind,
              Supply::Kind::whole);
}

TEST(Current, DoesNotDependOnTheOrderOfLoading) {
    std::vector<Made> all{{.id = "a", .latest = "2025-04-01", .rows = "x"},
                          {.id = "b", .latest = "2025-06-01", .whole = false},
                          {.id = "c", .rows = "z"},
                          {.id = "d", .earliest = "2025-03-02", .latest = "2025-04-01"},
                          {.id = "e", .rows = "y", .hold = "rows stand twice"}};
    std::ranges::sort(all, {}, &Made::id);
    const State first = state_of(all);
    do {
        const State now = state_of(all);
        for (const auto& [id, edition] : first.editions) {
            EXPECT_EQ(now.editions.at(id).states, edition.states) << id;
        }
    } while (std::ranges::next_permutation(all, {}, &Made::id).found);
}

} // namespace
} // namespace mf::facts
