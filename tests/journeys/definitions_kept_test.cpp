// A release is recomputed by the definitions that it keeps, whatever was changed since.
#include "support/own_home.hpp"
#include "support/program.hpp"
#include "support/whole_month.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace mf {
namespace {

using test::OwnHome;
using test::street_name;
using test::whole_month;
using test::Workspace;
using testing::HasSubstr;

class DefinitionsKept : public testing::Test {
protected:
    DefinitionsKept() {
        workspace.ingest(street_name("2025-01"), whole_month("2025-01", 5),
                         {"--published", "2025-03-01"});
        const auto prepared = workspace.run({"release", "prepare"});
        EXPECT_EQ(prepared.code, 0) << prepared.err;
        hash = prepared.out.substr(0, prepared.out.find('\n'));
        EXPECT_EQ(workspace.run({"release", "publish"}).code, 0);
    }

    /// The file of the release in which its definitions stand.
    std::filesystem::path kept() const {
        std::ifstream file{workspace.folder() / "releases" / hash / "release.json"};
        const std::string manifest{std::istreambuf_iterator<char>{file}, {}};
        const std::size_t at =
            manifest.find("\"sha256\": \"", manifest.find("\"definitions\"")) + 11;
        return workspace.folder() / "releases" / hash / (manifest.substr(at, 64) + ".zst");
    }

    Workspace workspace;
    std::string hash;
};

TEST_F(DefinitionsKept, RecomputeAReleaseAfterASourceWasChanged) {
    const OwnHome home;
    for (const std::size_t width : {24U, 30U, 31U}) { // where the values of its three sets begin
        const auto row = [&](const std::string& name, const std::string& id) {
            const std::string quoted = "\"" + name + "\"";
            return quoted + std::string(width - quoted.size(), ' ') + "= \"" + id + "\"";
        };
        const std::string source = "definitions/sources/police-street.toml";
        home.replace(source, row("Burglary", "burglary"), row("Burglary", "robbery"));
        home.replace(source, row("Robbery", "robbery"), row("Robbery", "burglary"));
    }
    const auto verified = home.run({"verify"}, workspace);
    EXPECT_EQ(verified.code, 0) << verified.err;
    EXPECT_THAT(verified.err, HasSubstr("holds"));
    EXPECT_EQ(home.run({"rebuild"}, workspace).code, 0);
    const auto counted =
        home.run({"series", "burglary", "--area", "metropolitan", "--format", "csv"}, workspace);
    EXPECT_THAT(counted.out, testing::Not(HasSubstr("2025-01,5,"))) << "the change changes nothing";
    EXPECT_EQ(home.run({"verify"}, workspace).code, 0) << "after the facts were read anew";
}

TEST_F(DefinitionsKept, RecomputeAReleaseAfterAreasAndPlacesWereRenamed) {
    const OwnHome home;
    home.replace("authorities/london/authority.toml", "\"Commissioner\"", "\"Somebody else\"");
    home.replace("definitions/places.toml", "\"On or near \"", "\"On \"");
    EXPECT_EQ(home.run({"verify"}, workspace).code, 0);
}

TEST_F(DefinitionsKept, AreMissedWhenTheyAreGone) {
    std::filesystem::remove(kept());
    const auto verified = workspace.run({"verify"});
    EXPECT_EQ(verified.code, 4);
    EXPECT_THAT(verified.err, HasSubstr("'definitions' of the release is gone"));
}

TEST_F(DefinitionsKept, ThatWereAlteredAreFound) {
    std::filesystem::resize_file(kept(), 30);
    EXPECT_EQ(workspace.run({"verify"}).code, 4);
}

} // namespace
} // namespace mf
