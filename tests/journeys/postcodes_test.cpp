// A file of postcodes leads people to where they live, and nobody keeps what they typed.
#include "support/program.hpp"
#include "support/running_program.hpp"
#include "support/site_client.hpp"
#include "support/street_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>

namespace mf {
namespace {

using testing::HasSubstr;
using testing::Not;

/// As the directory has them, but for most of its columns: in use, gone, and in an area that nobody counts in.
constexpr const char* directory =
    "pcd,pcd2,pcds,dointr,doterm,ctry,lsoa11,lsoa21,lat,long\r\n"
    "\"SY231AA\",\"SY23 1AA\",\"SY23 1AA\",\"198001\",\"\",\"W92000004\","
    "\"W01000500\",\"W01000500\",52.41,-4.08\r\n"
    "\"SY231AB\",\"SY23 1AB\",\"SY23 1AB\",\"198001\",\"200106\",\"W92000004\","
    "\"W01000500\",\"W01000500\",52.41,-4.08\r\n"
    "\"IM1 1AA\",\"IM1  1AA\",\"IM1 1AA\",\"198001\",\"\",\"M83000003\","
    "\"\",\"\",54.15,-4.48\r\n";

class Postcodes : public testing::Test {
protected:
    Postcodes() : workspace_{"dyfed-powys"} {
        workspace_.ingest("2025-02-dyfed-powys-street.csv",
                          test::street_file({{.id = test::crime_id(1),
                                              .month = "2025-02",
                                              .force = "Dyfed-Powys Police",
                                              .longitude = "-4.08",
                                              .latitude = "52.41",
                                              .lsoa = "W01000500",
                                              .lsoa_name = "Ceredigion 001A"}}));
    }

    test::Workspace workspace_;
};

TEST_F(Postcodes, AreTakenInAsPublished) {
    workspace_.ingest("ONSPD_FEB_2025_UK.csv", directory);
    EXPECT_EQ(workspace_.told("rows_kept"), "3");
    EXPECT_EQ(workspace_.answer("SELECT lsoa FROM postcodes WHERE postcode = 'SY23 1AA'"),
              "W01000500");
}

TEST_F(Postcodes, LeadToTheAreaWithoutLetterCaseOrBlank) {
    workspace_.ingest("ONSPD_FEB_2025_UK.csv", directory);
    test::RunningProgram serve{{"serve", "--port", "0", "-w", workspace_.folder().string()}};
    const auto port = test::port_of(serve);
    EXPECT_THAT(test::reply_to(port, "/search?q=sy231aa"),
                testing::AllOf(HasSubstr("303 See Other"), HasSubstr("/areas/W01000500")));
    EXPECT_THAT(test::reply_to(port, "/search?q=SY23"), HasSubstr("/areas/W06000008"));
    EXPECT_THAT(test::reply_to(port, "/search?q=SY23+1AB"), HasSubstr("Nothing was found"));
    EXPECT_THAT(test::reply_to(port, "/"), HasSubstr("Postcode or name of your area"));
    serve.send(SIGTERM);
    EXPECT_EQ(serve.wait().code, 0);
    EXPECT_THAT(serve.messages(),
                testing::AllOf(HasSubstr("\"route\":\"/search\""), Not(HasSubstr("sy231aa")),
                               Not(HasSubstr("SY23"))));
}

TEST_F(Postcodes, AreNotSpokenOfWhereNoneAreLoaded) {
    test::RunningProgram serve{{"serve", "--port", "0", "-w", workspace_.folder().string()}};
    EXPECT_THAT(test::reply_to(test::port_of(serve), "/"), Not(HasSubstr("ostcode")));
}

} // namespace
} // namespace mf
