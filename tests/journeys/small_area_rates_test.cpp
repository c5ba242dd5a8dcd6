// Rates of kinds of crime stand where people live: at small areas, of which residents are published.
#include "support/program.hpp"
#include "support/whole_month.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mf {
namespace {

using test::street_name;
using test::whole_month;
using testing::HasSubstr;

constexpr const char* residents =
    "LSOA11CD,LSOA11NM,MSOA11CD,MSOA11NM,LAD11CD,LAD11NM,Persons_All-Ages,Persons_0-15,"
    "Persons_16-29,Persons_30-44,Persons_45-64,Persons_65+,Males_All-Ages,Males_0-15,Males_16-29,"
    "Males_30-44,Males_45-64,Males_65+,Females_All-Ages,Females_0-15,Females_16-29,Females_30-44,"
    "Females_45-64,Females_65+\n"
    "E01000914,Camden 003D,E02000168,Camden 003,E09000007,Camden,2000,400,400,400,400,400,1000,"
    "200,200,200,200,200,1000,200,200,200,200,200\n";

std::string at_2011(const test::Workspace& workspace, const std::string& measure) {
    const auto told = workspace.run({"series", measure, "--level", "lsoa2011", "--format", "csv"});
    EXPECT_EQ(told.code, 0) << told.err;
    return told.out;
}

TEST(SmallAreaRates, AreTheCountOverTheResidentsOfTheNearestYear) {
    test::Workspace workspace;
    workspace.ingest(street_name("2025-01"), whole_month("2025-01", 5));
    const std::string counted = at_2011(workspace, "burglary");
    EXPECT_EQ(workspace.ingest("lsoa2011_mid2019_population.csv", residents).code, 0);
    EXPECT_THAT(at_2011(workspace, "burglary-rate"), HasSubstr("2025-01,5,2000,2.5,")) << counted;
}

TEST(SmallAreaRates, OfAnAreaOfWhichNobodySaysWhoLivesThereAreNotAvailable) {
    test::Workspace workspace;
    workspace.ingest(street_name("2025-01"), whole_month("2025-01", 5));
    EXPECT_THAT(at_2011(workspace, "burglary-rate"), HasSubstr("2025-01,5,,,,,[x]"));
}

} // namespace
} // namespace mf
