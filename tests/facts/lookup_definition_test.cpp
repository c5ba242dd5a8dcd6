#include "facts/lookup_definition.hpp"

#include <gtest/gtest.h>

namespace mf::facts {
namespace {

const std::string whole = R"(id = "small-to-ward"
title = "Small areas to wards"
attribution = "Somebody"
[from]
level = "lsoa2011"
vintage = "2011"
code = "SMALL"
[to]
level = "ward"
vintage = "2018"
code = "WARD"
)";

Result<LookupDefinition> parse(const std::string& text) {
    return parse_lookup_definition(text, "lookups/a.toml");
}

LookupDefinition definition(const std::string& text) {
    auto parsed = parse(text);
    EXPECT_TRUE(parsed) << (parsed ? "" : sentence(parsed.error()));
    return parsed ? std::move(*parsed) : LookupDefinition{};
}

TEST(LookupDefinition, SaysWhichSetsAndColumnsAreMeant) {
    const LookupDefinition read = definition(whole);
    EXPECT_EQ(read.from.spoken(), "lsoa2011@2011");
    EXPECT_EQ(read.to.spoken(), "ward@2018");
    EXPECT_EQ(read.columns.from, "SMALL");
    EXPECT_EQ(read.columns.to, "WARD");
    EXPECT_EQ(read.columns.weight, "");
}

TEST(LookupDefinition, MayNameAColumnOfWeights) {
    const LookupDefinition read = definition(whole + R"([weight]
column = "PERSONS"
of = "residents"
)");
    EXPECT_EQ(read.columns.weight, "PERSONS");
    EXPECT_EQ(read.columns.kind, geo::LookupColumns::Weight::amount);
    EXPECT_EQ(read.weight_of, "residents");
}

TEST(LookupDefinition, OfSharesSaysSo) {
    const LookupDefinition read = definition(whole + R"([weight]
column = "SHARE"
is = "share"
of = "addresses"
)");
    EXPECT_EQ(read.columns.kind, geo::LookupColumns::Weight::share);
}

TEST(LookupDefinition, ALevelThatThereIsNotIsAnErrorWithItsLine) {
    std::string wrong = whole;
    wrong.replace(wrong.find("\"ward\""), 6, "\"parish\"");
    const auto read = parse(wrong);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().message, "'parish' is no level");
    EXPECT_EQ(read.error().where, "lookups/a.toml:9");
}

TEST(LookupDefinition, WithoutASideIsAnError) {
    const auto read = parse(whole.substr(0, whole.find("[to]")));
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().message, "the table [to] is missing");
}

TEST(LookupDefinition, AKeyThatNobodyKnowsIsAnError) {
    EXPECT_FALSE(parse("weigth = \"PERSONS\"\n" + whole));
}

TEST(LookupDefinition, AWeightIsAnAmountOrAShare) {
    EXPECT_FALSE(parse(whole + "[weight]\ncolumn = \"P\"\nof = \"people\"\nis = \"guess\"\n"));
}

TEST(DefinitionsForALookup, ATableMayServeSeveral) {
    LookupDefinition other = definition(whole);
    other.id = "small-to-district";
    other.to.level = geo::Level::district;
    other.columns.to = "DISTRICT";
    const auto fitting = definitions_for({definition(whole), other},
                                         {"SMALL", "WARD", "DISTRICT", "FID"}, "lookup.csv");
    ASSERT_EQ(fitting.size(), 2U);
}

TEST(DefinitionsForALookup, OfTwoBetweenTheSameSetsTheOneWithMoreColumnsIsMeant) {
    LookupDefinition weighted = definition(whole);
    weighted.id = "weighted";
    weighted.columns.weight = "PERSONS";
    const std::vector both{definition(whole), weighted};
    const auto with = definitions_for(both, {"SMALL", "WARD", "PERSONS"}, "lookup.csv");
    const auto without = definitions_for(both, {"SMALL", "WARD"}, "lookup.csv");
    ASSERT_EQ(with.size(), 1U);
    EXPECT_EQ(with[0].id, "weighted");
    ASSERT_EQ(without.size(), 1U);
    EXPECT_EQ(without[0].id, "small-to-ward");
}

TEST(DefinitionsForALookup, ATableWithoutTheColumnsHasNone) {
    EXPECT_TRUE(definitions_for({definition(whole)}, {"SMALL", "PARISH"}, "lookup.csv").empty());
}

} // namespace
} // namespace mf::facts
