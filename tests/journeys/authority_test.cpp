// Another authority is a folder of data: built from its own force's file and served under its own words.
#include "support/program.hpp"
#include "support/running_program.hpp"
#include "support/site_client.hpp"
#include "support/street_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mf {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Burglaries of a Welsh force in two of its counties.
std::string welsh_month() {
    std::vector<test::StreetRow> rows;
    const auto add = [&](int count, const char* lsoa, const char* name) {
        for (int i = 0; i < count; ++i) {
            rows.push_back({.id = test::crime_id(static_cast<int>(rows.size()) + 1),
                            .month = "2025-02",
                            .force = "Dyfed-Powys Police",
                            .longitude = "-4.08",
                            .latitude = "52.41",
                            .lsoa = lsoa,
                            .lsoa_name = name});
        }
    };
    add(4, "W01000500", "Ceredigion 001A");
    add(3, "W01000460", "Powys 002B");
    return test::street_file(rows);
}

TEST(AnotherAuthority, IsServedUnderItsOwnNameAndWords) {
    test::Workspace workspace{"dyfed-powys"};
    workspace.ingest("2025-02-dyfed-powys-street.csv", welsh_month());
    test::RunningProgram serve{{"serve", "--port", "0", "-w", workspace.folder().string()}};
    const auto port = test::port_of(serve);
    const std::string page = test::reply_to(port, "/areas/W06000008");
    EXPECT_THAT(page, HasSubstr("Ceredigion"));
    EXPECT_THAT(page, HasSubstr("(county)"));
    EXPECT_THAT(page, HasSubstr("Dyfed-Powys&#39;s police oversight authority"));
    EXPECT_THAT(page, Not(HasSubstr("London")));
    EXPECT_THAT(test::reply_to(port, "/check/burglary/W06000008/2025-02"),
                HasSubstr("4: here are the rows"));
}

TEST(AnotherAuthority, CountsByItsOwnWordForALevel) {
    test::Workspace workspace{"dyfed-powys"};
    workspace.ingest("2025-02-dyfed-powys-street.csv", welsh_month());
    const auto series =
        workspace.run({"series", "burglary", "--level", "county", "--format", "csv"});
    EXPECT_THAT(series.out, HasSubstr("burglary,1,W06000008,Ceredigion,2025-02,4,,4,"));
    EXPECT_THAT(series.out, HasSubstr("burglary,1,W06000023,Powys,2025-02,3,,3,"));
    EXPECT_THAT(series.out, HasSubstr("burglary,1,W06000009,Pembrokeshire,2025-02,0,,0,"));
}

TEST(AnotherAuthority, HasNoMeasureOfLondons) {
    test::Workspace workspace{"dyfed-powys"};
    const auto measures = workspace.run({"measures", "--format", "csv"});
    EXPECT_THAT(measures.out, HasSubstr("burglary,"));
    EXPECT_THAT(measures.out, Not(HasSubstr("official-")));
}

} // namespace
} // namespace mf
