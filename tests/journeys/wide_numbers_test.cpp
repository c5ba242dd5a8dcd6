// What a pair of area and category without a row means in files that have a column a month.
#include "support/program.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace mf {
namespace {

using test::Workspace;

/// A whole file: these rows, and one in Brent for each of most other categories, so that it is not taken as cut.
std::string file_of(const std::string& rows) {
    std::string text = "MajorText,MinorText,BoroughName,202501,202502\n" + rows;
    for (const char* category : {"ARSON",
                                 "CRIMINAL DAMAGE",
                                 "POSSESSION OF DRUGS",
                                 "TRAFFICKING OF DRUGS",
                                 "FRAUD AND FORGERY",
                                 "MISC CRIMES AGAINST SOCIETY",
                                 "POSSESSION OF WEAPONS",
                                 "OTHER OFFENCES PUBLIC ORDER",
                                 "PUBLIC FEAR ALARM OR DISTRESS",
                                 "VIOLENT DISORDER",
                                 "ROBBERY OF BUSINESS PROPERTY",
                                 "OTHER SEXUAL OFFENCES",
                                 "RAPE",
                                 "BICYCLE THEFT",
                                 "OTHER THEFT",
                                 "SHOPLIFTING",
                                 "THEFT FROM THE PERSON",
                                 "AGGRAVATED VEHICLE TAKING",
                                 "INTERFERING WITH A MOTOR VEHICLE",
                                 "THEFT FROM A VEHICLE",
                                 "HOMICIDE",
                                 "VIOLENCE WITH INJURY",
                                 "VIOLENCE WITHOUT INJURY"}) {
        text += std::string{"THEFT,"} + category + ",Brent,5,6\n";
    }
    return text;
}

const std::string robberies = "ROBBERY,ROBBERY OF PERSONAL PROPERTY,Croydon,7,8\n";
const std::string camden = "BURGLARY,BURGLARY IN A DWELLING,Camden,1,2\n";
const std::string croydon = "BURGLARY,BURGLARY IN A DWELLING,Croydon,3,4\n";

/// Value and symbol of burglary in an area and month: "3", "0[r]", "[x]".
std::string
burglary(const Workspace& workspace, const std::string& area, const std::string& month) {
    const auto outcome = workspace.run({"series", "official-burglary", "--area", area, "--from",
                                        month, "--to", month, "--format", "csv"});
    const auto table = test::table_of(outcome.out);
    return table.size() < 2 ? outcome.err : table[1].at(7) + table[1].at(10);
}

TEST(WideNumbers, APairWithoutARowIsNoughtWhereItsCategoryHasRows) {
    Workspace workspace;
    workspace.ingest("a.csv", file_of(camden + robberies));
    EXPECT_EQ(burglary(workspace, "E09000008", "2025-02"), "0");
}

TEST(WideNumbers, ANoughtThatOnceWasACountIsMarkedRevised) {
    Workspace workspace;
    workspace.ingest("a.csv", file_of(camden + croydon), {"--published", "2025-03-10"});
    workspace.ingest("b.csv", file_of(camden + robberies), {"--published", "2025-04-10"});
    EXPECT_EQ(burglary(workspace, "E09000008", "2025-02"), "0[r]");
}

TEST(WideNumbers, WhatMovedIsListedWithWhatItHad) {
    Workspace workspace;
    workspace.ingest("a.csv", file_of(camden + croydon), {"--published", "2025-03-10"});
    workspace.ingest("b.csv", file_of(camden + robberies), {"--published", "2025-04-10"});
    const auto table =
        test::table_of(workspace.run({"editions", "--moved", "--format", "csv"}).out);
    ASSERT_EQ(table.size(), 3U);
    EXPECT_EQ(table[1], (std::vector<std::string>{"mps-borough", "2025-01", "residential-burglary",
                                                  "E09000008", "3"}));
}

TEST(WideNumbers, ACategoryThatIsGoneIsNotNought) {
    Workspace workspace;
    workspace.ingest("a.csv", file_of(camden + croydon), {"--published", "2025-03-10"});
    workspace.ingest("b.csv", file_of(robberies), {"--published", "2025-04-10"});
    EXPECT_EQ(burglary(workspace, "E09000008", "2025-02"), "[x]");
}

TEST(WideNumbers, ANumberThatIsWithheldSaysSo) {
    Workspace workspace;
    workspace.ingest("lsoa2011_by_year_2011_2012_sexual.csv",
                     "LSOA11CD,LSOA11NM,MSOA11CD,MSOA11NM,LAD11CD,LAD11NM,2011,2012\n"
                     "E01000006,Barking and Dagenham 016A,E02000017,Barking and Dagenham 016,"
                     "E09000002,Barking and Dagenham,0.0,0.0\n");
    const auto table = test::table_of(workspace
                                          .run({"series", "official-sexual-offences-by-year",
                                                "--area", "E01000006", "--format", "csv"})
                                          .out);
    ASSERT_EQ(table.size(), 3U);
    EXPECT_EQ(table[1].at(4), "2011");
    EXPECT_EQ(table[1].at(7), "");
    EXPECT_NE(table[1].at(10).find("[c]"), std::string::npos);
}

/// A file of three years, more than is read at once: Camden's burglaries are 1, 2, 3…, Croydon has some in the last
/// month alone.
std::string three_years() {
    std::string head = "MajorText,MinorText,BoroughName";
    std::string camden_row = "BURGLARY,BURGLARY IN A DWELLING,Camden";
    std::string croydon_row = "BURGLARY,BURGLARY IN A DWELLING,Croydon";
    int number = 0;
    for (const char* year : {"2023", "2024", "2025"}) {
        for (const char* month :
             {"01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"}) {
            ++number;
            head += std::string{","} + year + month;
            camden_row += "," + std::to_string(number);
            croydon_row += number == 36 ? ",9" : ",0";
        }
    }
    return head + "\n" + camden_row + "\n" + croydon_row + "\n";
}

TEST(WideNumbers, OfManyMonthsAreThoseOfEachMonth) {
    Workspace workspace;
    workspace.ingest("a.csv", three_years());
    const auto outcome = workspace.run(
        {"series", "official-residential-burglary", "--level", "borough", "--format", "csv"});
    int number = 0;
    std::string croydons;
    for (const auto& row : test::table_of(outcome.out)) {
        if (row.at(2) == "E09000007") {
            EXPECT_EQ(row.at(7), std::to_string(++number)) << row.at(4);
        }
        croydons = row.at(2) == "E09000008" ? row.at(7) : croydons;
    }
    EXPECT_EQ(number, 36);
    EXPECT_EQ(croydons, "9");
}

} // namespace
} // namespace mf
