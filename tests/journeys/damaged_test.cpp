// A byte that changed on the disk is found, and what can be mended is.
#include "support/kept_bytes.hpp"
#include "support/program.hpp"
#include "support/whole_month.hpp"

#include <gtest/gtest.h>

namespace mf {
namespace {

using test::street_name;
using test::whole_month;
using test::Workspace;

/// A workspace with one file, whose text stays at hand.
class Damaged : public testing::Test {
protected:
    Damaged() {
        workspace.ingest(street_name("2025-01"), text);
        whole = test::kept_bytes(workspace.folder());
    }

    /// The one file whose path ends like this.
    std::filesystem::path file(const std::string& end) const {
        for (const auto& [path, hash] : whole) {
            if (path.ends_with(end)) {
                return workspace.folder() / path;
            }
        }
        return {};
    }
    test::Outcome series() const {
        return workspace.run({"series", "burglary", "--area", "metropolitan", "--format", "csv"});
    }

    std::string text = whole_month("2025-01", 200);
    Workspace workspace;
    std::map<std::string, std::string> whole;
};

TEST_F(Damaged, NothingIsWhereNothingWasTouched) {
    const auto outcome = workspace.run({"check"});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
}

TEST_F(Damaged, CheckFindsAByteOfAnOriginal) {
    test::damage_file(file(".zst"));
    const auto outcome = workspace.run({"check"});
    EXPECT_EQ(outcome.code, 4);
    EXPECT_NE(outcome.err.find(file(".zst").filename().string()), std::string::npos) << outcome.err;
}

TEST_F(Damaged, CheckFindsAByteOfTheFacts) {
    test::damage_file(file("part-0.parquet"));
    EXPECT_EQ(workspace.run({"check"}).code, 4);
}

TEST_F(Damaged, CheckFindsAFileThatIsGone) {
    std::filesystem::remove(file("part-0.parquet"));
    EXPECT_EQ(workspace.run({"check"}).code, 4);
}

TEST_F(Damaged, AQuestionToFactsThatAreDamagedIsNotAnswered) {
    test::damage_file(file("manifest.json"));
    const auto outcome = series();
    EXPECT_EQ(outcome.code, 4);
    EXPECT_EQ(outcome.out, "");
    EXPECT_NE(outcome.err.find("metforward rebuild"), std::string::npos) << outcome.err;
}

TEST_F(Damaged, AQuestionToFactsThatAreCutShortIsNotAnswered) {
    std::filesystem::resize_file(file("part-0.parquet"),
                                 std::filesystem::file_size(file("part-0.parquet")) / 2);
    EXPECT_EQ(series().code, 4);
    EXPECT_EQ(workspace.run({"sql", "SELECT count(*) FROM police_street"}).code, 4);
}

TEST_F(Damaged, AWorkspaceWithoutItsJournalIsNotTakenForAnEmptyOne) {
    std::filesystem::remove(workspace.folder() / "journal.sqlite");
    EXPECT_EQ(series().code, 4);
    EXPECT_EQ(workspace.ingest(street_name("2025-02"), text).code, 4);
}

TEST_F(Damaged, ARebuildMendsTheFacts) {
    for (const char* name : {"part-0.parquet", "manifest.json"}) {
        test::damage_file(file(name));
        EXPECT_EQ(workspace.run({"rebuild"}).code, 0) << name;
        EXPECT_EQ(test::kept_bytes(workspace.folder()), whole) << name;
    }
}

TEST_F(Damaged, ARebuildFromADamagedOriginalSaysSo) {
    test::damage_file(file(".zst"));
    std::filesystem::remove_all(workspace.folder() / "lake");
    EXPECT_EQ(workspace.run({"rebuild"}).code, 4);
}

TEST_F(Damaged, ThePublishersFileLoadedAgainMendsTheOriginal) {
    test::damage_file(file(".zst"));
    workspace.ingest(street_name("2025-01"), text);
    EXPECT_EQ(test::kept_bytes(workspace.folder()), whole);
    EXPECT_EQ(workspace.run({"check"}).code, 0);
}

} // namespace
} // namespace mf
