// A grid file of the projection is handed in like any other file; what cannot be used is refused with one clear error.
#include "support/kept_bytes.hpp"
#include "support/made_grid.hpp"
#include "support/program.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace mf {
namespace {

using testing::HasSubstr;

class ProjectionGrid : public testing::Test {
protected:
    test::Outcome take_in(const std::string& bytes) const {
        return workspace.run({"ingest", workspace.inputs().write("in/ostn15.gsb", bytes).string()});
    }

    test::Workspace workspace;
};

TEST_F(ProjectionGrid, ThatBringsPublishedPointsWhereTheyAreIsUsedFromThenOn) {
    const auto outcome = take_in(test::grid_at_published_points());
    EXPECT_EQ(outcome.code, 0) << outcome.out;
    EXPECT_THAT(outcome.out, HasSubstr("ostn15.gsb: projection grid: Ordnance Survey's OSTN15 from "
                                       "the grid file; 1 cm at the published test points"));
    EXPECT_EQ(workspace.run({"check"}).code, 0);
}

TEST_F(ProjectionGrid, ThatBringsThemElsewhereIsRefused) {
    const auto outcome = take_in(test::grid_at_published_points(0.001));
    EXPECT_EQ(outcome.code, 3);
    EXPECT_THAT(outcome.out, HasSubstr("ostn15.gsb: refused: ostn15.gsb: the grid file is not "
                                       "OSTN15: a published point is 0.03"));
}

TEST_F(ProjectionGrid, ThatIsNoGridIsRefusedOnceAndWithAMend) {
    const auto outcome = take_in("this is no grid");
    EXPECT_EQ(outcome.code, 3);
    EXPECT_THAT(outcome.out,
                HasSubstr("ostn15.gsb: refused: ostn15.gsb: the grid file does not cover Great "
                          "Britain, or is no grid. Name OSTN15 as NTv2 or GeoTIFF.\n"));
}

TEST_F(ProjectionGrid, WhoseCopyIsGoneIsNotReplacedInSilence) {
    take_in(test::grid_at_published_points());
    const auto bytes = test::kept_bytes(workspace.folder());
    std::filesystem::remove_all(workspace.folder() / "geo");
    const auto without = workspace.run({"fitness"});
    EXPECT_EQ(without.code, 4);
    EXPECT_THAT(without.err, HasSubstr("the grid file of the projection is gone or damaged"));
    EXPECT_EQ(workspace.run({"rebuild"}).code, 0);
    EXPECT_EQ(test::kept_bytes(workspace.folder()), bytes);
    EXPECT_EQ(workspace.run({"fitness"}).code, 0);
}

} // namespace
} // namespace mf
