// Measures that add up tell of each other, and a release withholds what would tell.
#include "publish/cbc.hpp"
#include "publish/related.hpp"
#include "publish/suppress.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace mf::publish {
namespace {

constexpr int districts = 3;
constexpr int wards = 3; ///< of each district
constexpr double residents = 1000;

measures::Plan plan(const std::string& id, const std::string& where, int below = 0) {
    measures::Plan one;
    one.definition.id = id;
    one.definition.source = "rows";
    one.definition.where = where;
    one.definition.suppress_below = below;
    return one;
}

/// Crime is the sum of its three kinds; two of these withhold what is small, one of them also as a rate.
std::vector<measures::Plan> crime_and_kinds() {
    std::vector<measures::Plan> plans{plan("arson", "category = 'arson'", 5),
                                      plan("arson-rate", "category = 'arson'", 5),
                                      plan("crime", ""), plan("robbery", "category = 'robbery'", 5),
                                      plan("theft", "category = 'theft'")};
    plans[1].definition.kind = measures::Kind::rate;
    plans[2].definition.sum_of = {"arson", "robbery", "theft"};
    return plans;
}

std::vector<release::AreaInfo> areas() {
    std::vector<release::AreaInfo> all;
    for (int d = 0; d < districts; ++d) {
        const std::string district = fmt::format("D{}", d);
        all.push_back({district, district, geo::Level::district, "", "force"});
        for (int w = 0; w < wards; ++w) {
            const std::string ward = fmt::format("W{}{}", d, w);
            all.push_back({ward, ward, geo::Level::ward, "", district});
        }
    }
    all.push_back({"force", "force", geo::Level::force, "", ""});
    std::ranges::sort(all, {}, &release::AreaInfo::code);
    return all;
}

std::vector<std::string> codes_at(const std::vector<release::AreaInfo>& areas, geo::Level level) {
    std::vector<std::string> codes;
    for (const release::AreaInfo& area : areas) {
        if (area.level == level) {
            codes.push_back(area.code);
        }
    }
    return codes;
}

/// One month of the measures: counts of wards by chance, added up; crime has a few that are of no kind.
release::Release month_of_crime(unsigned seed) {
    release::Release release;
    release.areas = areas();
    std::mt19937 chance{seed};
    std::map<std::string, std::map<std::string, double>> counts; // by measure and area
    const std::vector<std::pair<std::string, unsigned>> kinds{
        {"arson", 8}, {"robbery", 12}, {"theft", 30}, {"", 3}}; // "": of no kind
    for (const auto& [kind, most] : kinds) {
        for (const std::string& ward : codes_at(release.areas, geo::Level::ward)) {
            const auto number = static_cast<double>(chance() % most);
            for (const std::string& area : {ward, "D" + ward.substr(1, 1), std::string{"force"}}) {
                counts["crime"][area] += number;
                counts[kind][area] += number;
                if (kind == "arson") {
                    counts["arson-rate"][area] += number;
                }
            }
        }
    }
    for (const measures::Plan& plan : crime_and_kinds()) {
        for (const geo::Level level : {geo::Level::force, geo::Level::district, geo::Level::ward}) {
            const auto codes = codes_at(release.areas, level);
            Panel panel{{plan.definition.id, 1, std::string{geo::name(level)},
                         Period::month(Month::of(2026, 1)), 1, codes},
                        {{{0, 0, {"hash", "", "", ""}, ""}}},
                        std::vector<std::uint32_t>(codes.size(), 0)};
            for (std::size_t area = 0; area < codes.size(); ++area) {
                const double number = counts.at(plan.definition.id).at(codes[area]);
                if (plan.definition.kind == measures::Kind::rate) {
                    panel.set(area, 0, number / residents * 1000);
                    panel.set_parts(area, 0, {number, residents, {}, {}});
                } else {
                    panel.set(area, 0, number);
                }
            }
            release.panels.push_back(std::move(panel));
        }
    }
    return release;
}

TEST(Related, AreTheSumsThatAreDeclaredAndWhatCountsTheSameRows) {
    EXPECT_EQ(relations_of(crime_and_kinds()),
              (std::vector<Relation>{{"arson", {"arson-rate"}},
                                     {"crime", {"arson", "robbery", "theft"}}}));
}

TEST(Related, HangTogetherAsFarAsRelationsLead) {
    auto plans = crime_and_kinds();
    plans.push_back(plan("weapons", "category = 'weapons'", 3));
    plans.push_back(plan("wheels", "category = 'wheels'"));
    const auto groups = groups_that_withhold(plans);
    ASSERT_EQ(groups.size(), 2U);
    EXPECT_EQ(groups[0].measures,
              (std::set<std::string>{"arson", "arson-rate", "crime", "robbery", "theft"}));
    EXPECT_EQ(groups[0].relations.size(), 2U);
    EXPECT_EQ(groups[1].measures, std::set<std::string>{"weapons"});
    EXPECT_TRUE(groups[1].relations.empty());
}

TEST(Related, WithholdNothingWhereNoRuleSaysSo) {
    auto plans = crime_and_kinds();
    for (measures::Plan& one : plans) {
        one.definition.suppress_below = 0;
    }
    EXPECT_TRUE(groups_that_withhold(plans).empty());
}

TEST(Related, TellNothingOfEachOtherToALinearProgram) {
    const auto plans = crime_and_kinds();
    for (const unsigned seed : {1U, 2U}) {
        const release::Release open = month_of_crime(seed);
        release::Release shown = open;
        const Done done = suppress(plans, {}, shown);
        ASSERT_TRUE(done) << sentence(done.error());
        const test::Attack attack{shown, open, relations_of(plans), 0};
        ASSERT_GT(attack.withheld(), 0U);
        attack.expect_protected(5);
    }
}

TEST(Related, WouldTellIfEachMeasureWereLookedAtAlone) {
    auto plans = crime_and_kinds();
    const auto relations = relations_of(plans);
    plans[2].definition.sum_of.clear();
    const release::Release open = month_of_crime(1);
    release::Release weak = open;
    ASSERT_TRUE(suppress(plans, {}, weak));
    const test::Attack attack{weak, open, relations, 0};
    EXPECT_TRUE(attack.pins_something());
}

TEST(Related, AKindIsWithheldTogetherWithAnotherOrTheSum) {
    const std::vector<measures::Plan> plans = crime_and_kinds();
    release::Release release = month_of_crime(1);
    std::erase_if(release.panels,
                  [](const Panel& panel) { return panel.shape().level != "force"; });
    const auto set = [&](const std::string& measure, double number) {
        for (Panel& panel : release.panels) {
            if (panel.shape().measure == measure) {
                panel.set(0, 0, number);
            }
        }
    };
    set("crime", 100);
    set("robbery", 3);
    set("theft", 50);
    set("arson", 47);
    ASSERT_TRUE(suppress(plans, {}, release));
    std::set<std::string> withheld;
    for (const Panel& panel : release.panels) {
        if (!panel.number(0, 0).is_number()) {
            withheld.insert(panel.shape().measure);
        }
    }
    EXPECT_TRUE(withheld.contains("robbery"));
    EXPECT_GT(withheld.size(), 1U) << "crime less arson less theft would tell it";
}

} // namespace
} // namespace mf::publish
