// Of several files of one definition of boundaries or lookups one counts, whatever the order in which they came.
#include "support/program.hpp"
#include "support/whole_month.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mf {
namespace {

using test::street_name;
using test::whole_month;
using test::Workspace;
using testing::HasSubstr;
using testing::Not;

struct File {
    std::string name;
    std::string text;
    std::vector<std::string> options;
};

/// One force as a box from 0.5 degrees west to `east`.
File force(const std::string& name, double east, std::vector<std::string> options = {}) {
    return {name,
            fmt::format(R"({{"type":"FeatureCollection","features":[{{"type":"Feature",)"
                        R"("properties":{{"PFA16CD":"E23000001","PFA16NM":"One"}},"geometry":)"
                        R"({{"type":"Polygon","coordinates":[[[-0.5,51.3],[{0},51.3],)"
                        R"([{0},51.7],[-0.5,51.7],[-0.5,51.3]]]}}}}]}})",
                        east),
            std::move(options)};
}

File ward_links(const std::string& name, const std::string& district) {
    return {name, "WDCD,LADCD_ACTIVE,SOURCEFILE\nE05000001," + district + ",x\n", {}};
}

/// What a new workspace with these files in this order says: the release's hash, its areas, where wards lead.
std::string said_after(const std::vector<File>& files) {
    Workspace workspace;
    workspace.ingest(street_name("2025-01"), whole_month("2025-01", 5),
                     {"--published", "2025-03-01"});
    for (const File& file : files) {
        EXPECT_EQ(workspace.ingest(file.name, file.text, file.options).code, 0) << file.name;
    }
    const auto prepared = workspace.run({"release", "prepare"});
    EXPECT_EQ(prepared.code, 0) << prepared.err;
    const auto verified = workspace.run({"verify"});
    EXPECT_EQ(verified.code, 0) << verified.err;
    return prepared.out + workspace.run({"areas", "--format", "csv"}).out +
           workspace
               .run({"lookups", "--from", "ward@since-2016", "--to", "district@2023", "--format",
                     "csv"})
               .out;
}

TEST(OrderOfPlaces, OfTwoFilesOfOneDefinitionPlaysNoPart) {
    const File one = force("one.geojson", 0.3);
    const File other = force("other.geojson", 0.4);
    EXPECT_EQ(said_after({one, other}), said_after({other, one}));
    EXPECT_NE(said_after({one}), said_after({other})) << "the two would not tell";
}

TEST(OrderOfPlaces, AStatedDayCountsBeforeNoneAndTheNewestOfThem) {
    for (const double newest : {0.3, 0.4}) { // so that no hash can have decided
        const File undated = force("undated.geojson", 0.5);
        const File older =
            force("older.geojson", newest == 0.3 ? 0.4 : 0.3, {"--published", "2025-01-01"});
        const File newer = force("newer.geojson", newest, {"--published", "2025-06-01"});
        const std::string wanted = said_after({newer});
        EXPECT_EQ(said_after({older, newer, undated}), wanted);
        EXPECT_EQ(said_after({undated, newer, older}), wanted);
    }
}

TEST(OrderOfPlaces, OfTwoLookupsPlaysNoPart) {
    const File one = ward_links("one.csv", "E09000001");
    const File other = ward_links("other.csv", "E09000002");
    EXPECT_EQ(said_after({one, other}), said_after({other, one}));
}

TEST(OrderOfPlaces, WhoHandsInWhatDoesNotCountIsToldWhatDoes) {
    Workspace workspace;
    workspace.ingest("new.geojson", force("", 0.3).text, {"--published", "2025-06-01"});
    EXPECT_EQ(workspace.told("counts_instead"), "");
    workspace.ingest("old.geojson", force("", 0.4).text, {"--published", "2025-01-01"});
    EXPECT_EQ(workspace.told("counts_instead"), "new.geojson");
    const auto file = workspace.inputs().write("undated.geojson", force("", 0.5).text);
    EXPECT_THAT(workspace.run({"ingest", file.string()}).out,
                HasSubstr("does not count, as 'new.geojson' does; say which is newer"));
    // The day is told later: the same bytes are met again, and now count.
    EXPECT_THAT(workspace.run({"ingest", file.string(), "--published", "2025-07-01"}).out,
                Not(HasSubstr("does not count")));
}

TEST(OrderOfPlaces, TheDayMayStandInATableBesideTheFile) {
    Workspace workspace;
    workspace.ingest("new.geojson", force("", 0.3).text, {"--published", "2025-06-01"});
    workspace.inputs().write("later/editions.csv", "glob,earliest,latest,scope\n*,,2025-08-01,\n");
    const auto file = workspace.inputs().write("later/forces.geojson", force("", 0.4).text);
    EXPECT_THAT(workspace.run({"ingest", file.string()}).out, Not(HasSubstr("does not count")));
}

} // namespace
} // namespace mf
