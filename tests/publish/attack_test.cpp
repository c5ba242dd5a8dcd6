// An attack by a program that is not ours: everything that a release shows goes into a linear program, and CBC looks for
// what it tells of what was withheld.
#include "publish/cbc.hpp"
#include "publish/suppress.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace mf::publish {
namespace {

constexpr int districts = 5;
constexpr int wards = 4; ///< of each district
constexpr int months = 3;

/// Small counts at three levels that add up, month by month.
release::Release small_counts(unsigned seed) {
    release::Release release;
    std::mt19937 chance{seed};
    std::uniform_int_distribution<int> count{0, 14};
    const auto info = [&](const std::string& code, geo::Level level, const std::string& parent) {
        release.areas.push_back({code, code, level, "", parent});
    };
    std::vector<std::string> district_codes;
    std::vector<std::string> ward_codes;
    for (int d = 0; d < districts; ++d) {
        district_codes.push_back(fmt::format("D{}", d));
        for (int w = 0; w < wards; ++w) {
            ward_codes.push_back(fmt::format("W{}{}", d, w));
        }
    }
    for (const auto& code : district_codes) {
        info(code, geo::Level::district, "force");
    }
    for (const auto& code : ward_codes) {
        info(code, geo::Level::ward, "D" + code.substr(1, 1));
    }
    info("force", geo::Level::force, "");
    std::ranges::sort(release.areas, {}, &release::AreaInfo::code);
    const auto panel = [](const std::string& level, const std::vector<std::string>& codes) {
        return Panel{{"small", 1, level, Period::month(Month::of(2026, 1)), months, codes},
                     {{{0, months - 1, {"hash", "", "", ""}, ""}}},
                     std::vector<std::uint32_t>(codes.size(), 0)};
    };
    Panel force = panel("force", {"force"});
    Panel by_district = panel("district", district_codes);
    Panel by_ward = panel("ward", ward_codes);
    for (int month = 0; month < months; ++month) {
        double all = 0;
        for (int d = 0; d < districts; ++d) {
            double district = 0;
            for (int w = 0; w < wards; ++w) {
                const double number = count(chance);
                by_ward.set(static_cast<std::size_t>(d * wards + w), month, number);
                district += number;
            }
            by_district.set(static_cast<std::size_t>(d), month, district);
            all += district;
        }
        force.set(0, month, all);
    }
    release.panels = {std::move(force), std::move(by_district), std::move(by_ward)};
    return release;
}

measures::Plan rule() {
    measures::Plan plan;
    plan.definition.id = "small";
    plan.definition.suppress_below = 5;
    return plan;
}

TEST(LinearProgram, PinsNothingThatAReleaseWithholds) {
    const release::Release open = small_counts(3);
    release::Release shown = open;
    const std::vector<measures::Plan> plans{rule()};
    ASSERT_TRUE(suppress(plans, {}, shown));
    for (int month = 0; month < months; ++month) {
        const test::Attack attack{shown, open, {}, month};
        ASSERT_GT(attack.withheld(), 0U);
        attack.expect_protected(5);
    }
}

TEST(LinearProgram, FindsAPlantedWeakness) {
    const release::Release open = small_counts(3);
    release::Release weak = open;
    for (Panel& panel : weak.panels) {
        for (std::size_t area = 0; area < panel.shape().areas.size(); ++area) {
            const double number = *panel.number(area, 0).value();
            if (number > 0 && number < 5) {
                panel.set(area, 0, Missing::confidential); // and nothing beside it
            }
        }
    }
    const test::Attack attack{weak, open, {}, 0};
    EXPECT_TRUE(attack.pins_something());
}

TEST(Suppress, WithholdsAgainWhatAPublishedReleaseWithheld) {
    const std::vector<measures::Plan> plans{rule()};
    release::Release first = small_counts(5);
    ASSERT_TRUE(suppress(plans, {}, first));
    std::set<Place> before;
    for (const Panel& panel : first.panels) {
        for (std::size_t area = 0; area < panel.shape().areas.size(); ++area) {
            if (!panel.number(area, 0).is_number()) {
                before.emplace("small", panel.shape().level, panel.shape().areas[area], "2026-01");
            }
        }
    }
    ASSERT_FALSE(before.empty());
    release::Release later = small_counts(6); // other counts, of which others are small
    ASSERT_TRUE(suppress(plans, before, later));
    for (const auto& [measure, level, code, period] : before) {
        for (const Panel& panel : later.panels) {
            if (const auto area = panel.find(code); area && panel.shape().level == level) {
                EXPECT_EQ(panel.number(*area, 0), Cell{Missing::confidential}) << code;
            }
        }
    }
}

TEST(Suppress, LeavesAMeasureWithoutARuleAsItIs) {
    std::vector<measures::Plan> plans{rule()};
    plans.front().definition.suppress_below = 0;
    release::Release release = small_counts(3);
    ASSERT_TRUE(suppress(plans, {}, release));
    for (const Panel& panel : release.panels) {
        for (std::size_t area = 0; area < panel.shape().areas.size(); ++area) {
            EXPECT_TRUE(panel.number(area, 0).is_number());
        }
    }
}

TEST(Suppress, TakesTheQuotientAndItsIntervalWithTheNumerator) {
    std::vector<measures::Plan> plans{rule()};
    plans.front().definition.kind = measures::Kind::rate;
    Panel panel{{"small", 1, "force", Period::month(Month::of(2026, 1)), 1, {"force"}},
                {{{0, 0, {"hash", "", "", ""}, ""}}},
                {0}};
    panel.set(0, 0, 0.3);
    panel.set_parts(0, 0, {3, 10000, {}, Interval{0.1, 0.9}});
    release::Release release;
    release.panels.push_back(std::move(panel));
    ASSERT_TRUE(suppress(plans, {}, release));
    const Parts parts = *release.panels.front().parts(0, 0);
    EXPECT_EQ(release.panels.front().number(0, 0), Cell{Missing::confidential});
    EXPECT_EQ(parts.numerator, Cell{Missing::confidential});
    EXPECT_FALSE(parts.interval);
}

} // namespace
} // namespace mf::publish
