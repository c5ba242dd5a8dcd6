// The shapes of areas are part of a release: frozen with it, checked and recomputed like its numbers.
#include "support/program.hpp"
#include "support/whole_month.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace mf {
namespace {

using test::street_name;
using test::whole_month;
using testing::HasSubstr;
using testing::Not;

const std::string force =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{)"
    R"("PFA16CD":"E23000001","PFA16NM":"Metropolitan Police"},"geometry":{"type":"Polygon",)"
    R"("coordinates":[[[-0.5,51.3],[0.3,51.3],[0.3,51.7],[-0.5,51.7],[-0.5,51.3]]]}}]})";

std::string prepared(const test::Workspace& workspace, const std::string& threads = "2") {
    const auto outcome = workspace.run({"release", "prepare", "--threads", threads});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    return outcome.out.substr(0, outcome.out.find('\n'));
}

std::string manifest_of(const test::Workspace& workspace, const std::string& hash) {
    std::ifstream file{workspace.folder() / "releases" / hash / "release.json"};
    return {std::istreambuf_iterator<char>{file}, {}};
}

class OutlinesOfARelease : public testing::Test {
protected:
    OutlinesOfARelease() {
        workspace.ingest(street_name("2025-01"), whole_month("2025-01", 5),
                         {"--published", "2025-03-01"});
    }

    test::Workspace workspace;
};

TEST_F(OutlinesOfARelease, AreFrozenForTheLevelsOfWhichBoundariesAreHeld) {
    EXPECT_THAT(manifest_of(workspace, prepared(workspace)), Not(HasSubstr("outlines")));
    workspace.ingest("forces.geojson", force);
    const std::string manifest = manifest_of(workspace, prepared(workspace));
    EXPECT_THAT(manifest, HasSubstr("\"outlines force\""));
    EXPECT_THAT(manifest, Not(HasSubstr("\"outlines district\"")));
}

TEST_F(OutlinesOfARelease, AreTheSameHoweverManyThreadsTookPart) {
    workspace.ingest("forces.geojson", force);
    EXPECT_EQ(prepared(workspace, "1"), prepared(workspace, "2"));
}

TEST_F(OutlinesOfARelease, AreRecomputedFromTheOriginals) {
    workspace.ingest("forces.geojson", force);
    prepared(workspace);
    const auto outcome = workspace.run({"verify"});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
}

TEST_F(OutlinesOfARelease, ThatWasMadeBeforeTheBoundariesCameAreNone) {
    const std::string hash = prepared(workspace);
    workspace.ingest("forces.geojson", force);
    EXPECT_EQ(workspace.run({"verify", hash}).code, 0);
}

TEST_F(OutlinesOfARelease, ThatAreDamagedAreFound) {
    workspace.ingest("forces.geojson", force);
    const std::string manifest = manifest_of(workspace, prepared(workspace));
    const std::size_t at = manifest.find("\"sha256\": \"", manifest.find("\"outlines force\""));
    const std::string sha256 = manifest.substr(at + 11, 64);
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator{workspace.folder() / "releases"}) {
        if (entry.path().filename() == sha256 + ".zst") {
            std::filesystem::resize_file(entry.path(), 20);
        }
    }
    EXPECT_EQ(workspace.run({"release", "check"}).code, 4);
}

} // namespace
} // namespace mf
