#include "geo/lookup.hpp"
#include "geo/made_areas.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace mf::geo {
namespace {

Result<LookupRead> read(const std::string& text, const LookupColumns& columns) {
    return parse_lookup(text, "lookup.csv", {Level::lsoa2011, "2011", ""},
                        {Level::ward, "2018", ""}, columns);
}

const LookupColumns whole{"small", "large", "", {}};
const LookupColumns shares{"small", "large", "weight", LookupColumns::Weight::share};
const LookupColumns persons{"small", "large", "weight", LookupColumns::Weight::amount};

TEST(Lookup, WithoutWeightsEachGoesWholeToOne) {
    const auto table = read("small,large\nS2,L1\nS1,L1\n", whole);
    ASSERT_TRUE(table);
    EXPECT_EQ(table->lookup.best("S1"), "L1");
    EXPECT_FALSE(table->lookup.parts("S1"));
    EXPECT_EQ(table->lookup.best("S9"), "");
    EXPECT_EQ(table->lookup.basis(), LookupBasis::whole);
}

TEST(Lookup, SharesStandHeaviestFirstAndSumToOne) {
    const auto table = read("small,large,weight\nS1,L1,0.3698\nS1,L2,0.6302\n", shares);
    ASSERT_TRUE(table);
    const auto links = table->lookup.of("S1");
    ASSERT_EQ(links.size(), 2U);
    EXPECT_EQ(links[0].to, "L2");
    EXPECT_DOUBLE_EQ(links[0].weight + links[1].weight, 1);
    EXPECT_TRUE(table->lookup.parts("S1"));
}

TEST(Lookup, AmountsBecomeShares) {
    const auto table = read("small,large,weight\nS1,L1,300\nS1,L2,100\nS1,L3,0\n", persons);
    ASSERT_TRUE(table);
    EXPECT_EQ(table->lookup.of("S1").size(), 2U);
    EXPECT_DOUBLE_EQ(table->lookup.of("S1")[0].weight, 0.75);
}

TEST(Lookup, OfEqualWeightsTheLowerCodeIsTheBestFit) {
    const auto table = read("small,large,weight\nS1,L2,1\nS1,L1,1\n", persons);
    ASSERT_TRUE(table);
    EXPECT_EQ(table->lookup.best("S1"), "L1");
}

TEST(Lookup, AnAreaThatGoesToTwoWithoutWeightsIsRefused) {
    const auto table = read("small,large\nS1,L1\nS2,L1\nS1,L2\n", whole);
    ASSERT_TRUE(table);
    EXPECT_TRUE(table->lookup.of("S1").empty());
    ASSERT_EQ(table->refused.size(), 2U);
    EXPECT_EQ(table->refused[0].where, "lookup.csv:2");
    EXPECT_EQ(table->refused[1].where, "lookup.csv:4");
}

TEST(Lookup, SharesThatDoNotSumToOneAreRefused) {
    const auto table = read("small,large,weight\nS1,L1,0.5\nS1,L2,0.4\nS2,L1,1\n", shares);
    ASSERT_TRUE(table);
    ASSERT_EQ(table->refused.size(), 2U);
    EXPECT_EQ(table->refused[0].message, "the weights of the area sum to 0.9, not to 1 ('S1')");
}

TEST(Lookup, WhatIsNoWeightIsRefusedWithItsLine) {
    for (const char* weight : {"", "many", "-1", "nan", "inf", "1e13"}) {
        const auto table =
            read(std::string{"small,large,weight\nS1,L1,"} + weight + "\nS2,L1,1\n", shares);
        ASSERT_TRUE(table) << weight;
        ASSERT_EQ(table->refused.size(), 1U) << weight;
        EXPECT_EQ(table->refused[0].where, "lookup.csv:2");
    }
}

TEST(Lookup, APairThatStandsTwiceIsRefused) {
    const auto table = read("small,large,weight\nS1,L1,1\nS1,L1,1\nS2,L1,1\n", persons);
    ASSERT_TRUE(table);
    EXPECT_EQ(table->refused.size(), 2U);
}

TEST(Lookup, AMissingColumnIsNamed) {
    EXPECT_EQ(read("a,b\n1,2\n", whole).error().message, "there is no column 'small'");
}

TEST(Lookup, IsReadFromItsTextToTheLastBit) {
    const Lookup lookup{
        {}, {}, LookupBasis::shares, {{"S,1", "L1", 1}, {"S,1", "L2", 2}, {"S2", "L1", 7}}};
    const auto read = lookup_of_text(lookup_text(lookup), "links.csv", {}, {}, LookupBasis::shares);
    ASSERT_TRUE(read) << sentence(read.error());
    EXPECT_TRUE(std::ranges::equal(read->links(), lookup.links()));
    EXPECT_EQ(read->basis(), LookupBasis::shares);
}

TEST(Lookup, WhoseTextIsWrongIsNone) {
    EXPECT_FALSE(
        lookup_of_text("from,to,weight\nS1,L1,0.5\n", "links.csv", {}, {}, LookupBasis::shares));
}

TEST(Lookup, BasesHaveNames) {
    for (const LookupBasis basis : {LookupBasis::whole, LookupBasis::shares, LookupBasis::area}) {
        EXPECT_EQ(lookup_basis_of(name(basis)), basis);
    }
    EXPECT_EQ(lookup_basis_of("guess"), std::nullopt);
}

TEST(LookupByArea, WeightsAreSharesOfTheArea) {
    const BoundarySet from = set_of({{"S1", box_text(0, 0, 40, 10)}});
    const BoundarySet to =
        set_of({{"L1", box_text(0, 0, 10, 10)}, {"L2", box_text(10, 0, 50, 10)}});
    const auto made = lookup_by_area(from, to);
    ASSERT_TRUE(made);
    ASSERT_EQ(made->lookup.of("S1").size(), 2U);
    EXPECT_EQ(made->lookup.best("S1"), "L2");
    EXPECT_DOUBLE_EQ(made->lookup.of("S1")[0].weight, 0.75);
    EXPECT_EQ(made->lookup.basis(), LookupBasis::area);
    EXPECT_TRUE(made->uncovered.empty());
}

TEST(LookupByArea, ASliverIsNoLink) {
    const BoundarySet from = set_of({{"S1", box_text(0, 0, 1000, 10)}});
    const BoundarySet to =
        set_of({{"L1", box_text(0, 0, 998, 10)}, {"L2", box_text(998, 0, 2000, 10)}});
    const auto made = lookup_by_area(from, to);
    ASSERT_TRUE(made);
    EXPECT_EQ(made->lookup.of("S1").size(), 1U);
    EXPECT_DOUBLE_EQ(made->lookup.of("S1")[0].weight, 1);
}

TEST(LookupByArea, WhatLiesInNoAreaIsTold) {
    const BoundarySet from =
        set_of({{"S1", box_text(0, 0, 40, 10)}, {"S2", box_text(90, 0, 99, 10)}});
    const BoundarySet to = set_of({{"L1", box_text(0, 0, 30, 10)}});
    const auto made = lookup_by_area(from, to);
    ASSERT_TRUE(made);
    ASSERT_EQ(made->uncovered.size(), 2U);
    EXPECT_DOUBLE_EQ(made->uncovered[0].share, 0.25);
    EXPECT_EQ(made->uncovered[1].code, "S2");
    EXPECT_DOUBLE_EQ(made->uncovered[1].share, 1);
    EXPECT_DOUBLE_EQ(made->lookup.of("S1")[0].weight, 1);
}

} // namespace
} // namespace mf::geo
