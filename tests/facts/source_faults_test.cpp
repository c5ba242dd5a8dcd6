// What is wrong with a source definition is told with its line and how to mend it.
#include "facts/source.hpp"

#include <gtest/gtest.h>

namespace mf::facts {
namespace {

const std::string top =
    "id = 's'\ntitle = 'T'\npublisher = 'P'\nlicence = 'L'\nlink = 'https://x.org/'\n";
const std::string column = "[[column]]\nname = 'Month'\nas = 'month'\ntype = 'month'\n";

Error why_invalid(const std::string& text) {
    const auto source = parse_source(text, "s.toml");
    return source ? Error{ErrorKind::internal, "it was taken", {}, {}} : source.error();
}

TEST(SourceFaults, AnIdMayNotBeEmpty) {
    const Error error = why_invalid("id = ''\n" + top.substr(top.find('\n') + 1) + column);
    EXPECT_EQ(error.message, "'id' is missing or empty");
    EXPECT_FALSE(error.mend.empty());
}

TEST(SourceFaults, ANumberOfRowsMayNotBeNegative) {
    const Error error =
        why_invalid(top + column + "[[hold]]\nrule = 'rows stand twice'\nrows_min = -1\n");
    EXPECT_EQ(error.where, "s.toml:12");
    EXPECT_FALSE(error.mend.empty());
}

TEST(SourceFaults, AShareIsANumber) {
    EXPECT_EQ(why_invalid(top + "whole_share = nan\n" + column).where, "s.toml:6");
}

TEST(SourceFaults, ADelimiterMayNotBeAQuote) {
    EXPECT_EQ(why_invalid(top + "delimiter = '\"'\n" + column).message,
              "'delimiter' is a quote, a line end or a zero byte");
}

TEST(SourceFaults, PeriodsMayNotMakeAFieldThatAColumnMakes) {
    EXPECT_EQ(why_invalid(top + column + "[periods]\nheader = '{month}'\n").message,
              "the periods make a field that a column makes too");
}

TEST(SourceFaults, AWrongTypeSaysHowToMendIt) {
    const Error error = why_invalid(top + "workbook = 'yes'\n" + column);
    EXPECT_EQ(error.message, "'workbook' should be true or false");
    EXPECT_EQ(error.mend, "Write it as: workbook = true");
}

} // namespace
} // namespace mf::facts
