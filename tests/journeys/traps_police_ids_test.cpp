// Traps of the police files (docs/traps.md): ids and equal rows.
#include "support/program.hpp"
#include "support/street_rows.hpp"

#include <gtest/gtest.h>

namespace mf {
namespace {

using test::crime_id;
using test::street_file;
using test::StreetRow;
using test::Workspace;

constexpr const char* february = "2025-02-metropolitan-street.csv";

TEST(PoliceIds, ARowWithoutAnIdIsKept) {
    Workspace workspace;
    workspace.ingest(february, street_file({{.id = "", .category = "Anti-social behaviour"}, {}}));
    EXPECT_EQ(workspace.told("rows_kept"), "2");
    EXPECT_EQ(workspace.told("rows_without_id"), "1");
}

TEST(PoliceIds, AFileWithoutAnyIdIsKept) {
    Workspace workspace;
    const StreetRow row{.id = "", .month = "2010-12"};
    workspace.ingest("2010-12-metropolitan-street.csv", street_file({row, row, row}));
    EXPECT_EQ(workspace.told("rows_kept"), "3");
}

TEST(PoliceIds, AForceThatNeverGivesIdsIsKept) {
    Workspace workspace;
    workspace.ingest(
        "2025-01-btp-street.csv",
        street_file(
            {{.id = "", .month = "2025-01", .force = "British Transport Police", .outcome = ""}}));
    EXPECT_EQ(workspace.answer("SELECT force FROM police_street"), "btp");
}

TEST(PoliceIds, RowsThatShareAnIdAreAllCounted) {
    Workspace workspace;
    workspace.ingest(february, street_file({{.location = "On or near Catherine Street"},
                                            {.location = "On or near Woodfield Road"}}));
    EXPECT_EQ(workspace.told("distinct_ids"), "1");
    EXPECT_EQ(workspace.answer("SELECT count(*) FROM police_street"), "2");
}

TEST(PoliceIds, AnIdWithTwoOutcomesIsTwoRows) {
    Workspace workspace;
    workspace.ingest(february, street_file({{.outcome = "Status update unavailable"}, {}}));
    EXPECT_EQ(workspace.answer("SELECT count(DISTINCT outcome) FROM police_street"), "2");
}

TEST(PoliceIds, AnIdInTwoMonthsCountsInBoth) {
    Workspace workspace;
    workspace.ingest("2025-01-metropolitan-street.csv", street_file({{.month = "2025-01"}}));
    workspace.ingest("2025-03-metropolitan-street.csv", street_file({{.month = "2025-03"}}));
    EXPECT_EQ(workspace.answer("SELECT count(DISTINCT month) FROM police_street"), "2");
}

TEST(PoliceIds, EqualRowsAreKeptAndReported) {
    Workspace workspace;
    const StreetRow row{.id = "", .category = "Anti-social behaviour", .outcome = ""};
    workspace.ingest(february, street_file({row, row, row, {}}));
    EXPECT_EQ(workspace.told("rows_kept"), "4");
    EXPECT_EQ(workspace.told("rows_equal_to_another"), "2");
}

TEST(PoliceIds, ADoubledFileIsHeldUntilSomebodyDecides) {
    Workspace workspace;
    auto rows = test::street_rows(60);
    const auto once = rows;
    rows.insert(rows.end(), once.begin(), once.end());
    const auto outcome = workspace.ingest(february, street_file(rows));
    EXPECT_EQ(outcome.code, 3);
    EXPECT_EQ(workspace.told("rows_held"), "120");
    EXPECT_EQ(workspace.answer("SELECT count(*) FROM police_street"), "0");
}

TEST(PoliceIds, AHeldFileCountsOnceItIsAccepted) {
    Workspace workspace;
    auto rows = test::street_rows(60);
    const auto once = rows;
    rows.insert(rows.end(), once.begin(), once.end());
    workspace.ingest(february, street_file(rows));
    const std::string id = workspace.told("edition");
    const auto accepted = workspace.run(
        {"held", "--accept", id, "--post", "statistician", "--reason", "the force confirms it"});
    EXPECT_EQ(accepted.code, 0) << accepted.err;
    EXPECT_EQ(workspace.answer("SELECT count(*) FROM police_street"), "120");
}

TEST(PoliceIds, ASmallFileOfEqualRowsIsNotTakenForADoubledOne) {
    Workspace workspace;
    workspace.ingest(february, street_file(std::vector<StreetRow>(10)));
    EXPECT_EQ(workspace.told("rows_kept"), "10");
}

TEST(PoliceIds, AnIdThatIsNoneIsRefusedByName) {
    Workspace workspace;
    workspace.ingest(february, street_file({{.id = "12345"}, {}}));
    EXPECT_EQ(workspace.refused("incident-unreadable"), "1");
}

} // namespace
} // namespace mf
