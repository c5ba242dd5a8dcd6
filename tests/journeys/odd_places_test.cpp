// Points that cannot be where they are said to be are counted by source and force, and their rows still count.
#include "support/program.hpp"
#include "support/street_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mf {
namespace {

using test::street_file;
using test::StreetRow;
using testing::HasSubstr;
using testing::Not;

constexpr const char* february = "2025-02-metropolitan-street.csv";

StreetRow at(const std::string& longitude, const std::string& latitude) {
    return {.longitude = longitude, .latitude = latitude};
}

/// A force's area as a box of one degree by one.
const std::string force_area =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{)"
    R"("PFA16CD":"E23000001","PFA16NM":"Metropolitan Police"},"geometry":{"type":"Polygon",)"
    R"("coordinates":[[[-1,51],[0,51],[0,52],[-1,52],[-1,51]]]}}]})";

/// One of each: on the land, at 0,0, in the sea, far outside, exchanged, metres.
std::string odd_rows() {
    return street_file({at("-0.5", "51.5"), at("0", "0"), at("0.2", "51.5"), at("5", "40"),
                        at("51.5", "-0.5"), at("530000", "180000")});
}

class OddPlaces : public testing::Test {
protected:
    std::string fitness() const { return workspace.run({"fitness", "--format", "csv"}).out; }

    test::Workspace workspace;
};

TEST_F(OddPlaces, AreCountedByKindForEachFile) {
    workspace.ingest("forces.geojson", force_area);
    EXPECT_EQ(workspace.ingest(february, odd_rows()).code, 0);
    const std::string lines = fitness();
    for (const char* what :
         {"place at 0,0\",1,", "place in the sea,1,", "place outside the country,1,",
          "longitude and latitude changed about,1,", "place that cannot be degrees,1,"}) {
        EXPECT_THAT(lines, HasSubstr(what));
    }
    EXPECT_THAT(lines, HasSubstr("metropolitan 2025-02"));
}

TEST_F(OddPlaces, AreNotDropped) {
    workspace.ingest("forces.geojson", force_area);
    workspace.ingest(february, odd_rows());
    EXPECT_EQ(workspace.told("rows_kept"), "6");
    EXPECT_EQ(workspace.told("rows_refused"), "0");
    EXPECT_THAT(
        workspace.run({"series", "burglary", "--area", "metropolitan", "--format", "csv"}).out,
        HasSubstr(",2025-02,6,"));
}

TEST_F(OddPlaces, AreToldWhenTheFileIsTakenIn) {
    workspace.ingest("forces.geojson", force_area);
    const auto file = workspace.inputs().write(february, odd_rows());
    const auto outcome = workspace.run({"ingest", file.string()});
    EXPECT_THAT(outcome.out,
                HasSubstr("    place in the sea: 1 rows, held against force-areas-2016\n"));
    EXPECT_THAT(outcome.out, HasSubstr("    place at 0,0: 1 rows"));
}

TEST_F(OddPlaces, WithoutBoundariesTellByTheirNumbersAlone) {
    workspace.ingest(february, odd_rows());
    const auto outcome = workspace.run({"fitness", "--format", "csv"});
    EXPECT_THAT(outcome.out, HasSubstr("place at 0,0\",1,"));
    EXPECT_THAT(outcome.out, HasSubstr("place that cannot be degrees,1,"));
    EXPECT_THAT(outcome.out, Not(HasSubstr("in the sea")));
    EXPECT_THAT(outcome.err, HasSubstr("No boundaries are loaded that cover a force"));
}

TEST_F(OddPlaces, OffAMapOfTheDistrictsAloneAreOutsideTheForcesArea) {
    // The City has one district, so that a map of that one covers its force.
    workspace.ingest("boroughs.geojson",
                     R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{)"
                     R"("GSS_CODE":"E09000001","NAME":"City of London","ONS_INNER":"T"},)"
                     R"("geometry":{"type":"Polygon","coordinates":)"
                     R"([[[-0.1,51.5],[0,51.5],[0,51.6],[-0.1,51.6],[-0.1,51.5]]]}}]})");
    StreetRow inside = at("-0.05", "51.55");
    StreetRow outside = at("-0.5", "51.5");
    inside.force = outside.force = "City of London Police";
    workspace.ingest("2025-02-city-of-london-street.csv", street_file({inside, outside}));
    EXPECT_THAT(fitness(), HasSubstr("place outside the force's area,1,"));
}

TEST_F(OddPlaces, OfAForceThatNoMapCoversAreNotJudgedByIt) {
    workspace.ingest("forces.geojson", force_area);
    StreetRow elsewhere = at("-5", "54.6");
    elsewhere.force = "Police Service of Northern Ireland";
    workspace.ingest("2025-02-northern-ireland-street.csv", street_file({elsewhere}));
    EXPECT_THAT(fitness(), Not(HasSubstr("place outside")));
}

TEST_F(OddPlaces, NoneIsSaidOfAFileWithoutOne) {
    workspace.ingest("forces.geojson", force_area);
    workspace.ingest(february, street_file({at("-0.5", "51.5")}));
    EXPECT_THAT(fitness(), Not(HasSubstr("place")));
}

} // namespace
} // namespace mf
